import { BIRTH, checkedChangeId, MAX_DEPTH, type Change } from './change.ts';
import { isSha256, isUuid, kindOf, type RecordRef } from './ids.ts';
import { checkJson, type Json } from './json.ts';
import { fieldRule, isTime } from './record-fields.ts';

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

const MEMBERS = [
  'analyst',
  'at',
  'depth',
  'field',
  'id',
  'preds',
  'record',
  'replica',
  'seq',
  'value',
] as const satisfies readonly (keyof Change)[];
const RECORD = /^[a-z]{1,32}\/[0-9a-f-]{36,64}$/;
const FIELD = /^[a-z][A-Za-z0-9]{0,39}$/;
const MAX_PREDS = 10_000;
/** UTF-16 code units of the longest value in JSON. */
const MAX_VALUE = 1_000_000;

/** What every object answers to, so that a table asked for it would give something of its own. */
const isReserved = (name: string): boolean => name === 'prototype' || name in Object.prototype;

const isFieldName = (name: unknown): name is string =>
  typeof name === 'string' && FIELD.test(name) && !isReserved(name);

function checkRecord(record: unknown): string | null {
  if (typeof record !== 'string' || !RECORD.test(record)) return 'names no record';
  const slash = record.indexOf('/');
  if (isReserved(record.slice(0, slash))) return 'names no record';
  const id = record.slice(slash + 1);
  const isRight = record.startsWith('document/') ? isSha256(id) : isUuid(id) || isSha256(id);
  return isRight ? null : 'names no record';
}

function checkPreds(preds: unknown, depth: unknown, field: string): string | null {
  if (!Array.isArray(preds) || preds.length > MAX_PREDS) return 'has no list of predecessors';
  for (const [index, pred] of preds.entries())
    if (!isSha256(pred) || (index > 0 && pred <= preds[index - 1]))
      return 'has predecessors that are no sorted ids';
  if (field === BIRTH && preds.length > 0) return 'is a birth with predecessors';
  if (!Number.isSafeInteger(depth) || (depth as number) < 0 || (depth as number) > MAX_DEPTH)
    return 'has no depth';
  if ((depth === 0) !== (preds.length === 0)) return 'has a depth that its predecessors belie';
  return null;
}

/** A field this program does not know may hold anything within limits: see `decodeChange`. */
function checkValue(kind: string, field: string, value: Json): string | null {
  const wrong = fieldRule(kind, field)?.(value) ?? null;
  return wrong === null ? null : `has a ${field} that ${wrong}`;
}

function checkBirth(kind: string, value: Json): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'is a birth without fields';
  const fields = Object.entries(value as { readonly [key: string]: Json });
  if (fields.length === 0) return 'is a birth without fields';
  for (const [field, initial] of fields) {
    if (!isFieldName(field)) return 'has a field of an impossible name';
    const wrong = checkValue(kind, field, initial);
    if (wrong !== null) return wrong;
  }
  return null;
}

function check(change: Record<keyof Change, unknown>, units: number): string | null {
  const { record, field, value, preds, depth, analyst, replica, seq, at } = change;
  const misnamed = checkRecord(record);
  if (misnamed !== null) return misnamed;
  if (field !== BIRTH && !isFieldName(field)) return 'has a field of an impossible name';
  const misplaced = checkPreds(preds, depth, field);
  if (misplaced !== null) return misplaced;
  if (!isUuid(analyst)) return 'names no analyst';
  if (!isUuid(replica)) return 'names no replica';
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) return 'has no sequence number';
  if (!isTime(at)) return 'has no time';
  return checkFieldValue(record as RecordRef, field as string, value, units);
}

/**
 * Whether a field of a record may hold a value; for a birth, whether all of its fields may.
 *
 * @param units no fewer than the value in JSON has, where that is known
 * @returns what is wrong, to follow the name of what holds it; null where nothing is.
 */
export function checkFieldValue(
  record: RecordRef,
  field: string,
  value: unknown,
  units = Number.POSITIVE_INFINITY,
): string | null {
  // Within a change it stands one level down, and is hashed with that.
  const notJson = checkJson(value, 1);
  if (notJson !== null) return `has a value that ${notJson}`;
  if (units > MAX_VALUE && JSON.stringify(value).length > MAX_VALUE) return 'has a value too long';
  const kind = kindOf(record);
  return field === BIRTH ? checkBirth(kind, value as Json) : checkValue(kind, field, value as Json);
}

/**
 * A change from anywhere: shape, limits, what its field may hold, and that its id is its hash. What
 * it comes to depends on the change alone, so that every installation of one version accepts
 * the same set.
 *
 * Kinds and fields that this program does not know are a newer program's. They are accepted within
 * the general limits and carried in the set, where no reader here asks for them, so that work
 * passing through an older program loses nothing. A member of the change itself that is unknown
 * is refused, because the id would not cover it.
 *
 * @param nameOf how the id is worked out, of a change that is one but for that; a place that has the
 *   canonical text at hand may be quicker
 * @param units UTF-16 code units of the change in JSON, where that is known
 */
export function decodeChange(
  input: unknown,
  nameOf: (change: Change) => string = checkedChangeId,
  units = Number.POSITIVE_INFINITY,
): Decoded<Change> {
  const refuse = (reason: string): Decoded<never> => ({ ok: false, reason: `It ${reason}.` });
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return refuse('is no change');
  const isWhole = MEMBERS.every((member) => Object.hasOwn(input, member));
  if (!isWhole || Object.keys(input).length !== MEMBERS.length) return refuse('is no change');
  const wrong = check(input as Record<keyof Change, unknown>, units);
  if (wrong !== null) return refuse(wrong);
  const change = input as Change;
  if (nameOf(change) !== change.id) return refuse('does not match its id');
  const { id, record, field, value, preds, depth, analyst, replica, seq, at } = change;
  return {
    ok: true,
    value: { id, record, field, value, preds, depth, analyst, replica, seq, at },
  };
}
