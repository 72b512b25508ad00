import { compileQuery, parseQuery, type AskedAnnotation } from '#core/query';
import type { AnalystId, AnnotationId, EntityId, TagId, Value } from '#core/model';
import { dateBounds } from '#core/values';
import type { SortKey, TableAsk, TableColumn, TableLine, TableNames } from '#renderer/table';
import { dateStart } from '../../../src/renderer/table/date-start.ts';
import {
  analystId,
  annotationId,
  documentId,
  endOf,
  LATER,
  tagId,
  type Draft,
} from './projects.ts';

/** The table as one would first write it: everything worked out anew from a list, at each look. */

interface Told extends AskedAnnotation {
  readonly id: AnnotationId;
  readonly start: number;
  readonly end: number;
}

type Key = number | string | readonly (number | string)[] | null;

const { compare } = new Intl.Collator(undefined, { numeric: true });
const compareTexts = (one: string, other: string): number =>
  compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

function compareKeys(one: Key, other: Key): number {
  if (Array.isArray(one) && Array.isArray(other))
    return one.reduce<number>(
      (found, part: number | string, at) =>
        found || compareKeys(part, other[at] as number | string),
      0,
    );
  if (typeof one === 'string') return compareTexts(one, other as string);
  const [a, b] = [one as number, other as number];
  return a < b ? -1 : a > b ? 1 : 0;
}

const yearNumber = (day: string): number => Number(day.replace(/(?<!^)-/g, ''));

export class Model {
  drafts = new Map<number, Draft>();
  ticked = new Set<AnnotationId>();
  readonly names: TableNames;
  readonly ask: TableAsk;

  constructor(
    names: TableNames,
    ask: TableAsk,
    drafts: Iterable<Draft> = [],
    ticked: ReadonlySet<AnnotationId> = new Set(),
  ) {
    this.names = names;
    this.ask = ask;
    for (const draft of drafts) this.drafts.set(draft.number, draft);
    this.ticked = new Set(ticked);
  }

  told(): readonly Told[] {
    const { tags, documents, merged, links } = this.names;
    const counted = new Map<string, string>(merged);
    const asCounted = <Id extends string>(id: Id): Id => (counted.get(id) ?? id) as Id;
    return [...this.drafts.values()].flatMap((draft): Told[] => {
      const tag = asCounted(tagId(draft.tag));
      const entry = tags.find(({ id }) => id === tag);
      const document = documentId(draft.document);
      if (draft.isDeleted || entry === undefined) return [];
      if (!documents.some(({ id }) => id === document)) return [];
      const id = annotationId(draft.number);
      const value = draft.value?.kind === entry.kind ? resolved(draft.value, asCounted) : null;
      const isMoreSaid = draft.note !== '' || draft.value !== null || draft.review !== undefined;
      const hasLater = draft.isLater && isMoreSaid;
      return [
        {
          id,
          tag,
          document,
          value,
          analyst: analystId(draft.analyst),
          exact: draft.exact,
          note: draft.note,
          links: links.find(([annotation]) => annotation === id)?.[1] ?? 0,
          isPlaced: draft.start !== null,
          isUnresolved: entry.kind !== 'plain' && value === null,
          isToReview: draft.review === 'fuzzy',
          created: draft.made,
          changed: draft.made + (hasLater ? LATER : 0),
          start: draft.start ?? Infinity,
          end: endOf(draft) ?? Infinity,
        },
      ];
    });
  }

