import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '#core/model';
import type { TableAsk, TableColumn, TableGrouping, TableNames } from '#renderer/table';
import { Model } from './model.ts';
import { freshDatabase, table } from './opened-table.ts';
import { annotationId, entityId, keyOf, NAMES, store, tagId, type Draft } from './projects.ts';

/** Whatever is stored, named, asked and ticked, in whatever order: the thread is as the model is. */

const COLUMNS: readonly TableColumn[] = [
  'tag',
  'passage',
  'value',
  'document',
  'published',
  'analyst',
  'links',
  'note',
  'made',
  'changed',
];
const GROUPINGS: readonly (TableGrouping | null)[] = [
  null,
  'tag',
  'document',
  'analyst',
  'actor',
  'month',
];

const WORDS = ['Zug', 'zug', 'äpfel', 'apfel', 'Apfel', '10', '9', '', 'ß', '“so”'];

const exact = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => `${words.join(' ')}.`);

const date = fc.constantFrom(
  '2021-03-02',
  '2021-03/2022',
  '2021',
  '2021-21',
  '../2020',
  '202X',
  '-0044-03-15',
  '2021-XX',
);

const value: fc.Arbitrary<Value | null> = fc.oneof(
  fc.constant(null),
  date.map((edtf) => ({ kind: 'date' as const, edtf })),
  fc.constantFrom('10', '9', '-3.5', '1000000').map((decimal) => ({
    kind: 'statistic' as const,
    comparator: '=' as const,
    min: decimal,
    max: decimal,
  })),
  fc.nat(3).map((number) => ({ kind: 'actor' as const, entity: entityId(number) })),
  fc.nat(3).map((number) => ({ kind: 'claim' as const, saidBy: entityId(number) })),
  fc.constant({ kind: 'claim' as const, certainty: 'hedged' as const }),
);

const draft = (number: fc.Arbitrary<number>): fc.Arbitrary<Draft> =>
  fc.record({
    number,
    document: fc.nat(4),
    tag: fc.nat(6),
    analyst: fc.nat(2),
    exact,
    start: fc.oneof(fc.nat(20), fc.constant(null)),
    note: fc.constantFrom('', '', 'note', 'Ein Apfel'),
    value,
    made: fc.constantFrom(0, 1, 1_700_000_000_000, -1_000_000_000_000),
    isDeleted: fc.constantFrom(false, false, false, true),
    isLater: fc.boolean(),
    review: fc.constantFrom(undefined, 'fuzzy', 'done'),
  });

const MOST = 40;

const ask: fc.Arbitrary<TableAsk> = fc.record({
  query: fc.constantFrom('', '', 'apfel', 'zug 9', 'nothing', 'has:note', 'tag:claim', 'is:review'),
  sort: fc.array(fc.record({ by: fc.constantFrom(...COLUMNS), isDescending: fc.boolean() }), {
    maxLength: 2,
  }),
  group: fc.constantFrom(...GROUPINGS),
  folded: fc
    .subarray<string>([tagId(0), tagId(4), '2021-03', entityId(0), ''])
    .map((keys) => new Set(keys)),
});

const names: fc.Arbitrary<TableNames> = fc.record({
  tags: fc.subarray([...NAMES.tags]),
  documents: fc.shuffledSubarray([...NAMES.documents]),
  analysts: fc.subarray([...NAMES.analysts]),
  entities: fc.subarray([...NAMES.entities]),
  merged: fc.constantFrom<TableNames['merged']>(
    [],
    [[tagId(6), tagId(4)]],
    [
      [tagId(0), tagId(5)],
      [entityId(0), entityId(2)],
    ],
  ),
  links: fc
    .uniqueArray(fc.nat(MOST), { maxLength: 5 })
    .map((numbers) => numbers.map((number) => [annotationId(number), 1 + (number % 3)] as const)),
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), ask }),
  fc.record({ kind: fc.constant('ask' as const), ask }),
  fc.record({ kind: fc.constant('names' as const), names }),
  fc.record({
    kind: fc.constant('store' as const),
    drafts: fc.uniqueArray(draft(fc.nat(MOST)), { maxLength: 6, selector: ({ number }) => number }),
  }),
  fc.record({
    kind: fc.constant('tick' as const),
    lines: fc.array(fc.nat(30), { maxLength: 5 }),
    isOn: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('tickAll' as const), isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('invert' as const) }),
);

