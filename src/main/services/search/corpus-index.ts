import { setImmediate as soon, setTimeout as wait } from 'node:timers/promises';
import { readCorpusQuery, type CorpusQuery } from '#core/search';
import type { DocumentId } from '#core/model';
import { done, refused, type Input, type Output, type Result } from '#contract';
import { createBodyCache, type ReadBody } from './body-cache.ts';
import { createSegmentBuilder } from './build-segment.ts';
import { evaluate, MOST_TERMS, termsOf, type Found } from './evaluate.ts';
import { documentsLacking, type LackingRequest } from './lacking.ts';
import { mergeSegments } from './merge-segments.ts';
import { due } from './merge-policy.ts';
import { createPresence } from './presence.ts';
import type { KeptSegment, SegmentStore } from './segment-store.ts';
import { hitsIn } from './snippets.ts';

export type CorpusRequest = Input<'searchCorpus'>;
export type CorpusAnswer = Output<'searchCorpus'>;
export type IndexProgress = Output<'searchStatus'>;

export interface CorpusIndexOptions {
  readonly read: ReadBody;
  /** Null: kept in memory alone. */
  readonly store: SegmentStore | null;
  /** UTF-16 units of texts that are taken in before they are made a segment. */
  readonly batch?: number;
  /** Documents read at a time. */
  readonly atOnce?: number;
  /** Milliseconds to wait for more, after documents came or few were taken in. */
  readonly lull?: number;
  /** Milliseconds after which a search is given up. */
  readonly deadline?: number;
}

/**
 * Finds words in all documents of a library. Documents are taken in in the background; until all are,
 * answers are of those that were, and say so.
 */
export interface CorpusIndex {
  /** Says which documents there are, once, at the start; what was kept of them is read. */
  open(ids: readonly DocumentId[]): Promise<void>;
  add(ids: readonly DocumentId[]): void;
  search(request: CorpusRequest): Promise<Result<CorpusAnswer>>;
  /** The documents of which it is certain that they hold none of some texts. */
  lacking(request: LackingRequest): Promise<Result<Output<'documentsLacking'>>>;
  progress(): IndexProgress;
  /** Once all documents that are there were taken in and kept. */
  settled(): Promise<void>;
}

const BATCH = 4 * 1024 * 1024;
const LULL = 1_000;
const DEADLINE = 5_000;
const AT_ONCE = 16;
const SNIPPETS = 3;
const tooLong = refused('too-large', 'This search takes too long. Look for fewer or rarer words.');

