import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

export interface Outcome {
  readonly status: number | null;
  readonly out: Buffer;
  readonly said: string;
}

export interface Asking {
  readonly input?: Uint8Array;
  readonly cwd?: string;
  /** Closes the reading end of its standard output at once. */
  readonly isDeaf?: boolean;
  /** Beside what is there anyway. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The code of the thread that texts are read in; without it there is none. */
  readonly importThread?: string | null;
}

export type Obelus = (words: readonly string[], asking?: Asking) => Promise<Outcome>;

/** The command line, built as the product builds it, run as a process of its own. */
export function builtCli(): Obelus {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'obelus-cli-'));
    await writeFile(join(folder, 'package.json'), '{"version":"1.2.3","type":"module"}');
    await build({
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL('../../../src/main/cli/main.ts', import.meta.url)),
        outDir: join(folder, 'out/main'),
        target: 'node20.19',
        rollupOptions: { output: { format: 'es', entryFileNames: 'cli.js' } },
      },
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return async (
    words,
    { input, cwd, isDeaf = false, environment = {}, importThread = null } = {},
  ) => {
    const thread = join(folder, 'out/main/import-worker.js');
    if (importThread === null) await rm(thread, { force: true });
    else await writeFile(thread, importThread);
    return new Promise((resolve, reject) => {
      const env = { ...process.env, ...environment };
      const options = cwd === undefined ? { env } : { cwd, env };
      const child = spawn(process.execPath, [join(folder, 'out/main/cli.js'), ...words], options);
      const out: Buffer[] = [];
      const said: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
      if (isDeaf) child.stdout.destroy();
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.on('error', reject);
      child.on('close', (status) =>
        resolve({ status, out: Buffer.concat(out), said: Buffer.concat(said).toString('utf8') }),
      );
    });
  };
}
