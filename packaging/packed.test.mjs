/**
 * Packs the program around a stand-in for Electron and reads back what came out: what is in the
 * archive, whether it can load what it asks for, which fuses are set, what lies beside it.
 * With OBELUS_BUILT=1 the build in ../out is taken as it is.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import config from './electron-builder.config.mjs';
import { makeStandIn, readFuses } from './stand-in.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'obelus-packed-'));
const unpacked = join(scratch, 'dist', 'linux-unpacked');
const archive = join(unpacked, 'resources', 'app.asar');

/** Paths in the archive, with forward slashes and without the first. */
let paths = [];
const textOf = (path) => extractFile(archive, path).toString('utf8');

before(async () => {
  const electron = join(scratch, 'electron');
  await makeStandIn(electron);
  const flags = ['--dir', '--electron', electron, '--output', join(scratch, 'dist')];
  if (process.env['OBELUS_BUILT'] === '1') flags.push('--built');
  execFileSync(process.execPath, [join(here, 'pack.mjs'), ...flags], { stdio: 'inherit' });
  paths = listPackage(archive).map((path) => path.replaceAll('\\', '/').slice(1));
});
after(() => rmSync(scratch, { recursive: true, force: true }));

test('the archive holds the build, its icon and a manifest, and nothing else', () => {
  const ours = /^(package\.json|resources(\/icon\.png)?|out(\/(main|preload|renderer)(\/.+)?)?)$/;
  const strangers = paths.filter((path) => !ours.test(path));
  assert.ok(paths.includes('resources/icon.png'));
  assert.deepEqual(strangers, []);
  assert.deepEqual(
    paths.filter((path) => /node_modules|\.map$|\.ts$|loopback\.js$/.test(path)),
    [],
  );
});

test('the manifest names an entry that is there, and no dependencies', () => {
  const manifest = JSON.parse(textOf('package.json'));
  assert.ok(paths.includes(manifest.main), manifest.main);
  assert.equal(manifest.type, 'module');
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.version, JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version);
});

test('what the main process imports is in the archive, in Node or in Electron', () => {
  const modules = paths.filter((path) => /^out\/main\/.*\.js$/.test(path));
  assert.ok(modules.length > 0);
  for (const path of modules) {
    // Comments name the modules that types come from.
    const source = textOf(path).replace(/^\s*\/?\*.*$/gm, '');
    const imports = source.matchAll(
      /(?:^|[\n;}])\s*(?:import|export)\b[^'"`;]*?from\s*["']([^"']+)["']|(?<!["'])\bimport\s*\(?\s*["']([^"']+)["']/g,
    );
    for (const [, fromClause, bare] of imports) {
      const name = fromClause ?? bare;
      const isThere = name.startsWith('.')
        ? paths.includes(posix.join(posix.dirname(path), name))
        : isBuiltin(name) || name === 'electron' || name.startsWith('electron/');
      assert.ok(isThere, `${path} imports ${name}`);
    }
  }
});

test('the preload is one CommonJS file that asks for Electron only', () => {
  const preloads = paths.filter((path) => path.startsWith('out/preload/'));
  assert.deepEqual(preloads, ['out/preload/preload.cjs']);
  const required = [...textOf(preloads[0]).matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)];
  assert.deepEqual([...new Set(required.map(([, name]) => name))], ['electron']);
});

test('everything the page names is in the archive', () => {
  const html = textOf('out/renderer/index.html');
  const names = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 0);
  for (const name of names)
    assert.ok(paths.includes(posix.join('out/renderer', name)), `the page names ${name}`);
});

test('the fuses are set as configured', () => {
  const fuses = readFuses(readFileSync(join(unpacked, 'obelus')));
  for (const [name, state] of Object.entries(config.electronFuses))
    assert.equal(fuses[name], state, name);
});

test('the samples lie beside the archive, byte for byte', () => {
  const packed = join(unpacked, 'resources', 'seeds');
  const names = readdirSync(join(root, 'seeds'));
  assert.ok(names.length > 0);
  assert.deepEqual(readdirSync(packed), names);
  for (const name of names)
    assert.deepEqual(readFileSync(join(packed, name)), readFileSync(join(root, 'seeds', name)));
});

test('the command line lies beside the archive, and runs', () => {
  const start = join(unpacked, 'resources', 'cli', 'bin', 'obelus.mjs');
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const run = (...words) => execFileSync(process.execPath, [start, ...words], { cwd: scratch });
  assert.equal(run('--version').toString(), `${version}\n`);
  run('import', join(unpacked, 'resources', 'seeds'), '-o', 'p.obelus');
  assert.match(run('check', 'p.obelus').toString(), /document/);
});

test('the licence of every package that is bundled goes along', () => {
  const licences = readFileSync(join(unpacked, 'resources', 'licences.txt'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  for (const name of Object.keys(dependencies)) assert.ok(licences.includes(`\n${name} `), name);
  const parts = licences.split(`\n\n${'-'.repeat(72)}\n\n`);
  assert.deepEqual(
    parts.filter((part) => part.length < 200).map((part) => part.trim()),
    [],
    'packages without a licence text',
  );
});
