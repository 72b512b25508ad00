import type { DocumentId, Json, TagId } from '#core/model';
import { codePointIndex, type DocumentBody, type TextRange } from '#core/text';
import {
  changesOf,
  describeAll,
  flatRanges,
  nameAll,
  type Birth,
  type Litter,
  type SearchThread,
} from '#renderer/search';
import { strings } from '#renderer/words';
import { isRetired, labelOf } from '../annotations/annotating.ts';
import { rangeObjection } from '../annotations/births.ts';
import { timeNow, type Context } from '../context.ts';
import { absorb } from '../steps/edit.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { setTagHidden } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { meant } from '../reading/passages.ts';
import { readPlaces, type MarkedPlace, type TaggedPlaces } from './marks.ts';
import type { Hit, SearchState, TaggedHits } from './shapes.ts';
import { goThrough, type LongWork } from './work.ts';
import { lengthsIn, readTexts } from './texts.ts';
import { hitsByDocument } from './ticks.ts';

/**
 * Tagging everything that is ticked, as one step, in the open document and in others. Of each document
 * no more is kept than the passages to be tagged. What costs, the telling apart of passages and the
 * naming of changes, is done beside the page's own thread.
 */

/** What is meant by hits, each place once. */
function placesOf({ text, noteMarkers }: DocumentBody, hits: readonly Hit[]): Iterable<PlaceMeant> {
  const points = codePointIndex(text);
  const places = new Map<string, PlaceMeant>();
  for (const hit of hits) {
    const range = meant(text, hit, noteMarkers);
    if (rangeObjection(range) !== null) continue;
    const [from, to] = [points.toCodePoint(range.start), points.toCodePoint(range.end)];
    places.set(`${from}-${to}`, { ...range, from, to });
  }
  return places.values();
}

type PlaceMeant = MarkedPlace & TextRange;

/** What of one document is to be tagged. */
interface Gathered {
  readonly litter: Litter;
  /** Places that have the tag already. */
  readonly already: number;
}

/** Gathers what is to be tagged, a document at a time. */
class Gathering {
  readonly gathered = new Map<DocumentId, Gathered>();
  readonly unread = new Set<DocumentId>();
  readonly #context: Context;
  readonly #thread: SearchThread;
  readonly #hitsIn: (document: DocumentId) => readonly Hit[];
  readonly #tag: TagId;

  constructor(
    context: Context,
    thread: SearchThread,
    hitsIn: (document: DocumentId) => readonly Hit[],
    tag: TagId,
  ) {
    this.#context = context;
    this.#thread = thread;
    this.#hitsIn = hitsIn;
    this.#tag = tag;
  }

