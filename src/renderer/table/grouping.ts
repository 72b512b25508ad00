import { NONE, type AnnotationColumns } from './annotation-columns.ts';
import { dateStart } from './date-start.ts';
import { actorOf, type Meanings } from './meanings.ts';
import type { SortKey, TableColumn, TableGrouping } from './shapes.ts';
import { compareTexts } from './text-ranks.ts';

/** In which group a row stands, and in which order the groups. */
export interface Groups {
  /** By the place of the group. What belongs to none has the empty key, and is last. */
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

interface Named {
  readonly key: string;
  readonly name: string;
}

const byName = (one: Named, other: Named): number => {
  if ((one.name === '') !== (other.name === '')) return one.name === '' ? 1 : -1;
  return compareTexts(one.name, other.name) || (one.key < other.key ? -1 : 1);
};

/** "2021" before "2021-01"; years before our era run backwards. */
const monthNumber = (month: string): number => {
  const [, sign = '', year = '', part = '0'] = /^(-?)(\d{4})(?:-(\d\d))?$/.exec(month) ?? [];
  return Number(`${sign}${year}`) * 13 + Number(part);
};

/** Groups rows. `sort` says in which direction the groups stand, and by names, where it names them. */
export function groupsOf(
  grouping: TableGrouping,
  sort: readonly SortKey[],
  columns: AnnotationColumns,
  meanings: Meanings,
): Groups {
  const { names } = meanings;
  const sortedBy = sort.find(({ by }) => by === COLUMN[grouping]);
  const keys = new Map<string, number>();
  const numbers = new Int32Array(columns.length).fill(NONE);
  const give = (row: number, key: string): void => {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, keys.size);
    numbers[row] = known ?? keys.size - 1;
  };
  const months = new Map<number, string>();
  for (let row = 0; row < columns.length; row++)
    if (meanings.isTold(row)) give(row, keyOf(grouping, row, columns, meanings, months));

  const places = new Map<string, number>();
  const nameOf = new Map<string, string>();
  const name = (list: readonly { readonly id: string }[], told: readonly string[]): void => {
    for (const [place, { id }] of list.entries()) {
      places.set(id, place);
      nameOf.set(id, told[place] ?? '');
    }
  };
  if (grouping === 'tag')
    name(
      names.tags,
      names.tags.map((tag) => tag.label),
    );
  if (grouping === 'document')
    name(
      names.documents,
      names.documents.map(({ title }) => title),
    );
  if (grouping === 'analyst')
    name(
      names.analysts,
      names.analysts.map((analyst) => analyst.name),
    );
  if (grouping === 'actor') for (const [id, known] of meanings.entityNames) nameOf.set(id, known);

  const list = [...keys.keys()].filter((key) => key !== '');
  const isByPlace = (grouping === 'tag' || grouping === 'document') && sortedBy === undefined;
  if (grouping === 'month') list.sort((one, other) => monthNumber(one) - monthNumber(other));
  else if (isByPlace)
    list.sort((one, other) => (places.get(one) ?? Infinity) - (places.get(other) ?? Infinity));
  else
    list.sort((one, other) =>
      byName(
        { key: one, name: nameOf.get(one) ?? '' },
        { key: other, name: nameOf.get(other) ?? '' },
      ),
    );
  if (sortedBy?.isDescending === true) list.reverse();
  if (keys.has('')) list.push('');

  const ordered = new Uint32Array(list.length);
  for (const [place, key] of list.entries()) ordered[keys.get(key) as number] = place;
  const byRow = new Uint32Array(columns.length);
  for (let row = 0; row < columns.length; row++)
    if (numbers[row] !== NONE) byRow[row] = ordered[numbers[row] as number] as number;
  return { keys: list, places: byRow };
}

function keyOf(
  grouping: TableGrouping,
  row: number,
  columns: AnnotationColumns,
  meanings: Meanings,
  months: Map<number, string>,
): string {
  switch (grouping) {
    case 'tag':
      return meanings.tagId(row);
    case 'document':
      return columns.documents.text(columns.document[row] as number);
    case 'analyst':
      return columns.analysts.text(columns.analyst[row] as number);
    case 'actor':
      return actorOf(meanings.valueOf(row)) ?? '';
    case 'month': {
      const number = meanings.toldNumber(row);
      if (number === NONE) return '';
      const known = months.get(number);
      if (known !== undefined) return known;
      const value = meanings.told(number);
      const month = value.kind === 'date' ? (dateStart(value.edtf) ?? '') : '';
      months.set(number, month);
      return month;
    }
  }
}
