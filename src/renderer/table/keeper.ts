import { parseQuery } from '#core/query';
import { DatabaseLost } from '#renderer/database';
import { Pace } from '#renderer/threads';
import { AnnotationColumns } from './annotation-columns.ts';
import { Arrangement, type Place } from './arrangement.ts';
import { Arranger } from './arranger.ts';
import { askedRows } from './asked-row.ts';
import { readId } from './id-index.ts';
import type { Answer, Job, Question } from './jobs.ts';
import { Meanings, NO_NAMES } from './meanings.ts';
import { OverviewCount } from './overview.ts';
import { Reading } from './reading.ts';
import type { Overview, TableAsk, TableLine, TableNames, TableStanding } from './shapes.ts';
import { countTicked, groupLine, pickedColumns, pickedOf, rowLine } from './tell-lines.ts';

const NOTHING_ASKED: TableAsk = { query: '', sort: [], group: null, folded: new Set() };
const NO_ROWS = new Arrangement(new Uint32Array(0), null, new Set());

/** While reading, rows are arranged anew for at most this part of the time. */
const PART_ARRANGING = 0.2;
/** Milliseconds between two arrangements while reading, at least. */
const BETWEEN = 120;
/** References to rows in one message. */
const PART = 4_096;

/** What is answered in its turn. */
type Later = Exclude<Question, { readonly kind: 'lines' }>;

/** Rows as they were shown under revisions from `since` on. */
interface Shown {
  readonly since: number;
  readonly arrangement: Arrangement;
}

/**
 * Everything the thread does: one thing after another in slices, with questions answered between.
 *
 * @param answer sends on what there is to say
 */
export class Keeper {
  readonly #answer: (said: Answer) => void;
  readonly #pace = new Pace();
  readonly #columns = new AnnotationColumns();
  readonly #arranger = new Arranger(this.#columns);
  readonly #reading = new Reading(this.#columns, this.#pace);
  #meanings = new Meanings(this.#columns, NO_NAMES);
  #ask = NOTHING_ASKED;
  #shown: Shown = { since: 0, arrangement: NO_ROWS };
  #shownBefore: Shown | null = null;
  #revision = 0;
  #isWorking = false;
  #isOver = false;
  /** Something was asked, named or stored that the shown rows do not follow yet. */
  #isBehind = false;
  #arrangedAt = 0;
  #arrangingTook = 0;
  #wanted = new AbortController();
  #waiting: Later[] = [];
  #pickedLast: { readonly revision: number; readonly rows: Uint32Array } | null = null;

  constructor(answer: (said: Answer) => void) {
    this.#answer = answer;
  }

  take(job: Job): void {
    try {
      this.#take(job);
    } catch (error) {
      this.#fail(error);
    }
  }

