import type { ContainerRules } from './container/rules.ts';

/** The names of a project's files, in its ZIP and as a folder. */

export const MIMETYPE = 'application/vnd.obelus.project+zip';
export const MANIFEST = 'obelus.json';

/** The folders that hold files of ours. */
export const FOLDERS = ['documents', 'sources', 'changes', 'export'] as const;

const SHA256 = '[0-9a-f]{64}';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const NAMES = [
  'mimetype',
  'obelus\\.json',
  `documents/${SHA256}\\.(?:txt|json)`,
  `sources/${SHA256}\\.(?:txt|md|html)`,
  `changes/${UUID}\\.jsonl`,
  'export/annotations\\.jsonld',
];
const NAME = new RegExp(`^(?:${NAMES.join('|')})$`);

const MEBIBYTE = 1024 * 1024;

/** Room for ten thousand documents with their sources, and a million annotations by several people. */
export const projectRules: ContainerRules = {
  maxFile: 1024 * MEBIBYTE,
  maxEntries: 40_000,
  maxEntry: 256 * MEBIBYTE,
  maxTotal: 1024 * MEBIBYTE,
  maxRatio: 200,
  allows: (name) => NAME.test(name),
  mimetype: MIMETYPE,
};

/** `changes/<replica>.jsonl` for the changes of one installation. */
export const changesName = (replica: string): string => `changes/${replica}.jsonl`;

/** The part of a name between its folder and its ending. */
export const stemOf = (name: string): string => name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
