import type { ReactNode } from 'react';
import type { HostApi } from '#contract';
import { UnlockScreen } from '#renderer/panels/unlock';
import { tryPassphrase } from '#renderer/store';
import { strings } from '#renderer/words';

/** Whether the page stands in a tab that somebody opened by hand, of which nobody knows what it keeps. */
async function standsInTab(host: Pick<HostApi, 'describeHost'>): Promise<boolean> {
  const description = await host.describeHost({});
  const isServed = description.ok && description.value.shell === 'loopback';
  return isServed && matchMedia('(display-mode: browser)').matches;
}

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
  host: Pick<HostApi, 'describeHost' | 'privateState' | 'unlockPrivate'>,
  show: (screen: ReactNode) => void,
): Promise<Unlocked> {
  const standing = await host.privateState({});
  const kind = standing.ok ? standing.value.kind : 'none';
  if (kind === 'none') return { isPrivate: false, found: [] };
  document.title = strings.private.windowTitle;
  if (kind === 'open') return { isPrivate: true, found: [] };
  const isInTab = await standsInTab(host);
  return new Promise((resolve) => {
    const unlock = async (passphrase: string): Promise<string | null> => {
      const answer = await tryPassphrase(host, passphrase);
      if (!answer.ok) return answer.message;
      resolve({ isPrivate: true, found: answer.value.problems });
      return null;
    };
    show(<UnlockScreen kind={kind} isInTab={isInTab} onUnlock={unlock} />);
  });
}
