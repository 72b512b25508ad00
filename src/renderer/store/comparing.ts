import {
  ADJUDICATED,
  BIRTH,
  kindOf,
  readField,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type Json,
} from '#core/model';
import { refused } from '#contract';
import { strings } from '#renderer/words';
import { EVERYONE, letsSee, setAnalystFilter } from './analyst-filter.ts';
import { groupDocument, type GroupedRow } from './compare-grouping.ts';
import { comparedDocuments, readCompared, type ByAnalyst } from './compare-reading.ts';
import type {
  CompareFilter,
  CompareKind,
  CompareRow,
  Comparing,
  ComparingState,
  DecisionOf,
  DecisionOn,
  Verdict,
} from './compare-shapes.ts';
import type { Context } from './context.ts';
import { decideAll, resultIn } from './deciding.ts';
import { decisionsIn } from './decisions.ts';
import { stateOf } from './edit.ts';
import { later } from './later-work.ts';
import type { HomedChange } from './materialise.ts';
import { Measuring } from './measuring.ts';
import { focus, revealAt } from './navigating.ts';
import { notify } from './notices.ts';
import { goTo } from './open-document.ts';
import { notifyLeft } from './telling-written.ts';

/** Milliseconds in which changes are gathered before documents are put together anew. */
const GATHERING = 40;
/** Milliseconds of putting together before whatever else waits has its turn. */
const TURN = 12;
/** Decisions of which it is known what they decided, to come back to it. */
const MOST_PAST = 200;
/** As many are compared at first as there is room for beside one another. */
const MOST_AT_FIRST = 4;

const ALL: CompareFilter = { kind: null, tag: null, document: null, isUndecidedOnly: false };
const NO_COUNTS: ComparingState['counts'] = {
  same: 0,
  valued: 0,
  retagged: 0,
  overlapping: 0,
  alone: 0,
};

interface Pace {
  isDue(): boolean;
  rest(): Promise<void>;
}

/** When whatever else waits is to have its turn. */
function paceOf(milliseconds: number): Pace {
  let until = performance.now() + milliseconds;
  return {
    isDue: () => performance.now() >= until,
    rest: async () => {
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      until = performance.now() + milliseconds;
    },
  };
}

/** The facet, and what ends it with the workbench. */
export interface EndingComparing extends Comparing {
  end(): void;
}

/** A document as it was read, and its groups as they were put together last. */
interface Piece {
  readonly all: ByAnalyst;
  readonly grouped: readonly GroupedRow[];
  rows: readonly CompareRow[];
}

class ProjectComparing implements EndingComparing {
  readonly #context: Context;
  #pieces = new Map<DocumentId, Piece>();
  #order: readonly DocumentId[] = [];
  /** Documents to put together anew; those that have to be read before, too. */
  readonly #stale = new Set<DocumentId>();
  readonly #unread = new Set<DocumentId>();
  #analysts: readonly AnalystId[] | null = null;
  #isReading = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #unfollow: (() => void) | null = null;
  /** Each reading has a number: an earlier one that ends later is nothing any more. */
  #turn = 0;
  #asked = 0;
  /** Groups decided one by one, with what was decided on them before; the last is the latest. */
  #past: (readonly [key: string, before: string])[] = [];
  readonly #measuring: Measuring;

  constructor(context: Context) {
    this.#context = context;
    this.#measuring = new Measuring(context, (agreement) => this.#set({ agreement }));
  }

  open(analysts?: readonly AnalystId[]): void {
    const { state } = this.#context;
    this.#asked++;
    if (analysts !== undefined) this.#analysts = analysts;
    const { comparing } = state.getState();
    if (comparing !== null) {
      this.#set({ asked: this.#asked });
      if (analysts !== undefined) this.choose(analysts);
      return;
    }
    state.setState({
      comparing: {
        analysts: this.#analysts ?? [],
        sizes: new Map(),
        asked: this.#asked,
        progress: { done: 0, total: 0 },
        filter: ALL,
        rows: [],
        counts: NO_COUNTS,
        disagreements: 0,
        decided: 0,
        agreed: 0,
        current: null,
        column: 0,
        agreement: null,
        isAgreementOld: false,
      },
    });
    this.#follow();
    this.#readAll();
  }

