import { idOf, isSha256, isUuid, kindOf, type ChangeId, type DocumentId } from '#core/model';
import type { StepEntry } from './rows.ts';

/**
 * Entries of a step as one text. A list of them; where it brought very many records, an object with the
 * list of all others and, by document and kind, the ids of those with their births: a third of
 * the length, and every start reads all steps.
 */

const UUID = 36;
const SHA256 = 64;
const ONE = UUID + SHA256;

/** Document or null, kind of record, and of each its id and the change that it was brought with. */
type Brought = readonly [home: DocumentId | null, kind: string, records: string];

/** The one change that a record was brought with; null where there is more to say of it. */
function birthIn({ record, field, before, after, sidesBefore, sidesAfter }: StepEntry) {
  const [side, ...others] = sidesBefore ?? [];
  const [birth, ...more] = side?.covers ?? [];
  const isShort =
    field === 'alive' &&
    before === false &&
    after === true &&
    side?.value === false &&
    others.length + more.length === 0 &&
    sidesAfter === undefined &&
    isUuid(idOf(record));
  return isShort ? (birth ?? null) : null;
}

export function encodeEntries(entries: readonly StepEntry[]): string {
  const brought = new Map<string, [DocumentId | null, string, string[]]>();
  const rest: StepEntry[] = [];
  for (const entry of entries) {
    const birth = birthIn(entry);
    if (birth === null) {
      rest.push(entry);
      continue;
    }
    const { home, record } = entry;
    const kind = kindOf(record);
    const key = `${home ?? ''} ${kind}`;
    const group = brought.get(key) ?? [home, kind, []];
    group[2].push(`${idOf(record)}${birth}`);
    brought.set(key, group);
  }
  if (brought.size === 0) return JSON.stringify(rest);
  const groups = [...brought.values()].map(([home, kind, all]): Brought => [
    home,
    kind,
    all.join(''),
  ]);
  return JSON.stringify({ brought: groups, entries: rest });
}

const isBrought = (value: unknown): value is Brought =>
  Array.isArray(value) &&
  value.length === 3 &&
  (value[0] === null || isSha256(value[0])) &&
  typeof value[1] === 'string' &&
  /^[a-z]{1,32}$/.test(value[1]) &&
  typeof value[2] === 'string' &&
  value[2].length % ONE === 0;

function entriesOf([home, kind, records]: Brought): readonly StepEntry[] | null {
  const entries: StepEntry[] = [];
  for (let at = 0; at < records.length; at += ONE) {
    const id = records.slice(at, at + UUID);
    const birth = records.slice(at + UUID, at + ONE);
    if (!isUuid(id) || !isSha256(birth)) return null;
    const covers = [birth as ChangeId];
    entries.push({
      record: `${kind}/${id}` as StepEntry['record'],
      home,
      field: 'alive',
      before: false,
      after: true,
      sidesBefore: [{ value: false, covers }],
    });
  }
  return entries;
}

/** The entries in such a text, not yet looked at one by one; null where it is damaged. */
export function parseEntries(text: string): readonly unknown[] | null {
  const stored: unknown = JSON.parse(text);
  if (Array.isArray(stored)) return stored as readonly unknown[];
  if (typeof stored !== 'object' || stored === null) return null;
  const { brought, entries } = stored as { readonly brought?: unknown; readonly entries?: unknown };
  if (!Array.isArray(brought) || !Array.isArray(entries) || !brought.every(isBrought)) return null;
  const all: unknown[] = [];
  for (const group of brought) {
    const expanded = entriesOf(group);
    if (expanded === null) return null;
    for (const entry of expanded) all.push(entry);
  }
  for (const entry of entries as readonly unknown[]) all.push(entry);
  return all;
}
