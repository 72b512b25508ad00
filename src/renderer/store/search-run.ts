import type { DocumentBody } from '#core/text';
import type { DocumentId } from '#core/model';
import type { MatchAnswer, SearchThread, Sought, Unfinished } from '#renderer/search';
import type { Context } from './context.ts';
import { readDocumentStates } from './records/read-states.ts';
import type { Marks } from './search-marks.ts';
import type { Narrowing } from './search-narrowing.ts';
import type { Hit } from './search-shapes.ts';

/** Going through documents for all occurrences, one after another, a few of them at once. */

/** More are not looked for: nobody reads them, and each costs memory. */
export const MOST_HITS = 50_000;

/** UTF-16 units of context on each side: what a wide window shows. */
const CONTEXT_WIDTH = 120;

/** Documents under way at once. */
const AT_ONCE = 4;

/** Milliseconds that one expression may take over all documents. */
const PATIENCE = 30_000;

/** Milliseconds between two showings of what was found. */
const PACE = 60;

/** What came of one document. */
type Searched =
  | { readonly kind: 'hits'; readonly hits: readonly Hit[]; readonly took: number }
  | { readonly kind: 'unread' }
  | { readonly kind: 'unfinished'; readonly why: Unfinished };

export interface RunEnd {
  readonly why: 'done' | 'capped' | Unfinished;
  /** Documents that could not be read. */
  readonly unread: number;
}

export interface Run {
  readonly context: Context;
  readonly thread: SearchThread;
  readonly marks: Marks;
  readonly sought: Sought;
  readonly documents: readonly DocumentId[];
  /** Which of them need not be read. */
  readonly narrowing: Narrowing;
  /** Whether it is still this one that is wanted. */
  readonly isWanted: () => boolean;
  /** Told now and then of what was found since, and how far it has come. */
  readonly found: (hits: readonly Hit[], documents: number, done: number) => void;
}

function hitsOf(document: DocumentId, answer: MatchAnswer & { readonly ok: true }): readonly Hit[] {
  const { places, before, match, after } = answer.columns;
  const place = (at: number): number => places[at] as number;
  return before.map(
    (words, index) =>
      ({
        document,
        start: place(index * 4),
        end: place(index * 4 + 1),
        from: place(index * 4 + 2),
        to: place(index * 4 + 3),
        before: words,
        match: match[index],
        after: after[index],
      }) as Hit,
  );
}

async function bodyOf({ context }: Run, document: DocumentId): Promise<DocumentBody | null> {
  const { loaded } = context;
  if (loaded?.id === document) return loaded.body;
  const answer = await context.host.readDocument({ id: document });
  return answer.ok ? answer.value : null;
}

/** Reads what is tagged in a document, unless that is known; what cannot be read is not shown. */
async function markIn({ context, marks }: Run, document: DocumentId): Promise<void> {
  if (marks.has(document)) return;
  const { loaded, counters } = context;
  if (loaded?.id === document) return marks.add(document, loaded.states);
  const hasAny = (counters.get(document)?.size ?? 0) > 0;
  const read = hasAny ? await readDocumentStates(context, document).catch(() => null) : null;
  if (!marks.has(document)) marks.add(document, read?.states ?? new Map());
}

async function searchIn(run: Run, document: DocumentId, limit: number): Promise<Searched> {
  const { thread, sought } = run;
  const body = thread.holds(document) ? null : await bodyOf(run, document);
  if (!run.isWanted()) return { kind: 'unfinished', why: 'given-up' };
  // What was kept may be gone meanwhile.
  const whole = body === null && !thread.holds(document) ? await bodyOf(run, document) : body;
  if (whole === null && !thread.holds(document)) return { kind: 'unread' };
  const answer = await thread.match({
    sought,
    document,
    body: whole,
    limit,
    width: CONTEXT_WIDTH,
  });
  if (!answer.ok) return { kind: 'unfinished', why: answer.why };
  const hits = hitsOf(document, answer);
  if (hits.length > 0) await markIn(run, document);
  return { kind: 'hits', hits, took: answer.columns.took };
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
  const { documents, narrowing, sought } = run;
  let [count, withHits, done, unread, took] = [0, 0, 0, 0, 0];
  function* toRead(): Iterable<DocumentId> {
    for (const document of documents)
      if (narrowing.lacks(document)) done++;
      else yield document;
  }
  let fresh: Hit[] = [];
  let shownAt = -Infinity;
  const show = (isLast: boolean): void => {
    const now = performance.now();
    if (!isLast && now - shownAt < PACE) return;
    shownAt = now;
    run.found(fresh, withHits, done);
    fresh = [];
  };
  const end = (why: RunEnd['why']): RunEnd => {
    // What was shown a moment ago, and nothing since, need not be shown again.
    if (fresh.length > 0 || shownAt === -Infinity) show(true);
    return { why, unread };
  };
  const results = inOrder(toRead(), (document) => searchIn(run, document, MOST_HITS - count));
  for await (const result of results) {
    if (!run.isWanted()) return { why: 'given-up', unread };
    done++;
    if (result.kind === 'unfinished') return end(result.why);
    if (result.kind === 'unread') unread++;
    else {
      const hits = result.hits.slice(0, MOST_HITS - count);
      count += hits.length;
      took += result.took;
      if (hits.length > 0) withHits++;
      for (const hit of hits) fresh.push(hit);
      if (count === MOST_HITS) return end('capped');
      if (sought.mode === 'regex' && took > PATIENCE && done < documents.length)
        return end('too-long');
    }
    show(false);
  }
  return end('done');
}
