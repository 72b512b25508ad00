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
import { EVERYONE, letsSee, setAnalystFilter } from '../reading/analyst-filter.ts';
import { asked, isAgreed, isAsked, isUndecided, placeIn, startIn } from './asked.ts';
import { ComparePieces } from './pieces.ts';
import { comparedDocuments } from './reading.ts';
import type {
  CompareFilter,
  CompareRow,
  Comparing,
  ComparingState,
  DecisionOf,
  DecisionOn,
  Verdict,
} from './shapes.ts';
import type { Context } from '../context.ts';
import { decideAll, resultIn } from './deciding.ts';
import { decisionsIn } from '../records/decisions.ts';
import { stateOf } from '../steps/edit.ts';
import { later } from '../later-work.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { Measuring } from './measuring.ts';
import { focus, revealAt } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { goTo } from '../documents/open-document.ts';
import { notifyLeft } from '../telling-written.ts';

/** Milliseconds in which changes are gathered before documents are put together anew. */
const GATHERING = 40;
/** Decisions of which it is known what they decided, to come back to it. */
const MOST_PAST = 200;
/** As many are compared at first as there is room for beside one another. */
const MOST_AT_FIRST = 4;

const ALL: CompareFilter = { kind: null, tag: null, document: null, isUndecidedOnly: false };
/** The facet, and what ends it with the workbench. */
export interface EndingComparing extends Comparing {
  end(): void;
}

class ProjectComparing implements EndingComparing {
  readonly #context: Context;
  readonly #pieces: ComparePieces;
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
    this.#pieces = new ComparePieces(context);
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
        ...asked([], ALL),
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
    this.#pieces.groupAgain();
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
    const from = here === -1 ? startIn(now.rows, this.#context.loaded?.id, direction) : here;
    for (let at = from + direction; at >= 0 && at < count; at += direction) {
      const row = now.rows[at];
      if (row === undefined || !isUndecided(row)) continue;
      this.show(row.key);
      return row.key;
    }
    return null;
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
    const filter = this.#now()?.filter ?? ALL;
    const rows = this.#pieces.rows().filter((row) => isAsked(row, filter) && isAgreed(row));
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
      if (this.#isBeside(change)) return this.#pieces.changedBeside(home);
      const to = (change.value as { readonly document?: DocumentId } | null)?.document;
      this.#readAgain([home, ...(change.field === 'passage' && to !== undefined ? [to] : [])]);
    }
    // What counts as which tag or actor may be otherwise now.
    if (kind === 'tag' || kind === 'entity') this.#readAgain(this.#pieces.order);
  }

  /** Whether a change is of the adjudicated layer, which itself is seldom compared. */
  #isBeside({ record, field, value }: HomedChange['change']): boolean {
    if (this.#analysts?.includes(ADJUDICATED) === true) return false;
    const state = stateOf(this.#context, record);
    const born = field === BIRTH ? (value as { readonly creator?: Json }).creator : undefined;
    return (born ?? (state === undefined ? null : readField(state, 'creator'))) === ADJUDICATED;
  }

  #readAgain(documents: readonly DocumentId[]): void {
    this.#pieces.readAgain(documents);
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (!this.#isReading) this.#work();
    }, GATHERING);
  }

  #readAll(): void {
    this.#pieces.list();
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
        if (this.#pieces.isStale) this.#work();
      }),
    );
  }

  async #readStale(turn: number): Promise<void> {
    const isOver = (): boolean => turn !== this.#turn || this.#context.isClosed;
    const putTogether = (): Promise<void> =>
      this.#pieces.putTogether(
        () => this.#analysts ?? [],
        isOver,
        (progress) => this.#set({ progress }),
      );
    await putTogether();
    if (isOver()) return;
    if (this.#analysts === null || this.#analysts.length === 0) {
      this.#chooseFirst();
      await putTogether();
      if (isOver()) return;
    }
    this.#pieces.order = comparedDocuments(this.#context);
    this.#set({
      sizes: this.#pieces.sizes(),
      isAgreementOld: true,
      progress: null,
      analysts: this.#analysts ?? [],
    });
    this.#show();
  }

  #decideAnew(): void {
    this.#pieces.judgeAgain();
    this.#show();
    this.#comeBack();
  }

  #remember(key: string, before: string): void {
    const row = this.#pieces.rows().find((each) => each.key === key);
    if (row === undefined || wordsOf(row) === before) return;
    this.#past = [...this.#past, [key, before] as const].slice(-MOST_PAST);
  }

  /** Where the last decision is taken back, what it decided is stood on again. */
  #comeBack(): void {
    const [key, before] = this.#past.at(-1) ?? [];
    if (key === undefined) return;
    const row = this.#pieces.rows().find((each) => each.key === key);
    if (row === undefined || wordsOf(row) !== before) return;
    this.#past = this.#past.slice(0, -1);
    this.show(key);
  }

  /** Oneself, and those with the most annotations. */
  #chooseFirst(): void {
    const { state, identity } = this.#context;
    const sizes = this.#pieces.sizes();
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
    this.#pieces.groupAgain();
  }

  /** Tells the groups that are asked for, and counts all. */
  #show(): void {
    const now = this.#now();
    if (now === null) return;
    const { rows, ...counted } = asked(this.#pieces.rows(), now.filter);
    this.#set({ rows, ...counted, current: placeIn(now, rows) });
  }
}

/** What is decided on a group, to be compared. */
const wordsOf = ({ decided }: CompareRow): string =>
  decided === null ? '' : [decided.outcome, decided.standing, ...decided.kept].join(' ');

export const comparingOf = (context: Context): EndingComparing => new ProjectComparing(context);