export function createCorpusIndex(options: CorpusIndexOptions): CorpusIndex {
  const {
    read,
    store,
    batch = BATCH,
    atOnce = AT_ONCE,
    lull = LULL,
    deadline = DEADLINE,
  } = options;
  const bodyOf = createBodyCache(read);
  let segments: readonly KeptSegment[] = [];
  /** Documents that are there, whether taken in or not. */
  const there = createPresence();
  const taken = new Set<DocumentId>();
  /** Documents that cannot be read: they count as taken in, and are not found. */
  const unreadable = new Set<DocumentId>();
  const queue = new Set<DocumentId>();
  let opening: Promise<void> = Promise.resolve();
  let isOpen = false;
  let working: Promise<void> | null = null;
  let lastAdded = -Infinity;

  const isComplete = (): boolean => isOpen && queue.size === 0 && working === null;

  function progress(): IndexProgress {
    let indexed = 0;
    for (const id of there) if (taken.has(id) || unreadable.has(id)) indexed++;
    return { indexed, documents: there.size, isComplete: isComplete() };
  }

  function enqueue(ids: readonly DocumentId[]): void {
    for (const id of ids) {
      there.add(id);
      unreadable.delete(id);
      if (!taken.has(id)) queue.add(id);
    }
    start();
  }

  function start(): void {
    if (!isOpen || queue.size === 0 || working !== null) return;
    working = work().finally(() => {
      working = null;
      start();
    });
  }

  function next(): readonly DocumentId[] {
    const ids: DocumentId[] = [];
    for (const id of queue) {
      if (ids.length >= atOnce) break;
      ids.push(id);
    }
    return ids;
  }

  /** Lets a search in, and who adds documents: they have half of the time while they do. */
  async function giveWay(since: number): Promise<void> {
    const now = performance.now();
    if (now - lastAdded < lull) await wait(Math.min(lull, now - since));
    else await soon();
  }

  /** Makes a segment of documents in the queue, until it is full or there are no more. */
  async function takeIn(): Promise<number> {
    const builder = createSegmentBuilder();
    const ids: DocumentId[] = [];
    while (queue.size > 0 && builder.size < batch) {
      const began = performance.now();
      const batchIds = next();
      const bodies = await Promise.all(batchIds.map((id) => read(id).catch(() => null)));
      for (const [index, id] of batchIds.entries()) {
        const body = bodies[index] ?? null;
        queue.delete(id);
        if (body !== null && builder.add(id, body)) ids.push(id);
        else unreadable.add(id);
      }
      await giveWay(began);
    }
    if (ids.length > 0) {
      const segment = builder.finish();
      const unkept: KeptSegment = { segment, name: null };
      segments = [...segments, unkept];
      for (const id of ids) taken.add(id);
      if (store !== null) replace([unkept], await store.keep(segment));
    }
    return builder.size;
  }

  function replace(old: readonly KeptSegment[], by: KeptSegment): void {
    segments = [...segments.filter((each) => !old.includes(each)), by];
  }

  async function putTogether(): Promise<void> {
    for (let old = due(segments); old.length > 0; old = due(segments)) {
      const merged: KeptSegment = {
        segment: mergeSegments(old.map(({ segment }) => segment)),
        name: null,
      };
      replace(old, merged);
      if (store === null) continue;
      const kept = await store.keep(merged.segment);
      replace([merged], kept);
      // Until it is kept, the files that it was made of are what the next start has.
      if (kept.name !== null) for (const each of old) await store.remove(each);
    }
  }

  async function work(): Promise<void> {
    if (performance.now() - lastAdded < lull) await wait(lull);
    while (queue.size > 0) {
      const size = await takeIn();
      await putTogether();
      // One by one, documents would make as many segments.
      if (queue.size > 0 && size < batch / 4) await wait(lull);
    }
  }

  async function load(ids: readonly DocumentId[]): Promise<void> {
    for (const id of ids) there.add(id);
    segments = store === null ? [] : await store.load((id) => there.has(id)).catch(() => []);
    for (const { segment } of segments) for (const id of segment.documents) taken.add(id);
    isOpen = true;
    enqueue([...there]);
  }

  function find(
    query: CorpusQuery,
    request: CorpusRequest,
    without: ReadonlySet<DocumentId>,
    until: number,
  ): Found | null {
    const only = request.documents === undefined ? null : new Set(request.documents);
    return evaluate({
      query,
      segments: segments.map(({ segment }) => segment),
      presence: there,
      isWanted:
        only === null && without.size === 0
          ? null
          : (id) => (only?.has(id) ?? true) && !without.has(id),
      limit: request.limit,
      isLate: () => performance.now() > until,
    });
  }

  async function answer(
    query: CorpusQuery,
    request: CorpusRequest,
  ): Promise<Pick<CorpusAnswer, 'documents' | 'total'> | null> {
    const without = new Set(request.without);
    const until = performance.now() + deadline;
    for (;;) {
      const found = find(query, request, without, until);
      if (found === null) return null;
      const bodies = await Promise.all(found.best.map(({ id }) => bodyOf(id).catch(() => null)));
      // What is gone or damaged since it was taken in makes room for the next.
      const gone = found.best.filter((_, index) => bodies[index] === null);
      for (const { id } of gone) without.add(id);
      if (gone.length > 0) continue;
      const documents = found.best.map(({ id, score }, index) => {
        const body = bodies[index];
        const { hits, snippets } = body
          ? hitsIn(body, query, request.snippets ?? SNIPPETS)
          : { hits: 0, snippets: [] };
        return { id, score, hits, snippets: [...snippets] };
      });
      return { documents, total: found.total };
    }
  }

  async function search(request: CorpusRequest): Promise<Result<CorpusAnswer>> {
    const began = performance.now();
    await opening;
    const given = (found: Pick<CorpusAnswer, 'documents' | 'total'>): Result<CorpusAnswer> =>
      done({ ...found, took: performance.now() - began, progress: progress() });
    const asked = readCorpusQuery(request.query);
    if (!asked.ok && asked.problem.kind === 'empty') return given({ documents: [], total: 0 });
    if (!asked.ok || termsOf(asked.query) > MOST_TERMS)
      return refused('too-large', 'This search is too long. Look for fewer words at once.');
    const found = await answer(asked.query, request);
    return found === null ? tooLong : given(found);
  }

  return {
    open: (ids) => (opening = load(ids)),
    add(ids) {
      lastAdded = performance.now();
      enqueue(ids);
    },
    search,
    async lacking(request) {
      await opening;
      const until = performance.now() + deadline;
      const documents = documentsLacking({
        request,
        segments: segments.map(({ segment }) => segment),
        presence: there,
        isLate: () => performance.now() > until,
      });
      return documents === null ? tooLong : done({ documents });
    },
    progress,
    async settled() {
      await opening;
      while (working !== null) await working;
    },
  };
}
