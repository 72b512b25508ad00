import {
  applyChange,
  isAlive,
  readField,
  unborn,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import type { HomedChange } from './storing/materialise.ts';
import type { Hit } from './search-shapes.ts';

/** An annotation's tag, as it was set, and its place in code points. */
interface Mark {
  readonly tag: TagId;
  readonly from: number;
  readonly to: number;
}

/** Code points of a cell, as a shift. */
const CELL_BITS = 12;
/** One over more cells stands in a cell of its own. */
const MOST_CELLS = 32;
const LONG = -1;

const isLong = ({ from, to }: Mark): boolean =>
  (to >> CELL_BITS) - (from >> CELL_BITS) >= MOST_CELLS;

/** Not all of an annotation is read: thousands come at once. */
function markOf(state: RecordState): Mark | null {
  if (!isAlive(state)) return null;
  const passage = readField(state, 'passage') as Passage | undefined;
  const tag = readField(state, 'tag') as TagId | undefined;
  const { start = null, end = null } = passage ?? {};
  return start === null || end === null || tag === undefined ? null : { tag, from: start, to: end };
}

/** One document's annotations, by place; without its text. */
class DocumentMarks {
  readonly #states: Map<RecordRef, RecordState>;
  readonly #marks = new Map<RecordRef, Mark>();
  readonly #cells = new Map<number, Set<Mark>>();

  constructor(states: ReadonlyMap<RecordRef, RecordState>) {
    this.#states = new Map(states);
    for (const state of states.values()) this.#put(state);
  }

  take({ change }: HomedChange): void {
    const { record } = change;
    const state = applyChange(this.#states.get(record) ?? unborn(record), change);
    this.#states.set(record, state);
    this.#put(state);
  }

  on({ from, to }: Pick<Hit, 'from' | 'to'>): readonly Mark[] {
    const found = new Set<Mark>();
    for (let cell = from >> CELL_BITS; cell <= (to - 1) >> CELL_BITS; cell++)
      for (const mark of this.#cells.get(cell) ?? [])
        if (mark.from < to && mark.to > from) found.add(mark);
    for (const mark of this.#cells.get(LONG) ?? [])
      if (mark.from < to && mark.to > from) found.add(mark);
    return [...found];
  }

  #put(state: RecordState): void {
    const { record } = state;
    const former = this.#marks.get(record);
    const mark = markOf(state);
    if (former !== undefined)
      for (const cell of cellsOf(former)) this.#cells.get(cell)?.delete(former);
    if (mark === null) return void this.#marks.delete(record);
    this.#marks.set(record, mark);
    for (const cell of cellsOf(mark)) {
      const all = this.#cells.get(cell) ?? new Set();
      this.#cells.set(cell, all.add(mark));
    }
  }
}

function* cellsOf(mark: Mark): Iterable<number> {
  if (isLong(mark)) yield LONG;
  else
    for (let cell = mark.from >> CELL_BITS; cell <= (mark.to - 1) >> CELL_BITS; cell++) yield cell;
}

/** What is tagged in the documents that have hits; it follows every change, whichever is open. */
export class Marks {
  readonly #documents = new Map<DocumentId, DocumentMarks>();
  readonly #waiting: HomedChange[] = [];

  has(document: DocumentId): boolean {
    return this.#documents.has(document);
  }

  documents(): readonly DocumentId[] {
    return [...this.#documents.keys()];
  }

  add(document: DocumentId, states: ReadonlyMap<RecordRef, RecordState>): void {
    this.#documents.set(document, new DocumentMarks(states));
  }

  /** Notes a change; it is worked in when somebody asks. Whether it can matter. */
  note(change: HomedChange): boolean {
    if (change.home === null || !this.#documents.has(change.home)) return false;
    this.#waiting.push(change);
    return true;
  }

  on(hit: Pick<Hit, 'document' | 'from' | 'to'>): readonly Mark[] {
    for (const change of this.#waiting.splice(0))
      if (change.home !== null) this.#documents.get(change.home)?.take(change);
    return this.#documents.get(hit.document)?.on(hit) ?? [];
  }
}
