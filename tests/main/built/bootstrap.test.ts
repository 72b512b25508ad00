import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../loopback/open-for-tests.ts';
import { run } from './running-program.ts';

/** In place of npm: writes down that it ran, and leaves a builder that does the same. */
const NPM = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('log', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_FAILS) process.exit(1);
mkdirSync('node_modules/electron-vite/bin', { recursive: true });
writeFileSync('node_modules/electron-vite/bin/electron-vite.js', \`
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  appendFileSync('log', 'build\\\\n');
  if (process.env.BUILD_FAILS) process.exit(1);
  for (const path of ['main/electron.js', 'main/loopback.js', 'main/import-worker.js', 'main/search-worker.js', 'main/project-worker.js', 'preload/preload.cjs', 'renderer/index.html']) {
    mkdirSync('out/' + path.split('/')[0], { recursive: true });
    writeFileSync('out/' + path, '');
  }\`);
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string): string => join(folder.path, path);

beforeEach(async () => {
  folder = await temporaryFolder();
  cpSync(join(import.meta.dirname, '../../../scripts'), at('scripts'), { recursive: true });
  mkdirSync(at('src'));
  writeFileSync(at('src/a.ts'), '1');
  writeFileSync(at('package.json'), '{"engines":{"node":">=20.19"}}');
  writeFileSync(at('package-lock.json'), '{}');
  writeFileSync(at('npm.mjs'), NPM);
});
afterEach(() => folder.remove());

interface Prepared {
  readonly status: number | null;
  readonly heard: string;
  /** What was run, in order. */
  readonly did: readonly string[];
}

async function prepare(
  environment: Record<string, string> = {},
  ...given: readonly string[]
): Promise<Prepared> {
  rmSync(at('log'), { force: true });
  const program = run(at('scripts/prepare.mjs'), given, {
    npm_execpath: at('npm.mjs'),
    ...environment,
  });
  const status = await program.ended;
  const did = existsSync(at('log')) ? readFileSync(at('log'), 'utf8').trim().split('\n') : [];
  return { status, heard: program.heard(), did };
}

const NPM_CI = 'npm ci --ignore-scripts --include=dev';

describe('preparing a clone', () => {
  it('installs and builds once', async () => {
    expect(await prepare()).toMatchObject({ status: 0, did: [NPM_CI, 'build'] });
    expect(await prepare()).toMatchObject({ status: 0, did: [], heard: '' });
  });

  it.each([
    { change: 'a source', path: 'src/a.ts', did: ['build'] },
    { change: 'a new source', path: 'src/b.ts', did: ['build'] },
    { change: 'the lock file', path: 'package-lock.json', did: [NPM_CI, 'build'] },
    { change: 'a document', path: 'README.md', did: [] },
  ])('does what $change asks for', async ({ path, did }) => {
    await prepare();
    writeFileSync(at(path), '{"changed":true}');
    expect((await prepare()).did).toEqual(did);
  });

  it.each(['out/renderer/index.html', 'out/preload/preload.cjs', 'out/.obelus-built'])(
    'builds again where %s is missing',
    async (path) => {
      await prepare();
      rmSync(at(path));
      expect((await prepare()).did).toEqual(['build']);
    },
  );

  it('says that the packages could not be fetched, and tries again the next time', async () => {
    const first = await prepare({ NPM_FAILS: '1' });
    expect(first).toMatchObject({ status: 1, did: [NPM_CI] });
    expect(first.heard).toContain('npm ci failed');
    expect((await prepare()).did).toEqual([NPM_CI, 'build']);
  });

  it('says that the build failed, and builds again the next time', async () => {
    const first = await prepare({ BUILD_FAILS: '1' });
    expect(first.status).toBe(1);
    expect(first.heard).toContain('The build failed');
    expect((await prepare()).did).toEqual(['build']);
  });

  it('says which Node it needs', async () => {
    writeFileSync(at('package.json'), '{"engines":{"node":">=99.1"}}');
    const prepared = await prepare();
    expect(prepared).toMatchObject({ status: 1, did: [] });
    expect(prepared.heard).toContain('Obelus needs Node 99.1 or newer');
  });

  it('takes the Chromium that it is told of', async () => {
    await prepare();
    const prepared = await prepare({ OBELUS_CHROMIUM: '/opt/chromium' }, '--tests');
    expect(prepared).toMatchObject({ status: 0, heard: '' });
  });
});
