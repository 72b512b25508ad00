import {
  sealChange,
  type AnalystId,
  type Change,
  type RecordRef,
  type ReplicaId,
} from '#core/model';

const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** The n-th change of one installation: a note, of any length. */
export const change = (n: number, note = `note ${n}`): Change =>
  sealChange({
    record: `annotation/${uuid(n % 7)}` as RecordRef,
    field: 'note',
    value: note,
    preds: [],
    depth: 0,
    analyst: uuid(1) as AnalystId,
    replica: uuid(2) as ReplicaId,
    seq: n,
    at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
  });

export const changes = (from: number, to: number): readonly Change[] =>
  Array.from({ length: to - from + 1 }, (_, index) => change(from + index));

/** Long enough that few make a segment. */
export const longChanges = (from: number, to: number): readonly Change[] =>
  Array.from({ length: to - from + 1 }, (_, index) => change(from + index, 'x'.repeat(600)));
