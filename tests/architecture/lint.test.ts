import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { repository } from './fixture-tree.ts';

/** The project's lint without what needs types: the files of these cases are not on disk. */
const untyped = new ESLint({
  cwd: repository,
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});
const typed = new ESLint({ cwd: repository });

const rulesAgainst = async (lint: ESLint, filePath: string, code: string): Promise<string[]> => {
  const [result] = await lint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
};

const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';
const IMPORTS = 'no-restricted-imports';

/** One file of each zone. */
const CORE = 'src/core/text/sample.ts';
const CONTRACT = 'src/contract/sample.ts';
const SERVICE = 'src/main/services/corpus/sample.ts';
const ELECTRON = 'src/main/electron/sample.ts';
const PRELOAD = 'src/preload/sample.ts';
const LOOPBACK = 'src/main/loopback/sample.ts';
const PANEL = 'src/renderer/panels/corpus/sample.tsx';
const STORE = 'src/renderer/store/sample.ts';
const DATABASE = 'src/renderer/database/sample.ts';
const DOCUMENT = 'src/renderer/document/sample.ts';
const HOST = 'src/renderer/host/sample.ts';
const TEST = 'tests/core/sample.test.ts';

/* prettier-ignore */
const refusals: readonly (readonly [rule: string, code: string, files: readonly string[]])[] = [
  // Core is a pure function of what it is given.
  [SYNTAX, 'export const now = Date.now();', [CORE, CONTRACT]],
  [SYNTAX, 'export const now = new Date();', [CORE]],
  [SYNTAX, 'export const now = Date();', [CORE]],
  [SYNTAX, 'export const dice = Math.random();', [CORE]],
  [SYNTAX, 'export const order = (a: string, b: string) => a.localeCompare(b);', [CORE]],
  [SYNTAX, 'export const lower = (a: string) => a.toLocaleLowerCase();', [CORE]],
  [GLOBALS, 'export const later = setTimeout(() => 1, 1);', [CORE]],
  [GLOBALS, 'export const id = crypto.randomUUID();', [CORE]],
  ['no-console', 'console.error(1);', [CORE, CONTRACT]],
  ['no-console', 'console.log(1);', [SERVICE, ELECTRON, PANEL]],
  [IMPORTS, `import 'node:fs';`, [CORE, CONTRACT, PANEL, STORE, DOCUMENT, HOST]],

  // Nothing leaves the machine.
  [GLOBALS, `export const got = fetch('/');`, [CORE, SERVICE, ELECTRON, PRELOAD, PANEL, STORE, DOCUMENT]],
  [GLOBALS, `export const line = new WebSocket('/');`, [CORE, SERVICE, ELECTRON, LOOPBACK, PANEL, STORE, DOCUMENT, HOST]],
  [GLOBALS, `export const line = new XMLHttpRequest();`, [PANEL, HOST]],
  [SYNTAX, `navigator.sendBeacon('/');`, [PANEL, STORE, DOCUMENT, HOST]],
  [IMPORTS, `import { get } from 'node:http'; get('/');`, [SERVICE, ELECTRON, PRELOAD]],
  [IMPORTS, `import { get } from 'https'; get('/');`, [SERVICE, ELECTRON, LOOPBACK]],
  [IMPORTS, `import { connect } from 'node:net'; connect(1);`, [SERVICE, ELECTRON]],
  [IMPORTS, `import { net } from 'electron'; net.fetch('/');`, [ELECTRON]],
  [IMPORTS, `import { autoUpdater } from 'electron'; autoUpdater.quitAndInstall();`, [ELECTRON]],

  // A document never becomes live DOM by way of HTML, and nothing becomes code.
  [SYNTAX, `document.body.innerHTML = '';`, [PANEL, STORE, DOCUMENT, HOST]],
  [SYNTAX, `document.body['outerHTML'] = '';`, [PANEL]],
  [SYNTAX, `document.body.insertAdjacentHTML('beforeend', '');`, [DOCUMENT]],
  [SYNTAX, `document.createRange().createContextualFragment('');`, [DOCUMENT]],
  [SYNTAX, `document.write('');`, [PANEL]],
  [SYNTAX, `export const Bad = <b dangerouslySetInnerHTML={{ __html: '' }} />;`, [PANEL]],
  [SYNTAX, `export const props = { dangerouslySetInnerHTML: { __html: '' } };`, [PANEL]],
  ['no-eval', `eval('1');`, [CORE, SERVICE, ELECTRON, PANEL, DOCUMENT]],
  ['no-new-func', `export const made = new Function('return 1');`, [PANEL]],

  // Packages with one home.
  [IMPORTS, `import Dexie from 'dexie'; Dexie.delete('x');`, [CORE, SERVICE, ELECTRON, LOOPBACK, PANEL, STORE, DOCUMENT, HOST]],
  [IMPORTS, `import { Schema } from 'prosemirror-model'; export const it = Schema;`, [CORE, SERVICE, ELECTRON, LOOPBACK, PANEL, STORE, HOST]],
  [IMPORTS, `import { app } from 'electron'; app.quit();`, [CORE, SERVICE, LOOPBACK, PANEL, STORE, DOCUMENT, HOST]],

  // House style.
  [SYNTAX, 'export default 1;', [CORE, CONTRACT, SERVICE, ELECTRON, PRELOAD, LOOPBACK, PANEL, STORE, DOCUMENT, HOST]],
  [SYNTAX, `export * from './other.ts';`, [CORE, SERVICE, PANEL, STORE, TEST]],
  [SYNTAX, 'export interface IThing { readonly a: 1 }', [CORE, SERVICE, TEST]],
  [SYNTAX, 'export const zero = 0;', ['src/core/text/index.ts', 'src/contract/index.ts', 'src/main/host/index.ts', 'src/renderer/panels/corpus/index.ts']],
  [SYNTAX, `import { a } from './a.ts'; export { a };`, ['src/renderer/store/index.ts']],
  ['@typescript-eslint/no-explicit-any', 'export const it = (a: any) => a;', [CORE, TEST]],
  ['@typescript-eslint/consistent-type-imports', `import { T } from './t.ts'; export const it = (a: T) => a;`, [CORE, TEST]],
  ['eqeqeq', 'export const it = (a: number) => a == 1;', [CORE, PANEL]],
  ['react-hooks/rules-of-hooks', `import { useState } from 'react'; export function One(p: { a: boolean }) { if (p.a) useState(1); return null; }`, [PANEL]],
  [SYNTAX, `it.skipIf(true)('runs', () => {});`, [TEST]],
  [SYNTAX, `describe.runIf(true)('runs', () => {});`, [TEST]],
  [SYNTAX, `test.describe.skipIf(true)('runs', () => {});`, [TEST]],
];

