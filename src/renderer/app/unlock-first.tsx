import type { ReactNode } from 'react';
import type { HostApi } from '#contract';
import { UnlockScreen } from '#renderer/panels/unlock';
import { strings } from '#renderer/words';

export interface Unlocked {
  readonly isPrivate: boolean;
  /** What is to be told of damage that was found: a sentence each. */
  readonly found: readonly string[];
}

/**
 * Where the workbench is private, the window says so; where it is locked, its passphrase is asked for
 * first. Resolves once the work can be read.
 */
export async function unlockFirst(
  host: Pick<HostApi, 'privateState' | 'unlockPrivate'>,
  show: (screen: ReactNode) => void,
): Promise<Unlocked> {
  const standing = await host.privateState({});
  const kind = standing.ok ? standing.value.kind : 'none';
  if (kind === 'none') return { isPrivate: false, found: [] };
  document.title = strings.private.windowTitle;
  if (kind === 'open') return { isPrivate: true, found: [] };
  return new Promise((resolve) => {
    const unlock = async (passphrase: string): Promise<string | null> => {
      const answer = await host.unlockPrivate({ passphrase });
      if (answer.ok) {
        resolve({ isPrivate: true, found: answer.value.problems });
        return null;
      }
      return answer.code === 'locked' ? strings.private.unlock.isWrong : answer.message;
    };
    show(<UnlockScreen kind={kind} onUnlock={unlock} />);
  });
}
