import { done, refused, type HostApi, type Output, type Result } from '#contract';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';

type Unlocking = Pick<HostApi, 'privateState' | 'unlockPrivate'>;

async function isOpen(host: Unlocking): Promise<boolean> {
  const standing = await host.privateState({});
  return standing.ok && standing.value.kind === 'open';
}

/**
 * Tries a passphrase of a private workbench; a refusal says what was wrong with it. One that another
 * window opened meanwhile is open.
 */
export async function tryPassphrase(
  host: Unlocking,
  passphrase: string,
): Promise<Result<Output<'unlockPrivate'>>> {
  const answer = await host.unlockPrivate({ passphrase });
  if (!answer.ok && answer.code === 'bad-request' && (await isOpen(host)))
    return done({ problems: [] });
  const isWrong = !answer.ok && answer.code === 'locked';
  return isWrong ? refused('locked', strings.private.unlock.isWrong) : answer;
}

/**
 * A host that was started again is locked, and this page is not: what is done waits in memory, and the
 * passphrase is asked for once more. Returns what ends the watch.
 */
export function watchLock({ host, state }: Context): () => void {
  if (!state.getState().isPrivate) return () => undefined;
  const look = async (): Promise<void> => {
    const standing = await host.privateState({});
    if (standing.ok) state.setState({ isLocked: standing.value.kind === 'locked' });
  };
  return state.subscribe(({ saving, isLocked }, before) => {
    if (saving === before.saving) return;
    if (saving.kind === 'failed') void look();
    // Another window opened it.
    else if (isLocked && saving.kind === 'saved') state.setState({ isLocked: false });
  });
}

/** What was wrong in a sentence; null where it is open, and what waits is being saved. */
export async function unlockAgain(
  { host, state, writer }: Context,
  passphrase: string,
): Promise<string | null> {
  const answer = await tryPassphrase(host, passphrase);
  if (!answer.ok) return answer.message;
  for (const problem of answer.value.problems) notify(state, 'problem', problem);
  state.setState({ isLocked: false });
  writer.tryNow();
  return null;
}
