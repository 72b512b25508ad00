import type { ReactNode } from 'react';
import type { HostApi } from '#contract';
import { UnlockScreen } from '#renderer/panels/unlock';
import { strings } from '#renderer/words';

/**
 * Where the workbench is private, the window says so; where it is locked, its passphrase is asked for
 * first. Resolves once the work can be read, with what is to be told of damage that was found.
 */
export async function unlockFirst(
  host: Pick<HostApi, 'privateState' | 'unlockPrivate'>,
  show: (screen: ReactNode) => void,
): Promise<readonly string[]> {
  const standing = await host.privateState({});
  const kind = standing.ok ? standing.value.kind : 'none';
  if (kind === 'none') return [];
  document.title = strings.private.windowTitle;
  if (kind === 'open') return [];
  return new Promise((resolve) => {
    const unlock = async (passphrase: string): Promise<string | null> => {
      const answer = await host.unlockPrivate({ passphrase });
      if (answer.ok) {
        resolve(answer.value.problems);
        return null;
      }
      return answer.code === 'locked' ? strings.private.unlock.isWrong : answer.message;
    };
    show(<UnlockScreen kind={kind} onUnlock={unlock} />);
  });
}
