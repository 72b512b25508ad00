import type { TrashItem } from '#renderer/store';
import { strings } from '#renderer/words';
import type { Row } from '#renderer/ui';

const groups = {
  relation: strings.trash.links,
  tag: strings.trash.tags,
  entity: strings.trash.actors,
  document: strings.trash.documents,
} as const;

interface Group {
  readonly key: string;
  readonly heading: string;
}

/** What an item stands under: annotations under their document. */
export function groupOf({ kind, sketch, documentTitle, isDocumentGone }: TrashItem): Group {
  if (kind !== 'annotation') return { key: kind, heading: groups[kind] };
  const title = documentTitle === '' ? strings.trash.untitled : documentTitle;
  const heading = isDocumentGone ? strings.trash.gone(title) : title;
  return { key: sketch?.document ?? '', heading };
}

const folded = (words: string): string => words.normalize('NFKC').toLocaleLowerCase();

const isMatch = (item: TrashItem, words: readonly string[]): boolean => {
  const all = folded(`${item.label} ${groupOf(item).heading} ${item.deletedBy}`);
  return words.every((word) => all.includes(word));
};

/** Those that have all the words typed, by group; the group with the newest first. */
export function rowsOf(items: readonly TrashItem[], query: string): readonly Row<TrashItem>[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const byGroup = new Map<string, Row<TrashItem>[]>();
  for (const item of items) {
    if (!isMatch(item, words)) continue;
    const { key, heading } = groupOf(item);
    const group = byGroup.get(key);
    const row: Row<TrashItem> = { kind: 'item', key: item.record, item };
    if (group === undefined)
      byGroup.set(key, [{ kind: 'heading', key: `heading ${key}`, text: heading }, row]);
    else group.push(row);
  }
  return [...byGroup.values()].flat();
}
