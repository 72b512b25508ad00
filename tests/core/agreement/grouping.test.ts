import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, type Continuum, type Group } from '#core/agreement';
import { continua, continuumOf } from './continua.ts';

/** Groups in short: the kind, with what is in it by analyst. */
const told = (groups: readonly Group[]): readonly string[] =>
  groups.map(
    ({ kind, members }) =>
      `${kind} ${members.map(({ coder, unit }) => `${coder}:${unit.start}-${unit.end}${unit.tag}`).join(' ')}`,
  );

describe('groups of annotations', () => {
  const cases: readonly (readonly [name: string, texts: Record<string, string>, string[]])[] = [
    ['are empty where nobody annotated', { a: '', b: '' }, []],
    ['tell what only one has', { a: '0-5x', b: '5-9x' }, ['alone a:0-5x', 'alone b:5-9x']],
    ['tell what is the same', { a: '0-5x', b: '0-5x' }, ['same a:0-5x b:0-5x']],
    ['tell another tag', { a: '0-5x', b: '0-5y' }, ['retagged a:0-5x b:0-5y']],
    ['tell what overlaps', { a: '0-5x', b: '3-9y' }, ['overlapping a:0-5x b:3-9y']],
    [
      'prefer the same tag among ranges that are the same',
      { a: '0-5x 0-5y', b: '0-5y 0-5z' },
      ['retagged a:0-5x b:0-5z', 'same a:0-5y b:0-5y'],
    ],
    [
      'prefer nearly the same range with the same tag to another tag',
      { a: '10-20x', b: '10-20y 9-20x' },
      ['overlapping a:10-20x b:9-20x', 'alone b:10-20y'],
    ],
    [
      'do not chain what is shifted',
      { a: '0-10x 10-20x 20-30x', b: '4-14x 14-24x 24-34x' },
      [
        'overlapping a:0-10x b:4-14x',
        'overlapping a:10-20x b:14-24x',
        'overlapping a:20-30x b:24-34x',
      ],
    ],
    [
      'give a long passage the one it overlaps most',
      { a: '0-30x', b: '0-4x 5-25x 26-30x' },
      ['alone b:0-4x', 'overlapping a:0-30x b:5-25x', 'alone b:26-30x'],
    ],
    [
      'keep what one person said twice apart',
      { a: '0-5x 0-5x', b: '0-5x' },
      ['same a:0-5x b:0-5x', 'alone a:0-5x'],
    ],
    [
      'of three hold one of each that overlap',
      { a: '0-10x', b: '8-20x', c: '18-30x' },
      ['overlapping a:0-10x b:8-20x', 'alone c:18-30x'],
    ],
    [
      'of three put the third to two who agree',
      { a: '0-10x', b: '0-10x 50-60x', c: '1-10y 50-60y' },
      ['overlapping a:0-10x b:0-10x c:1-10y', 'retagged b:50-60x c:50-60y'],
    ],
  ];
  it.each(cases)('%s', (_, texts, expected) => {
    expect([...told(groupsOf(continuumOf(texts)))].sort()).toEqual([...expected].sort());
  });

  it('stand in the order of the text, and their members in the order of analysts as given', () => {
    const continuum = continuumOf({ z: '8-12x 0-5x', a: '0-6x 9-12x' });
    expect(told(groupsOf(continuum))).toEqual([
      'overlapping z:0-5x a:0-6x',
      'overlapping z:8-12x a:9-12x',
    ]);
  });

  it('say who lacks, how far they reach, and whether the tag is one', () => {
    const [group] = groupsOf(continuumOf({ a: '2-8x', b: '4-11x', c: '' }));
    expect(group).toMatchObject({ isWhole: false, isOneTag: true, start: 2, end: 11 });
  });
});

describe('any annotations', () => {
  const shuffled = (continuum: Continuum): Continuum => ({
    ...continuum,
    coders: continuum.coders
      .map(({ id, units }) => ({ id, units: [...units].reverse() }))
      .reverse(),
  });
  const asSets = (groups: readonly Group[]): readonly string[] =>
    groups
      .map(({ members }) =>
        members
          .map(({ unit }) => unit.id)
          .sort()
          .join(),
      )
      .sort();

  it('are each in exactly one group, in which everybody is once and all overlap', () => {
    fc.assert(
      fc.property(continua(4), (continuum) => {
        const groups = groupsOf(continuum);
        const grouped = groups.flatMap(({ members }) => members.map(({ unit }) => unit.id));
        const units = continuum.coders.flatMap(({ units }) => units.map(({ id }) => id));
        expect([...grouped].sort()).toEqual([...units].sort());
        for (const { members } of groups) {
          expect(new Set(members.map(({ coder }) => coder)).size).toBe(members.length);
          for (const { unit: one } of members)
            for (const { unit: other } of members)
              expect(one.start < other.end && other.start < one.end).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('are grouped the same in any order', () => {
    fc.assert(
      fc.property(continua(4), (continuum) => {
        expect(asSets(groupsOf(shuffled(continuum)))).toEqual(asSets(groupsOf(continuum)));
      }),
      { numRuns: 80 },
    );
  });

  it('leave no two alone that overlap', () => {
    fc.assert(
      fc.property(continua(3), (continuum) => {
        const alone = groupsOf(continuum).flatMap(({ kind, members }) =>
          kind === 'alone' ? [members[0]] : [],
        );
        for (const one of alone)
          for (const other of alone)
            if (one.coder !== other.coder)
              expect(one.unit.end <= other.unit.start || other.unit.end <= one.unit.start).toBe(
                true,
              );
      }),
      { numRuns: 80 },
    );
  });
});
