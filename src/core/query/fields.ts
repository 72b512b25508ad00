import type { QueryField, QueryTerm } from './shapes.ts';

/** The kind of term that a field begins; a field has one name that it is printed by, and others. */
interface Field {
  readonly field: QueryField;
  readonly kind: QueryTerm['kind'];
  readonly others: readonly string[];
}

export const FIELDS: readonly Field[] = [
  { field: 'tag', kind: 'tag', others: [] },
  { field: 'in', kind: 'document', others: ['document', 'title'] },
  { field: 'by', kind: 'analyst', others: ['analyst'] },
  { field: 'actor', kind: 'actor', others: [] },
  { field: 'date', kind: 'date', others: [] },
  { field: 'number', kind: 'number', others: ['value'] },
  { field: 'unit', kind: 'unit', others: [] },
  { field: 'has', kind: 'has', others: [] },
  { field: 'is', kind: 'is', others: [] },
  { field: 'made', kind: 'made', others: ['created'] },
  { field: 'changed', kind: 'changed', others: ['modified'] },
];

const kinds = new Map<string, QueryTerm['kind']>(
  FIELDS.flatMap(({ field, kind, others }) =>
    [field, ...others].map((name): [string, QueryTerm['kind']] => [name, kind]),
  ),
);

/** "no:note" says "-has:note". */
export const NO = 'no';

export const kindOfField = (name: string): QueryTerm['kind'] | undefined =>
  name === NO ? 'has' : kinds.get(name);

export const fieldOfKind = (kind: QueryTerm['kind']): QueryField | null =>
  FIELDS.find((each) => each.kind === kind)?.field ?? null;

export const HAS = ['note', 'value', 'link'] as const;
export const IS = ['unresolved', 'unplaced', 'review'] as const;