const firstDrafts = fc.uniqueArray(draft(fc.nat(MOST)), {
  maxLength: MOST,
  selector: ({ number }) => number,
});

test('the thread tells what the model tells, after whatever is done', async () => {
  await fc.assert(
    fc.asyncProperty(
      firstDrafts,
      fc.array(step, { minLength: 4, maxLength: 12 }),
      async (drafts, steps) => {
        const database = await freshDatabase();
        await store(database, drafts);
        const { thread, settled } = table();
        let model = new Model(
          NAMES,
          { query: '', sort: [], group: null, folded: new Set() },
          drafts,
        );
        thread.open(database);
        thread.names(model.names);
        for (const each of [null, ...steps]) {
          if (each?.kind === 'ask') {
            model = new Model(model.names, each.ask, model.drafts.values(), model.ticked);
            thread.ask(each.ask);
          } else if (each?.kind === 'names') {
            model = new Model(each.names, model.ask, model.drafts.values(), model.ticked);
            thread.names(each.names);
          } else if (each?.kind === 'store') {
            const before = each.drafts.flatMap(({ number }) => model.drafts.get(number) ?? []);
            for (const changed of each.drafts) {
              const known = model.drafts.get(changed.number);
              if (changed.isDeleted || known?.isDeleted === true)
                model.ticked.delete(annotationId(changed.number));
              model.drafts.set(changed.number, changed);
            }
            const keys = [...before, ...each.drafts].map(keyOf);
            await store(database, [...model.drafts.values()], keys);
            thread.stored(keys);
          } else if (each?.kind === 'tick') {
            const lines = model.lines();
            const groups = new Map(model.groups().map(({ key, rows }) => [key, rows]));
            const ids = each.lines.flatMap((line) => {
              const told = lines[line];
              if (told === undefined) return [];
              return told.kind === 'row'
                ? [told.id]
                : (groups.get(told.key) ?? []).map(({ id }) => id);
            });
            for (const id of ids) {
              if (each.isOn) model.ticked.add(id);
              else model.ticked.delete(id);
            }
            thread.tick(each.lines, each.isOn);
          } else if (each !== null) {
            for (const { id } of model.rows()) {
              const isOn = each.kind === 'tickAll' ? each.isOn : !model.ticked.has(id);
              if (isOn) model.ticked.add(id);
              else model.ticked.delete(id);
            }
            if (each.kind === 'tickAll') thread.tickAll(each.isOn);
            else thread.invertTicks();
          }
          const standing = await settled();
          const lines = model.lines();
          expect(await thread.lines(0, 1_000)).toEqual(lines);
          expect(await thread.lines(3, 5)).toEqual(lines.slice(3, 5));
          const picked = model.picked();
          const references = picked.map(({ id, document }) => ({ id, document }));
          expect(await thread.picked()).toEqual(references);
          expect(
            (await thread.pickedRows(1, 4)).map((row) => row.kind === 'row' && row.id),
          ).toEqual(picked.slice(1, 4).map(({ id }) => id));
          expect(standing).toMatchObject({
            total: model.told().length,
            matched: model.rows().length,
            lines: lines.length,
            ticked: model.rows().filter(({ id }) => model.ticked.has(id)).length,
            damaged: 0,
          });
          const last = lines.findLastIndex(({ kind }) => kind === 'row');
          const shown = lines[last];
          if (shown?.kind === 'row') expect(await thread.lineOf(shown.id)).toBe(last);
          expect((await thread.overview())?.total).toBe(standing.matched);
        }
        thread.end();
      },
    ),
    { numRuns: 5, seed: 20_260_401, endOnFailure: true },
  );
});
