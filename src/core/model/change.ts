import { sha256Hex } from './hash.ts';
import type { AnalystId, ChangeId, RecordRef, ReplicaId } from './ids.ts';
import { canonicalJson, writeCanonical, type Json } from './json.ts';

/**
 * One edit: an immutable statement, named by the hash of what it says. A project's state is a pure
 * function of its set of changes (record-state.ts), so that bringing two sets together is set
 * union, whatever was written when and in whichever order it arrives.
 */
export interface Change {
  /** SHA-256 of the other members in canonical JSON. */
  readonly id: ChangeId;
  /** Kind and id in one word, so that validity depends on the change alone. */
  readonly record: RecordRef;
  /** One field; or `'*'`, the record's birth, whose value is an object of its first fields. */
  readonly field: string;
  readonly value: Json;
  /**
   * What the writer saw and replaces: the heads of this field, sorted. A delete (`alive` false)
   * names the heads of every field, which says what it knew of. A birth names none.
   */
  readonly preds: readonly ChangeId[];
  /** 0 without preds, else one more than the deepest of them. */
  readonly depth: number;
  readonly analyst: AnalystId;
  readonly replica: ReplicaId;
  /** Counts the replica's changes from 1. */
  readonly seq: number;
  /** For people; nothing is decided by it. */
  readonly at: string;
}

/** The field that names a birth. */
export const BIRTH = '*';

/** Depths stop growing here: a forged depth can win one conflict, but breaks no counting. */
export const MAX_DEPTH = 2 ** 40;

export type ChangeBody = Omit<Change, 'id'>;

/** Names a change by what it says. */
export function sealChange(body: ChangeBody): Change {
  return { id: changeId(body), ...body };
}

export const changeId = (body: ChangeBody): ChangeId =>
  sha256Hex(canonicalJson(bodyAsJson(body))) as ChangeId;

/** The same, of a change whose every member was found to be JSON. */
export const checkedChangeId = (body: ChangeBody): ChangeId =>
  sha256Hex(writeCanonical(bodyAsJson(body))) as ChangeId;

/** Written out member by member: a Change passed as a body must not have its id hashed. */
const bodyAsJson = (body: ChangeBody): Json => ({
  record: body.record,
  field: body.field,
  value: body.value,
  preds: body.preds,
  depth: body.depth,
  analyst: body.analyst,
  replica: body.replica,
  seq: body.seq,
  at: body.at,
});
