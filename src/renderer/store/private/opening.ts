import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';

/** Has the shell open the private workbench; where it cannot, it says how that is started. */
export async function openPrivate({ host, state }: Context): Promise<void> {
  const opened = await host.openPrivate({});
  if (opened.ok) notify(state, 'done', strings.private.opening);
  else notify(state, 'problem', opened.message);
}
