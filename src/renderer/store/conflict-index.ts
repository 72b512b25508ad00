import type { DocumentId, RecordRef, RecordState } from '#core/model';
import { conflictRow, type ConflictRow } from '#renderer/database';
import type { ConflictsState } from './conflict-shapes.ts';

/** By which the list is sorted. */
export interface ConflictPlace {
  /** Of an annotation, where its passage starts, in code points; 0 for other records. */
  readonly at: number;
  readonly title: string;
}

/** What people are at odds over, by record: in memory, as the database has it. */
export class ConflictIndex {
  /** Where each stands among those of its document, or its kind, as far as that was looked up. */
  readonly places = new Map<RecordRef, ConflictPlace>();
  readonly rows = new Map<RecordRef, ConflictRow>();
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

  #put(row: ConflictRow): void {
    this.#count += row.fields.length - (this.rows.get(row.record)?.fields.length ?? 0);
    this.rows.set(row.record, row);
  }

  #drop(record: RecordRef): void {
    this.#count -= this.rows.get(record)?.fields.length ?? 0;
    this.rows.delete(record);
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
    this.rows.clear();
    this.places.clear();
    this.#count = 0;
    for (const row of rows) this.#put(row);
    this.#revision++;
  }
}
