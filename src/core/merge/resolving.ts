import {
  BIRTH,
  canonicalJson,
  checkFieldValue,
  isAlive,
  kindOf,
  readField,
  uuidFromName,
  type ChangeId,
  type Conflict,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { openConflicts } from './conflicts.ts';

/**
 * Deciding what people are at odds over. What is decided is said by changes like any others: that of
 * the field names all heads that were seen (`succession`), so that it holds for everyone whom it
 * reaches, and two who decide alike without knowing of one another are not at odds again.
 */

/** How a conflict of one field is decided. */
export type Choice =
  /** By what one of the heads says; of `alive`, that the record is deleted after all. */
  | { readonly kind: 'take'; readonly change: ChangeId }
  /** By something else; of `alive`, true keeps the record and false deletes it. */
  | { readonly kind: 'say'; readonly value: Json }
  /** By two annotations, or as many as there are values: see `twinsOf`. */
  | { readonly kind: 'both' }
  /** By one text in which nothing of any is lost. */
  | { readonly kind: 'unite' };

/** One field of one record that is to say something; `'*'` for a birth. */
export interface Statement {
  readonly record: RecordRef;
  readonly field: string;
  readonly value: Json;
}

const conflictIn = (state: RecordState, field: string): Conflict | null =>
  openConflicts(state).find((conflict) => conflict.field === field) ?? null;

export const isConflictOpen = (state: RecordState, field: string): boolean =>
  conflictIn(state, field) !== null;

/** Between two texts that are kept both. */
const RULE = '\n\n---\n\n';

/** Whether every line of one stands in the other, in the same order: then the other says it all. */
function isWithin(part: string, whole: string): boolean {
  const lines = whole.split('\n').map((line) => line.trimEnd());
  let at = 0;
  for (const line of part.split('\n').map((each) => each.trimEnd())) {
    if (line === '') continue;
    const found = lines.indexOf(line, at);
    if (found === -1) return false;
    at = found + 1;
  }
  return true;
}

/** Two texts as one in which nothing of either is lost: one of them where it says all, else both. */
export function uniteTexts(first: string, second: string): string {
  if (isWithin(second, first)) return first;
  return isWithin(first, second) ? second : `${first.trimEnd()}${RULE}${second}`;
}

/** The texts of all heads, that which is shown first, then by their changes: the same everywhere. */
function unitedIn({ picked, heads }: Conflict): string | null {
  const texts = [picked, ...heads.map(({ value }) => value)];
  return texts.every((text) => typeof text === 'string') ? texts.reduce(uniteTexts) : null;
}

/** Fields over which two annotations may differ that otherwise say the same. */
const APART: ReadonlySet<string> = new Set(['passage', 'tag', 'value']);

/** Fields whose texts are long, so that one of both can be made. */
const LONG: ReadonlySet<string> = new Set(['note', 'definition', 'whenToUse', 'example']);

/**
 * The annotations that are born beside one where people were at odds and both are right: for each value
 * that the annotation does not keep, one that says this, in the name of who said it, and all else as
 * the annotation does. What was linked stays linked to the annotation: who decides
 * links the others likewise. Their ids follow from the
 * changes that were at odds, so that two who decide so make none twice.
 */
export function twinsOf(state: RecordState, field: string): readonly Statement[] {
  const conflict = conflictIn(state, field);
  if (conflict === null || kindOf(state.record) !== 'annotation' || !APART.has(field)) return [];
  const kept = canonicalJson(conflict.picked);
  const others = new Map<string, Conflict['heads'][number]>();
  for (const head of conflict.heads) {
    const text = canonicalJson(head.value);
    if (text !== kept && !others.has(text)) others.set(text, head);
  }
  return [...others.values()].map(({ change, value, analyst, at }): Statement => {
    const said = (name: string): Json | undefined =>
      name === field ? value : readField(state, name);
    const [stands, note] = [said('value'), said('note')];
    return {
      record: `annotation/${uuidFromName(`both ${state.record} ${field} ${change}`)}`,
      field: BIRTH,
      value: {
        alive: true,
        passage: said('passage') ?? null,
        tag: said('tag') ?? null,
        creator: analyst,
        created: at,
        ...(stands !== undefined && stands !== null && { value: stands }),
        ...(note !== undefined && note !== '' && { note }),
      },
    };
  });
}

function decided(state: RecordState, conflict: Conflict, choice: Choice): Json | undefined {
  switch (choice.kind) {
    case 'take':
      return conflict.heads.find(({ change }) => change === choice.change)?.value;
    case 'say':
      return choice.value;
    case 'both':
      return twinsOf(state, conflict.field).length > 0 ? conflict.picked : undefined;
    case 'unite':
      return LONG.has(conflict.field) ? (unitedIn(conflict) ?? undefined) : undefined;
  }
}

/**
 * What a choice writes; null where there is nothing to be decided any more, or not in this way.
 *
 * @param known states of twins that are here already, as where another's choice came before its reason
 */
export function resolution(
  state: RecordState,
  field: string,
  choice: Choice,
  known: (record: RecordRef) => RecordState | undefined = () => undefined,
): readonly Statement[] | null {
  const conflict = conflictIn(state, field);
  const value = conflict === null ? undefined : decided(state, conflict, choice);
  if (value === undefined || checkFieldValue(state.record, field, value) !== null) return null;
  const twins = choice.kind === 'both' ? twinsOf(state, field) : [];
  const births = twins.flatMap((twin): readonly Statement[] => {
    const here = known(twin.record);
    if (here === undefined || here.live.length === 0) return [twin];
    return isAlive(here) ? [] : [{ record: twin.record, field: 'alive', value: true }];
  });
  return births.some((twin) => checkFieldValue(twin.record, twin.field, twin.value) !== null)
    ? null
    : [{ record: state.record, field, value }, ...births];
}

/** In which ways a conflict can be decided besides taking what a head says. */
export function waysOf(
  state: RecordState,
  field: string,
): { readonly both: boolean; readonly unite: boolean } {
  const is = (kind: 'both' | 'unite'): boolean => resolution(state, field, { kind }) !== null;
  return { both: is('both'), unite: is('unite') };
}

/** The document that a birth's passage lies in. */
export const documentOfBirth = ({ value }: Statement): string | null =>
  ((value as { readonly passage?: Json }).passage as Passage | null | undefined)?.document ?? null;
