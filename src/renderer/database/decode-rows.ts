import {
  isSha256,
  isTime,
  isUuid,
  type ChangeId,
  type DocumentId,
  type LiveChange,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import { areColumns, fromColumns, toColumns, type PackColumns } from './pack-columns.ts';
import { parseEntries } from './step-entries.ts';
import type { CounterRow, PackKey, PackRow, RecordRow, StepEntry, StepRow } from './rows.ts';

/**
 * What the database gives back is foreign data: a disk may return damage without an error. These
 * look at shapes, not at hashes: they run over a hundred thousand records while a document opens.
 */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isIdList = (value: unknown): value is readonly ChangeId[] =>
  Array.isArray(value) && value.every(isSha256);

const isReference = (value: unknown): value is RecordRef =>
  typeof value === 'string' && /^[a-z]{1,32}\/[0-9a-f-]{36,64}$/.test(value);

const isLiveChange = (value: unknown): value is LiveChange =>
  isObject(value) &&
  isSha256(value['id']) &&
  typeof value['field'] === 'string' &&
  value['value'] !== undefined &&
  (value['field'] !== '*' || isObject(value['value'])) &&
  Number.isSafeInteger(value['depth']) &&
  isUuid(value['analyst']) &&
  isTime(value['at']) &&
  (value['covers'] === undefined || isIdList(value['covers']));

const isSuperseded = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isIdList(value[1]);

const isRecordState = (value: unknown): value is RecordState =>
  isObject(value) &&
  isReference(value['record']) &&
  Array.isArray(value['live']) &&
  value['live'].every(isLiveChange) &&
  Array.isArray(value['superseded']) &&
  value['superseded'].every(isSuperseded);

/** A pack with what can be read of it apart from what cannot. */
export interface DecodedPack {
  readonly states: readonly RecordState[];
  readonly damaged: readonly unknown[];
}

/** A pack as it lies there, its columns not yet taken apart: for who reads very many. */
export interface OpenedPack {
  /** Null where they are damaged. */
  readonly columns: PackColumns | null;
  /** Those beside the columns. */
  readonly states: readonly RecordState[];
  readonly damaged: readonly unknown[];
}

export function openPack(row: unknown): OpenedPack {
  if (!isObject(row) || !Array.isArray(row['states']))
    return { columns: null, states: [], damaged: [row] };
  const states: RecordState[] = [];
  const kept: unknown = row['damaged'];
  const damaged: unknown[] = Array.isArray(kept) ? [...(kept as unknown[])] : [];
  const { columns, document } = row;
  const isSound = isSha256(document) && areColumns(columns);
  if (!isSound) damaged.push(columns);
  for (const state of row['states'] as readonly unknown[])
    if (isRecordState(state)) states.push(state);
    else damaged.push(state);
  return { columns: isSound ? columns : null, states, damaged };
}

export function decodePack(row: unknown): DecodedPack {
  const { columns, states, damaged } = openPack(row);
  if (columns === null) return { states, damaged };
  const { document } = row as { readonly document: DocumentId };
  return { states: [...fromColumns(document, columns), ...states], damaged };
}

/** A pack as it is stored; what could not be read of it goes back where it was. */
export function encodePack(
  [document, bucket]: PackKey,
  {
    states,
    damaged,
  }: { readonly states: Iterable<RecordState>; readonly damaged: readonly unknown[] },
): PackRow {
  const { columns, rest } = toColumns(document, states);
  return { document, bucket, columns, states: rest, ...(damaged.length > 0 && { damaged }) };
}

export const isRecordRow = (row: unknown): row is RecordRow =>
  isObject(row) && isRecordState(row['state']) && row['state'].record === row['record'];

export const isCounterRow = (row: unknown): row is CounterRow =>
  isObject(row) &&
  isSha256(row['document']) &&
  Array.isArray(row['counts']) &&
  row['counts'].every(
    (pair: unknown): pair is [TagId, number] =>
      Array.isArray(pair) && isUuid(pair[0]) && Number.isSafeInteger(pair[1]),
  );

const areSides = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) &&
    value.every(
      (side) =>
        isObject(side) &&
        side['value'] !== undefined &&
        (side['covers'] === undefined || isIdList(side['covers'])),
    ));

const isStepEntry = (value: unknown): value is StepEntry =>
  isObject(value) &&
  isReference(value['record']) &&
  (value['home'] === null || isSha256(value['home'])) &&
  typeof value['field'] === 'string' &&
  value['before'] !== undefined &&
  value['after'] !== undefined &&
  areSides(value['sidesBefore']) &&
  areSides(value['sidesAfter']);

export const isStepRow = (row: unknown): row is StepRow =>
  isObject(row) &&
  Number.isSafeInteger(row['at']) &&
  typeof row['label'] === 'string' &&
  typeof row['entries'] === 'string';

/** What a step did, entry by entry; null where the row is damaged. */
export function decodeEntries({ entries }: StepRow): readonly StepEntry[] | null {
  try {
    const list = parseEntries(entries);
    return list?.every(isStepEntry) === true ? list : null;
  } catch {
    return null;
  }
}
