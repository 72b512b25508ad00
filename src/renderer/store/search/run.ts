import type { DocumentId } from '#core/model';
import type { MatchAnswer, SearchThread, Sought, Unfinished } from '#renderer/search';
import type { Context } from '../context.ts';
import type { Narrowing } from './narrowing.ts';
import type { Hit } from './shapes.ts';
import { inBatches, lengthsIn, readTexts, type Texts } from './texts.ts';

/** Going through documents for all occurrences, some of them at a time. */

/** More are not looked for: nobody reads them, and each costs memory. */
export const MOST_HITS = 50_000;

/** UTF-16 units of context on each side: what a wide window shows. */
const CONTEXT_WIDTH = 120;

/** Batches under way at once: one is read while another is looked through. */
const AT_ONCE = 2;

/** Milliseconds that one expression may take over all documents. */
const PATIENCE = 30_000;

/** Milliseconds between two showings of what was found, when it begins, and when it takes long. */
const PACE = 60;
const MOST_PACE = 400;

/** What came of some documents. */
interface Searched {
  readonly documents: number;
  readonly hits: readonly Hit[];
  readonly unread: number;
  readonly took: number;
  /** Why not all of them were looked through. */
  readonly why: Unfinished | null;
}

export interface RunEnd {
  readonly why: 'done' | 'capped' | Unfinished;
  /** Documents that could not be read. */
  readonly unread: number;
}

export interface Run {
  readonly context: Context;
  readonly thread: SearchThread;
  readonly sought: Sought;
  readonly documents: readonly DocumentId[];
  /** Which of them need not be read. */
  readonly narrowing: Narrowing;
  /** Whether it is still this one that is wanted. */
  readonly isWanted: () => boolean;
  /** Told now and then of what was found since, and how far it has come. */
  readonly found: (hits: readonly Hit[], documents: number, done: number) => void;
}

/** The hits of some documents, one document after another. */
function* hitsOf(
  documents: readonly DocumentId[],
  { columns }: MatchAnswer & { readonly ok: true },
): Generator<Hit, void, undefined> {
  const { counts, places, before, match, after } = columns;
  const place = (at: number): number => places[at] as number;
  let index = 0;
  for (const [at, document] of documents.entries())
    for (const end = index + (counts[at] ?? 0); index < end; index++)
      yield {
        document,
        start: place(index * 4),
        end: place(index * 4 + 1),
        from: place(index * 4 + 2),
        to: place(index * 4 + 3),
        before: before[index],
        match: match[index],
        after: after[index],
      } as Hit;
}

/** The texts that the thread does not keep. What it kept may be gone meanwhile. */
async function textsFor({ context, thread }: Run, batch: readonly DocumentId[]): Promise<Texts> {
  const texts: Texts = new Map();
  const missing = (): DocumentId[] =>
    batch.filter((document) => !thread.holds(document) && !texts.has(document));
  for (let wanted = missing(); wanted.length > 0; wanted = missing())
    for (const [document, body] of await readTexts(context, wanted)) texts.set(document, body);
  return texts;
}

async function searchIn(run: Run, batch: readonly DocumentId[], limit: number): Promise<Searched> {
  const { thread, sought } = run;
  const texts = await textsFor(run, batch);
  const readable = batch.filter((id) => texts.get(id) !== null);
  const hits: Hit[] = [];
  let took = 0;
  const searched = (why: Unfinished | null): Searched => {
    const unread = batch.length - readable.length;
    return { documents: batch.length, hits, unread, took, why };
  };
  // An expression is timed over each document by itself.
  const parts = sought.mode === 'regex' ? readable.map((id) => [id]) : [readable];
  for (const part of parts) {
    if (!run.isWanted()) return searched('given-up');
    const answer = await thread.match({
      sought,
      texts: part.map((document) => ({ document, body: texts.get(document) ?? null })),
      limit: limit - hits.length,
      width: CONTEXT_WIDTH,
    });
    // What was looked for before this may have ended the thread under it.
    if (!answer.ok && answer.why === 'given-up' && run.isWanted())
      return searchIn(run, batch, limit);
    if (!answer.ok) return searched(answer.why);
    for (const hit of hitsOf(part, answer)) hits.push(hit);
    took += answer.columns.took;
    if (hits.length >= limit) break;
  }
  return searched(null);
}

/** Results in order, of work that is begun a few at once. */
async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const item of items) {
    begun.push(work(item));
    if (begun.length < AT_ONCE) continue;
    yield await (begun.shift() as Promise<Result>);
  }
  for (const rest of begun) yield await rest;
}

export async function searchAll(run: Run): Promise<RunEnd> {
  const { context, documents, narrowing, sought } = run;
  let [count, withHits, done, unread, took] = [0, 0, 0, 0, 0];
  function* toRead(): Iterable<DocumentId> {
    for (const document of documents)
      if (narrowing.lacks(document)) done++;
      else yield document;
  }
  let fresh: Hit[] = [];
  let shownAt = -Infinity;
  const began = performance.now();
  const show = (isLast: boolean): void => {
    const now = performance.now();
    const pace = Math.min(MOST_PACE, Math.max(PACE, (now - began) / 10));
    if (!isLast && now - shownAt < pace) return;
    shownAt = now;
    run.found(fresh, withHits, done);
    fresh = [];
  };
  const end = (why: RunEnd['why']): RunEnd => {
    // What was shown a moment ago, and nothing since, need not be shown again.
    if (fresh.length > 0 || shownAt === -Infinity) show(true);
    return { why, unread };
  };
  const batches = inBatches(toRead(), lengthsIn(context));
  const results = inOrder(batches, (batch) => searchIn(run, batch, MOST_HITS - count));
  for await (const result of results) {
    if (!run.isWanted()) return { why: 'given-up', unread };
    // Documents of another batch may have been looked through meanwhile.
    const hits = result.hits.slice(0, MOST_HITS - count);
    for (const hit of hits) fresh.push(hit);
    count += hits.length;
    done += result.documents;
    withHits += new Set(hits.map(({ document }) => document)).size;
    unread += result.unread;
    took += result.took;
    if (count === MOST_HITS) return end('capped');
    if (result.why !== null) return end(result.why);
    if (sought.mode === 'regex' && took > PATIENCE && done < documents.length)
      return end('too-long');
    show(false);
  }
  return end('done');
}
