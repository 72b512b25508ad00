import {
  concordanceOrder,
  contextOf,
  searchableBody,
  type Exactness,
  type Matcher,
  type SearchableBody,
} from '#core/search';
import { codePointIndex, type CodePointIndex, type DocumentBody } from '#core/text';
import { describeAll, nameAll } from './born.ts';
import type { Answer, Job, MatchedColumns, SentText, Sought } from './jobs.ts';
import { matcherFor } from './matcher-for.ts';

/** A document as the thread keeps it from one query to the next. */
interface Held {
  readonly searchable: SearchableBody;
  readonly points: CodePointIndex;
}

const holdOf = (body: DocumentBody): Held => ({
  searchable: searchableBody(body),
  points: codePointIndex(body.text),
});

type HoldJob = Extract<Job, { readonly kind: 'hold' }>;
type MatchJob = Extract<Job, { readonly kind: 'match' }>;
type OrderJob = Extract<Job, { readonly kind: 'order' }>;

const AS_ASKED_MOST: Exactness = { case: false, diacritics: false };

function columnsOf(
  documents: readonly Held[],
  matcher: Matcher,
  { limit, width }: MatchJob,
): MatchedColumns {
  const counts: number[] = [];
  const places: number[] = [];
  const before: string[] = [];
  const match: string[] = [];
  const after: string[] = [];
  let took = 0;
  for (const { searchable, points } of documents) {
    const from = performance.now();
    const known = match.length;
    const found = known < limit ? matcher.find(searchable, limit - known) : [];
    took += performance.now() - from;
    const { text, blocks } = searchable.body;
    let at = 0;
    for (const range of found) {
      while ((blocks[at]?.end ?? Infinity) <= range.start) at++;
      const block = blocks[at];
      if (block === undefined) break;
      const context = contextOf(text, block, range, width);
      before.push(context.before);
      match.push(context.match);
      after.push(context.after);
      const { start, end } = range;
      places.push(start, end, points.toCodePoint(start), points.toCodePoint(end));
    }
    counts.push(match.length - known);
  }
  return { counts, places: Int32Array.from(places), before, match, after, took };
}

const orderBy = ({ rows, by }: OrderJob): Int32Array<ArrayBuffer> =>
  Int32Array.from(
    concordanceOrder(
      rows.map(({ before, match, after }, index) => ({ before, match, after, index })),
      by,
    ),
    ({ index }) => index,
  );

/**
 * What the thread does, one job after another.
 *
 * @param answer sends on what there is to say, at once
 */
export function createDoer(answer: (said: Answer) => void): (job: Job) => void {
  const held = new Map<string, Held>();
  const matchers = new Map<string, Matcher>();

  /** The last query's: the same is asked of one document after another. */
  const matcherOf = (sought: Sought): Matcher => {
    const key = JSON.stringify(sought);
    const known = matchers.get(key);
    if (known !== undefined) return known;
    const prepared = matcherFor(sought);
    if (!prepared.ok) throw new Error(`Nothing to look for: ${prepared.problem.kind}.`);
    matchers.clear();
    matchers.set(key, prepared.matcher);
    return prepared.matcher;
  };

  const heldOf = ({ document, body, isKept }: SentText): Held => {
    const known = body === null ? held.get(document) : holdOf(body);
    if (known === undefined) throw new Error('The text of this document was not sent.');
    if (isKept) held.set(document, known);
    return known;
  };

  const match = (job: MatchJob): void => {
    const { serial, sought } = job;
    const documents = job.texts.map(heldOf);
    const matcher = matcherOf(sought);
    if (sought.mode === 'regex') answer({ kind: 'begun', serial });
    answer({ kind: 'matched', serial, columns: columnsOf(documents, matcher, job) });
  };

  const hold = ({ document, body }: HoldJob): void => {
    const known = holdOf(body);
    known.searchable.folded(AS_ASKED_MOST);
    held.set(document, known);
  };

  return (job) => {
    const { serial } = job;
    try {
      if (job.kind === 'hold') hold(job);
      else if (job.kind === 'match') match(job);
      else if (job.kind === 'describe')
        answer({ kind: 'described', serial, described: describeAll(job.text, job.ranges) });
      else if (job.kind === 'name')
        answer({ kind: 'named', serial, names: nameAll(job.birth, job.litters) });
      else answer({ kind: 'ordered', serial, order: orderBy(job) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', serial, message });
    }
  };
}
