import {
  builtInTags,
  idOf,
  kindOf,
  readTag,
  unborn,
  type PassageTag,
  type RecordRef,
  type RecordState,
  type TagEntry,
  type TagId,
  type TagKind,
} from '#core/model';
import { resolveMerged, resolvedOtherwise } from './merged.ts';
import { relationTypesOf, unknownRelationType } from './relation-types.ts';
import type { RelationType, Tag } from '../shapes.ts';
import { inTreeOrder } from './tag-order.ts';

const NONE: ReadonlySet<TagId> = new Set();

/** The same as before where it says the same, so that what shows it need not be drawn anew. */
const keptOr = (former: Tag | undefined, tag: Tag): Tag =>
  former !== undefined &&
  (Object.keys(tag) as (keyof Tag)[]).every((name) => former[name] === tag[name])
    ? former
    : tag;

/**
 * The codebook in memory: every entry that is there, which tag each counts as, and what is shown of
 * it. Its size is that of a codebook, so it is made anew whenever an entry changes.
 */
export class TagIndex {
  /** Merged ones and kinds of links too. */
  readonly #entries = new Map<TagId, TagEntry>();
  #merged: ReadonlyMap<TagId, TagId> = new Map();
  #tags: readonly Tag[] = [];
  #byId: ReadonlyMap<TagId, Tag> = new Map();
  #relationTypes: readonly RelationType[] = [];
  readonly #unknown = new Map<string, RelationType>();

  constructor(records: ReadonlyMap<RecordRef, RecordState>) {
    for (const { id } of builtInTags) this.#read(records.get(`tag/${id}`) ?? unborn(`tag/${id}`));
    for (const [record, state] of records) if (kindOf(record) === 'tag') this.#read(state);
    this.#derive();
  }

  /** Those that passages are tagged with, in the order of the codebook; the same until one changes. */
  get tags(): readonly Tag[] {
    return this.#tags;
  }

  get relationTypes(): readonly RelationType[] {
    return this.#relationTypes;
  }

  /** A kind of link; one that stands for it where it is not known. */
  relationType(id: string): RelationType {
    const end = this.resolve(id as TagId);
    const known = this.#relationTypes.find((type) => type.id === end) ?? this.#unknown.get(end);
    if (known !== undefined) return known;
    const unknown = unknownRelationType(end);
    this.#unknown.set(end, unknown);
    return unknown;
  }

  /** What the records say of an entry, whether merged or not. */
  entry(id: TagId): TagEntry | undefined {
    return this.#entries.get(id);
  }

  entries(): Iterable<TagEntry> {
    return this.#entries.values();
  }

  /** The tag that an id counts as; one that is unknown counts as itself. */
  resolve(id: TagId): TagId {
    return this.#merged.get(id) ?? id;
  }

  /** The tag that an id counts as, as it is shown. */
  shown(id: TagId): Tag | undefined {
    return this.#byId.get(this.resolve(id));
  }

  /** The kind of the tag that an id counts as; null where it is unknown. */
  kindOf(id: TagId): TagKind | null {
    return this.#entries.get(this.resolve(id))?.kind ?? null;
  }

  /** What counts as another tag, and as which. */
  get merged(): ReadonlyMap<TagId, TagId> {
    return this.#merged;
  }

  get hasMerged(): boolean {
    return this.#merged.size > 0;
  }

  /**
   * Takes in the states of entries that changed.
   *
   * @returns the ids under which annotations are to be told anew: they count as another tag now, or
   *   as one of another kind.
   */
  update(states: readonly RecordState[]): ReadonlySet<TagId> {
    if (states.length === 0) return NONE;
    const kinds = new Map([...this.#entries].map(([id, { kind }]) => [id, kind] as const));
    const merged = this.#merged;
    for (const state of states) this.#read(state);
    this.#derive();
    const anew = new Set(resolvedOtherwise(merged, this.#merged));
    for (const { record } of states) {
      const id = idOf(record) as TagId;
      if (kinds.get(id) === this.#entries.get(id)?.kind) continue;
      anew.add(id);
      for (const [from, end] of this.#merged) if (end === id) anew.add(from);
    }
    return anew;
  }

  #read(state: RecordState): void {
    const id = idOf(state.record) as TagId;
    const entry = readTag(
      state,
      builtInTags.find((tag) => tag.id === id),
    );
    if (entry === null) this.#entries.delete(id);
    else this.#entries.set(id, entry);
  }

  #derive(): void {
    const into = (id: TagId): TagId | null => {
      const entry = this.#entries.get(id);
      if (entry === undefined || entry.mergedInto === null) return null;
      const target = this.#entries.get(entry.mergedInto);
      const isAlike =
        target !== undefined && (target.kind === 'relation') === (entry.kind === 'relation');
      return isAlike ? target.id : null;
    };
    this.#merged = resolveMerged(this.#entries.keys(), into);
    const own = [...this.#entries.values()].filter(({ id }) => !this.#merged.has(id));
    const passage = own.filter((entry): entry is PassageTag => entry.kind !== 'relation');
    const told = inTreeOrder(passage, this.#entries, (id) => this.resolve(id));
    this.#tags = told.map((tag) => keptOr(this.#byId.get(tag.id), tag));
    this.#byId = new Map(this.#tags.map((tag) => [tag.id, tag]));
    this.#relationTypes = relationTypesOf(own, this.#relationTypes);
  }
}
