import { BIRTH, canonicalJson, type Change, type ChangeId, type Json } from '#core/model';

/**
 * Who said first what stands again because a decision was taken back (`replaceSides`): one person has said
 * all of it then, and it is the others' doing all the same.
 */

/** What a change says of a field; undefined where it says nothing of it. */
function valueIn({ field, value }: Change, asked: string): Json | undefined {
  if (field === asked) return value;
  return field === BIRTH ? (value as Readonly<Record<string, Json>>)[asked] : undefined;
}

/** Whether a delete knows what another one knew, and beside that only what took it back. */
const isSameDelete = (again: Change, before: Change, all: ReadonlyMap<ChangeId, Change>): boolean =>
  again.value === false &&
  before.preds.every((id) => again.preds.includes(id)) &&
  again.preds.every((id) => before.preds.includes(id) || all.get(id)?.field === again.field);

/** Whether somebody who says it says something else, too: whoever decides by hand says one thing. */
const isOneOfSeveral = (again: Change, decision: Change, all: readonly Change[]): boolean =>
  all.some(
    (other) =>
      other.id !== again.id &&
      other.field === again.field &&
      other.analyst === again.analyst &&
      other.preds.includes(decision.id) &&
      canonicalJson(other.value) !== canonicalJson(again.value),
  );

/**
 * The changes that said first what one says again; itself where it says it for the first time.
 *
 * @param all changes of its record, as far as they are known
 */
export function firstToSay(
  head: Change,
  field: string,
  all: ReadonlyMap<ChangeId, Change>,
): readonly Change[] {
  const changes = [...all.values()];
  const found = new Map<ChangeId, Change>();
  const seen = new Set<ChangeId>();
  const open = [head];
  for (let change = open.pop(); change !== undefined; change = open.pop()) {
    if (seen.has(change.id)) continue;
    seen.add(change.id);
    const again = change;
    const said = canonicalJson(valueIn(again, field) ?? null);
    const before = again.preds.flatMap((id) => {
      const decision = all.get(id);
      if (decision?.field !== field) return [];
      return decision.preds.flatMap((each): readonly Change[] => {
        const one = all.get(each);
        const value = one && valueIn(one, field);
        if (one === undefined || value === undefined || canonicalJson(value) !== said) return [];
        const isAgain = isOneOfSeveral(again, decision, changes) || isSameDelete(again, one, all);
        return isAgain ? [one] : [];
      });
    });
    if (before.length === 0) found.set(again.id, again);
    else open.push(...before);
  }
  return [...found.values()];
}
