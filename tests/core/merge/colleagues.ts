import fc from 'fast-check';
import {
  openConflicts,
  replaceSides,
  resolution,
  sidesOf,
  withoutOthers,
  type Choice,
  type Side,
  type Statement,
  type Succession,
} from '#core/merge';
import {
  applyChange,
  BIRTH,
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
import { annotationRef, birthValue, uuid } from '../model/histories.ts';

/**
 * Three people at work, each with a clock that is wrong in its own way, who undo what they did, decide
 * what they are at odds over, and tell one another parts of what they did, some of it twice.
 */

interface Done {
  readonly record: RecordRef;
  readonly field: string;
  readonly before: readonly Side[];
  readonly after: readonly Side[];
}

/** What a field says; of one that nobody has spoken of, what it counts as. */
const standing = (state: RecordState, field: string): Json =>
  readField(state, field) ?? (field === 'note' ? '' : uuid(100));

export class Colleague {
  readonly analyst: AnalystId;
  readonly changes = new Map<string, Change>();
  readonly states = new Map<RecordRef, RecordState>();
  readonly done: Done[] = [];
  readonly #replica: ReplicaId;
  readonly #clock: (seq: number) => number;
  #seq = 0;

  constructor(number: number, clock: (seq: number) => number) {
    this.analyst = uuid(number) as AnalystId;
    this.#replica = uuid(1000 + number) as ReplicaId;
    this.#clock = clock;
  }

  state(record: RecordRef): RecordState {
    return this.states.get(record) ?? unborn(record);
  }

  take(change: Change): void {
    this.changes.set(change.id, change);
    this.states.set(change.record, applyChange(this.state(change.record), change));
  }

  say(record: RecordRef, field: string, said: Succession): void {
    this.#seq++;
    const change = sealChange({
      record,
      field,
      ...said,
      analyst: this.analyst,
      replica: this.#replica,
      seq: this.#seq,
      at: new Date(this.#clock(this.#seq)).toISOString(),
    });
    this.take(change);
  }

  write({ record, field, value }: Statement): void {
    const state = this.state(record);
    const before = sidesOf(state, field === BIRTH ? 'alive' : field);
    const stood: Json = field === 'alive' ? isAlive(state) : standing(state, field);
    this.done.push(
      field === BIRTH
        ? { record, field: 'alive', before: [{ value: false }], after: [{ value: true }] }
        : {
            record,
            field,
            before: before.length > 0 ? before : [{ value: stood }],
            after: [{ value }],
          },
    );
    this.say(record, field, {
      value,
      ...(field === BIRTH ? { preds: [], depth: 0 } : succession(state, field, value)),
    });
  }

  /** Takes back the last of what was done and not taken back. Returns which field that was. */
  undo(): Done | null {
    const last = this.done.pop();
    if (last === undefined) return null;
    const { record, field, before, after } = last;
    const state = this.state(record);
    const isDeletion = field === 'alive' && before.length === 1 && before[0]?.value === false;
    const unmade = isDeletion ? withoutOthers(state, this.analyst) : null;
    const to = unmade === null ? before : [unmade];
    const [first] = to;
    const isPlain = to.length === 1 && first !== undefined && first.covers === undefined;
    if (isPlain && sidesOf(state, field).length === 0) {
      const { value } = first;
      const stands: Json = field === 'alive' ? isAlive(state) : standing(state, field);
      if (JSON.stringify(stands) !== JSON.stringify(value))
        this.say(record, field, { value, ...succession(state, field, value) });
      return last;
    }
    for (const said of replaceSides(state, field, after, to)) this.say(record, field, said);
    return last;
  }

  resolve(record: RecordRef, field: string, choice: Choice): boolean {
    const told = resolution(this.state(record), field, choice, (each) => this.states.get(each));
    for (const statement of told ?? []) this.write(statement);
    return told !== null;
  }

  receive(changes: Iterable<Change>): void {
    for (const change of changes) this.take(change);
  }
}

const choiceOf = (state: RecordState, which: number): readonly [string, Choice] | null => {
  const conflicts = openConflicts(state);
  const conflict = conflicts[which % Math.max(1, conflicts.length)];
  if (conflict === undefined) return null;
  const head = conflict.heads[which % conflict.heads.length];
  if (conflict.field === 'alive') return ['alive', { kind: 'say', value: which % 2 === 0 }];
  if (which % 3 === 0)
    return [conflict.field, { kind: conflict.field === 'note' ? 'unite' : 'both' }];
  return head === undefined ? null : [conflict.field, { kind: 'take', change: head.change }];
};

function edit(who: Colleague, record: RecordRef, what: number): void {
  const state = who.state(record);
  const write = (field: string, value: Json): void => who.write({ record, field, value });
  if (state.live.length === 0) write(BIRTH, birthValue(what));
  else if (what < 3) write('tag', uuid(100 + what));
  else if (what < 6) write('note', `note ${String(what)}`);
  else write('alive', !isAlive(state));
}

type Act =
  | {
      readonly kind: 'edit' | 'resolve';
      readonly who: number;
      readonly record: number;
      readonly what: number;
    }
  | { readonly kind: 'undo'; readonly who: number }
  | { readonly kind: 'tell'; readonly who: number; readonly whom: number; readonly part: number };

const who = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      who,
      record: fc.nat(1),
      what: fc.nat(7),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('resolve' as const),
      who,
      record: fc.nat(1),
      what: fc.nat(11),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('tell' as const), who, whom: who, part: fc.nat(7) }),
  },
);

/** Every third, every second or all of what one knows: later ones without those before them, too. */
const parted = (changes: Iterable<Change>, part: number): readonly Change[] =>
  [...changes].filter((_, index) => part > 3 || index % (part + 1) === 0);

function perform(people: readonly Colleague[], step: Act): void {
  const at = (index: number): Colleague => people[index] as Colleague;
  if (step.kind === 'undo') at(step.who).undo();
  else if (step.kind === 'edit') edit(at(step.who), annotationRef(step.record), step.what);
  else if (step.kind === 'tell')
    at(step.whom).receive(parted(at(step.who).changes.values(), step.part));
  else {
    const record = annotationRef(step.record);
    const decision = choiceOf(at(step.who).state(record), step.what);
    if (decision !== null) at(step.who).resolve(record, ...decision);
  }
}

const NOON = Date.UTC(2026, 0, 1, 12);

/** Three people after a random history. */
export const colleagues: fc.Arbitrary<readonly Colleague[]> = fc
  .array(act, { maxLength: 26, size: 'max' })
  .map((acts) => {
    const people = [
      new Colleague(1, (seq) => NOON + seq * 1000),
      // Decades ahead, and backwards.
      new Colleague(2, (seq) => Date.UTC(2091, 0, 1) + seq),
      new Colleague(3, (seq) => NOON - seq * 86_400_000),
    ];
    for (const step of acts) perform(people, step);
    return people;
  });
