import {
  applyChange,
  BIRTH,
  idOf,
  IdSet,
  kindOf,
  readAnnotation,
  readDocument,
  readField,
  unborn,
  type Change,
  type ChangeId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';

/** What a set of changes comes to, for whoever chooses among snapshots. */
export interface Told {
  /** Each once. */
  readonly changes: number;
  readonly documents: number;
  readonly annotations: number;
  /** Of the project; empty without one. */
  readonly name: string;
  /** Whether nothing was done yet but to begin: there is no more than who did, and for what. */
  readonly isNothing: boolean;
}

/** As many digits as an `IdSet` knows. */
const DIGITS = 32;

const shortened = (id: ChangeId): ChangeId => id.slice(0, DIGITS) as ChangeId;

/** Of a value no more than decides whether its record is there. */
function slimValue(field: string, value: Json): Json {
  if (field !== BIRTH) return field === 'alive' ? value : null;
  const fields = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(fields.map(([name, said]) => [name, name === 'alive' ? said : null]));
}

/** The same for the whole change. */
const slim = (change: Change): Change => ({
  ...change,
  id: shortened(change.id),
  preds: change.preds.map(shortened),
  value: slimValue(change.field, change.value),
});

/** The same for two changes of which nothing tells apart whether their records are there. */
function shapeOf({ field, value }: Change): string {
  if (field !== BIRTH) return `${field} ${field === 'alive' ? String(value) : ''}`;
  const fields = value as Readonly<Record<string, Json>>;
  return `${field} ${String(fields['alive'])} ${Object.keys(fields).join(' ')}`;
}

/**
 * Records of a kind, of which it is to be told how many are there. Most have but one change: of these only
 * is kept which it is, and what it is like.
 */
class Records {
  readonly #isThere: (state: RecordState) => boolean;
  readonly #ids: IdSet;
  readonly #records = new IdSet();
  /** Of each record its first change: its number, and what it is like. */
  readonly #firsts: number[] = [];
  readonly #shapes: number[] = [];
  readonly #shapeNumbers = new Map<string, number>();
  /** A change of each shape. */
  readonly #likes: Change[] = [];
  /** Of those that have more than one change, or whose first succeeds another; by number. */
  readonly #states = new Map<number, RecordState>();

  /** @param ids of all changes that are told */
  constructor(ids: IdSet, isThere: (state: RecordState) => boolean) {
    this.#ids = ids;
    this.#isThere = isThere;
  }

  add(change: Change): void {
    const id = idOf(change.record);
    const number = this.#records.numberOf(id);
    if (number >= 0) {
      const state =
        this.#states.get(number) ?? applyChange(unborn(change.record), this.#first(number));
      this.#states.set(number, applyChange(state, slim(change)));
      return;
    }
    this.#records.add(id);
    this.#firsts.push(this.#ids.size - 1);
    this.#shapes.push(this.#shapeNumber(change));
    if (change.preds.length > 0)
      this.#states.set(this.#records.size - 1, applyChange(unborn(change.record), slim(change)));
  }

  count(): number {
    let count = 0;
    for (const state of this.#states.values()) if (this.#isThere(state)) count++;
    const areThere = this.#likes.map((like) =>
      this.#isThere(applyChange(unborn(like.record), { ...like, preds: [] })),
    );
    for (const [number, shape] of this.#shapes.entries())
      if (areThere[shape] === true && !this.#states.has(number)) count++;
    return count;
  }

  #first(number: number): Change {
    const like = this.#likes[this.#shapes[number] as number] as Change;
    return { ...like, id: this.#ids.digitsOf(this.#firsts[number] as number) as ChangeId };
  }

  #shapeNumber(change: Change): number {
    const shape = shapeOf(change);
    const known = this.#shapeNumbers.get(shape);
    if (known !== undefined) return known;
    this.#shapeNumbers.set(shape, this.#likes.length);
    return this.#likes.push(slim(change)) - 1;
  }
}

/** Counts what changes come to, as they come, without keeping them. */
export class Tally {
  readonly #project: RecordRef | null;
  readonly #ids = new IdSet();
  readonly #annotations = new Records(this.#ids, (state) => readAnnotation(state) !== null);
  readonly #documents = new Records(this.#ids, (state) => readDocument(state) !== null);
  #ofProject: RecordState | null = null;
  #isNothing = true;

  /** @param project UUID of the one whose name is told; null where it is not asked for */
  constructor(project: string | null = null) {
    this.#project = project === null ? null : `project/${project}`;
  }

  /** @param changes in any order, with any repetition */
  take(changes: readonly Change[]): void {
    for (const change of changes) {
      const { id, record } = change;
      if (!this.#ids.add(id)) continue;
      const kind = kindOf(record);
      if (kind === 'annotation') this.#annotations.add(change);
      if (kind === 'document') this.#documents.add(change);
      if (kind !== 'analyst' && kind !== 'project') this.#isNothing = false;
      if (record === this.#project)
        this.#ofProject = applyChange(this.#ofProject ?? unborn(record), change);
    }
  }

  has(id: ChangeId): boolean {
    return this.#ids.has(id);
  }

  told(): Told {
    const name = this.#ofProject === null ? null : readField(this.#ofProject, 'name');
    return {
      changes: this.#ids.size,
      documents: this.#documents.count(),
      annotations: this.#annotations.count(),
      name: typeof name === 'string' ? name : '',
      isNothing: this.#isNothing,
    };
  }
}