  choose(analysts: readonly AnalystId[]): void {
    if (this.#now() === null) return;
    this.#analysts = analysts;
    this.#set({ analysts, column: 0, isAgreementOld: true });
    this.#letBeSeen(analysts);
    for (const document of this.#pieces.keys()) this.#stale.add(document);
    this.#soon();
  }

  filter(patch: Partial<CompareFilter>): void {
    const now = this.#now();
    if (now === null) return;
    this.#set({ filter: { ...now.filter, ...patch } });
    this.#show();
  }

  close(): void {
    this.#turn++;
    this.#unfollow?.();
    this.#unfollow = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isReading = false;
    this.#measuring.end();
    this.#past = [];
    this.#pieces.clear();
    this.#stale.clear();
    this.#unread.clear();
    if (this.#now() !== null) this.#context.state.setState({ comparing: null });
  }

  end(): void {
    this.close();
  }

  show(key: string, column?: number): void {
    const now = this.#now();
    const row = now?.rows.find((each) => each.key === key);
    if (now === null || row === undefined) return;
    const at = Math.min(Math.max(0, column ?? now.column), now.analysts.length - 1);
    this.#set({ current: key, column: at });
    const member = this.#memberIn(row, at);
    const { loaded } = this.#context;
    const placed = loaded?.id === row.document ? loaded.annotations.get(member) : undefined;
    if (placed === undefined) return;
    focus(this.#context, member);
    revealAt(this.#context, placed.start);
  }

  nextUndecided(direction: 1 | -1): string | null {
    const now = this.#now();
    if (now === null) return null;
    const here = now.rows.findIndex(({ key }) => key === now.current);
    const count = now.rows.length;
    const from = here === -1 ? this.#startIn(now.rows, direction) : here;
    for (let at = from + direction; at >= 0 && at < count; at += direction) {
      const row = now.rows[at];
      if (row === undefined || !isUndecided(row)) continue;
      this.show(row.key);
      return row.key;
    }
    return null;
  }

  /** Before the open document's first group, or behind its last; of all where it has none. */
  #startIn(rows: readonly CompareRow[], direction: 1 | -1): number {
    const open = this.#context.loaded?.id;
    const isHere = ({ document }: CompareRow): boolean => document === open;
    const at = direction === 1 ? rows.findIndex(isHere) : rows.findLastIndex(isHere);
    if (at !== -1) return at - direction;
    return direction === 1 ? -1 : rows.length;
  }

  async goTo(key: string): Promise<boolean> {
    const now = this.#now();
    const row = now?.rows.find((each) => each.key === key);
    if (now === null || row === undefined) return false;
    const id = this.#memberIn(row, now.column);
    this.#set({ current: key });
    await goTo(this.#context, id, row.document);
    return this.#context.state.getState().focused === id;
  }

  async decide(key: string, verdict: Verdict): Promise<boolean> {
    const context = this.#context;
    const row = this.#now()?.rows.find((each) => each.key === key);
    if (row === undefined) return false;
    const by = 'analyst' in verdict ? verdict.analyst : null;
    const source = row.members.find(({ analyst }) => analyst === by);
    if (by !== null && source === undefined) return false;
    const decided = await this.#act(() => decideAll(context, [row], () => verdict, null));
    if (decided.length === 0) return false;
    this.#remember(key, wordsOf(row));
    if (verdict.kind === 'edit' && source !== undefined)
      await goTo(context, resultIn(row, source.id), row.document);
    return true;
  }

  async acceptAgreed(): Promise<number> {
    const rows = this.#all().filter((row) => this.#isAsked(row) && isAgreed(row));
    const verdictOn = ({ members: [first] }: CompareRow): Verdict =>
      first === undefined ? { kind: 'none' } : { kind: 'accept', analyst: first.analyst };
    const label = strings.compareSteps.agreed(rows.length);
    const decided = await this.#act(() => decideAll(this.#context, rows, verdictOn, label));
    return decided.length;
  }

  async measure(isGammaWanted = false): Promise<void> {
    const now = this.#now();
    if (now === null) return;
    this.#set({ isAgreementOld: false });
    await this.#measuring.measure(now.analysts, isGammaWanted);
  }

  stopMeasuring(): void {
    this.#measuring.stop();
  }

  async saveCsv(name: string, text: string): Promise<void> {
    const { host, description, surroundings, state } = this.#context;
    const words = strings.compareNotices;
    const answer = await surroundings
      .saveTextFile(host, description, `${name}.csv`, 'text/csv', text)
      .catch(() => refused('internal', words.notSaved));
    if (!answer.ok) return notify(state, 'problem', answer.message);
    if (answer.value.saved) notifyLeft(state, words.saved(`${name}.csv`), 'file');
  }

  decisionsOn(id: AnnotationId): readonly DecisionOn[] {
    return decisionsIn(this.#context).on(id);
  }

  decisionOf(id: AnnotationId): DecisionOf | null {
    return decisionsIn(this.#context).of(id);
  }

  #now(): ComparingState | null {
    return this.#context.state.getState().comparing;
  }

  #set(patch: Partial<ComparingState>): void {
    this.#context.state.setState(({ comparing }) =>
      comparing === null ? {} : { comparing: { ...comparing, ...patch } },
    );
  }

  /** The annotation of a column, or of the first analyst who has one. */
  #memberIn(row: CompareRow, column: number): AnnotationId {
    const wanted = this.#now()?.analysts[column];
    const member = row.members.find(({ analyst }) => analyst === wanted) ?? row.members[0];
    return (member as CompareRow['members'][number]).id;
  }

  /** A deciding goes on although the panel closes, and tells its own failure. */
  async #act(work: () => Promise<readonly CompareRow[]>): Promise<readonly CompareRow[]> {
    const done = work().catch(() => {
      notify(this.#context.state, 'problem', strings.compareNotices.failed);
      return [];
    });
    later(this.#context, async () => void (await done));
    return done;
  }

  /** Comparing is looking at what everybody did: nobody's work that is compared is kept out of sight. */
  #letBeSeen(analysts: readonly AnalystId[]): void {
    const { state, identity } = this.#context;
    const { analystFilter } = state.getState();
    if (analysts.every((id) => letsSee(analystFilter, identity.analyst, id))) return;
    setAnalystFilter(this.#context, EVERYONE);
  }

  #follow(): void {
    const { watchers, state } = this.#context;
    const watch = (change: HomedChange): void => this.#heard(change);
    watchers.add(watch);
    const unsubscribe = state.subscribe((now, before) => {
      if (now.decisionRevision !== before.decisionRevision) this.#decideAnew();
      const isOtherCorpus = now.documents.length !== before.documents.length;
      if (isOtherCorpus && now.comparing !== null) this.#readAll();
    });
    this.#unfollow = () => {
      watchers.delete(watch);
      unsubscribe();
    };
  }

  #heard({ change, home }: HomedChange): void {
    const kind = kindOf(change.record);
    if (kind === 'annotation' && home !== null) {
      // Read when it is compared itself.
      if (this.#isBeside(change)) return void this.#unread.add(home);
      const to = (change.value as { readonly document?: DocumentId } | null)?.document;
      this.#readAgain([home, ...(change.field === 'passage' && to !== undefined ? [to] : [])]);
    }
    // What counts as which tag or actor may be otherwise now.
    if (kind === 'tag' || kind === 'entity') this.#readAgain(this.#order);
  }

  /** Whether a change is of the adjudicated layer, which itself is seldom compared. */
  #isBeside({ record, field, value }: HomedChange['change']): boolean {
    if (this.#analysts?.includes(ADJUDICATED) === true) return false;
    const state = stateOf(this.#context, record);
    const born = field === BIRTH ? (value as { readonly creator?: Json }).creator : undefined;
    return (born ?? (state === undefined ? null : readField(state, 'creator'))) === ADJUDICATED;
  }

  #readAgain(documents: readonly DocumentId[]): void {
    for (const document of documents) {
      this.#unread.add(document);
      this.#stale.add(document);
    }
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (!this.#isReading) this.#work();
    }, GATHERING);
  }

  #readAll(): void {
    this.#order = comparedDocuments(this.#context);
    const known = new Set(this.#order);
    for (const document of this.#pieces.keys())
      if (!known.has(document)) this.#pieces.delete(document);
    for (const document of this.#order) if (!this.#pieces.has(document)) this.#stale.add(document);
    if (!this.#isReading) this.#work();
  }

  /** Reads what is stale and puts it together; tells how far it is where there is much. */
  #work(): void {
    this.#isReading = true;
    const turn = ++this.#turn;
    const work = this.#readStale(turn).catch(() => {
      if (turn !== this.#turn) return;
      notify(this.#context.state, 'problem', strings.compareNotices.notRead);
    });
    later(this.#context, () =>
      work.then(() => {
        if (turn !== this.#turn) return;
        this.#isReading = false;
        if (this.#stale.size > 0) this.#work();
      }),
    );
  }

  async #readStale(turn: number): Promise<void> {
    const isOver = (): boolean => turn !== this.#turn || this.#context.isClosed;
    const pace = paceOf(TURN);
    await this.#putTogether(isOver, pace);
    if (isOver()) return;
    if (this.#analysts === null || this.#analysts.length === 0) {
      this.#chooseFirst();
      await this.#putTogether(isOver, pace);
      if (isOver()) return;
    }
    this.#order = comparedDocuments(this.#context);
    this.#set({
      sizes: this.#sizes(),
      isAgreementOld: true,
      progress: null,
      analysts: this.#analysts ?? [],
    });
    this.#show();
  }

  /** What was there stays until what comes in its place is whole. */
  async #putTogether(isOver: () => boolean, pace: Pace): Promise<void> {
    const total = this.#stale.size;
    for (let done = 0; this.#stale.size > 0; done++) {
      const [document] = this.#stale;
      if (document === undefined) break;
      this.#stale.delete(document);
      const known = this.#unread.delete(document) ? undefined : this.#pieces.get(document);
      const all = known?.all ?? (await readCompared(this.#context, document));
      const grouped: GroupedRow[] = [];
      for (const part of groupDocument(document, all, this.#analysts ?? [])) {
        for (const row of part) grouped.push(row);
        if (!pace.isDue()) continue;
        if (total > 1) this.#set({ progress: { done, total } });
        await pace.rest();
        if (isOver()) return;
      }
      if (isOver()) return;
      this.#pieces.set(document, { all, grouped, rows: this.#judged(grouped, []) });
    }
  }

  /** What was decided on a document's groups; those on which nothing was are as they were. */
  #judged(grouped: readonly GroupedRow[], before: readonly CompareRow[]): readonly CompareRow[] {
    const index = decisionsIn(this.#context);
    return grouped.map(({ row, said }, at): CompareRow => {
      const decided = index.judged(row.key, said);
      const known = before[at];
      return known !== undefined && known.decided === decided ? known : { ...row, decided };
    });
  }

  #decideAnew(): void {
    for (const piece of this.#pieces.values()) piece.rows = this.#judged(piece.grouped, piece.rows);
    this.#show();
    this.#comeBack();
  }

  #remember(key: string, before: string): void {
    const row = this.#all().find((each) => each.key === key);
    if (row === undefined || wordsOf(row) === before) return;
    this.#past = [...this.#past, [key, before] as const].slice(-MOST_PAST);
  }

  /** Where the last decision is taken back, what it decided is stood on again. */
  #comeBack(): void {
    const [key, before] = this.#past.at(-1) ?? [];
    if (key === undefined) return;
    const row = this.#all().find((each) => each.key === key);
    if (row === undefined || wordsOf(row) !== before) return;
    this.#past = this.#past.slice(0, -1);
    this.show(key);
  }

  /** Everybody's annotations, in all documents. */
  #sizes(): ReadonlyMap<AnalystId, number> {
    const sizes = new Map<AnalystId, number>();
    for (const { all } of this.#pieces.values())
      for (const [analyst, list] of all)
        sizes.set(analyst, (sizes.get(analyst) ?? 0) + list.length);
    return sizes;
  }

  /** Oneself, and those with the most annotations. */
  #chooseFirst(): void {
    const { state, identity } = this.#context;
    const sizes = this.#sizes();
    const rank = (id: AnalystId): number =>
      id === identity.analyst ? Number.POSITIVE_INFINITY : (sizes.get(id) ?? 0);
    const chosen = state
      .getState()
      .analysts.map(({ id }) => id)
      .filter((id) => id !== ADJUDICATED && (sizes.get(id) ?? 0) > 0)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, MOST_AT_FIRST);
    this.#analysts = chosen;
    this.#letBeSeen(chosen);
    for (const document of this.#pieces.keys()) this.#stale.add(document);
  }

  #all(): readonly CompareRow[] {
    return this.#order.flatMap((document) => this.#pieces.get(document)?.rows ?? []);
  }

