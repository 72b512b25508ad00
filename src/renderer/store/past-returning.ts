import { formatExactly, strings } from '#renderer/words';
import type { Context } from './context.ts';
import { commit } from './edit.ts';
import { notify } from './notices.ts';
import { leaveRemoved } from './open-document.ts';
import { differenceTo } from './past-difference.ts';
import type { RestorePreview } from './shapes.ts';

const { past } = strings;

/** Lets go of a card whose annotation went, and of a document that is not of the corpus any more. */
function letGo(context: Context): void {
  leaveRemoved(context, undefined);
  const { focused } = context.state.getState();
  const { loaded } = context;
  if (focused === null || loaded === null) return;
  const isThere = loaded.annotations.get(focused) ?? loaded.unplaced.get(focused);
  if (isThere === undefined) context.state.setState({ focused: null });
}

export const previewRestore = async (
  context: Context,
  at: string,
): Promise<RestorePreview | null> => (await differenceTo(context, at))?.preview ?? null;

/** All of it is one step, whichever documents it is about. */
export async function restoreTo(context: Context, at: string): Promise<void> {
  const difference = await differenceTo(context, at);
  if (context.isClosed) return;
  if (difference === null) return notify(context.state, 'done', past.nothingSince);
  const { drafts, states, preview } = difference;
  const moment = formatExactly(at);
  commit(context, past.goBackStep(moment), drafts, states);
  letGo(context);
  const { restored, removed, changed } = preview;
  notify(context.state, 'done', past.wentBack(moment, restored, removed, changed));
}
