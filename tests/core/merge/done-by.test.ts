import { expect, test } from 'vitest';
import { mergeRecord } from '#core/merge';
import {
  applyChange,
  sealChange,
  succession,
  unborn,
  type AnalystId,
  type Change,
  type Json,
  type ReplicaId,
} from '#core/model';
import { annotationRef, birthValue, uuid } from '../model/histories.ts';

/** Whose id comes first says nothing: each case is told with the ids either way round. */
const orders = [
  { Ann: 1, Ben: 2 },
  { Ann: 2, Ben: 1 },
] as const;

type Name = keyof (typeof orders)[number];
type Said = readonly [name: Name, field: string, value: Json];

const born: Said = ['Ann', '*', null];
const gone: Said = ['Ann', 'alive', false];

const cases: readonly (readonly [
  why: string,
  here: readonly Said[],
  arriving: readonly Said[],
  told: readonly [effect: string, by: Name],
])[] = [
  ['was drawn', [], [born], ['new', 'Ann']],
  [
    'was drawn by one, brought to another, taken back there and done again',
    [],
    [born, ['Ben', 'alive', false], ['Ben', 'alive', true]],
    ['new', 'Ann'],
  ],
  ['was drawn by one and spoken of by another', [], [born, ['Ben', 'note', 'hm']], ['new', 'Ann']],
  ['was changed', [born], [['Ben', 'note', 'hm']], ['changed', 'Ben']],
  [
    'was changed by one, which another took back and did again',
    [born],
    [
      ['Ann', 'note', 'hm'],
      ['Ben', 'note', ''],
      ['Ben', 'note', 'hm'],
    ],
    ['changed', 'Ann'],
  ],
  [
    'was changed by one, and otherwise by another',
    [born],
    [
      ['Ann', 'note', 'hm'],
      ['Ben', 'note', 'no'],
    ],
    ['changed', 'Ben'],
  ],
  [
    'was changed by one, who thought better of it, and so again by another',
    [born],
    [
      ['Ann', 'note', 'hm'],
      ['Ann', 'note', 'no'],
      ['Ben', 'note', 'hm'],
    ],
    ['changed', 'Ben'],
  ],
  [
    'was changed by one, and only said again by another',
    [born],
    [
      ['Ann', 'note', 'hm'],
      ['Ben', 'alive', false],
      ['Ben', 'alive', true],
    ],
    ['changed', 'Ann'],
  ],
  ['was deleted', [born], [['Ben', 'alive', false]], ['deleted', 'Ben']],
  [
    'was deleted by one, which another took back and did again',
    [born],
    [gone, ['Ben', 'alive', true], ['Ben', 'alive', false]],
    ['deleted', 'Ann'],
  ],
  ['came back', [born, gone], [['Ben', 'alive', true]], ['restored', 'Ben']],
];

for (const [why, here, arriving, told] of cases)
  test(`what ${why} is told of whose doing it is`, () => {
    for (const numbers of orders) {
      const record = annotationRef(0);
      let seq = 0;
      let state = unborn(record);
      const say = ([name, field, value]: Said): Change => {
        seq++;
        const analyst = uuid(numbers[name]) as AnalystId;
        const whole = field === '*' ? { ...birthValue(0), creator: analyst } : value;
        const next = field === '*' ? { preds: [], depth: 0 } : succession(state, field, whole);
        const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();
        const replica = uuid(1_000 + numbers[name]) as ReplicaId;
        const change = sealChange({
          record,
          field,
          value: whole,
          ...next,
          analyst,
          replica,
          seq,
          at,
        });
        state = applyChange(state, change);
        return change;
      };
      for (const each of here) say(each);
      const former = here.length === 0 ? undefined : state;
      const merged = mergeRecord(former, arriving.map(say) as [Change, ...Change[]]);
      const [effect, by] = told;
      expect([merged.effect, merged.by]).toEqual([effect, uuid(numbers[by])]);
    }
  });