  async take(documents: readonly DocumentId[]): Promise<void> {
    for (const id of documents) {
      this.gathered.delete(id);
      this.unread.delete(id);
    }
    // What is not of the corpus any more is tagged no more.
    const lengths = lengthsIn(this.#context);
    const there = documents.filter((id) => lengths.has(id));
    const [texts, tagged] = await Promise.all([
      readTexts(this.#context, there),
      Promise.all(there.map((id) => readPlaces(this.#context, id))),
    ]);
    const takes: Promise<void>[] = [];
    for (const id of documents) {
      const [body, places] = [texts.get(id) ?? null, tagged[there.indexOf(id)]];
      if (body === null || places === undefined) this.unread.add(id);
      else takes.push(this.#takeOne(id, body, places));
    }
    await Promise.all(takes);
  }

  async #takeOne(document: DocumentId, body: DocumentBody, tagged: TaggedPlaces): Promise<void> {
    const { tagIndex, surroundings } = this.#context;
    const isTagged = (place: PlaceMeant): boolean =>
      tagged.on(place).some(({ tag, isExact }) => isExact && tagIndex.resolve(tag) === this.#tag);
    const all = [...placesOf(body, this.#hitsIn(document))];
    const fresh = all.filter((place) => !isTagged(place));
    const already = all.length - fresh.length;
    const { text } = body;
    const described =
      fresh.length === 0
        ? { places: new Int32Array(), words: [] }
        : ((await this.#thread.describe(text, fresh)) ?? describeAll(text, flatRanges(fresh)));
    const ids = fresh.map(() => surroundings.randomUuid());
    this.gathered.set(document, { litter: { document, described, ids }, already });
  }
}

/** Passages that are sent to be named at a time. */
const NAMED_AT_ONCE = 500;

/** Litters in parts of about so many passages. */
function* inParts(litters: readonly Litter[]): Generator<readonly Litter[], void, undefined> {
  let [part, count]: [Litter[], number] = [[], 0];
  for (const litter of litters) {
    part.push(litter);
    count += litter.ids.length;
    if (count < NAMED_AT_ONCE) continue;
    yield part;
    [part, count] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** Changes for the numbers that come next: whoever asks looks whether they still do. */
async function bornNow(
  { identity }: Context,
  thread: SearchThread,
  litters: readonly Litter[],
  common: Pick<Birth, 'tag' | 'value' | 'at'>,
): Promise<readonly HomedChange[]> {
  const { analyst, replica, seq } = identity;
  let next = seq + 1;
  const parts = [...inParts(litters)].map(async (part): Promise<readonly HomedChange[]> => {
    const birth: Birth = { ...common, analyst, replica, seq: next };
    next += part.reduce((sum, { ids }) => sum + ids.length, 0);
    const names = (await thread.name(birth, part)) ?? nameAll(birth, part);
    const homes = part.flatMap(({ document, ids }) => ids.map(() => document));
    return changesOf(birth, part, names).map((change, at) => ({ change, home: homes[at] ?? null }));
  });
  return (await Promise.all(parts)).flat();
}

/** The actor that was looked for, where the tag is for actors. */
const actorFor = (context: Context, { ask }: SearchState, tag: TagId) =>
  ask.entity === null || context.tagIndex.kindOf(tag) !== 'actor'
    ? undefined
    : context.entityIndex.shown(ask.entity);

export const NO_TAGS: TaggedHits = { tagged: 0, documents: 0, already: 0 };

export async function tagTicked(
  context: Context,
  search: SearchState,
  thread: SearchThread,
  work: LongWork,
  asked: TagId,
): Promise<TaggedHits> {
  const { searchNotices, steps } = strings;
  const tag = context.tagIndex.resolve(asked);
  if (isRetired(context, tag)) return NO_TAGS;
  const { hits } = search;
  const ticked = hitsByDocument(hits, search.ticks);
  if (ticked.size === 0) {
    notify(context.state, 'done', searchNotices.nothingTicked);
    return NO_TAGS;
  }
  const actor = actorFor(context, search, tag);
  const value: Json = actor === undefined ? null : { kind: 'actor', entity: actor.id };
  const hitsIn = (document: DocumentId): readonly Hit[] =>
    (ticked.get(document) ?? []).map((index) => hits[index] as Hit);
  const gathering = new Gathering(context, thread, hitsIn, tag);
  let changes: readonly HomedChange[] = [];
  const isDone = await goThrough(
    context,
    work,
    ticked,
    (batch) => gathering.take(batch),
    async () => {
      const { seq } = context.identity;
      const litters = [...gathering.gathered.values()].map(({ litter }) => litter);
      changes = await bornNow(context, thread, litters, { tag, value, at: timeNow(context) });
      // Where something else was done meanwhile, the numbers are taken.
      return context.identity.seq === seq;
    },
  );
  if (context.isClosed) return NO_TAGS;
  if (!isDone) {
    notify(context.state, 'done', searchNotices.stopped);
    return NO_TAGS;
  }

  const gathered = [...gathering.gathered.values()];
  const counts: TaggedHits = {
    tagged: changes.length,
    documents: gathered.filter(({ litter }) => litter.ids.length > 0).length,
    already: gathered.reduce((sum, { already }) => sum + already, 0),
  };
  const label = labelOf(context, tag);
  setTagHidden(context, tag, false);
  if (changes.length > 0) {
    const step =
      actor !== undefined
        ? steps.tagMentions(changes.length, actor.name)
        : changes.length === 1
          ? steps.tag(label)
          : steps.tagMany(changes.length, label);
    const entries = changes.map(({ change: { record }, home }) => ({
      record,
      home,
      field: 'alive',
      before: false,
      after: true,
    }));
    absorb(context, step, changes, entries, new Map());
  }
  const unread = gathering.unread.size;
  if (unread > 0) notify(context.state, 'problem', searchNotices.unread(unread));
  notify(context.state, 'done', searchNotices.tagged(counts, label));
  return counts;
}
