import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentId } from '#core/model';
import { readRegularFile, writeFileAtomically } from '#main/services/files';
import type { Bytes } from './packed-texts.ts';
import { decodeSegment, encodeSegment } from './segment-format.ts';
import { segmentOf, type Segment } from './segment.ts';

/** A segment, and the file it is in; null where it is in memory alone. */
export interface KeptSegment {
  readonly segment: Segment;
  readonly name: string | null;
}

/**
 * Keeps segments between two starts, each in a file that is written whole or not at all. None is
 * needed: what cannot be kept or read is made again from the documents.
 */
export interface SegmentStore {
  /**
   * The segments that are whole, no document in two of them. Files of others, and of segments that
   * have none of the wanted documents, are removed.
   */
  load(isWanted: (id: DocumentId) => boolean): Promise<readonly KeptSegment[]>;
  keep(segment: Segment): Promise<KeptSegment>;
  remove(kept: KeptSegment): Promise<void>;
}

export interface SegmentStoreOptions {
  readonly folder: string;
  /** By what rules texts are taken apart: a segment made by others is not read. */
  readonly analysis: string;
  /** How many bytes of folded texts stay in memory; those of further segments stay in their files. */
  readonly textsInMemory?: number;
}

const FILE = /^[0-9a-f]{32}\.segment$/;
const LEFT_OVER = /^\.[0-9a-f]{12}-\d+\.tmp$/;
const READ_LIMIT = 1024 * 1024 * 1024;
const TEXTS_IN_MEMORY = 256 * 1024 * 1024;

/** A stretch of a file that stays open. */
const inFile = (file: number, offset: number, length: number): Bytes => ({
  length,
  whole: null,
  slice(start, end) {
    const bytes = Buffer.allocUnsafe(end - start);
    for (let at = 0; at < bytes.length;) {
      const read = readSync(file, bytes, at, bytes.length - at, offset + start + at);
      if (read === 0) throw new Error('A file of the index ended early.');
      at += read;
    }
    return bytes;
  },
});

export function openSegmentStore(options: SegmentStoreOptions): SegmentStore {
  const { folder, analysis, textsInMemory = TEXTS_IN_MEMORY } = options;
  const open = new Map<string, number>();
  const inMemory = new Map<string, number>();

  const drop = (name: string): Promise<void> => unlink(join(folder, name)).catch(() => undefined);

  /** Leaves the folded texts in the file where those in memory are many. */
  function settle(segment: Segment, name: string, textsAt: number): KeptSegment {
    const { length } = segment.texts.bytes;
    const taken = [...inMemory.values()].reduce((sum, size) => sum + size, 0);
    if (taken + length <= textsInMemory) {
      inMemory.set(name, length);
      return { segment, name };
    }
    const file = openSync(join(folder, name), 'r');
    open.set(name, file);
    const texts = { ...segment.texts, bytes: inFile(file, textsAt, length) };
    return { segment: segmentOf({ ...segment, texts }), name };
  }

  async function read(name: string): Promise<KeptSegment | null> {
    const bytes = await readRegularFile(join(folder, name), READ_LIMIT);
    const stored = bytes.ok ? decodeSegment(bytes.value, analysis) : null;
    return stored === null ? null : settle(segmentOf(stored.parts), name, stored.textsAt);
  }

  async function remove({ name }: KeptSegment): Promise<void> {
    if (name === null) return;
    const file = open.get(name);
    if (file !== undefined) closeSync(file);
    open.delete(name);
    inMemory.delete(name);
    await drop(name);
  }

  return {
    remove,
    async load(isWanted) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const names = await readdir(folder);
      for (const name of names) if (LEFT_OVER.test(name)) await drop(name);
      const found: KeptSegment[] = [];
      for (const name of names.filter((each) => FILE.test(each)).sort()) {
        const kept = await read(name).catch(() => null);
        if (kept === null) await drop(name);
        else found.push(kept);
      }
      // Where several were being put together, the larger is what they were put into.
      found.sort((a, b) => b.segment.documents.length - a.segment.documents.length);
      const covered = new Set<DocumentId>();
      const whole: KeptSegment[] = [];
      for (const kept of found) {
        const { documents } = kept.segment;
        if (documents.some((id) => covered.has(id)) || !documents.some(isWanted))
          await remove(kept);
        else {
          for (const id of documents) covered.add(id);
          whole.push(kept);
        }
      }
      return whole;
    },
    async keep(segment) {
      try {
        const bytes = encodeSegment(segment, analysis);
        const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.segment`;
        const written = await writeFileAtomically(join(folder, name), bytes);
        if (!written.ok) return { segment, name: null };
        const textsAt = decodeSegment(bytes, analysis)?.textsAt ?? 0;
        return settle(segment, name, textsAt);
      } catch {
        return { segment, name: null };
      }
    },
  };
}
