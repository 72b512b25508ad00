import { useMemo } from 'react';
import { useStore } from 'zustand';
import { dateInWords, printDate, printStatistic, statisticInWords } from '#core/values';
import type { AnalystId, DocumentId, EntityId, TagId, Value } from '#core/model';
import type { DocumentEntry, Tag, Workbench, WorkbenchState } from '#renderer/store';
import { locale, strings } from '#renderer/words';

/** What rows name, looked up. */
export interface Names {
  tag(id: TagId): Tag | undefined;
  document(id: DocumentId): DocumentEntry | undefined;
  analyst(id: AnalystId): string;
  entity(id: EntityId): string;
}

type Known = Pick<WorkbenchState, 'tags' | 'documents' | 'analysts' | 'entities'>;

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((each) => [each.id, each]));

export function namesIn({ tags, documents, analysts, entities }: Known): Names {
  const tagMap = byId(tags);
  const analystMap = byId(analysts);
  const entityMap = byId(entities);
  const documentMap = new Map(documents.map((entry) => [entry.summary.id, entry]));
  return {
    tag: (id) => tagMap.get(id),
    document: (id) => documentMap.get(id),
    analyst: (id) => analystMap.get(id)?.name ?? strings.table.noGroup.analyst,
    entity: (id) => entityMap.get(id)?.name ?? strings.entities.unknown,
  };
}

export function useNames(workbench: Workbench): Names {
  const tags = useStore(workbench.state, (state) => state.tags);
  const documents = useStore(workbench.state, (state) => state.documents);
  const analysts = useStore(workbench.state, (state) => state.analysts);
  const entities = useStore(workbench.state, (state) => state.entities);
  return useMemo(
    () => namesIn({ tags, documents, analysts, entities }),
    [tags, documents, analysts, entities],
  );
}

/** A value as a cell says it; empty without one. */
export function valueInWords(value: Value | null, names: Names): string {
  switch (value?.kind) {
    case 'date':
      return dateInWords(value.edtf, locale);
    case 'statistic':
      return statisticInWords(value, locale);
    case 'actor':
      return names.entity(value.entity);
    case 'claim':
      return claimInWords(value, names, (certainty) => strings.values.certainties[certainty]);
    case undefined:
      return '';
  }
}

/** A value as another program reads it: EDTF for a date, plain digits for a number. */
export function valueForSheets(value: Value | null, names: Names): string {
  switch (value?.kind) {
    case 'date':
      return printDate(value);
    case 'statistic':
      return printStatistic(value);
    case 'actor':
      return names.entity(value.entity);
    case 'claim':
      return claimInWords(value, names, (certainty) => certainty);
    case undefined:
      return '';
  }
}

type Claim = Extract<Value, { kind: 'claim' }>;

const claimInWords = (
  { certainty, saidBy, source }: Claim,
  names: Names,
  say: (certainty: NonNullable<Claim['certainty']>) => string,
): string =>
  strings.table.said([
    certainty === undefined ? '' : say(certainty),
    saidBy === undefined ? '' : strings.table.saidBy(names.entity(saidBy)),
    source ?? '',
  ]);
