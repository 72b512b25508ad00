import fc from 'fast-check';
import {
  applyChange,
  BIRTH,
  idOf,
  isAlive,
  readField,
  sealChange,
  succession,
  unborn,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';

/** Several people at work who now and then tell one another what they did. */

export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const annotationRef = (number: number): RecordRef => `annotation/${uuid(number)}`;

const passage = (start: number): Json => ({
  document: 'a'.repeat(64),
  start,
  end: start + 3,
  exact: 'abc',
  prefix: '',
  suffix: '',
});

export const birthValue = (tag: number): Record<string, Json> => ({
  alive: true,
  passage: passage(0),
  tag: uuid(100 + tag),
  creator: uuid(1),
  created: '2026-01-01T00:00:00.000Z',
});

export class Replica {
  readonly #number: number;
  readonly changes = new Map<string, Change>();
  #seq = 0;

  constructor(number: number) {
    this.#number = number;
  }

  state(record: RecordRef): RecordState {
    return [...this.changes.values()]
      .filter((change) => change.record === record)
      .reduce(applyChange, unborn(record));
  }

  write(record: RecordRef, field: string, value: Json): Change {
    this.#seq++;
    const change = sealChange({
      record,
      field,
      value,
      ...(field === BIRTH ? { preds: [], depth: 0 } : succession(this.state(record), field, value)),
      analyst: uuid(this.#number) as AnalystId,
      replica: uuid(1000 + this.#number) as ReplicaId,
      seq: this.#seq,
      at: new Date(Date.UTC(2026, 0, 1) + this.#seq * 1000).toISOString(),
    });
    this.changes.set(change.id, change);
    return change;
  }

  receive(from: Replica): void {
    for (const change of from.changes.values()) this.changes.set(change.id, change);
  }
}

type Act =
  | { readonly kind: 'write'; readonly who: number; readonly record: number; readonly what: number }
  | { readonly kind: 'tell'; readonly who: number; readonly whom: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who: fc.nat(2),
      record: fc.nat(2),
      what: fc.nat(7),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('tell' as const), who: fc.nat(2), whom: fc.nat(2) }),
  },
);

function edit(replica: Replica, record: RecordRef, what: number): void {
  const state = replica.state(record);
  if (state.live.length === 0) replica.write(record, BIRTH, birthValue(what));
  else if (what < 2) replica.write(record, 'tag', uuid(100 + what));
  else if (what < 4) replica.write(record, 'note', `note ${what} of ${idOf(record)}`);
  else if (what === 4) replica.write(record, 'passage', passage(what));
  else replica.write(record, 'alive', !isAlive(state));
}

/** Three replicas after a random history of edits, deletes, restorings and deliveries. */
export const histories: fc.Arbitrary<readonly Replica[]> = fc
  .array(act, { maxLength: 40 })
  .map((acts) => {
    const replicas = [new Replica(1), new Replica(2), new Replica(3)];
    const at = (index: number): Replica => replicas[index] as Replica;
    for (const step of acts)
      if (step.kind === 'tell') at(step.whom).receive(at(step.who));
      else edit(at(step.who), annotationRef(step.record), step.what);
    return replicas;
  });

export const noteOf = (state: RecordState): Json | undefined => readField(state, 'note');
