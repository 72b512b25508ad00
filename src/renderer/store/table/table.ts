import type { AnnotationId, TagId, Value } from '#core/model';
import { namesOf, withoutTerm, withTerm, type QueryTerm } from '#core/query';
import {
  createTableThread,
  type Overview,
  type RowRef,
  type TableAsk,
  type TableLine,
  type TableStanding,
  type TableThread,
} from '#renderer/table';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import type { AnnotationTable } from '../facets.ts';
import { later, workDone } from '../later-work.ts';
import { focus, revealAt } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { letsSee } from '../reading/analyst-filter.ts';
import { annotationHere } from '../records/sketching.ts';
import { addNoteToRows, removeRows, retagRows, setValueOfRows } from './acts.ts';
import { setColumns } from './columns.ts';
import { copyPicked } from './copy.ts';
import { followWith } from './follow.ts';
import type { ColumnChoice, RowWriter, TableState } from './shapes.ts';

/** Milliseconds that the thread outlives the table, so that opening it again is quick. */
const KEPT = 60_000;

/** Rows that are fetched at a time where many are. */
const FETCHED = 5_000;

const FIRST_ASK: TableAsk = { query: '', sort: [], group: null, folded: new Set() };

const NOTHING_READ: TableStanding = {
  revision: 0,
  progress: { done: 0, total: 0 },
  total: 0,
  matched: 0,
  lines: 0,
  ticked: 0,
  problems: [],
  damaged: 0,
  failure: null,
};

/** The facet, and what ends it with the workbench. */
export interface EndingTable extends AnnotationTable {
  /** Asks for those alone whose annotations are shown now. */
  narrow(): void;
  /** Ends the thread, once no command needs it any more. */
  end(): void;
}

interface Running {
  readonly thread: TableThread;
  readonly unfollow: () => void;
}

