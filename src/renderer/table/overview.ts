import type { AskedAnnotation } from '#core/query';
import {
  actorOf,
  type AnalystId,
  type DocumentId,
  type EntityId,
  type TagId,
  type Value,
} from '#core/model';
import { dateStart } from './date-start.ts';
import type { Overview } from './shapes.ts';

/**
 * An annotation as it is counted: its tag and its actor are those that merged ones count as, and
 * its value is of its tag's kind. One object may serve for many: nothing of it is kept.
 */
export type CountedAnnotation = Pick<AskedAnnotation, 'tag' | 'document' | 'analyst' | 'value'>;

type Counts<Key> = Map<Key, number>;

const addTo = <Key>(counts: Counts<Key>, key: Key, more = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

/** Most first; equal ones by what they are of, so that nothing moves while nothing changes. */
const mostFirst = <Key extends string>(counts: Counts<Key>): readonly (readonly [Key, number])[] =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

/** "-0050" before "-0049" before "0001". */
const inTime = <Key extends string>(counts: Counts<Key>): readonly (readonly [Key, number])[] =>
  [...counts]
    .map((entry) => {
      const [, sign, year, month] = /^(-?)(\d{4})(?:-(\d{2}))?/.exec(entry[0]) ?? [];
      return { entry, at: Number(`${sign ?? ''}${year ?? ''}`) * 12 + Number(month ?? 0) };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);

/** Counts annotations in one pass, which may be made bit by bit. */
export class OverviewCount {
  readonly #rows = new Map<DocumentId, Counts<TagId>>();
  readonly #analysts: Counts<AnalystId> = new Map();
  readonly #actors: Counts<EntityId> = new Map();
  readonly #units: Counts<string> = new Map();
  readonly #months: Counts<string> = new Map();
  readonly #years: Counts<string> = new Map();
  #total = 0;
  #dates = 0;

  add(annotations: Iterable<CountedAnnotation>): this {
    for (const { tag, document, analyst, value } of annotations) {
      this.#total += 1;
      const row = this.#rows.get(document) ?? new Map<TagId, number>();
      this.#rows.set(document, row);
      addTo(row, tag);
      addTo(this.#analysts, analyst);
      if (value !== null) this.#addValue(value);
    }
    return this;
  }

  told(): Overview {
    const tags: Counts<TagId> = new Map();
    const documents: Counts<DocumentId> = new Map();
    for (const [document, row] of this.#rows)
      for (const [tag, count] of row) {
        addTo(tags, tag, count);
        addTo(documents, document, count);
      }
    const byDocument = mostFirst(documents);
    return {
      total: this.#total,
      byTag: mostFirst(tags),
      byDocument,
      byAnalyst: mostFirst(this.#analysts),
      byMonth: inTime(this.#months),
      byYear: inTime(this.#years),
      matrix: byDocument.flatMap(([document]) =>
        mostFirst(this.#rows.get(document) ?? new Map<TagId, number>()).map(
          ([tag, count]) => [document, tag, count] as const,
        ),
      ),
      byActor: mostFirst(this.#actors),
      byUnit: mostFirst(this.#units),
      dates: this.#dates,
    };
  }

  #addValue(value: Value): void {
    const actor = actorOf(value);
    if (actor !== null) addTo(this.#actors, actor);
    if (value.kind === 'statistic') addTo(this.#units, value.unit ?? '');
    if (value.kind !== 'date') return;
    this.#dates += 1;
    const start = dateStart(value.edtf);
    if (start !== null) addTo(start.length > 5 ? this.#months : this.#years, start);
  }
}

export const countOverview = (annotations: Iterable<CountedAnnotation>): Overview =>
  new OverviewCount().add(annotations).told();
