import { spawn, type ChildProcess } from 'node:child_process';

/** A program that runs, with what it has said so far. */
export interface Running {
  readonly child: ChildProcess;
  /** The first match in what it says, on either stream, as soon as it is there. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Its exit status, once it has ended. */
  readonly ended: Promise<number | null>;
  readonly heard: () => string;
}

export function run(
  script: string,
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Running {
  const child = spawn(process.execPath, [script, ...given], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...environment },
  });
  let text = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      resolve(status);
      for (const look of waiting) look();
    });
  });
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text);
        if (match !== null) resolve(match);
        else if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`It ended without saying ${String(pattern)}:\n${text}`));
        else return void waiting.add(look);
        waiting.delete(look);
      };
      look();
    });
  return { child, says, ended, heard: () => text };
}
