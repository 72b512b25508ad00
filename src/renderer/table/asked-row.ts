import type { AskedAnnotation } from '#core/query';
import type { AnalystId, DocumentId, TagId, Value } from '#core/model';
import { NO_PLACE, type AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './stored-values.ts';
import type { Meanings } from './meanings.ts';

/** Any row as a query looks at it: one object for all, moved from row to row. */
export class AskedRow implements AskedAnnotation {
  row = 0;
  readonly #columns: AnnotationColumns;
  readonly #meanings: Meanings;

  constructor(columns: AnnotationColumns, meanings: Meanings) {
    this.#columns = columns;
    this.#meanings = meanings;
  }

  get tag(): TagId {
    return this.#meanings.tagId(this.row);
  }

  get document(): DocumentId {
    return this.#columns.documents.text(this.#columns.document[this.row] as number) as DocumentId;
  }

  get analyst(): AnalystId {
    return this.#columns.analysts.text(this.#columns.analyst[this.row] as number) as AnalystId;
  }

  get exact(): string {
    return this.#columns.exacts.text(this.#columns.exact[this.row] as number);
  }

  get note(): string {
    const note = this.#columns.note[this.row] as number;
    return note === NONE ? '' : this.#columns.notes.text(note);
  }

  get value(): Value | null {
    return this.#meanings.valueOf(this.row);
  }

  get links(): number {
    return this.#columns.links[this.row] as number;
  }

  get isPlaced(): boolean {
    return this.#columns.start[this.row] !== NO_PLACE;
  }

  get isUnresolved(): boolean {
    return this.#meanings.isUnresolved(this.row);
  }

  get isToReview(): boolean {
    return this.#columns.isToReview[this.row] === 1;
  }

  get created(): number {
    return this.#columns.made[this.row] as number;
  }

  get changed(): number {
    return this.#columns.changed[this.row] as number;
  }
}

/** The same object for each of the rows. */
export function* askedRows(
  rows: Uint32Array,
  columns: AnnotationColumns,
  meanings: Meanings,
): Generator<AskedAnnotation, void, undefined> {
  const asked = new AskedRow(columns, meanings);
  for (const row of rows) {
    asked.row = row;
    yield asked;
  }
}
