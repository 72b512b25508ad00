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

/** Every link in memory, found by its id and from both of its ends. */
export class LinkIndex {
  readonly #links = new Map<RelationId, LinkRecord>();
  readonly #byEnd = new Map<AnnotationId, Set<RelationId>>();
  /**
   * What is known of ends outside the open document: their state, or null for those that are
   * nowhere. Kept up to date from then on.
   */
  readonly ends = new Map<AnnotationId, RecordState | null>();

  constructor(records: ReadonlyMap<RecordRef, RecordState>) {
    for (const [record, state] of records) if (kindOf(record) === 'relation') this.#read(state);
  }

  get(id: RelationId): LinkRecord | undefined {
    return this.#links.get(id);
  }

  all(): Iterable<LinkRecord> {
    return this.#links.values();
  }

  has(end: AnnotationId): boolean {
    return this.#byEnd.has(end);
  }

  /** The links at an annotation, whether it is their start or their end. */
  at(end: AnnotationId): readonly LinkRecord[] {
    return [...(this.#byEnd.get(end) ?? NONE)].flatMap((id) => this.#links.get(id) ?? []);
  }

  /** Takes in the states of links that changed. */
  update(states: readonly RecordState[]): void {
    for (const state of states) this.#read(state);
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
