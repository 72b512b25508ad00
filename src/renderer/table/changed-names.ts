import type { TableNames } from './shapes.ts';

/** Two lists of records, or of lists, whose members are the same. */
function isSameList(one: readonly object[], other: readonly object[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every((entry, at) => {
    const counterpart = other[at];
    if (entry === counterpart) return true;
    const members = Object.entries(entry);
    const others = counterpart as Readonly<Record<string, unknown>>;
    return (
      members.length === Object.keys(others).length &&
      members.every(([name, value]) => isSameMember(value, others[name]))
    );
  });
}

const isSameMember = (one: unknown, other: unknown): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((each, at) => each === other[at]));

/** What names say otherwise than before: looking is far cheaper than sending all across. */
export function changedNames(before: TableNames, after: TableNames): Partial<TableNames> {
  const names = ['tags', 'documents', 'analysts', 'entities', 'merged', 'links'] as const;
  const changed = names.filter((name) => !isSameList(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
