import { sidesOf } from '#core/merge';
import {
  applyChange,
  BIRTH,
  canonicalJson,
  kindOf,
  readField,
  unborn,
  type Change,
  type DocumentId,
  type Json,
  type RecordState,
} from '#core/model';
import { homeOf, type StepEntry, type StepSide } from '#renderer/database';
import { absentField, isThere } from '../records/absent.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { documentsNamed } from './states.ts';

/** What changes that come from elsewhere do to one record, as it is stored and as it is undone. */

type Fields = Readonly<Record<string, Json>>;

/** A record's birth comes before what was said of it later, so that it is known where it lies. */
const inReason = (a: Change, b: Change): number =>
  Number(b.field === BIRTH) - Number(a.field === BIRTH) || a.depth - b.depth || a.seq - b.seq;

/** Each change with the document in which its annotation lies before it. */
export function homed(
  former: RecordState | undefined,
  arriving: readonly Change[],
): readonly HomedChange[] {
  const [first] = arriving;
  if (first === undefined || kindOf(first.record) !== 'annotation')
    return arriving.map((change) => ({ change, home: null }));
  let state = former;
  return [...arriving].sort(inReason).map((change) => {
    const [born] = documentsNamed([change]);
    const lies = state ?? unborn(change.record);
    const home = state === undefined && born !== undefined ? born : homeOf(lies);
    state = applyChange(lies, change);
    return { change, home };
  });
}

const fieldsOf = ({ field, value }: Change): readonly string[] =>
  field === BIRTH ? Object.keys(value as Fields) : [field];

export const valueOf = (state: RecordState, field: string): Json =>
  field === 'alive'
    ? isThere(state)
    : (readField(state, field) ?? absentField(state.record, field, readField(state, 'kind')));

const asJson = (value: unknown): string => canonicalJson(value as Json);

const withSides = (
  entry: StepEntry,
  sidesBefore: readonly StepSide[],
  sidesAfter: readonly StepSide[],
): StepEntry => ({
  ...entry,
  ...(sidesBefore.length > 0 && { sidesBefore }),
  ...(sidesAfter.length > 0 && { sidesAfter }),
});

/**
 * What changes do to a record, as their undoing sees it. A field over which people are at odds since is
 * told with all that they say, so that undoing settles it, and doing it again does not.
 */
export function entriesFor(
  former: RecordState | undefined,
  after: RecordState,
  arriving: readonly Change[],
): readonly StepEntry[] {
  const { record } = after;
  const before = former ?? unborn(record);
  const home: DocumentId | null = kindOf(record) === 'annotation' ? homeOf(after) : null;
  if (!isThere(before)) {
    const back: StepEntry = { record, home, field: 'alive', before: false, after: true };
    // What was known of it then: what others say of it later is not taken back with it.
    const covers = after.live.map(({ id }) => id);
    const brought = [{ value: false, covers }];
    return isThere(after) ? [withSides(back, brought, sidesOf(after, 'alive'))] : [];
  }
  const fields = new Set(arriving.flatMap(fieldsOf));
  // A delete comes after all else, or what is said after it would keep the record.
  fields.delete('alive');
  fields.add('alive');
  return [...fields].flatMap((field): readonly StepEntry[] => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    const [sidesBefore, sidesAfter] = [sidesOf(before, field), sidesOf(after, field)];
    if (asJson(was) === asJson(is) && asJson(sidesBefore) === asJson(sidesAfter)) return [];
    return [withSides({ record, home, field, before: was, after: is }, sidesBefore, sidesAfter)];
  });
}

/** The documents that a record hangs on: it is left out with any of them. */
export function documentsOf(state: RecordState): readonly DocumentId[] {
  const said = (field: string): readonly DocumentId[] => {
    const value = readField(state, field);
    return typeof value === 'string' ? [value as DocumentId] : [];
  };
  switch (kindOf(state.record)) {
    case 'document':
      return [state.record.slice('document/'.length) as DocumentId];
    case 'annotation':
      return [homeOf(state)];
    case 'relation':
      return [...said('fromDocument'), ...said('toDocument')];
    case 'decision':
      return said('document');
    default:
      return [];
  }
}
