import type { DocumentId, RecordRef, RecordState } from '#core/model';
import { conflictRow, type ConflictRow } from '#renderer/database';
import type { ConflictsState } from './shapes.ts';

/** By which the list is sorted. */
export interface ConflictPlace {
  /** Of an annotation, where its passage starts, in code points; 0 for other records. */
  readonly at: number;
  readonly title: string;
}

/** So many records that were at odds are remembered. */
const MOST_SETTLED = 50;

/** What people are at odds over, by record: in memory, as the database has it. */
export class ConflictIndex {
  /** Where each stands among those of its document, or its kind, as far as that was looked up. */
  readonly places = new Map<RecordRef, ConflictPlace>();
  readonly rows = new Map<RecordRef, ConflictRow>();
  /** Rows that are no more, with the fields that were at odds; forgotten once people are at odds anew. */
  #settled: ConflictRow[] = [];
  #count = 0;
  #revision = 0;
  #asked: ConflictsState['asked'] = null;

  constructor(rows: Iterable<ConflictRow>) {
    for (const row of rows) this.#put(row);
  }

  get state(): ConflictsState {
    return { count: this.#count, revision: this.#revision, asked: this.#asked };
  }

  ask(record: RecordRef | null): void {
    this.#asked = { record, serial: (this.#asked?.serial ?? 0) + 1 };
  }

  homeOf(record: RecordRef): DocumentId | null {
    return this.rows.get(record)?.home ?? null;
  }

  /** What was at odds till lately, the last first. */
  get settled(): readonly ConflictRow[] {
    return this.#settled.toReversed();
  }

  #put(row: ConflictRow): void {
    const before = this.rows.get(row.record)?.fields ?? [];
    this.#count += row.fields.length - before.length;
    this.rows.set(row.record, row);
    if (row.fields.some((field) => !before.includes(field))) this.#settled = [];
    this.#settle(
      row,
      before.filter((field) => !row.fields.includes(field)),
    );
  }

  #drop(record: RecordRef): void {
    const row = this.rows.get(record);
    if (row === undefined) return;
    this.#count -= row.fields.length;
    this.rows.delete(record);
    this.#settle(row, row.fields);
  }

  #settle(row: ConflictRow, fields: readonly string[]): void {
    if (fields.length > 0)
      this.#settled = [...this.#settled, { ...row, fields }].slice(-MOST_SETTLED);
  }

  /** @returns whether anything of what it tells is another thing now */
  update(states: Iterable<RecordState>): boolean {
    let isTouched = false;
    for (const state of states) {
      const row = conflictRow(state);
      const isKnown = this.rows.has(state.record);
      this.places.delete(state.record);
      if (row !== null) this.#put(row);
      else if (isKnown) this.#drop(state.record);
      isTouched ||= isKnown || row !== null;
    }
    if (isTouched) this.#revision++;
    return isTouched;
  }

  replace(rows: Iterable<ConflictRow>): void {
    const now = new Map([...rows].map((row) => [row.record, row]));
    this.places.clear();
    for (const record of [...this.rows.keys()]) if (!now.has(record)) this.#drop(record);
    for (const row of now.values()) this.#put(row);
    this.#revision++;
  }
}
