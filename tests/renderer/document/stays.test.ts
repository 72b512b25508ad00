import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countStays, LOOK } from '../../../src/renderer/document/stays.ts';

/** What happens at a time: somebody acts, scrolls, goes and comes back, or the watch looks. */
type Event = readonly [at: number, what: 'act' | 'scroll' | 'look' | 'away' | 'asleep'];

/** What counts, look by look. */
function counted(events: readonly Event[]): number[] {
  const stays = countStays(0);
  const found: number[] = [];
  for (const [at, what] of events) {
    if (what === 'act') stays.acted(at);
    else if (what === 'scroll') stays.scrolled(at);
    else if (what !== 'asleep') found.push(stays.look(at, what === 'look'));
  }
  return found;
}

/** A look every LOOK milliseconds, from one time to another. */
const looks = (from: number, to: number): Event[] =>
  Array.from({ length: (to - from) / LOOK + 1 }, (_, index) => [from + index * LOOK, 'look']);

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

describe('the time that counts', () => {
  test('begins when a stay is long enough, with all of it', () => {
    expect(counted(looks(500, 2_500))).toEqual([0, 0, 1_000, 500, 500]);
  });

  test('begins anew with each scroll', () => {
    const events: Event[] = [...looks(500, 1_500), [1_600, 'scroll'], ...looks(2_000, 3_000)];
    expect(counted(events)).toEqual([0, 0, 1_000, 0, 900, 500]);
  });

  test('is none while one scrolls on and on', () => {
    const events = looks(500, 10_000).flatMap((look): Event[] => [
      look,
      [look[0] + 100, 'scroll'],
      [look[0] + 300, 'scroll'],
    ]);
    expect(sum(counted(events))).toBe(0);
  });

  test('is none while the window is behind another, and none of that comes after', () => {
    const events: Event[] = [
      ...looks(500, 1_500),
      [2_000, 'away'],
      [2_500, 'away'],
      ...looks(3_000, 4_000),
    ];
    expect(counted(events)).toEqual([0, 0, 1_000, 0, 0, 0, 0, 1_000]);
  });

  test('ends a minute after the last thing done, and goes on with the next', () => {
    const first = counted(looks(500, 70_000));
    expect(sum(first)).toBe(59_500);
    const events: Event[] = [...looks(500, 70_000), [70_100, 'act'], ...looks(70_500, 72_000)];
    expect(sum(counted(events))).toBe(59_500 + 1_500);
  });

  test('is none of the time that the machine slept', () => {
    const events: Event[] = [...looks(500, 1_500), [40_000, 'look'], [41_000, 'look']];
    expect(counted(events)).toEqual([0, 0, 1_000, 0, 1_000]);
  });
});

test('never more time counts than went by, and never in fractions', () => {
  const step = fc.tuple(
    fc.integer({ min: 0, max: 3_000 }).map((tenths) => tenths / 2),
    fc.constantFrom('act' as const, 'scroll' as const, 'look' as const, 'away' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0;
      const events = steps.map(([passed, what]): Event => {
        now += passed;
        return [now, what];
      });
      const counts = counted(events);
      expect(sum(counts)).toBeLessThanOrEqual(now);
      expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
    }),
  );
});
