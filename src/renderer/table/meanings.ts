import { withActor, type EntityId, type PassageKind, type TagId, type Value } from '#core/model';
import type { AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './stored-values.ts';
import type { TableNames } from './shapes.ts';

/** Nothing is named yet. */
export const NO_NAMES: TableNames = {
  tags: [],
  documents: [],
  analysts: [],
  entities: [],
  merged: [],
  links: [],
};

/**
 * What the numbers in the columns mean by the names that were told: which tag one counts as, whether
 * a row is told at all, and of what value. Made anew with the names; `refresh` takes in what was
 * read since.
 */
export class Meanings {
  readonly names: TableNames;
  readonly entityNames: ReadonlyMap<EntityId, string>;
  /** By the columns' numbers of documents and tags: their place among the names; NONE for no such. */
  documentPlace = new Int32Array(0);
  tagPlace = new Int32Array(0);
  readonly #columns: AnnotationColumns;
  readonly #documents: ReadonlyMap<string, number>;
  readonly #tags: ReadonlyMap<string, number>;
  readonly #merged: ReadonlyMap<string, string>;
  readonly #told: (Value | undefined)[] = [];
  /** By the columns' numbers of tags. */
  #tagKinds: readonly (PassageKind | undefined)[] = [];

  constructor(columns: AnnotationColumns, names: TableNames) {
    this.#columns = columns;
    this.names = names;
    this.#documents = new Map(names.documents.map(({ id }, place) => [id, place]));
    this.#tags = new Map(names.tags.map(({ id }, place) => [id, place]));
    this.#merged = new Map(names.merged);
    this.entityNames = new Map(names.entities.map(({ id, name }) => [id, name]));
    this.refresh();
  }

  refresh(): void {
    const { documents, tags } = this.#columns;
    if (documents.texts.length > this.documentPlace.length)
      this.documentPlace = Int32Array.from(
        documents.texts,
        (id) => this.#documents.get(id) ?? NONE,
      );
    if (tags.texts.length === this.tagPlace.length) return;
    this.tagPlace = Int32Array.from(tags.texts, (id) => {
      const counted = this.#merged.get(id) ?? id;
      return this.#tags.get(counted) ?? NONE;
    });
    this.#tagKinds = Array.from(this.tagPlace, (place) => this.names.tags[place]?.kind);
  }

  isTold(row: number): boolean {
    const { isThere, document, tag } = this.#columns;
    return (
      isThere[row] === 1 &&
      (this.documentPlace[document[row] as number] as number) >= 0 &&
      (this.tagPlace[tag[row] as number] as number) >= 0
    );
  }

  /** Place among the names' documents, of a row that is told. */
  documentOf(row: number): number {
    return this.documentPlace[this.#columns.document[row] as number] as number;
  }

  tagOf(row: number): number {
    return this.tagPlace[this.#columns.tag[row] as number] as number;
  }

  /** What the tag counts as. A row that is told no more, and shown for a moment, keeps its own. */
  tagId(row: number): TagId {
    const { tag, tags } = this.#columns;
    return this.names.tags[this.tagOf(row)]?.id ?? (tags.text(tag[row] as number) as TagId);
  }

  kindOf(row: number): PassageKind {
    return this.names.tags[this.tagOf(row)]?.kind ?? 'plain';
  }

  /** The number of a row's value where it is told: while it is of its tag's kind. NONE else. */
  toldNumber(row: number): number {
    const number = this.#columns.value[row] as number;
    if (number === NONE) return NONE;
    const kind = this.#tagKinds[this.#columns.tag[row] as number];
    return this.#columns.values.kinds[number] === kind ? number : NONE;
  }

  /** A value as it is told: each actor in it as the one that this counts as. */
  told(number: number): Value {
    return (this.#told[number] ??= withActor(
      this.#columns.values.list[number] as Value,
      (id) => (this.#merged.get(id) ?? id) as EntityId,
    ));
  }

  valueOf(row: number): Value | null {
    const number = this.toldNumber(row);
    return number === NONE ? null : this.told(number);
  }

  isUnresolved(row: number): boolean {
    return this.kindOf(row) !== 'plain' && this.toldNumber(row) === NONE;
  }
}
