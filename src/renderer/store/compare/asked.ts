import type { DocumentId } from '#core/model';
import type { CompareFilter, CompareKind, CompareRow, ComparingState } from './shapes.ts';

/** Whether a group waits for somebody to decide it. */
export const isUndecided = ({ isDisagreement, decided }: CompareRow): boolean =>
  isDisagreement && decided?.standing !== 'holds';

/** Whether everybody says the same, and it is not taken over yet. */
export const isAgreed = ({ isDisagreement, decided }: CompareRow): boolean =>
  !isDisagreement && decided?.standing !== 'holds';

/** Whether a group is of the document and the tag that are asked for. */
export function isAsked({ document, members }: CompareRow, filter: CompareFilter): boolean {
  if (filter.document !== null && document !== filter.document) return false;
  return filter.tag === null || members.some(({ tag }) => tag === filter.tag);
}

type Asked = Pick<ComparingState, 'rows' | 'counts' | 'disagreements' | 'decided' | 'agreed'>;

/** The groups that are asked for, and the counts of all. */
export function asked(all: readonly CompareRow[], filter: CompareFilter): Asked {
  const { kind, isUndecidedOnly } = filter;
  const counts: Record<CompareKind, number> = {
    same: 0,
    valued: 0,
    retagged: 0,
    overlapping: 0,
    alone: 0,
  };
  const rows: CompareRow[] = [];
  let [disagreements, decided, agreed] = [0, 0, 0];
  for (const row of all) {
    if (row.isDisagreement) disagreements++;
    if (row.isDisagreement && !isUndecided(row)) decided++;
    if (!isAsked(row, filter)) continue;
    counts[row.kind]++;
    if (isAgreed(row)) agreed++;
    if (kind !== null && row.kind !== kind) continue;
    // The one that is looked at stays until one goes on.
    if (isUndecidedOnly && !isUndecided(row)) continue;
    rows.push(row);
  }
  return { rows, counts, disagreements, decided, agreed };
}

/** The group that is stood on; where it dropped out, the one that came into its place. */
export function placeIn(
  { current, rows: before }: ComparingState,
  rows: readonly CompareRow[],
): string | null {
  if (current === null || rows.some(({ key }) => key === current)) return current;
  const at = before.findIndex(({ key }) => key === current);
  const known = new Set(rows.map(({ key }) => key));
  const next = before.slice(at + 1).find(({ key }) => known.has(key));
  return next?.key ?? rows[Math.min(at, rows.length - 1)]?.key ?? null;
}

/** Index before the open document's first group, or behind its last; of all where it has none. */
export function startIn(
  rows: readonly CompareRow[],
  open: DocumentId | undefined,
  direction: 1 | -1,
): number {
  const isHere = ({ document }: CompareRow): boolean => document === open;
  const at = direction === 1 ? rows.findIndex(isHere) : rows.findLastIndex(isHere);
  if (at !== -1) return at - direction;
  return direction === 1 ? -1 : rows.length;
}
