import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isPort } from './loopback-state.ts';

export interface StartArguments {
  readonly userData: string | null;
  readonly port: number | undefined;
  readonly isWindowWanted: boolean;
  /** The private workbench, rather than the ordinary one. */
  readonly isPrivate: boolean;
  /** Absolute paths of the files and folders to read. */
  readonly sources: readonly string[];
}

export const usage =
  'Usage: npm start -- [--private] [--user-data FOLDER] [--port NUMBER] [--no-browser] [FILE | FOLDER]…';

/** What the person asked for on the command line, or a sentence that says what is wrong with it. */
export function readStartArguments(
  given: readonly string[],
  workingFolder: string,
): StartArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        'user-data': { type: 'string' },
        port: { type: 'string' },
        'no-browser': { type: 'boolean' },
        private: { type: 'boolean' },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !isPort(port))
      return `"${String(values.port)}" is no port: a number from 1024 to 65535.`;
    const folder = values['user-data'];
    return {
      userData: folder === undefined ? null : resolve(workingFolder, folder),
      port,
      isWindowWanted: values['no-browser'] !== true,
      isPrivate: values.private === true,
      sources: positionals.map((path) => resolve(workingFolder, path)),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
