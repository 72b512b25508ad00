import type { Files } from './fixture-tree.ts';

/** A tree that every rule accepts, with something in each room that a case can reach for. */
export const lawful: Files = {
  'src/core/text/offsets.ts': `export const zero = 0;`,
  'src/core/text/index.ts': `export { zero } from './offsets.ts';`,
  'src/core/values/date.ts': `import edtf from 'edtf/main.js'; export const date = edtf;`,
  'src/core/values/index.ts': `export { date } from './date.ts';`,
  'src/core/model/ids.ts': `import { zero } from '#core/text'; import { date } from '#core/values'; export const id = [zero, date];`,
  'src/core/model/index.ts': `export { id } from './ids.ts';`,
  'src/core/anchoring/find.ts': `import { zero } from '#core/text'; import { id } from '#core/model'; export const found = zero + id;`,
  'src/core/anchoring/index.ts': `export { found } from './find.ts';`,
  'src/core/search/words.ts': `import { zero } from '#core/text'; export const words = zero;`,
  'src/core/search/index.ts': `export { words } from './words.ts';`,
  'src/core/merge/union.ts': `import { id } from '#core/model'; export const union = id;`,
  'src/core/merge/index.ts': `export { union } from './union.ts';`,
  'src/core/interchange/write.ts': `import { sha256 } from '@noble/hashes/main.js'; import { found } from '#core/anchoring'; export const written = sha256(found);`,
  'src/core/interchange/index.ts': `export { written } from './write.ts';`,
  'src/contract/shapes.ts': `import { z } from 'zod'; import { id } from '#core/model'; export const shape = z.literal(id);`,
  'src/contract/index.ts': `export { shape } from './shapes.ts';`,
  'src/main/services/corpus/read.ts': `import { readFile } from 'node:fs/promises'; import { shape } from '#contract'; export const read = [readFile, shape];`,
  'src/main/services/corpus/index.ts': `export { read } from './read.ts';`,
  'src/main/host/host.ts': `import { read } from '#main/services/corpus'; import { folder } from '#main/profile'; export const host = [read, folder];`,
  'src/main/host/index.ts': `export { host } from './host.ts';`,
  'src/main/page/serve.ts': `import { join } from 'node:path'; export const serve = join;`,
  'src/main/page/index.ts': `export { serve } from './serve.ts';`,
  'src/main/profile/folder.ts': `import { homedir } from 'node:os'; export const folder = homedir;`,
  'src/main/profile/index.ts': `export { folder } from './folder.ts';`,
  'src/main/electron/window.ts': `import { BrowserWindow } from 'electron'; export const open = BrowserWindow;`,
  'src/main/electron/index.ts': `export { open } from './window.ts';`,
  'src/main/electron/main.ts': `import { host } from '#main/host'; import { serve } from '#main/page'; import { open } from './index.ts'; open(host, serve);`,
  'src/main/loopback/server.ts': `import { createServer } from 'node:http'; export const server = createServer;`,
  'src/main/loopback/index.ts': `export { server } from './server.ts';`,
  'src/main/loopback/main.ts': `import { host } from '#main/host'; import { server } from './index.ts'; server(host);`,
  'src/preload/preload.ts': `import { contextBridge } from 'electron'; import type { shape } from '#contract'; contextBridge.exposeInMainWorld('host', null as typeof shape | null);`,
  'src/renderer/host/wire.ts': `import { shape } from '#contract'; export const wire = shape;`,
  'src/renderer/host/index.ts': `export { wire } from './wire.ts';`,
  'src/renderer/search/thread.ts': `import { words } from '#core/search'; import address from './search-worker.ts?worker&url'; export const thread = [words, address];`,
  'src/renderer/search/search-worker.ts': `import { words } from '#core/search'; self.postMessage(words);`,
  'src/renderer/search/index.ts': `export { thread } from './thread.ts';`,
  'src/renderer/words/strings.ts': `import { date } from '#core/values'; export const strings = date;`,
  'src/renderer/words/index.ts': `export { strings } from './strings.ts';`,
  'src/renderer/store/database.ts': `import Dexie from 'dexie'; import { strings } from '#renderer/words'; import { wire } from '#renderer/host'; import { union } from '#core/merge'; import { written } from '#core/interchange'; import { words } from '#core/search'; import { thread } from '#renderer/search'; export const store = [Dexie, strings, wire, union, written, words, thread];`,
  'src/renderer/store/index.ts': `export { store } from './database.ts';`,
  'src/renderer/ui/button.tsx': `import { Button } from 'react-aria-components'; import { strings } from '#renderer/words'; export const Press = [Button, strings];`,
  'src/renderer/ui/index.ts': `export { Press } from './button.tsx';`,
  'src/renderer/document/view.ts': `import { EditorView } from 'prosemirror-view'; import { store } from '#renderer/store'; export const view = [EditorView, store];`,
  'src/renderer/document/index.ts': `export { view } from './view.ts';`,
  'src/renderer/panels/corpus/panel.tsx': `import { useState } from 'react'; import { Press } from '#renderer/ui'; import { store } from '#renderer/store'; export const Corpus = [useState, Press, store];`,
  'src/renderer/panels/corpus/index.ts': `export { Corpus } from './panel.tsx';`,
  'src/renderer/panels/annotations/panel.tsx': `import { store } from '#renderer/store'; export const Cards = store;`,
  'src/renderer/panels/annotations/index.ts': `export { Cards } from './panel.tsx';`,
  'src/renderer/app/main.tsx': `import { view } from '#renderer/document'; import { Corpus } from '#renderer/panels/corpus'; import { Cards } from '#renderer/panels/annotations'; import { wire } from '#renderer/host'; export const app = [view, Corpus, Cards, wire];`,
};