  /** Groups, in order, with their rows; one without a key where nothing is grouped. */
  groups(): readonly { readonly key: string | null; readonly rows: readonly Told[] }[] {
    const { query, sort, group } = this.ask;
    const isAsked = compileQuery(parseQuery(query).query, this.names);
    const place = (told: Told): number =>
      this.names.documents.findIndex(({ id }) => id === told.document);
    const rows = this.told()
      .filter(isAsked)
      .sort(
        (a, b) =>
          place(a) - place(b) ||
          compareKeys(a.start, b.start) ||
          compareKeys(b.end, a.end) ||
          (a.id < b.id ? -1 : 1),
      );
    const sorted = rows.sort((a, b) =>
      sort.reduce((found, key) => found || this.#compare(a, b, key), 0),
    );
    if (group === null) return [{ key: null, rows: sorted }];
    const byKey = new Map<string, Told[]>();
    for (const row of sorted) {
      const key = this.#groupOf(row);
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
    const column = { month: 'value', actor: 'value', tag: 'tag', document: 'document' } as const;
    const by = group === 'analyst' ? 'analyst' : column[group];
    const sortedBy = sort.find((key) => key.by === by);
    const direction = sortedBy?.isDescending === true ? -1 : 1;
    return [...byKey]
      .map(([key, its]) => ({ key, rows: its }))
      .sort((a, b) => {
        if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
        return direction * this.#compareGroups(a.key, b.key, sortedBy !== undefined);
      });
  }

  rows(): readonly Told[] {
    return this.groups().flatMap(({ rows }) => rows);
  }

  lines(): readonly TableLine[] {
    return this.groups().flatMap(({ key, rows }): TableLine[] => {
      const lines = rows.map((row) => this.#line(row));
      if (key === null) return lines;
      const isFolded = this.ask.folded.has(key);
      const ticked = rows.filter(({ id }) => this.ticked.has(id)).length;
      const head: TableLine = { kind: 'group', key, count: rows.length, ticked, isFolded };
      return isFolded ? [head] : [head, ...lines];
    });
  }

  picked(): readonly Told[] {
    const rows = this.rows();
    const ticked = rows.filter(({ id }) => this.ticked.has(id));
    return ticked.length > 0 ? ticked : rows;
  }

  #line(told: Told): TableLine {
    const { id, document, tag, exact, value, note, analyst, links } = told;
    const { isUnresolved, isPlaced, isToReview } = told;
    const flags = { isUnresolved, isPlaced, isToReview };
    const said = { id, document, tag, exact, value, note, analyst, links, ...flags };
    return {
      kind: 'row',
      ...said,
      made: new Date(told.created).toISOString(),
      changed: new Date(told.changed).toISOString(),
      isTicked: this.ticked.has(id),
    };
  }

  #compare(a: Told, b: Told, { by, isDescending }: SortKey): number {
    const [one, other] = [this.#keyOf(a, by), this.#keyOf(b, by)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return compareKeys(one, other) * (isDescending ? -1 : 1);
  }

  #nameOf(id: EntityId): string | undefined {
    return this.names.entities.find((entity) => entity.id === id)?.name;
  }

  #keyOf(told: Told, by: TableColumn): Key {
    const document = this.names.documents.find(({ id }) => id === told.document);
    switch (by) {
      case 'tag':
        return this.#labelOf(told.tag);
      case 'passage':
        return told.exact;
      case 'value':
        return this.#valueKey(told.value);
      case 'document':
        return document?.title === '' ? null : (document?.title ?? null);
      case 'published': {
        const first = dateBounds(document?.published ?? '')?.first;
        return first == null ? null : yearNumber(first);
      }
      case 'analyst':
        return this.#analystName(told.analyst) || null;
      case 'links':
        return told.links === 0 ? null : told.links;
      case 'note':
        return told.note === '' ? null : told.note;
      case 'made':
        return told.created;
      case 'changed':
        return told.changed;
    }
  }

  #valueKey(value: Value | null): Key {
    if (value === null) return null;
    if (value.kind === 'date') {
      const first = dateBounds(value.edtf)?.first;
      return [0, first == null ? -Infinity : yearNumber(first), 0, value.edtf];
    }
    if (value.kind === 'statistic')
      return [
        1,
        Number(value.min),
        Number(value.max),
        `${value.unit ?? ''}\n${value.counted ?? ''}`,
      ];
    const actor = value.kind === 'actor' ? value.entity : value.saidBy;
    const name = actor === undefined ? undefined : this.#nameOf(actor);
    return [value.kind === 'actor' ? 2 : 3, name === undefined ? 1 : 0, 0, name ?? ''];
  }

  #labelOf(tag: TagId): string {
    return this.names.tags.find(({ id }) => id === tag)?.label ?? '';
  }

  #analystName(analyst: AnalystId): string {
    return this.names.analysts.find(({ id }) => id === analyst)?.name ?? '';
  }

  #groupOf({ tag, document, analyst, value }: Told): string {
    switch (this.ask.group) {
      case 'document':
        return document;
      case 'analyst':
        return analyst;
      case 'actor':
        return (value?.kind === 'actor' ? value.entity : null) ?? saidBy(value) ?? '';
      case 'month':
        return value?.kind === 'date' ? (dateStart(value.edtf) ?? '') : '';
      default:
        return tag;
    }
  }

  #compareGroups(one: string, other: string, isSorted: boolean): number {
    const { group } = this.ask;
    const { tags, documents } = this.names;
    const list: readonly { readonly id: string }[] = group === 'tag' ? tags : documents;
    if (group === 'month') return compareKeys(monthNumber(one), monthNumber(other));
    if ((group === 'tag' || group === 'document') && !isSorted)
      return list.findIndex(({ id }) => id === one) - list.findIndex(({ id }) => id === other);
    const [a, b] = [this.#groupName(one), this.#groupName(other)];
    if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
    return compareTexts(a, b) || (one < other ? -1 : 1);
  }

  #groupName(key: string): string {
    switch (this.ask.group) {
      case 'tag':
        return this.#labelOf(key as TagId);
      case 'document':
        return this.names.documents.find(({ id }) => id === key)?.title ?? '';
      case 'analyst':
        return this.#analystName(key as AnalystId);
      default:
        return this.#nameOf(key as EntityId) ?? '';
    }
  }
}

const saidBy = (value: Value | null): EntityId | undefined =>
  value?.kind === 'claim' ? value.saidBy : undefined;

const monthNumber = (month: string): number =>
  month.length > 5 ? Number(month.slice(0, -3)) * 13 + Number(month.slice(-2)) : Number(month) * 13;

function resolved(value: Value, asCounted: (id: EntityId) => EntityId): Value {
  if (value.kind === 'actor') return { ...value, entity: asCounted(value.entity) };
  if (value.kind !== 'claim' || value.saidBy === undefined) return value;
  return { ...value, saidBy: asCounted(value.saidBy) };
}
