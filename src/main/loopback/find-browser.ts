import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

export interface Surroundings {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (path: string) => boolean;
}

export const surroundings: Surroundings = {
  platform: process.platform,
  environment: process.env,
  isExecutable: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** Whether a window can be shown. macOS and Windows always have a screen; Linux names it. */
export function hasDisplay({ platform, environment }: Surroundings): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * A browser of Chromium's family, which alone can be given a window, a profile and a proxy of its
 * own. `OBELUS_CHROMIUM` names one. Null where there is none.
 */
export function findBrowser({ platform, environment, isExecutable }: Surroundings): string | null {
  const named = environment['OBELUS_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return candidates(platform, environment).find(isExecutable) ?? null;
}

/** Whether there is a display, and a browser of whose window we know when it was closed. */
export const canOpenWindow = (around: Surroundings): boolean =>
  hasDisplay(around) && findBrowser(around) !== null;

function candidates(platform: string, environment: Surroundings['environment']): string[] {
  if (platform === 'darwin') return macApplications;
  if (platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms.map((path) => win32.join(folder, ...path)));
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}
