import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allConflicts,
  conflictsAmong,
  firstToSay,
  openConflicts,
  sidesOf,
  uniteChanges,
} from '#core/merge';
import {
  canonicalJson,
  decodeChange,
  isAlive,
  readField,
  replay,
  type Change,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { annotationRef, birthValue } from '../model/histories.ts';
import { Colleague, colleagues } from './colleagues.ts';

const changesOf = ({ changes }: Colleague): readonly Change[] => [...changes.values()];

/** All states as one text, so that equal means equal to the byte. */
const written = (states: ReadonlyMap<RecordRef, RecordState>): string =>
  canonicalJson([...states.keys()].sort().map((record) => states.get(record)) as unknown as Json);

const asText = (value: unknown): string => canonicalJson(value as Json);

describe('three people who work, undo, decide and tell one another parts of it', () => {
  it('come to one state, byte for byte, in whichever order and however often they hear', () => {
    fc.assert(
      fc.property(colleagues, fc.nat(), (people, turn) => {
        const [a = [], b = [], c = []] = people.map(changesOf);
        const all = uniteChanges([a, b, c]);
        const states = written(replay(all));
        expect(uniteChanges([c, uniteChanges([b, a])])).toEqual(all);
        expect(uniteChanges([all, b, all])).toEqual(all);
        const turned = [...all.slice(turn % (all.length + 1)), ...b, ...all].reverse();
        expect(written(replay(turned))).toBe(states);
        for (const person of people) {
          person.receive(all.slice().reverse());
          person.receive(b);
          expect(written(person.states)).toBe(states);
        }
        const ids = new Set([...a, ...b, ...c].map(({ id }) => id));
        expect(all.length).toBe(ids.size);
        for (const change of all) expect(decodeChange(change).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are asked about exactly what was said by those who did not know of one another', () => {
    fc.assert(
      fc.property(colleagues, (people) => {
        const all = uniteChanges(people.map(changesOf));
        const conflicts = allConflicts(replay(all));
        expect(conflictsAmong(all)).toEqual(conflicts);
        for (const { record, conflict } of conflicts) {
          const { field, heads } = conflict;
          const own = all.filter((each) => each.record === record);
          const isNamed = (id: string): boolean =>
            own.some((each) => each.field === field && each.preds.some((pred) => pred === id));
          const standing = own.filter(
            (each) =>
              (each.field === field || (each.field === '*' && field in (each.value as object))) &&
              !isNamed(each.id),
          );
          expect(heads.map(({ change }) => change)).toEqual(standing.map(({ id }) => id).sort());
        }
      }),
      { numRuns: 600 },
    );
  });

  it('take back what is their own and nothing that others said', () => {
    fc.assert(
      fc.property(colleagues, fc.nat(2), (people, whose) => {
        const person = people[whose] as Colleague;
        person.receive(uniteChanges(people.map(changesOf)));
        const before = new Map(person.states);
        const done = person.undo();
        if (done === null) return;
        const brought = new Set(done.after.map(({ value }) => asText(value)));
        for (const [record, state] of person.states) {
          const former = before.get(record);
          if (record !== done.record) expect(state).toBe(former);
          else if (former !== undefined)
            for (const { id, field, value } of former.live) {
              if (field !== done.field || brought.has(asText(value))) continue;
              // Another's word on the same field stands as it stood, unless all agreed on it.
              const isAtOdds = sidesOf(former, field).length > 0;
              if (isAtOdds) expect(state.live.some((live) => live.id === id)).toBe(true);
            }
        }
      }),
      { numRuns: 1200 },
    );
  });

  it('are at odds once more where a decision is taken back, over the very same', () => {
    fc.assert(
      fc.property(colleagues, fc.nat(2), fc.nat(), (people, whose, which) => {
        const person = people[whose] as Colleague;
        person.receive(uniteChanges(people.map(changesOf)));
        const open = allConflicts(person.states);
        const asked = open[which % Math.max(1, open.length)];
        if (asked === undefined) return;
        const { record, conflict } = asked;
        const { field } = conflict;
        const values = (): unknown =>
          openConflicts(person.state(record))
            .filter((each) => each.field === field)
            .map(({ heads }) => new Set(heads.map(({ value }) => asText(value))));
        const before = values();
        const said = field === 'alive' ? which % 2 === 0 : conflict.heads[0]?.value;
        expect(person.resolve(record, field, { kind: 'say', value: said as Json })).toBe(true);
        expect(values()).toEqual([]);
        person.undo();
        expect(values()).toEqual(before);
      }),
      { numRuns: 1200 },
    );
  });

  it('are told, after decisions are taken back, of whoever said it, and not of who took them back', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        colleagues,
        fc.nat(2),
        fc.nat(),
        fc.boolean(),
        (people, whose, which, isTwice) => {
          const person = people[whose] as Colleague;
          person.receive(uniteChanges(people.map(changesOf)));
          const open = allConflicts(person.states);
          const asked = open[which % Math.max(1, open.length)];
          if (asked === undefined) return;
          const { record, conflict } = asked;
          const { field } = conflict;
          // Deletes name all that they know, so that of many in a row it cannot be told which is which.
          if (field === 'alive') return;
          const told = (): readonly string[] => {
            const all = new Map(
              changesOf(person)
                .filter((each) => each.record === record)
                .map((each) => [each.id, each]),
            );
            const heads = openConflicts(person.state(record)).find((each) => each.field === field);
            const said = (heads?.heads ?? []).flatMap(({ change, value }) =>
              firstToSay(all.get(change) as Change, field, all).map(
                ({ analyst, id }) => `${asText(value)} ${analyst} ${id}`,
              ),
            );
            return [...new Set(said)].sort();
          };
          const before = told();
          const said = conflict.heads[which % conflict.heads.length]?.value;
          for (let turn = 0; turn < (isTwice ? 2 : 1); turn++) {
            expect(person.resolve(record, field, { kind: 'say', value: said as Json })).toBe(true);
            person.undo();
            expect(told()).toEqual(before);
          }
          tried++;
        },
      ),
      { numRuns: 800 },
    );
    expect(tried).toBeGreaterThan(50);
  });
});

it('does not delete with an annotation that is taken back what another wrote on it since', () => {
  const record = annotationRef(1);
  const [anna, ben] = [new Colleague(1, () => 0), new Colleague(2, () => 0)];
  anna.write({ record, field: '*', value: birthValue(1) });
  ben.receive(anna.changes.values());
  ben.write({ record, field: 'note', value: 'worth keeping' });
  anna.receive(ben.changes.values());
  anna.undo();
  expect(isAlive(anna.state(record))).toBe(true);
  expect(readField(anna.state(record), 'note')).toBe('worth keeping');
  expect(openConflicts(anna.state(record)).map(({ field }) => field)).toEqual(['alive']);
});
