import type { NamedKind, QueryTerm } from '#core/query';
import type { DocumentEntry, Overview, WorkbenchState } from '#renderer/store';
import { calledOnly, narrowed } from './narrowed.ts';

/** What the numbers are of, by name. */
export type FigureNames = Pick<WorkbenchState, 'tags' | 'documents' | 'analysts' | 'entities'>;

/** What figures are made of. */
export interface Asked {
  readonly overview: Overview;
  readonly names: FigureNames;
  /** What the numbers were asked for by. */
  readonly query: string;
}

type Counts<Id> = readonly (readonly [Id, number])[];

/** Equal ones stay in the order in which they were counted. */
export const mostFirst = <Id>(counts: Counts<Id>): Counts<Id> =>
  counts.toSorted(([, a], [, b]) => b - a);

export const sumOf = <Id>(counts: Counts<Id>): number =>
  counts.reduce((total, [, count]) => total + count, 0);

export const titleOf = ({ summary }: DocumentEntry): string => summary.metadata.title;

/** The query of a mark, made when it is pressed: names are looked through for it. */
export const asking =
  ({ query }: Asked, terms: () => readonly QueryTerm[]) =>
  (): string =>
    narrowed(query, terms());

/** Terms for one thing by its name, of all that are named like it. */
export function called({ names }: Asked, kind: NamedKind, name: string): readonly QueryTerm[] {
  const all: Readonly<Partial<Record<NamedKind, () => readonly string[]>>> = {
    document: () => names.documents.map(titleOf),
    analyst: () => names.analysts.map((analyst) => analyst.name),
    actor: () => names.entities.map((entity) => entity.name),
  };
  return calledOnly(kind, name, all[kind]?.() ?? []);
}
