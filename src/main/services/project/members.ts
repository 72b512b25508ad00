/** Members of JSON that this program does not know: kept, and never looked into. */
export type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  return isMembers(value) ? inOrder(value) : value;
}

/** The same with its keys in one order, throughout. */
export const inOrder = (members: Members): Members =>
  Object.fromEntries(
    Object.keys(members)
      .sort()
      .map((key) => [key, ordered(members[key])]),
  );

const textOf = (value: unknown): string => JSON.stringify(ordered(value));

/**
 * All members of both. Where they differ on one, objects are united in the same way, and of anything else
 * the one whose text comes first is taken, so that it does not matter which is named first.
 */
export function uniteMembers(a: Members, b: Members): Members {
  const united: Record<string, unknown> = { ...a };
  for (const [key, theirs] of Object.entries(b)) {
    const ours = united[key];
    if (isMembers(ours) && isMembers(theirs)) united[key] = uniteMembers(ours, theirs);
    else if (ours === undefined || textOf(theirs) < textOf(ours)) united[key] = theirs;
  }
  return united;
}
