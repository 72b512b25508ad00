import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/** The folder of the private workbench, which has its own lock: it runs beside the ordinary one. */
export const privateFolder = (userData: string): string => join(userData, 'private');

/**
 * The folder for everything the program keeps for one person, by each platform's convention. Both
 * shells use this one folder, so that both show the same work.
 *
 * `OBELUS_USER_DATA` names another. A relative XDG_CONFIG_HOME is ignored, as the XDG Base
 * Directory Specification asks.
 */
export function userDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string = homedir(),
): string {
  const named = environment['OBELUS_USER_DATA'];
  if (named !== undefined && named !== '') return named;
  if (platform === 'win32')
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Obelus');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Obelus');
  const configured = environment['XDG_CONFIG_HOME'] ?? '';
  return posix.join(
    posix.isAbsolute(configured) ? configured : posix.join(home, '.config'),
    'obelus',
  );
}