  #isAsked({ document, members }: CompareRow): boolean {
    const filter = this.#now()?.filter ?? ALL;
    if (filter.document !== null && document !== filter.document) return false;
    return filter.tag === null || members.some(({ tag }) => tag === filter.tag);
  }

  /** Tells the groups that are asked for, and counts all. */
  #show(): void {
    const now = this.#now();
    if (now === null) return;
    const { kind, isUndecidedOnly } = now.filter;
    const counts: Record<CompareKind, number> = { ...NO_COUNTS };
    const rows: CompareRow[] = [];
    let [disagreements, decided, agreed] = [0, 0, 0];
    for (const row of this.#all()) {
      if (row.isDisagreement) disagreements++;
      if (row.isDisagreement && !isUndecided(row)) decided++;
      if (!this.#isAsked(row)) continue;
      counts[row.kind]++;
      if (isAgreed(row)) agreed++;
      if (kind !== null && row.kind !== kind) continue;
      // The one that is looked at stays until one goes on.
      if (isUndecidedOnly && !isUndecided(row)) continue;
      rows.push(row);
    }
    this.#set({ rows, counts, disagreements, decided, agreed, current: this.#placeIn(now, rows) });
  }

  /** The group that is stood on; where it dropped out, the one that came into its place. */
  #placeIn({ current, rows: before }: ComparingState, rows: readonly CompareRow[]): string | null {
    if (current === null || rows.some(({ key }) => key === current)) return current;
    const at = before.findIndex(({ key }) => key === current);
    const known = new Set(rows.map(({ key }) => key));
    const next = before.slice(at + 1).find(({ key }) => known.has(key));
    return next?.key ?? rows[Math.min(at, rows.length - 1)]?.key ?? null;
  }
}

/** Whether a group waits for somebody to decide it. */
export const isUndecided = ({ isDisagreement, decided }: CompareRow): boolean =>
  isDisagreement && decided?.standing !== 'holds';

/** Whether everybody says the same, and it is not taken over yet. */
const isAgreed = ({ isDisagreement, decided }: CompareRow): boolean =>
  !isDisagreement && decided?.standing !== 'holds';

/** What is decided on a group, to be compared. */
const wordsOf = ({ decided }: CompareRow): string =>
  decided === null ? '' : [decided.outcome, decided.standing, ...decided.kept].join(' ');

export const comparingOf = (context: Context): EndingComparing => new ProjectComparing(context);
