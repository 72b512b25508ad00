import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfTime, timeOfId, toLetGo } from '#main/services/snapshots';

const at = (time: string): string => idOfTime(`${time}.000Z`);
const DAY = 86_400_000;

/** One at noon of each of so many days, the newest first; the last day is a Sunday. */
const daily = (days: number): readonly string[] =>
  Array.from({ length: days }, (_, back) =>
    idOfTime(new Date(Date.parse('2026-11-22T12:00:00.000Z') - back * DAY).toISOString()),
  );

describe('the rotation of snapshots', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['none', [], []],
    ['ten of one hour', daily(1).flatMap(() => hourly(10)), []],
    ['twelve of one hour: the two first go', hourly(12), hourly(12).slice(10)],
    [
      'a day that has its last one among ten older days loses the others',
      [...hourly(11), at('2026-11-21T23:00:00'), at('2026-11-21T22:00:00')],
      [hourly(11)[10] ?? '', at('2026-11-21T22:00:00')],
    ],
    // Ten latest; of the weeks before, the last days of two more.
    [
      'sixty days of one a day',
      daily(60),
      daily(60).filter((_, back) => ![...upTo(10), 14, 21].includes(back)),
    ],
    [
      'days without work take no place',
      [...hourly(10), at('2026-10-02T10:00:00'), at('2025-01-03T10:00:00')],
      [],
    ],
  ])('of %s', (_, ids, gone) => {
    expect(toLetGo(ids)).toEqual(gone);
  });

  it('keeps the ten latest of any, lets nothing go twice, and is done at once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 120 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, (hours) => {
        const ids = [...hours]
          .sort((a, b) => b - a)
          .map((hour) => idOfTime(new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString()));
        const gone = new Set(toLetGo(ids));
        const kept = ids.filter((id) => !gone.has(id));
        expect(kept.slice(0, 10)).toEqual(ids.slice(0, 10));
        expect(kept.length).toBeLessThanOrEqual(10 + 7 + 4);
        expect(toLetGo(kept)).toEqual([]);
        // Of each day that has one among the seven latest, the last is there.
        const days = [...new Set(ids.map((id) => id.slice(0, 10)))].slice(0, 7);
        for (const day of days) expect(kept).toContain(ids.find((id) => id.startsWith(day)));
      }),
      { numRuns: 60 },
    );
  });

  it('tells a time from a name as it was told to it', () => {
    expect(timeOfId(idOfTime('2026-11-22T10:05:06.007Z'))).toBe('2026-11-22T10:05:06.007Z');
  });
});

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function hourly(count: number): readonly string[] {
  return upTo(count).map((back) =>
    idOfTime(new Date(Date.parse('2026-11-22T20:00:00.000Z') - back * 360_000).toISOString()),
  );
}
