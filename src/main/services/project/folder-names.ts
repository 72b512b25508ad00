import { projectRules } from './project-names.ts';

/** What a file in one of a project folder's own folders is, as far as its name says. */
export type FolderFile =
  | {
      readonly kind: 'changes';
      /** The installation whose changes these are. */
      readonly replica: string;
      readonly isCopy: boolean;
    }
  | {
      readonly kind: 'text' | 'record' | 'source';
      /** The hash that the name says. */
      readonly sha256: string;
      readonly isCopy: boolean;
    }
  | { readonly kind: 'export' }
  /** Another program's, such as one of what syncs the folder; never work. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'foreign' };

/**
 * What syncs folders puts into the names of copies it made where two had written: behind the name,
 * before the ending, or behind both.
 *
 *   x.sync-conflict-20260131-101500-ABCDEFG.jsonl     Syncthing
 *   x (Ann's conflicted copy 2026-01-31).jsonl        Dropbox, Nextcloud, each in any language
 *   x-HOST.jsonl, x-HOST-2.jsonl                      OneDrive
 *   x (1).jsonl, x 2.jsonl, x - Copy.jsonl            Google Drive, browsers, Finder, Explorer
 *   x_LOCAL_4711.jsonl, x.jsonl.orig, x.jsonl~HEAD    git and its tools
 *   x.from-<uuid>.jsonl                               ours: another's changes, brought by us
 */
const INSIDE = '(?:[ ._~(-][^/\\\\\\p{C}]{0,150})?';
const BEHIND = '(?:~[^/\\\\\\p{C}]{0,60}|\\.(?:orig|bak|theirs|mine|r?\\d{1,9}))?';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHA256 = '[0-9a-f]{64}';
const shape = (stem: string, ending: string): RegExp =>
  new RegExp(`^(${stem})(${INSIDE})\\.(${ending})(${BEHIND})$`, 'u');

const CHANGES = shape(UUID, 'jsonl');
const DOCUMENT = shape(SHA256, 'txt|json');
const SOURCE = shape(SHA256, 'txt|md|html');

/** Under way, or left by what shows folders. */
const PASSED =
  /^(?:\..*|~\$.*|desktop\.ini|thumbs\.db|icon\r)$|\.(?:tmp|temp|part|partial|crdownload)$/i;

const FOREIGN: FolderFile = { kind: 'foreign' };

function parse(folder: string, name: string): FolderFile {
  const pattern = { changes: CHANGES, documents: DOCUMENT, sources: SOURCE }[folder];
  const found = pattern?.exec(name);
  if (!found) return projectRules.allows(`${folder}/${name}`) ? { kind: 'export' } : FOREIGN;
  const [, stem = '', inside = '', ending = '', behind = ''] = found;
  const isCopy = inside !== '' || behind !== '';
  if (folder === 'changes') return { kind: 'changes', replica: stem, isCopy };
  if (folder === 'sources') return { kind: 'source', sha256: stem, isCopy };
  return { kind: ending === 'txt' ? 'text' : 'record', sha256: stem, isCopy };
}

/** @param path below the project folder: "changes/x.jsonl" */
export function folderFile(path: string): FolderFile {
  const slash = path.indexOf('/');
  const name = path.slice(slash + 1);
  return PASSED.test(name) ? { kind: 'passed' } : parse(path.slice(0, slash), name);
}

/**
 * Where an installation puts changes of another that are nowhere else in the folder: a file that only
 * it writes, so that two who do it at once make two files.
 */
export const broughtName = (replica: string, by: string): string =>
  `changes/${replica}.from-${by}.jsonl`;
