import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfTime, timeOfId, toLetGo, type Rotated } from '#main/services/snapshots';

const at = (time: string): string => idOfTime(`${time}.000Z`);
const DAY = 86_400_000;

/** Snapshots of one journal, the newest first, each with more than the one before it. */
const growing = (ids: readonly string[], journal = 'one'): readonly Rotated[] =>
  ids.map((id, index) => ({ id, journal, changes: 1_000 - index }));

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
    expect(toLetGo(growing(ids))).toEqual(gone);
  });

  it('keeps the ten latest of any, lets nothing go twice, and is done at once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 120 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, (hours) => {
        const ids = [...hours]
          .sort((a, b) => b - a)
          .map((hour) => idOfTime(new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString()));
        const gone = new Set(toLetGo(growing(ids)));
        const kept = ids.filter((id) => !gone.has(id));
        expect(kept.slice(0, 10)).toEqual(ids.slice(0, 10));
        expect(kept.length).toBeLessThanOrEqual(10 + 7 + 4);
        expect(toLetGo(growing(kept))).toEqual([]);
        // Of each day that has one among the seven latest, the last is there.
        const days = [...new Set(ids.map((id) => id.slice(0, 10)))].slice(0, 7);
        for (const day of days) expect(kept).toContain(ids.find((id) => id.startsWith(day)));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the fullest of a journal that was lost, however many thinner ones come after it', () => {
    const old = growing(['2025-01-03T12-00-00-000Z', '2025-01-02T12-00-00-000Z'], 'old');
    const after = daily(60).map((id) => ({ id, journal: 'new', changes: 3 }));
    const gone = new Set(toLetGo([...after, ...old]));
    expect(gone.has(old[0]?.id ?? '')).toBe(false);
    expect(gone.has(old[1]?.id ?? '')).toBe(true);
    const holding = after.map((each) => ({ ...each, holds: ['old'] }));
    expect(toLetGo([...holding, ...old])).toContain(old[0]?.id);
  });

  it('keeps one of two journals that hold each other, as where an older one was put back', () => {
    const [third, second, first] = daily(40).slice(37) as [string, string, string];
    const back = [
      { id: third, journal: 'a', changes: 9, holds: ['b'] },
      { id: second, journal: 'b', changes: 8, holds: ['a'] },
      { id: first, journal: 'a', changes: 7 },
    ];
    const after = daily(37).map((id) => ({ id, journal: 'c', changes: 1 }));
    const gone = toLetGo([...after, ...back]);
    expect(gone).not.toContain(third);
    expect(gone).toEqual(expect.arrayContaining([second, first]));
  });

  it('lets nothing go that is in none of those that stay, whatever was lost in between', () => {
    // A life: work is added; now and then all of it is lost, or brought back from a snapshot.
    const act = fc.oneof(
      { weight: 8, arbitrary: fc.constant('work' as const) },
      { weight: 1, arbitrary: fc.constant('lose' as const) },
      { weight: 1, arbitrary: fc.constant('restore' as const) },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
        let kept: readonly (Rotated & { readonly all: ReadonlySet<number> })[] = [];
        const ever = new Set<number>();
        let all: ReadonlySet<number> = new Set();
        let journal = 0;
        acts.forEach((each, n) => {
          if (each === 'lose') {
            all = new Set();
            journal++;
          } else if (each === 'restore') all = new Set([...all, ...(kept.at(-1)?.all ?? [])]);
          else all = new Set([...all, n]);
          for (const change of all) ever.add(change);
          const holds = kept
            .filter((older) => [...older.all].every((change) => all.has(change)))
            .map((older) => older.journal)
            .filter((other) => other !== String(journal))
            .filter((other) =>
              kept.every((k) => k.journal !== other || [...k.all].every((c) => all.has(c))),
            );
          const id = idOfTime(new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString());
          kept = [{ id, journal: String(journal), changes: all.size, holds, all }, ...kept];
          const gone = new Set(toLetGo(kept));
          kept = kept.filter((one) => !gone.has(one.id));
          const there = new Set(kept.flatMap((one) => [...one.all]));
          expect([...ever].filter((change) => !there.has(change))).toEqual([]);
        });
      }),
      { numRuns: 40 },
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