class ProjectTable implements EndingTable {
  readonly #context: Context;
  #running: Running | null = null;
  #standing = NOTHING_READ;
  #ask = FIRST_ASK;
  #asked = 0;
  /** The term that stands in the query because of whose annotations are shown. */
  #shown: QueryTerm | null = null;
  #ending: ReturnType<typeof setTimeout> | null = null;
  /** Commands go one after another: each finds what the one before it left. */
  #acting: Promise<unknown> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
  }

  open(query?: string): void {
    const { state } = this.#context;
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
    const { table } = state.getState();
    const asked = this.#narrowed(query ?? this.#ask.query);
    if (asked !== this.#ask.query) this.#ask = { ...this.#ask, query: asked };
    const { thread } = this.#started();
    // Where it died, or lost the database, it begins anew.
    thread.open(this.#context.surroundings.databaseName);
    thread.ask(this.#ask);
    this.#asked++;
    state.setState({
      table: {
        ask: this.#ask,
        asked: this.#asked,
        standing: this.#standing,
        current: table?.current ?? null,
      },
    });
  }

  narrow(): void {
    this.change({ query: this.#narrowed(this.#ask.query) });
  }

  change(patch: Partial<TableAsk>): void {
    const { table } = this.#context.state.getState();
    if (table === null) return;
    const isGroupedAnew = patch.group !== undefined && patch.group !== this.#ask.group;
    this.#ask = { ...this.#ask, ...(isGroupedAnew && { folded: new Set() }), ...patch };
    this.#set({ ask: this.#ask });
    this.#running?.thread.ask(this.#ask);
  }

  close(): void {
    const { state } = this.#context;
    if (state.getState().table !== null) state.setState({ table: null });
    if (this.#running === null || this.#ending !== null) return;
    this.#running.thread.tickAll(false);
    this.#ending = setTimeout(() => this.end(), KEPT);
  }

  end(): void {
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    this.#standing = NOTHING_READ;
    running.unfollow();
    const end = (): void => running.thread.end();
    const last = workDone(this.#context);
    if (last === null) end();
    else void last.finally(end);
  }

  async lines(from: number, to: number): Promise<readonly TableLine[]> {
    return (await this.#running?.thread.lines(from, to)) ?? [];
  }

  async lineOf(id: AnnotationId): Promise<number | null> {
    return (await this.#running?.thread.lineOf(id)) ?? null;
  }

  show(row: RowRef | null, isFollowed = true): void {
    const context = this.#context;
    this.#set({ current: row === null ? null : { id: row.id, document: row.document } });
    if (!isFollowed || row === null || context.loaded?.id !== row.document) return;
    const annotation = annotationHere(context, row.id);
    if (annotation === undefined) return;
    focus(context, row.id);
    if (context.loaded.annotations.get(row.id) !== undefined) revealAt(context, annotation.start);
  }

  setColumns(columns: readonly ColumnChoice[] | null): void {
    setColumns(this.#context, columns);
  }

  tick(lines: readonly number[], isOn: boolean): void {
    this.#running?.thread.tick(lines, isOn);
  }

  tickAll(isOn: boolean): void {
    this.#running?.thread.tickAll(isOn);
  }

  invertTicks(): void {
    this.#running?.thread.invertTicks();
  }

  retag(tag: TagId): Promise<number> {
    return this.#act((rows) => retagRows(this.#context, rows, tag));
  }

  setValue(value: Value | null): Promise<number> {
    return this.#act((rows) => setValueOfRows(this.#context, rows, value));
  }

  addNote(note: string): Promise<number> {
    return this.#act((rows) => addNoteToRows(this.#context, rows, note));
  }

  remove(): Promise<number> {
    return this.#act((rows) => removeRows(this.#context, rows));
  }

  async picked(most = Number.POSITIVE_INFINITY): Promise<readonly TableLine[]> {
    const thread = this.#running?.thread;
    const rows: TableLine[] = [];
    while (thread !== undefined && rows.length < most) {
      const to = Math.min(most, rows.length + FETCHED);
      const page = await thread.pickedRows(rows.length, to);
      const isLast = page.length < to - rows.length;
      for (const row of page) rows.push(row);
      if (isLast) break;
    }
    return rows;
  }

  async copy(write: RowWriter): Promise<number> {
    const running = this.#running;
    if (running === null) return 0;
    return copyPicked(this.#context, running.thread, write).catch(() => {
      notify(this.#context.state, 'problem', strings.tableNotices.notCopied);
      return 0;
    });
  }

  async overview(): Promise<Overview | null> {
    return (await this.#running?.thread.overview().catch(() => null)) ?? null;
  }

  #started(): Running {
    if (this.#running !== null) return this.#running;
    const context = this.#context;
    const thread = createTableThread((standing) => {
      if (this.#running?.thread !== thread) return;
      this.#standing = standing;
      this.#set({ standing });
    });
    this.#running = { thread, unfollow: followWith(context, thread) };
    return this.#running;
  }

  #set(patch: Partial<TableState>): void {
    this.#context.state.setState(({ table }) =>
      table === null ? {} : { table: { ...table, ...patch } },
    );
  }

  /**
   * A query for those alone whose annotations are shown, as a term that is seen and can be taken away:
   * whoever works blind meets nobody else's work here without asking for it.
   */
  #narrowed(query: string): string {
    const { analystFilter, analysts, analyst } = this.#context.state.getState();
    const bare = this.#shown === null ? query : withoutTerm(query, this.#shown);
    const names = analysts
      .filter(({ id }) => analyst !== null && letsSee(analystFilter, analyst, id))
      .map(({ name }) => name);
    const isAll = analystFilter.kind === 'everyone' || names.length === 0;
    this.#shown = isAll ? null : { kind: 'analyst', isNot: false, names };
    return this.#shown === null || namesOf(bare, 'analyst').length > 0
      ? bare
      : withTerm(bare, this.#shown);
  }

  /** What is ticked; the row that the keyboard stands on where nothing is, never simply everything. */
  async #chosen(thread: TableThread, current: RowRef | null): Promise<readonly RowRef[]> {
    const [first] = await thread.pickedRows(0, 1);
    if (first?.kind === 'row' && first.isTicked) return thread.picked();
    return current === null ? [] : [current];
  }

  #act(work: (rows: readonly RowRef[]) => Promise<number>): Promise<number> {
    const { state } = this.#context;
    const thread = this.#running?.thread;
    const current = state.getState().table?.current ?? null;
    if (thread === undefined) return Promise.resolve(0);
    const done = this.#acting.then(async () => {
      const rows = await this.#chosen(thread, current);
      if (rows.length > 0) return work(rows);
      notify(state, 'done', strings.tableNotices.nothingTicked);
      return 0;
    });
    const told = done.catch(() => {
      notify(state, 'problem', strings.tableNotices.failed);
      return 0;
    });
    this.#acting = told;
    later(this.#context, async () => void (await told));
    return told;
  }
}

export const tableOf = (context: Context): EndingTable => new ProjectTable(context);
