import type { AnalystId, DocumentId, EntityId, TagId } from '#core/model';
import type { TableGrouping } from '#renderer/store';
import { capitalised, formatEdtf, strings } from '#renderer/words';
import type { Names } from './names.ts';

/** What stands at the head of a group. */
export function groupLabel(grouping: TableGrouping, key: string, names: Names): string {
  const none = strings.table.noGroup[grouping];
  if (key === '') return none;
  switch (grouping) {
    case 'tag':
      return capitalised(names.tag(key as TagId)?.label ?? none);
    case 'document':
      return names.document(key as DocumentId)?.summary.metadata.title ?? none;
    case 'analyst':
      return names.analyst(key as AnalystId);
    case 'actor':
      return names.entity(key as EntityId);
    case 'month':
      return formatEdtf(key);
  }
}
