import { actorOf } from '#core/model';
import type { Pace } from '#renderer/threads';
import type { AnnotationColumns } from './annotation-columns.ts';
import { spread, spreadValues } from './by-row.ts';
import { dateStart } from './date-start.ts';
import type { Meanings } from './meanings.ts';
import type { SortKey, TableColumn, TableGrouping } from './shapes.ts';
import { compareTexts } from './text-order.ts';

/** In which group a row stands, and in which order the groups. */
export interface Groups {
  /** By the place of the group, also of groups without rows. The empty key is last. */
  readonly keys: readonly string[];
  /** By row. */
  readonly places: Uint32Array;
}

/** The column that a grouping goes by: sorted by it, the groups follow its direction. */
const COLUMN: Readonly<Record<TableGrouping, TableColumn>> = {
  tag: 'tag',
  document: 'document',
  analyst: 'analyst',
  actor: 'value',
  month: 'value',
};

/** Values between two looks at the clock: reading a date takes long. */
const FEW = 64;

type Compare = (one: string, other: string) => number;

const byCode: Compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** What has a name first, by name. */
const byNames =
  (names: ReadonlyMap<string, string>): Compare =>
  (one, other) => {
    const [name, otherName] = [names.get(one) ?? '', names.get(other) ?? ''];
    if ((name === '') !== (otherName === '')) return name === '' ? 1 : -1;
    return compareTexts(name, otherName) || byCode(one, other);
  };

/** "2021" before "2021-01"; years before our era run backwards. */
const monthNumber = (month: string): number => {
  const [, sign = '', year = '', part = '0'] = /^(-?)(\d{4})(?:-(\d\d))?$/.exec(month) ?? [];
  return Number(`${sign}${year}`) * 13 + Number(part);
};
const byMonth: Compare = (one, other) => monthNumber(one) - monthNumber(other);

/** Keys in their order, and the place of each. */
class Places {
  readonly keys: readonly string[];
  readonly #places: ReadonlyMap<string, number>;

  /** @param compare null where they are in their order already */
  constructor(keys: Iterable<string>, compare: Compare | null, isDescending: boolean) {
    const list = [...new Set(keys)].filter((key) => key !== '');
    if (compare !== null) list.sort(compare);
    if (isDescending) list.reverse();
    this.keys = [...list, ''];
    this.#places = new Map(this.keys.map((key, place) => [key, place]));
  }

  of(key: string): number {
    return this.#places.get(key) ?? this.keys.length - 1;
  }

  table(keys: readonly string[]): { readonly numbers: Uint32Array; readonly empty: number } {
    return { numbers: Uint32Array.from(keys, (key) => this.of(key)), empty: this.of('') };
  }
}

/** Groups rows. `sort` says in which direction the groups stand, and by names, where it names them. */
export async function groupsOf(
  grouping: TableGrouping,
  sort: readonly SortKey[],
  columns: AnnotationColumns,
  meanings: Meanings,
  pace: Pace,
  signal?: AbortSignal,
): Promise<Groups> {
  const { names, entityNames, tagPlace } = meanings;
  const { length, document, tag, analyst } = columns;
  const sortedBy = sort.find(({ by }) => by === COLUMN[grouping]);
  const isDescending = sortedBy?.isDescending === true;
  const grouped = async (
    named: Int32Array,
    keys: readonly string[],
    places: Places,
  ): Promise<Groups> => {
    const byRow = await spread(length, named, places.table(keys), pace, signal);
    return { keys: places.keys, places: byRow };
  };
  const listed = (
    list: readonly (readonly [id: string, name: string])[],
    isByName: boolean,
  ): Places => {
    const compare = isByName ? byNames(new Map(list)) : null;
    return new Places(
      list.map(([id]) => id),
      compare,
      isDescending,
    );
  };
  switch (grouping) {
    case 'tag': {
      const list = names.tags.map(({ id, label }) => [id, label] as const);
      const keys = Array.from(tagPlace, (place) => names.tags[place]?.id ?? '');
      return grouped(tag, keys, listed(list, sortedBy !== undefined));
    }
    case 'document': {
      const list = names.documents.map(({ id, title }) => [id, title] as const);
      return grouped(document, columns.documents.texts, listed(list, sortedBy !== undefined));
    }
    case 'analyst': {
      const known = new Map<string, string>(names.analysts.map(({ id, name }) => [id, name]));
      const list = columns.analysts.texts.map((id) => [id, known.get(id) ?? ''] as const);
      return grouped(analyst, columns.analysts.texts, listed(list, true));
    }
    default: {
      const keyOf = grouping === 'actor' ? actorKey : monthKey;
      const keys: string[] = [];
      for (let number = 0; number < columns.values.list.length; number++) {
        if (number % FEW === 0 && pace.isDue()) await pace.rest(signal);
        keys.push(keyOf(meanings, number));
      }
      const compare = grouping === 'actor' ? byNames(entityNames) : byMonth;
      const places = new Places(keys, compare, isDescending);
      const byRow = await spreadValues(columns.length, meanings, places.table(keys), pace, signal);
      return { keys: places.keys, places: byRow };
    }
  }
}

const actorKey = (meanings: Meanings, number: number): string =>
  actorOf(meanings.told(number)) ?? '';

function monthKey(meanings: Meanings, number: number): string {
  const value = meanings.told(number);
  return value.kind === 'date' ? (dateStart(value.edtf) ?? '') : '';
}
