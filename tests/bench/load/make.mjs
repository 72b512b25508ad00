import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { quiet } from '../../quiet-chromium.mjs';
import { findChromium } from '../../../scripts/steps/chromium.mjs';

/** Makes a profile of very many documents and annotations, as the program finds it at its next start. */

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Parts that the database is filled with in one call. */
const AT_ONCE = 4;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };

async function runNode(folder, given) {
  const program = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: at('../../..'),
      ssr: { noExternal: true },
      build: {
        ssr: at('./make-profile.ts'),
        outDir: program,
        target: 'node20.19',
        rollupOptions: { output: { format: 'es', entryFileNames: 'make-profile.mjs' } },
      },
    });
    const script = join(program, 'make-profile.mjs');
    const said = execFileSync(process.execPath, [script, folder, ...given.map(String)]);
    return JSON.parse(said.toString());
  } finally {
    rmSync(program, { recursive: true, force: true });
  }
}

/** Serves some folders on a port of 127.0.0.1. */
function serve(port, folders) {
  const server = createServer((request, response) => {
    const name = normalize(new URL(request.url ?? '/', 'http://x').pathname).replace(/^\/+/, '');
    const wanted = name === '' ? 'index.html' : name;
    const path = folders.map((folder) => join(folder, wanted)).find((each) => existsSync(each));
    if (path === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' });
    return createReadStream(path).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Fills the database of the page, under the address that the shell will have. */
async function fillDatabase(profile, port, progress) {
  const built = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('./'),
    build: { target: 'es2023', outDir: built, emptyOutDir: true, chunkSizeWarningLimit: 4096 },
  });
  const server = await serve(port, [built, profile]);
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), {
    executablePath: findChromium() ?? undefined,
    args: quiet,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => process.stderr.write(`In the page: ${error.stack}\n`));
    await page.goto(`http://127.0.0.1:${String(port)}/`);
    const { parts } = await page.evaluate('bench.about()');
    for (let part = 0; part < parts; part += AT_ONCE) {
      progress(`Storing part ${String(part)} of ${String(parts)}`);
      await page.evaluate(`bench.fill(${part}, ${Math.min(parts, part + AT_ONCE)})`);
    }
    await page.evaluate('bench.end()');
  } finally {
    await context.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(built, { recursive: true, force: true });
  }
}

/**
 * @param profile an empty folder, or one that is not there; what lies there already is gone on with
 * @returns what making took
 */
export async function makeProfile(profile, { documents, annotations, units }, progress) {
  mkdirSync(profile, { recursive: true });
  const began = performance.now();
  progress(`Making ${String(annotations)} annotations`);
  const made = existsSync(join(profile, 'parts', 'about.json'))
    ? null
    : await runNode(profile, [documents, annotations, units]);
  const port = randomInt(20_000, 32_000);
  await fillDatabase(profile, port, progress);
  const state = { formatVersion: 1, port, secret: 'bench' };
  writeFileSync(join(profile, 'loopback.json'), `${JSON.stringify(state)}\n`);
  rmSync(join(profile, 'parts'), { recursive: true, force: true });
  return { ...made, filled: (performance.now() - began) / 1_000 };
}
