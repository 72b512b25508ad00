import type { DocumentId, TagId } from '#core/model';
import { createSearchThread, type Unfinished } from '#renderer/search';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import type { Search } from '../facets.ts';
import { later } from '../later-work.ts';
import { revealAt } from '../reading/navigating.ts';
import { openAt } from '../documents/open-document.ts';
import { notify } from '../notices.ts';
import { FIRST_ASK, objectionTo, soughtBy } from './ask.ts';
import { KeptTicks } from './kept-ticks.ts';
import { Marks, readPlaces, type TaggedPlaces } from './marks.ts';
import { narrowing } from './narrowing.ts';
import { MOST_HITS, searchAll, type RunEnd } from './run.ts';
import type { Hit, HitMark, HitOrder, SearchAsk, SearchState, TaggedHits } from './shapes.ts';
import { NO_TAGS, tagTicked } from './tagging.ts';
import { ALL, hitsByDocument, inverted, NONE, tick } from './ticks.ts';
import { goThrough, watchHomes, type LongWork } from './work.ts';

/** Milliseconds after a keystroke in which another one may come. */
const TYPING = 80;

/** Milliseconds of work before it is told how far it has come, each time. */
const UNTOLD = 300;

const nothingFound = { hits: [], rows: [], documents: 0, current: null } as const;

