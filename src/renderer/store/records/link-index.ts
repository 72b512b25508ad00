import {
  idOf,
  kindOf,
  readRelation,
  type AnnotationId,
  type RecordRef,
  type RecordState,
  type RelationId,
  type RelationRecord,
} from '#core/model';

/** A link, and when it was made. */
export interface LinkRecord extends RelationRecord {
  readonly at: string;
}

const madeAt = ({ live }: RecordState): string =>
  live.reduce((first, { at }) => (first === '' || at < first ? at : first), '');

const NONE: ReadonlySet<RelationId> = new Set();

/** Every link in memory, found by its id and from both of its ends; from the first time that one is. */
export class LinkIndex {
  readonly #records: ReadonlyMap<RecordRef, RecordState>;
  #isRead = false;
  readonly #links = new Map<RelationId, LinkRecord>();
  readonly #byEnd = new Map<AnnotationId, Set<RelationId>>();
  /**
   * What is known of ends outside the open document: their state, or null for those that are
   * nowhere. Kept up to date from then on.
   */
  readonly ends = new Map<AnnotationId, RecordState | null>();

  /** @param records which are read when the first link is asked for */
  constructor(records: ReadonlyMap<RecordRef, RecordState>) {
    this.#records = records;
  }

  get(id: RelationId): LinkRecord | undefined {
    this.#readAll();
    return this.#links.get(id);
  }

  has(end: AnnotationId): boolean {
    this.#readAll();
    return this.#byEnd.has(end);
  }

  /** Every link there is. */
  all(): Iterable<LinkRecord> {
    this.#readAll();
    return this.#links.values();
  }

  /** The links at an annotation, whether it is their start or their end. */
  at(end: AnnotationId): readonly LinkRecord[] {
    this.#readAll();
    return [...(this.#byEnd.get(end) ?? NONE)].flatMap((id) => this.#links.get(id) ?? []);
  }

  /** Takes in the states of links that changed. */
  update(states: readonly RecordState[]): void {
    if (this.#isRead) for (const state of states) this.#read(state);
  }

  #readAll(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    for (const [record, state] of this.#records)
      if (kindOf(record) === 'relation') this.#read(state);
  }

  #read(state: RecordState): void {
    const id = idOf(state.record) as RelationId;
    const former = this.#links.get(id);
    if (former !== undefined) for (const end of [former.from, former.to]) this.#unhang(end, id);
    const link = readRelation(state);
    if (link === null) {
      this.#links.delete(id);
      return;
    }
    this.#links.set(id, { ...link, at: madeAt(state) });
    for (const end of [link.from, link.to])
      this.#byEnd.set(end, (this.#byEnd.get(end) ?? new Set()).add(id));
  }

  #unhang(end: AnnotationId, id: RelationId): void {
    const ids = this.#byEnd.get(end);
    ids?.delete(id);
    if (ids?.size === 0) this.#byEnd.delete(end);
  }
}
