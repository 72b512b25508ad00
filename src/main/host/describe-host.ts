import { userInfo } from 'node:os';
import { done, type HostApi, type HostDescription } from '#contract';

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // Accounts without an entry in the system's user list exist, in containers above all.
    return '';
  }
}

export interface Described extends Pick<HostDescription, 'shell' | 'version' | 'platform'> {
  readonly dialogs?: object | undefined;
}

/** Which shell serves the page, and what it can do. */
export const createDescription = ({
  shell,
  version,
  platform,
  dialogs,
}: Described): Pick<HostApi, 'describeHost'> => ({
  describeHost: async () =>
    done({
      ...{ shell, version, platform },
      nativeDialogs: dialogs !== undefined,
      accountName: accountName(),
    }),
});