  #take(job: Job): void {
    switch (job.kind) {
      case 'open':
        this.#revision = job.revision;
        this.#shown = { ...this.#shown, since: job.revision };
        this.#reading.open(job.database, (lost) => this.#fail(lost));
        return this.#go();
      case 'names':
        return this.#rename(job.names);
      case 'stored':
        this.#reading.readAgain(job.packs);
        return this.#go();
      case 'ask':
        this.#ask = job.ask;
        return this.#fallBehind();
      case 'tick':
        return this.#tickLines(job.lines, job.isOn, job.revision);
      case 'tickAll':
        return this.#tick(this.#rows, () => job.isOn);
      case 'invertTicks':
        return this.#tick(this.#rows, (isTicked) => !isTicked);
      case 'lines':
        return this.#tellLines(job.serial, job.from, job.to);
      default:
        this.#waiting.push(job);
        this.#go();
    }
  }

  get #rows(): Uint32Array {
    return this.#shown.arrangement.rows;
  }

  #rename(said: Partial<TableNames>): void {
    const names = { ...this.#meanings.names, ...said };
    this.#meanings = new Meanings(this.#columns, names);
    this.#reading.wanted(names.documents.map(({ id }) => id));
    this.#fallBehind();
  }

  #fallBehind(): void {
    this.#isBehind = true;
    this.#wanted.abort();
    this.#wanted = new AbortController();
    this.#go();
  }

  #go(): void {
    if (this.#isWorking || this.#isOver) return;
    this.#isWorking = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    try {
      await this.#pace.rest();
      while (!this.#isOver && (await this.#step())) await this.#pace.rest();
    } catch (error) {
      this.#fail(error);
    }
    this.#isWorking = false;
  }

  /** Does what is most urgent. Whether there may be more. */
  async #step(): Promise<boolean> {
    if (this.#reading.isAgainDue) {
      this.#isBehind = true;
      await this.#reading.again();
      return true;
    }
    if (this.#isBehind || (this.#waiting.length === 0 && this.#isArrangingDue())) {
      await this.#arrange();
      return true;
    }
    const question = this.#waiting.shift();
    if (question !== undefined) {
      await this.#reply(question);
      return true;
    }
    if (!this.#reading.isDue) return false;
    await this.#reading.further();
    return true;
  }

  /** Whether enough was read since that showing it is worth the while. */
  #isArrangingDue(): boolean {
    if (this.#columns.revision === this.#arrangedRevision && !this.#reading.hasProgressed)
      return false;
    if (!this.#reading.isDue) return true;
    const between = Math.max(BETWEEN, this.#arrangingTook / PART_ARRANGING);
    return performance.now() - this.#arrangedAt > between || this.#arrangedRevision === 0;
  }

  #arrangedRevision = 0;

  async #arrange(): Promise<void> {
    const { signal } = this.#wanted;
    const began = performance.now();
    const { revision } = this.#columns;
    this.#reading.hasProgressed = false;
    try {
      const arrangement = await this.#arranger.arrange(
        this.#ask,
        this.#meanings,
        this.#pace,
        signal,
      );
      if (signal.aborted) return;
      this.#isBehind = false;
      this.#arrangedRevision = revision;
      this.#show(arrangement);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#arrangedAt = performance.now();
      this.#arrangingTook = this.#arrangedAt - began;
    }
  }

  #show(arrangement: Arrangement): void {
    this.#revision++;
    this.#shownBefore = this.#shown;
    this.#shown = { since: this.#revision, arrangement };
    this.#tell();
  }

  #tell(): void {
    const { arrangement } = this.#shown;
    const standing: TableStanding = {
      revision: this.#revision,
      progress: this.#reading.progress,
      total: this.#arranger.total,
      matched: arrangement.rows.length,
      lines: arrangement.lines,
      ticked: countTicked(arrangement.rows, this.#columns),
      problems: parseQuery(this.#ask.query).problems,
      damaged: this.#reading.damaged,
      failure: null,
    };
    this.#answer({ kind: 'standing', standing });
  }

  #tickLines(lines: readonly number[], isOn: boolean, revision: number): void {
    const shown = [this.#shown, this.#shownBefore].find((each) => each && each.since <= revision);
    if (shown == null) return;
    const { arrangement } = shown;
    for (const line of lines) {
      const place = arrangement.at(line);
      if (place === null) continue;
      const rows = place.kind === 'row' ? [place.row] : arrangement.rowsOf(place.group);
      for (const row of rows) this.#columns.isTicked[row] = isOn ? 1 : 0;
    }
    this.#revision++;
    this.#tell();
  }

  #tick(rows: Uint32Array, isOn: (isTicked: boolean) => boolean): void {
    const { isTicked } = this.#columns;
    for (const row of rows) isTicked[row] = isOn(isTicked[row] === 1) ? 1 : 0;
    this.#revision++;
    this.#tell();
  }

  #tellLines(serial: number, from: number, to: number): void {
    const { arrangement } = this.#shown;
    const lines: TableLine[] = [];
    for (let line = Math.max(0, from); line < Math.min(to, arrangement.lines); line++) {
      const place = arrangement.at(line);
      if (place !== null) lines.push(this.#lineAt(place));
    }
    this.#answer({ kind: 'lines', serial, lines });
  }

  #lineAt(place: Place): TableLine {
    return place.kind === 'row'
      ? rowLine(place.row, this.#columns, this.#meanings)
      : groupLine(place.group, this.#shown.arrangement, this.#columns);
  }

  /** Nothing else changes rows meanwhile: it is a step of the work like any other. */
  async #reply(question: Later): Promise<void> {
    const { serial } = question;
    const columns = this.#columns;
    switch (question.kind) {
      case 'lineOf': {
        const id = new Uint32Array(4);
        const row = readId(question.id, 0, id) ? columns.ids.find(id) : -1;
        const line = row < 0 ? null : this.#shown.arrangement.lineOf(row);
        this.#answer({ kind: 'line', serial, line });
        return;
      }
      case 'overview':
        this.#answer({ kind: 'overview', serial, overview: await this.#counted() });
        return;
      case 'picked':
        return this.#tellPicked(serial);
      default: {
        const from = Math.max(0, question.from);
        const rows = this.#picked().subarray(from, Math.max(from, question.to));
        const lines = Array.from(rows, (row) => rowLine(row, columns, this.#meanings));
        this.#answer({ kind: 'lines', serial, lines });
      }
    }
  }

  /** Asked for again and again, a page at a time. */
  #picked(): Uint32Array {
    const known = this.#pickedLast;
    if (known?.revision === this.#revision) return known.rows;
    const rows = pickedOf(this.#rows, this.#columns);
    this.#pickedLast = { revision: this.#revision, rows };
    return rows;
  }

  async #counted(): Promise<Overview> {
    const rows = this.#rows;
    const count = new OverviewCount();
    for (let from = 0; from < rows.length; from += PART) {
      if (this.#pace.isDue()) await this.#pace.rest();
      count.add(askedRows(rows.subarray(from, from + PART), this.#columns, this.#meanings));
    }
    return count.told();
  }

  async #tellPicked(serial: number): Promise<void> {
    const rows = this.#picked();
    let from = 0;
    do {
      if (this.#pace.isDue()) await this.#pace.rest();
      const part = pickedColumns(rows.subarray(from, from + PART), this.#columns);
      from += PART;
      this.#answer({ kind: 'picked', serial, part, isLast: from >= rows.length });
    } while (from < rows.length);
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reading.close();
    if (error instanceof DatabaseLost) this.#answer({ kind: 'lost' });
    // The page hears of it as of any error of the thread.
    else reportError(error);
  }
}