/** Finding all occurrences of something, ticking them, and tagging what is ticked. */
class AllSearch implements Search {
  readonly #context: Context;
  readonly #thread = createSearchThread();
  #marks: Marks;
  #kept = new KeptTicks();
  /** The words that the hits were found for. */
  #words: string | null = null;
  /** Which search is wanted: an earlier one that answers later is not shown. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Whether the hits are still those of an earlier question. */
  #isStale = false;
  #isMarked = false;
  /** Grows with each ending of what is under way for what was found. */
  #stops = 0;
  #last = FIRST_ASK;
  #tagging: Promise<unknown> = Promise.resolve();
  #unfollow: (() => void) | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.#marks = this.#newMarks();
  }

  open(asked: Partial<SearchAsk> = {}): void {
    const { search, open } = this.#context.state.getState();
    const isNew = search === null || Object.keys(asked).length > 0;
    const serial = (search?.asked ?? 0) + 1;
    if (!isNew) return this.#set({ asked: serial });
    const ask = this.#asked(search?.ask ?? this.#last, asked);
    const scope = open === null ? 'corpus' : ask.scope;
    this.#follow();
    this.#thread.start();
    const { loaded } = this.#context;
    if (loaded !== null) this.#thread.hold(loaded.id, loaded.body);
    const order = search?.order ?? 'place';
    const fresh = { ...this.#nothing(), order, progress: null, problem: null, isCapped: false };
    const { marks, work } = search ?? { marks: 0, work: null };
    this.#context.state.setState({
      search: { ...fresh, ask: { ...ask, scope }, asked: serial, marks, work },
    });
    this.#begin(0);
  }

  change(patch: Partial<SearchAsk>): void {
    const { search } = this.#context.state.getState();
    if (search === null) return;
    this.#set({ ask: this.#asked(search.ask, patch) });
    this.#begin(patch.text === undefined ? 0 : TYPING);
  }

  stop(): void {
    const { search } = this.#context.state.getState();
    this.#stops++;
    if (search === null || search.progress === null) return;
    this.#giveUp();
    this.#isStale = false;
    this.#set({ progress: null, problem: strings.search.stopped });
  }

  close(): void {
    this.#giveUp();
    this.#thread.end();
    this.#unfollow?.();
    this.#unfollow = null;
    this.#marks.end();
    this.#marks = this.#newMarks();
    this.#kept = new KeptTicks();
    this.#words = null;
    if (this.#context.state.getState().search !== null)
      this.#context.state.setState({ search: null });
  }

  order(by: HitOrder): void {
    const { search } = this.#context.state.getState();
    if (search === null || search.order === by) return;
    this.#set({ order: by });
    if (search.progress === null) void this.#sort();
  }

  tick(hits: readonly number[], isOn: boolean): void {
    const { search } = this.#context.state.getState();
    if (search !== null) this.#set({ ticks: tick(search.ticks, hits, isOn) });
  }

  tickAll(isOn: boolean): void {
    this.#set({ ticks: isOn ? ALL : NONE });
  }

  invertTicks(): void {
    const { search } = this.#context.state.getState();
    if (search !== null) this.#set({ ticks: inverted(search.ticks) });
  }

  tickUntagged(): void {
    const { search } = this.#context.state.getState();
    if (search === null) return;
    const ticking = this.#tickUntagged(search).catch(() => {
      notify(this.#context.state, 'problem', strings.searchNotices.unknown);
    });
    later(this.#context, () => ticking);
  }

  marksOn(index: number): readonly HitMark[] {
    const hit = this.#context.state.getState().search?.hits[index];
    if (hit === undefined) return [];
    const found = new Map<TagId, HitMark>();
    for (const { tag: set, isExact } of this.#marks.on(hit)) {
      const tag = this.#context.tagIndex.resolve(set);
      if (isExact || !found.has(tag)) found.set(tag, { tag, isExact });
    }
    return [...found.values()];
  }

  show(index: number): void {
    const hit = this.#context.state.getState().search?.hits[index];
    if (hit === undefined) return;
    this.#set({ current: index });
    if (this.#context.loaded?.id === hit.document) revealAt(this.#context, hit.start);
  }

  async goTo(index: number): Promise<boolean> {
    const context = this.#context;
    const hit = context.state.getState().search?.hits[index];
    if (hit === undefined) return false;
    const { documents } = context.state.getState();
    if (!documents.some(({ summary }) => summary.id === hit.document)) {
      notify(context.state, 'problem', strings.linkNotices.documentIsGone);
      return false;
    }
    if (!(await openAt(context, hit.document, hit.start))) return false;
    if (context.state.getState().search?.hits[index] === hit) this.#set({ current: index });
    return true;
  }

  tagTicked(tag: TagId): Promise<TaggedHits> {
    const context = this.#context;
    if (context.state.getState().search === null) return Promise.resolve(NO_TAGS);
    const stops = this.#stops;
    const tagged = Promise.all([this.#found(), this.#tagging]).then(([search]) => {
      if (search === null) return NO_TAGS;
      return this.#working(
        'tagging',
        (work) =>
          tagTicked(context, search, this.#thread, work, tag).catch(() => {
            notify(context.state, 'problem', strings.searchNotices.failed);
            return NO_TAGS;
          }),
        stops,
      );
    });
    this.#tagging = tagged;
    later(context, async () => void (await tagged));
    return tagged;
  }

  /** What is found, once all of it is; null where something else is asked before, or it is stopped. */
  async #found(): Promise<SearchState | null> {
    const { state } = this.#context;
    const turn = this.#turn;
    const isOver = (): boolean => turn !== this.#turn || !state.getState().search?.progress;
    if (!isOver())
      await new Promise<void>((resolve) => {
        const unsubscribe = state.subscribe(() => {
          if (!isOver()) return;
          unsubscribe();
          resolve();
        });
      });
    return turn === this.#turn ? state.getState().search : null;
  }

  #set(patch: Partial<SearchState>): void {
    this.#context.state.setState(({ search }) =>
      search === null ? {} : { search: { ...search, ...patch } },
    );
  }

  /** A question with something else in it; typed words and another manner are no actor's any more. */
  #asked(ask: SearchAsk, patch: Partial<SearchAsk>): SearchAsk {
    const isTyped = patch.text !== undefined || (patch.mode !== undefined && patch.mode !== 'word');
    const next = { ...ask, ...(isTyped && { entity: null }), ...patch };
    const entity = next.entity === null ? undefined : this.#context.entityIndex.shown(next.entity);
    const asked: SearchAsk =
      entity === undefined
        ? { ...next, entity: null }
        : { ...next, entity: entity.id, text: entity.name, mode: 'word' };
    this.#last = asked;
    return asked;
  }

  /**
   * No hits, before others are found; how those were ticked that there are is kept.
   *
   * @param words that the others are found for, if they are
   */
  #nothing(words: string | null = null): typeof nothingFound & Pick<SearchState, 'ticks'> {
    const { search } = this.#context.state.getState();
    if (search !== null) {
      this.#kept.take(search.hits, search.ticks);
      if (words !== null && words !== this.#words) this.#kept.tickNew(search.hits, search.ticks);
    }
    this.#words = words ?? this.#words;
    return { ...nothingFound, ticks: { areMost: this.#kept.areMost, others: new Set() } };
  }

  #giveUp(): void {
    this.#turn++;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#thread.giveUp();
  }

  #begin(delay: number): void {
    this.#giveUp();
    const { search } = this.#context.state.getState();
    if (search === null) return;
    const sought = soughtBy(this.#context, search.ask);
    const objection = objectionTo(sought);
    if (objection !== null) {
      this.#isStale = false;
      this.#set({
        ...this.#nothing(),
        progress: null,
        isCapped: false,
        problem: objection || null,
      });
      return;
    }
    this.#isStale = true;
    const documents = this.#documentsOf(search.ask);
    this.#set({ progress: { done: 0, total: documents.length } });
    const run = (): void => void this.#run(documents);
    if (delay === 0) run();
    else this.#timer = setTimeout(run, delay);
  }

  #documentsOf({ scope }: SearchAsk): readonly DocumentId[] {
    const { documents, open } = this.#context.state.getState();
    if (scope === 'corpus') return documents.map(({ summary }) => summary.id);
    return open === null ? [] : [open.summary.id];
  }

  async #run(documents: readonly DocumentId[]): Promise<void> {
    const { state } = this.#context;
    const turn = this.#turn;
    const isWanted = (): boolean => turn === this.#turn && !this.#context.isClosed;
    const ask = state.getState().search?.ask;
    if (ask === undefined) return;
    const sought = soughtBy(this.#context, ask);
    const known = await narrowing(this.#context, sought, documents);
    if (!isWanted()) return;
    const found = (fresh: readonly Hit[], withHits: number, done: number): void => {
      const { search } = state.getState();
      if (search === null || !isWanted()) return;
      const progress = { done, total: documents.length };
      const isFirst = this.#isStale;
      this.#isStale = false;
      if (!isFirst && fresh.length === 0) return this.#set({ progress, documents: withHits });
      const first: Partial<SearchState> = isFirst
        ? { ...this.#nothing(ask.text), problem: null, isCapped: false }
        : {};
      const before = isFirst ? [] : search.hits;
      const hits = before.length === 0 ? fresh : [...before, ...fresh];
      const ticks = this.#kept.with(first.ticks ?? search.ticks, fresh, before.length);
      const rows = (isFirst ? [] : search.rows).concat(
        fresh.map((_, index) => before.length + index),
      );
      this.#set({ ...first, hits, rows, ticks, documents: withHits, progress });
    };
    const end = await searchAll({
      context: this.#context,
      thread: this.#thread,
      sought,
      documents,
      narrowing: known,
      isWanted,
      found,
    }).catch((): RunEnd => ({ why: 'failed', unread: 0 }));
    if (!isWanted()) return;
    this.#isStale = false;
    this.#set({
      progress: null,
      isCapped: end.why === 'capped',
      problem: problemOf(end),
    });
    // By place they stand already.
    if (state.getState().search?.order !== 'place') await this.#sort();
  }

  async #sort(): Promise<void> {
    const { state } = this.#context;
    const { search } = state.getState();
    if (search === null) return;
    const { hits, order } = search;
    const places = hits.map((_, index) => index);
    if (order === 'place') return this.#set({ rows: places });
    const sorted = await this.#thread.order(hits, order === 'left' ? 'left1' : 'right1');
    const now = state.getState().search;
    if (sorted === null || now?.hits !== hits || now.order !== order) return;
    this.#set({ rows: Array.from(sorted) });
  }

  /** Ticks what nothing is tagged at the very place of; an actor's name not either where an actor is over it. */
  async #tickUntagged(search: SearchState): Promise<void> {
    const context = this.#context;
    const { hits, ask } = search;
    const isTagged = (places: TaggedPlaces, hit: Hit): boolean =>
      places
        .on(hit)
        .some(
          ({ tag, isExact, isOver }) =>
            isExact || (isOver && ask.entity !== null && context.tagIndex.kindOf(tag) === 'actor'),
        );
    const byDocument = hitsByDocument(hits);
    const untagged = new Map<DocumentId, readonly number[]>();
    const look = (document: DocumentId, places: TaggedPlaces): void => {
      const all = byDocument.get(document) ?? [];
      untagged.set(
        document,
        all.filter((index) => !isTagged(places, hits[index] as Hit)),
      );
    };
    const isDone = await this.#working('looking', (work) =>
      goThrough(
        context,
        work,
        byDocument,
        async (batch) => {
          await Promise.all(batch.map(async (id) => look(id, await readPlaces(context, id))));
        },
        () => Promise.resolve(true),
      ),
    );
    const now = context.state.getState().search;
    // Of another question they would be other hits.
    if (isDone && now?.hits[0] === hits[0])
      this.#set({ ticks: tick(NONE, [...untagged.values()].flat(), true) });
  }

  /** Work that tells how far it has come where it takes long, and that `stop` ends. */
  async #working<Outcome>(
    kind: NonNullable<SearchState['work']>['kind'],
    doIt: (work: LongWork) => Promise<Outcome>,
    stops = this.#stops,
  ): Promise<Outcome> {
    let toldAt = performance.now();
    try {
      return await doIt({
        isWanted: () => stops === this.#stops && !this.#context.isClosed,
        tell: (done, total) => {
          if (performance.now() - toldAt < UNTOLD) return;
          toldAt = performance.now();
          this.#set({ work: { kind, done, total } });
        },
      });
    } finally {
      this.#set({ work: null });
    }
  }

  #newMarks(): Marks {
    return new Marks(this.#context, () => this.#tellMarks());
  }

  #tellMarks(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    queueMicrotask(() => {
      this.#isMarked = false;
      this.#set({ marks: (this.#context.state.getState().search?.marks ?? 0) + 1 });
    });
  }

  /** While there is a search: what is tagged elsewhere, and which document is open. */
  #follow(): void {
    if (this.#unfollow !== null) return;
    const { state } = this.#context;
    const unwatch = watchHomes(this.#context, (home) => {
      if (this.#marks.note(home)) this.#tellMarks();
    });
    const unsubscribe = state.subscribe((now, before) => {
      if (now.open?.summary.id === before.open?.summary.id) return;
      if (now.search?.ask.scope === 'document') this.#begin(0);
    });
    this.#unfollow = () => {
      unwatch();
      unsubscribe();
    };
  }
}

/** What is told of a search that is over, where there is something to tell. */
function problemOf({ why, unread }: RunEnd): string | null {
  const { search } = strings;
  const told: Readonly<Record<Exclude<RunEnd['why'], 'done'>, string>> &
    Readonly<Record<Unfinished, string>> = {
    capped: search.capped(MOST_HITS),
    'too-long': search.tookTooLong,
    'given-up': search.stopped,
    failed: search.failed,
  };
  if (why !== 'done') return told[why];
  return unread > 0 ? search.unread(unread) : null;
}

export const searchOf = (context: Context): Search => new AllSearch(context);