/* prettier-ignore */
const permissions: readonly (readonly [code: string, file: string])[] = [
  ['export const then = (at: string) => new Date(at).toISOString();', CORE],
  ['export const now = () => new Date();', SERVICE],
  [`export { zero } from './offsets.ts'; export type { Zero } from './offsets.ts';`, 'src/core/text/index.ts'],
  [`import { createServer } from 'node:http'; export const server = createServer();`, LOOPBACK],
  [`import { app } from 'electron'; app.quit();`, ELECTRON],
  [`import { contextBridge } from 'electron'; contextBridge.exposeInMainWorld('a', 1);`, PRELOAD],
  [`export const call = () => fetch('/call');`, HOST],
  [`import Dexie from 'dexie'; export const database = new Dexie('a');`, DATABASE],
  [`import { Schema } from 'prosemirror-model'; export const it = Schema;`, DOCUMENT],
  [`document.body.textContent = '';`, PANEL],
  [`it.each([1])('runs', () => {}); test.describe('a', () => {}); test.describe.configure({});`, TEST],
];

describe('lint', () => {
  it('has a zone for every file of src', async () => {
    const entries = await readdir(join(repository, 'src'), { recursive: true });
    const sources = entries.filter((path) => /\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(0);
    for (const path of sources) {
      const { rules } = (await untyped.calculateConfigForFile(join(repository, 'src', path))) as {
        readonly rules: Readonly<Record<string, unknown>>;
      };
      expect(rules, path).toHaveProperty('no-restricted-imports');
    }
  });

  it.each(refusals)('%s refuses %s', async (rule, code, files) => {
    for (const file of files)
      expect(await rulesAgainst(untyped, file, `${code}\n`), file).toContain(rule);
  });

  it.each(permissions)('accepts %s in %s', async (code, file) => {
    expect(await rulesAgainst(untyped, file, `${code}\n`)).toEqual([]);
  });

  it.each([
    [
      'no-floating-promises',
      'const later = async () => 1;\nexport const start = () => { later(); };',
    ],
    ['no-unsafe-return', 'export const read = (text: string): string => JSON.parse(text);'],
    ['no-implied-eval', `export const run = new Function('return 1');`],
    [
      'switch-exhaustiveness-check',
      `export const it = (a: 'x' | 'y') => { switch (a) { case 'x': return 1; } return 2; };`,
    ],
  ])('sees types: %s refuses %s', async (rule, code) => {
    const onDisk = 'src/core/text/offsets.ts';
    expect(await rulesAgainst(typed, onDisk, `${code}\n`)).toContain(`@typescript-eslint/${rule}`);
  });
});
