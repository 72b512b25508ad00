import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIRTH, kindOf, readAnnotation, readDocument, replay, type Change } from '#core/model';
import { Tally, type Told } from '../../../src/main/services/snapshots/tally.ts';
import { histories, uuid } from '../../core/model/histories.ts';
import { changeOf, PROJECT } from '../project/sample-projects.ts';

/** By the states of all records, all of which are in memory. */
function naively(changes: readonly Change[]): Told {
  const states = [...replay(changes)];
  const areThere = (kind: string, read: typeof readAnnotation | typeof readDocument): number =>
    states.filter(([record, state]) => kindOf(record) === kind && read(state) !== null).length;
  return {
    changes: new Set(changes.map(({ id }) => id)).size,
    annotations: areThere('annotation', readAnnotation),
    documents: areThere('document', readDocument),
    name: '',
    isNothing: changes.every(({ record }) => /^(?:analyst|project)\//.test(record)),
  };
}

const text = `document/${'b'.repeat(64)}` as const;
const born = changeOf(text, BIRTH, { alive: true, title: 'A text' });
const removed = changeOf(text, 'alive', false, { seq: 2, after: [born] });
const titled = changeOf(text, 'title', 'Another', { seq: 3, after: [born], by: 2 });
const half = changeOf(`annotation/${uuid(900)}`, BIRTH, { alive: true, tag: uuid(3) });

describe('what changes come to', () => {
  it('is what their records come to, in whichever order and parts they are told', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat(99)), (replicas, dice) => {
        const roll = (): number => dice.next().value ?? 0;
        const own = [born, removed, titled, half].filter(() => roll() < 50);
        const all = [...replicas.flatMap(({ changes }) => [...changes.values()]), ...own]
          .map((change) => ({ change, place: roll() }))
          .sort((a, b) => a.place - b.place)
          .map(({ change }) => change);
        const tally = new Tally();
        for (let from = 0; from < all.length;) {
          const to = from + 1 + (roll() % 5);
          tally.take(all.slice(from, to));
          from = to;
        }
        expect(tally.told()).toEqual(naively(all));
        for (const { id } of all) expect(tally.has(id)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has the name of the project that is asked for', () => {
    const named = changeOf(`project/${PROJECT}`, 'name', 'Levies');
    const other = changeOf(`project/${uuid(8)}`, 'name', 'Tithes');
    const tally = new Tally(PROJECT);
    tally.take([other, named]);
    expect(tally.told()).toMatchObject({ name: 'Levies', isNothing: true, changes: 2 });
  });
});
