import { IdIndex } from './id-index.ts';
import { Interned } from './interned.ts';
import { PackedTexts } from './packed-texts.ts';
import { StoredValues } from './stored-values.ts';

/** Code points that no passage reaches: of what has no place. */
export const NO_PLACE = 0xffffffff;

/** What is kept of one annotation. Times are milliseconds since 1970, NaN where not known. */
export interface KeptAnnotation {
  readonly document: number;
  readonly tag: number;
  readonly analyst: number;
  readonly exact: number;
  readonly note: number;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly made: number;
  readonly changed: number;
  readonly isToReview: boolean;
}

const FIRST = 1024;
const MOST_NOTED = 5_000;

function grown<T extends Int32Array | Uint32Array | Float64Array | Uint8Array>(
  column: T,
  length: number,
): T {
  const larger = new (column.constructor as new (length: number) => T)(length);
  larger.set(column);
  return larger;
}

/**
 * All annotations that were read, as columns. A row is a number that an annotation keeps while it is
 * there; what it names (texts, documents, tags) are numbers too.
 */
export class AnnotationColumns {
  readonly ids = new IdIndex();
  readonly documents = new Interned();
  readonly tags = new Interned();
  readonly analysts = new Interned();
  readonly exacts = new PackedTexts();
  readonly notes = new PackedTexts();
  readonly values = new StoredValues();

  /** Rows there are or were. */
  length = 0;
  /** Grows with each change. */
  revision = 0;
  /** Rows that changed since somebody looked, who empties it; null for too many to tell. */
  changedRows: Set<number> | null = null;

  isThere = new Uint8Array(FIRST);
  isTicked = new Uint8Array(FIRST);
  /** What the query said of the row: 0 nothing yet, 1 no, 2 yes. */
  verdict = new Uint8Array(FIRST);
  isToReview = new Uint8Array(FIRST);
  document = new Int32Array(FIRST);
  tag = new Int32Array(FIRST);
  analyst = new Int32Array(FIRST);
  exact = new Int32Array(FIRST);
  note = new Int32Array(FIRST);
  value = new Int32Array(FIRST);
  start = new Uint32Array(FIRST);
  end = new Uint32Array(FIRST);
  made = new Float64Array(FIRST);
  changed = new Float64Array(FIRST);
  links = new Uint32Array(FIRST);

  readonly #free: number[] = [];

  /** Puts an annotation in, or in the place of what it was. Returns its row. */
  put(id: Uint32Array, kept: KeptAnnotation): number {
    const known = this.ids.find(id);
    const row = known >= 0 ? known : this.#newRow(id);
    this.#noteChange(row);
    this.verdict[row] = 0;
    this.document[row] = kept.document;
    this.tag[row] = kept.tag;
    this.analyst[row] = kept.analyst;
    this.exact[row] = kept.exact;
    this.note[row] = kept.note;
    this.value[row] = kept.value;
    this.start[row] = kept.start;
    this.end[row] = kept.end;
    this.made[row] = kept.made;
    this.changed[row] = kept.changed;
    this.isToReview[row] = kept.isToReview ? 1 : 0;
    return row;
  }

  remove(row: number): void {
    this.#noteChange(row);
    this.ids.remove(row);
    this.isThere[row] = 0;
    this.#free.push(row);
  }

  #noteChange(row: number): void {
    this.revision++;
    if (this.changedRows === null) return;
    this.changedRows.add(row);
    if (this.changedRows.size > MOST_NOTED) this.changedRows = null;
  }

  #newRow(id: Uint32Array): number {
    const row = this.#free.pop() ?? this.length++;
    if (row >= this.isThere.length) this.#grow(this.isThere.length * 2);
    this.ids.add(row, id);
    this.isThere[row] = 1;
    this.isTicked[row] = 0;
    this.links[row] = 0;
    return row;
  }

  #grow(length: number): void {
    this.isThere = grown(this.isThere, length);
    this.isTicked = grown(this.isTicked, length);
    this.verdict = grown(this.verdict, length);
    this.isToReview = grown(this.isToReview, length);
    this.document = grown(this.document, length);
    this.tag = grown(this.tag, length);
    this.analyst = grown(this.analyst, length);
    this.exact = grown(this.exact, length);
    this.note = grown(this.note, length);
    this.value = grown(this.value, length);
    this.start = grown(this.start, length);
    this.end = grown(this.end, length);
    this.made = grown(this.made, length);
    this.changed = grown(this.changed, length);
    this.links = grown(this.links, length);
  }
}
