import { join } from 'node:path';
import type { DocumentBody } from '#core/text';
import type { DocumentId } from '#core/model';
import { done, refused, type DocumentSummary, type Refusal, type Result } from '#contract';
import {
  disk,
  readRegularFile,
  refuseFor,
  sha256,
  timeInName,
  writeFilesAtomically,
  type FileLayer,
} from '#main/services/files';
import { decodeRecord } from './document-record.ts';
import type { PreparedDocument } from './prepare-document.ts';
import { appendSummary, loadSummaries } from './summary-index.ts';

/** Canonical texts and records are ours, but a damaged disk may say anything of their size. */
const READ_LIMIT = 512 * 1024 * 1024;

/** UTF-16 units of text that are read at a time, unless the first text alone is longer. */
const MOST_UNITS = 1 << 19;

export interface AddedDocument {
  readonly document: DocumentSummary;
  readonly alreadyPresent: boolean;
}

/** Documents by the hash of their text, in a folder. Each is written once and never changed. */
export interface Library {
  /** Of two documents of the same text, the first one's record is kept. */
  add(prepared: PreparedDocument): Promise<Result<AddedDocument>>;
  list(): Promise<Result<readonly DocumentSummary[]>>;
  /** Verifies the text against its name. What is damaged is put aside under another name. */
  read(id: DocumentId): Promise<Result<DocumentBody>>;
  /**
   * Some documents, the first of those asked for: as many as hold a certain amount of text, one at
   * least. Null stands for what cannot be read.
   */
  readSome(ids: readonly DocumentId[]): Promise<readonly (DocumentBody | null)[]>;
  /** Those of the documents whose files are not there; what they hold is not looked at. */
  missing(ids: readonly DocumentId[]): Promise<Result<readonly DocumentId[]>>;
}

export interface LibraryOptions {
  readonly folder: string;
  readonly now: () => Date;
  readonly files?: FileLayer;
}

export function openLibrary({ folder, now, files: layer = disk }: LibraryOptions): Library {
  let loading: Promise<Map<DocumentId, DocumentSummary>> | null = null;
  const underWay = new Map<DocumentId, Promise<Result<AddedDocument>>>();

  async function load(): Promise<Map<DocumentId, DocumentSummary>> {
    await layer.mkdir(folder, { recursive: true, mode: 0o700 });
    return loadSummaries(folder, layer);
  }

  async function summaries(): Promise<Map<DocumentId, DocumentSummary>> {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      // The next call tries again: a folder that was away may be back.
      loading = null;
      throw error;
    }
  }

  async function write(prepared: PreparedDocument): Promise<Result<AddedDocument>> {
    const { summary, source } = prepared;
    await layer.mkdir(folder, { recursive: true, mode: 0o700 });
    const files = [
      { name: `${summary.id}.txt`, bytes: prepared.text },
      // The record comes last: a document is there when its record is.
      { name: `${summary.id}.json`, bytes: prepared.record },
    ];
    if (source) {
      const name = `${summary.id}.source.${source.extension}`;
      files.unshift({ name, bytes: source.bytes });
    }
    const written = await writeFilesAtomically(folder, files, layer);
    if (!written.ok) return written;
    await appendSummary(folder, summary, layer);
    (await summaries()).set(summary.id, summary);
    return done({ document: summary, alreadyPresent: false });
  }

  /** Whether a document's files are, or cannot be looked at now. */
  async function isThere(id: DocumentId): Promise<boolean> {
    for (const suffix of ['txt', 'json']) {
      try {
        await (await layer.open(join(folder, `${id}.${suffix}`), 'r')).close();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      }
    }
    return true;
  }

  async function add(prepared: PreparedDocument): Promise<Result<AddedDocument>> {
    try {
      const { id } = prepared.summary;
      const known = (await summaries()).get(id);
      if (known && (await isThere(id))) return done({ document: known, alreadyPresent: true });
      const first = underWay.get(id);
      if (first) {
        const added = await first;
        return added.ok ? done({ ...added.value, alreadyPresent: true }) : added;
      }
      const writing = write(prepared).finally(() => underWay.delete(id));
      underWay.set(id, writing);
      return await writing;
    } catch (error) {
      return refuseFor(error, 'written', folder);
    }
  }

  async function putAside(id: DocumentId, suffix: string, title: string): Promise<Refusal> {
    const name = `${id}.${suffix}`;
    await layer
      .rename(join(folder, name), join(folder, `${name}.damaged-${timeInName(now())}`))
      .catch(() => undefined);
    (await summaries()).delete(id);
    return refused(
      'damaged',
      `The stored text of “${title}” is damaged and was put aside. Import the file again.`,
    );
  }

  /** Without its text a document is not here, and its file can be imported anew. */
  async function withoutText(id: DocumentId, why: Refusal, title: string): Promise<Refusal> {
    if (why.code !== 'not-found')
      return refused(why.code, `The stored text of “${title}” could not be read.`);
    (await summaries()).delete(id);
    return refused('not-found', `The stored text of “${title}” is gone. Import the file again.`);
  }

  async function read(id: DocumentId): Promise<Result<DocumentBody>> {
    try {
      const summary = (await summaries()).get(id);
      if (!summary) return refused('not-found', 'This document is not in the library.');
      const title = summary.metadata.title;
      const [text, record] = await Promise.all([
        readRegularFile(join(folder, `${id}.txt`), READ_LIMIT, layer),
        readRegularFile(join(folder, `${id}.json`), READ_LIMIT, layer),
      ]);
      if (!text.ok) return await withoutText(id, text, title);
      if (sha256(text.value) !== id) return await putAside(id, 'txt', title);
      if (!record.ok) return await withoutText(id, record, title);
      const decoded = decodeRecord(
        new TextDecoder().decode(record.value),
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.value),
      );
      return decoded ? done(decoded.body) : await putAside(id, 'json', title);
    } catch (error) {
      return refuseFor(error, 'read', folder);
    }
  }

  async function readSome(ids: readonly DocumentId[]): Promise<readonly (DocumentBody | null)[]> {
    const known = await summaries().catch(() => new Map<DocumentId, DocumentSummary>());
    const some: DocumentId[] = [];
    let units = 0;
    for (const id of ids) {
      units += known.get(id)?.length ?? 0;
      if (some.length > 0 && units > MOST_UNITS) break;
      some.push(id);
    }
    const bodies = await Promise.all(some.map(read));
    return bodies.map((body) => (body.ok ? body.value : null));
  }

  async function list(): Promise<Result<readonly DocumentSummary[]>> {
    try {
      return done([...(await summaries()).values()]);
    } catch (error) {
      return refuseFor(error, 'read', folder);
    }
  }

  async function missing(ids: readonly DocumentId[]): Promise<Result<readonly DocumentId[]>> {
    try {
      const names = new Set(await layer.readdir(folder));
      return done(ids.filter((id) => !names.has(`${id}.txt`) || !names.has(`${id}.json`)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return done(ids);
      return refuseFor(error, 'read', folder);
    }
  }

  return { add, list, read, readSome, missing };
}