/** What one rule is there to refuse: files laid over the lawful tree, and the edge that breaks it. */
export interface Case {
  readonly rule: string;
  readonly files: Files;
  readonly from: string;
  readonly to: string;
  /** Rules that the same edge breaks as well. */
  readonly also?: readonly string[];
}

/** One file more in a room, with one import; nothing leads to it, unless it is an entry itself. */
const edge = (
  rule: string,
  from: string,
  specifier: string,
  to: string,
  ...also: readonly string[]
): Case => ({
  rule,
  files: { [from]: `import * as it from '${specifier}'; export const more = it;` },
  from,
  to,
  also: from.endsWith('/main.ts') ? also : [...also, 'reached'],
});

const pkg = (name: string): string => `node_modules/${name}/main.js`;

/* prettier-ignore */
export const cases: readonly Case[] = [
  edge('core-is-the-bottom', 'src/core/text/more.ts', '#contract', 'src/contract/index.ts', 'core-text'),
  edge('core-is-the-bottom', 'src/core/interchange/more.ts', '#renderer/store', 'src/renderer/store/index.ts', 'core-interchange'),
  edge('core-packages', 'src/core/text/more.ts', 'parse5', pkg('parse5')),
  edge('core-packages', 'src/core/text/more.ts', 'node:crypto', 'crypto', 'page-without-node'),
  edge('core-text', 'src/core/text/more.ts', '#core/merge', 'src/core/merge/index.ts'),
  edge('core-values', 'src/core/values/more.ts', '#core/text', 'src/core/text/index.ts'),
  edge('core-model', 'src/core/model/more.ts', '#core/anchoring', 'src/core/anchoring/index.ts'),
  edge('core-merge', 'src/core/merge/more.ts', '#core/anchoring', 'src/core/anchoring/index.ts'),
  edge('core-anchoring', 'src/core/anchoring/more.ts', '#core/interchange', 'src/core/interchange/index.ts'),
  edge('core-search', 'src/core/search/more.ts', '#core/anchoring', 'src/core/anchoring/index.ts'),
  edge('core-interchange', 'src/core/interchange/more.ts', '#contract', 'src/contract/index.ts', 'core-is-the-bottom'),
  edge('contract', 'src/contract/more.ts', '#main/host', 'src/main/host/index.ts'),
  edge('services', 'src/main/services/corpus/more.ts', '#main/host', 'src/main/host/index.ts'),
  edge('main-host', 'src/main/host/more.ts', '#main/page', 'src/main/page/index.ts'),
  edge('main-page', 'src/main/page/more.ts', '#main/services/corpus', 'src/main/services/corpus/index.ts'),
  edge('main-profile', 'src/main/profile/more.ts', '#main/host', 'src/main/host/index.ts'),
  edge('electron', 'src/main/electron/more.ts', '#main/loopback', 'src/main/loopback/index.ts'),
  edge('electron', 'src/main/electron/more.ts', '#main/services/corpus', 'src/main/services/corpus/index.ts'),
  edge('loopback', 'src/main/loopback/more.ts', '#main/electron', 'src/main/electron/index.ts'),
  edge('cli', 'src/main/cli/main.ts', '#main/host', 'src/main/host/index.ts'),
  edge('preload', 'src/preload/more.ts', '#main/page', 'src/main/page/index.ts'),
  edge('preload-packages', 'src/preload/more.ts', 'zod', pkg('zod')),
  edge('renderer-host', 'src/renderer/host/more.ts', '#core/text', 'src/core/text/index.ts'),
  edge('renderer-search', 'src/renderer/search/more.ts', '#renderer/words', 'src/renderer/words/index.ts'),
  edge('store', 'src/renderer/store/more.ts', '#renderer/document', 'src/renderer/document/index.ts'),
  edge('words', 'src/renderer/words/more.ts', '#core/text', 'src/core/text/index.ts'),
  edge('ui', 'src/renderer/ui/more.tsx', '#core/model', 'src/core/model/index.ts'),
  edge('document', 'src/renderer/document/more.ts', '#renderer/panels/corpus', 'src/renderer/panels/corpus/index.ts'),
  edge('document', 'src/renderer/document/more.ts', '#renderer/host', 'src/renderer/host/index.ts'),
  edge('panels', 'src/renderer/panels/corpus/more.tsx', '#renderer/document', 'src/renderer/document/index.ts'),
  edge('panel-to-panel', 'src/renderer/panels/corpus/more.tsx', '#renderer/panels/annotations', 'src/renderer/panels/annotations/index.ts'),
  edge('app', 'src/renderer/app/more.ts', '#main/page', 'src/main/page/index.ts'),
  edge('page-without-node', 'src/renderer/store/more.ts', 'node:fs', 'fs'),
  edge('only-store-knows-dexie', 'src/renderer/document/more.ts', 'dexie', pkg('dexie')),
  edge('only-document-knows-prosemirror', 'src/renderer/store/more.ts', 'prosemirror-state', pkg('prosemirror-state')),
  edge('only-the-shell-knows-electron', 'src/main/host/more.ts', 'electron', pkg('electron')),
  edge('react-is-for-drawing', 'src/renderer/store/more.ts', 'react', pkg('react')),
  edge('known-rooms', 'src/core/shortcuts/more.ts', '#core/text', 'src/core/text/index.ts'),
  edge('doors-only', 'src/contract/more.ts', '../core/text/offsets.ts', 'src/core/text/offsets.ts'),
  edge('doors-only', 'src/contract/more.ts', '../core/text/index.ts', 'src/core/text/index.ts'),
  edge('doors-only', 'src/renderer/app/more.tsx', '../panels/corpus/panel.tsx', 'src/renderer/panels/corpus/panel.tsx'),
  edge('own-room-by-path', 'src/core/model/more.ts', '#core/model', 'src/core/model/index.ts'),
  edge('nothing-outside-src', 'src/contract/more.ts', '../../tests/sample.ts', 'tests/sample.ts'),
  edge('resolvable', 'src/contract/more.ts', '#core/text/offsets', '#core/text/offsets'),
  edge('declared-packages', 'src/main/host/more.ts', 'left-pad', pkg('left-pad')),
  edge('declared-packages', 'src/main/host/more.ts', 'vitest', pkg('vitest')),
  {
    rule: 'no-cycles',
    files: {
      'src/contract/one.ts': `import { two } from './two.ts'; export const one = () => two;`,
      'src/contract/two.ts': `import type { one } from './one.ts'; export const two = null as typeof one | null;`,
    },
    from: 'src/contract/one.ts',
    to: 'src/contract/two.ts',
    also: ['reached'],
  },
  {
    rule: 'reached',
    files: { 'src/contract/more.ts': `import { shape } from './shapes.ts'; export const more = shape;` },
    from: 'src/contract/more.ts',
    to: 'src/contract/more.ts',
  },
];
