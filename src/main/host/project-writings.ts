import { wellFormed } from '#core/model';
import { done, refused, type HostApi, type Input, type Output, type Result } from '#contract';
import { sizeInWords, writeSharedFileAtomically, type FileLayer } from '#main/services/files';
import type { Library } from '#main/services/library';
import { createHeld } from './held.ts';
import type { Packing } from './project-packing.ts';
import type { ProjectRunner } from './project-runner.ts';
import { safeFileName } from './safe-file-name.ts';

type Methods = Pick<HostApi, 'beginProject' | 'addProjectChanges' | 'endProject' | 'downloadPart'>;

export interface WritingsOptions {
  readonly runner: ProjectRunner;
  readonly library: Library;
  readonly libraryFolder: string;
  /** Where to save; null where the person cancelled. Null where the shell has no dialogs. */
  readonly choosePath: ((suggestedName: string) => Promise<string | null>) | null;
  readonly files: FileLayer;
}

interface Writing {
  readonly name: string;
  readonly packing: Packing;
  /** Of its changes so far. */
  bytes: number;
}

/** A writing that is being ended, and can be given up. */
interface Ending {
  readonly packing: Packing;
  isGivenUp: boolean;
}

const MEBIBYTE = 1024 * 1024;
/** More than any project may hold is not even gathered. */
const MOST_LINES = 1024 * MEBIBYTE;
/** Projects written at a time, and files that wait to be fetched. */
const MOST = 4;
const MOST_HELD = 1536 * MEBIBYTE;
/** Bytes of a file in one answer; divisible by three, so that only the last is padded. */
const PART = 6 * MEBIBYTE;
const LONGEST_NAME = 200;

const nothing = done({ saved: false, bytes: 0, download: null });
const gone = refused('not-found', 'This project is no longer being written. Save it again.');
const noDialogs = refused('not-available', 'This shell has no dialogs of its own.');
const fetched = refused('not-found', 'This file is no longer held. Save the project again.');

/** A name as a project's file may hold it, not cut through a character. */
const plainName = (name: string): string =>
  wellFormed(name.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, ''));

/** Projects that the page puts together, and files that it fetches. */
export function createWritings(options: WritingsOptions): Methods {
  const { runner, library, libraryFolder, choosePath, files } = options;
  const writings = createHeld<Writing>({ most: MOST, mostBytes: MOST_HELD }, ({ packing }) =>
    packing.giveUp(),
  );
  /** Those that are being packed or written, and can be given up. */
  const endings = new Map<string, Ending>();
  const downloads = createHeld<Uint8Array>({ most: MOST, mostBytes: MOST_HELD });

  async function begin({
    project,
    documents,
  }: Input<'beginProject'>): Promise<Result<Output<'beginProject'>>> {
    const listed = await library.list();
    if (!listed.ok) return listed;
    const known = new Set(listed.value.map(({ id }) => id));
    const wanted = [...new Set(documents)];
    const missing = wanted.filter((id) => !known.has(id)).length;
    if (missing > 0)
      return refused(
        'not-found',
        `Of the project’s documents, ${missing} ${missing === 1 ? 'is' : 'are'} not in the library.`,
      );
    const named = { id: project.id, name: plainName(project.name) };
    const name = named.name || 'The project';
    const packing = runner.pack({ name, project: named, libraryFolder, documents: wanted });
    return done({ writing: writings.hold({ name, packing, bytes: 0 }, 0) });
  }

  async function save(
    { packing }: Writing,
    suggestedName: string,
    passphrase: string | null,
    ending: Ending,
  ): Promise<Result<Output<'endProject'>>> {
    if (choosePath === null) return noDialogs;
    const path = await choosePath(safeFileName(suggestedName));
    if (path === null || ending.isGivenUp) return nothing;
    const packed = await packing.end(path.replace(/^.*[/\\]/, ''), passphrase);
    if (ending.isGivenUp) return nothing;
    if (!packed.ok) return packed;
    const written = await writeSharedFileAtomically(path, packed.value, files);
    return written.ok ? done({ saved: true, bytes: packed.value.length, download: null }) : written;
  }

  async function hand(
    { name, packing }: Writing,
    passphrase: string | null,
    ending: Ending,
  ): Promise<Result<Output<'endProject'>>> {
    const packed = await packing.end(name, passphrase);
    if (ending.isGivenUp) return nothing;
    if (!packed.ok) return packed;
    const bytes = packed.value.length;
    return done({ saved: true, bytes, download: downloads.hold(packed.value, bytes) });
  }

  return {
    beginProject: begin,
    async addProjectChanges({ writing: token, lines }) {
      const writing = writings.get(token);
      if (writing === null) return gone;
      // Where a thread works on it, it has to be in memory of its own.
      const part = new TextEncoder().encode(lines);
      writing.bytes += part.length;
      if (writing.bytes > MOST_LINES) {
        writings.letGo(token);
        writing.packing.giveUp();
        const most = sizeInWords(MOST_LINES);
        return refused('too-large', `The project’s changes are more than ${most}.`);
      }
      const added = await writing.packing.add(part);
      return added.ok ? done({}) : added;
    },
    async endProject({ writing: token, to, passphrase = null }) {
      const underWay = endings.get(token);
      if (to.kind === 'nowhere' && underWay !== undefined) {
        underWay.isGivenUp = true;
        underWay.packing.giveUp();
        return nothing;
      }
      const writing = writings.get(token);
      if (writing === null) return gone;
      writings.letGo(token);
      const { packing } = writing;
      if (to.kind === 'nowhere') {
        packing.giveUp();
        return nothing;
      }
      const ending: Ending = { packing, isGivenUp: false };
      endings.set(token, ending);
      try {
        return to.kind === 'dialog'
          ? await save(writing, to.suggestedName, passphrase, ending)
          : await hand(writing, passphrase, ending);
      } finally {
        endings.delete(token);
        packing.giveUp();
      }
    },
    async downloadPart({ download, from }) {
      const bytes = downloads.get(download);
      if (bytes === null || from > bytes.length) return fetched;
      const to = Math.min(from + PART, bytes.length);
      if (to === bytes.length) downloads.letGo(download);
      const part = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
      return done({ base64: part.toString('base64'), next: to < bytes.length ? to : null });
    },
  };
}
