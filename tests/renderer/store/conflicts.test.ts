import { describe, expect, test } from 'vitest';
import type { ShownConflict, Workbench } from '#renderer/store';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { rebuild } from '../../../src/renderer/store/healing/rebuild.ts';
import { atOdds } from './at-odds.ts';
import { actor, annotationOf, claim, words } from './surroundings.ts';
import { leave, tell } from './two-people.ts';

const count = ({ state }: Workbench): number => state.getState().conflicts.count;

async function all(workbench: Workbench): Promise<readonly ShownConflict[]> {
  return (await workbench.conflicts.page(0, 100)).conflicts;
}

const inShort = ({ kind, field, title, sides }: ShownConflict): readonly unknown[] => [
  kind,
  field,
  title,
  sides.map(({ text, by }) => `${by.map(({ name }) => name).join()}: ${text}`),
];

describe('what people are at odds over', () => {
  test('is told with the values in words, who said them, and where', async () => {
    const { anna, ids } = await atOdds();
    expect(count(anna)).toBe(5);
    const conflicts = await all(anna);
    expect(conflicts.map(inShort)).toEqual([
      ['annotation', 'note', 'Forty-five people', ['Anna: Anna’s note', 'Ben: Ben’s note']],
      ['annotation', 'tag', 'Forty-five people', ['Anna: claim', 'Ben: actor']],
      ['annotation', 'alive', 'the mayor', ['Anna: ', 'Ben: note: Ben looked at this']],
      ['annotation', 'tag', 'the autumn', ['Anna: statistic', 'Ben: claim']],
      ['entity', 'name', conflicts[4]?.title, ['Anna: Mayor Anna', 'Ben: Mayor Ben']],
    ]);
    expect(conflicts.map(({ canBeBoth, canBeUnited }) => [canBeBoth, canBeUnited])).toEqual([
      [false, true],
      [true, false],
      [false, false],
      [true, false],
      [false, false],
    ]);
    const [note] = conflicts;
    expect(note?.annotation?.suffix.startsWith(' were counted')).toBe(true);
    expect(note?.document?.title).toBe('text 0');
    expect(note?.sides.filter(({ isPicked }) => isPicked)).toHaveLength(1);
    expect(anna.conflicts.of(ids.counted)).toEqual(['note', 'tag']);
    const pages = [
      ...(await anna.conflicts.page(0, 2)).conflicts,
      ...(await anna.conflicts.page(2, 4)).conflicts,
      ...(await anna.conflicts.page(4, 9)).conflicts,
    ];
    expect(pages).toEqual(conflicts);
    for (const [at, { record, field }] of conflicts.entries())
      expect(await anna.conflicts.lineOf(record, field)).toBe(at);
    expect((await anna.conflicts.people()).map(({ name, count: of }) => [name, of])).toEqual([
      ['Anna', 5],
      ['Ben', 5],
    ]);
  });

  test('is decided one by one, here and elsewhere, undone to the same, and done again', async () => {
    const { anna, people, ids } = await atOdds();
    const before = (await all(anna)).map(inShort);
    for (let left = 5; left > 0; left--) {
      const [first] = await all(anna);
      const side = first?.sides.find(({ by }) => by.some(({ name }) => name === 'Ben'));
      if (first === undefined || side === undefined) throw new Error('Nothing to decide.');
      expect(await anna.conflicts.resolve(first.record, first.field, side.choice)).toBe(true);
      expect(count(anna)).toBe(left - 1);
    }
    const shown = annotationOf(anna, ids.counted);
    expect([shown.tag, shown.note]).toEqual([actor, 'Ben’s note']);
    expect(annotationOf(anna, ids.mayor).note).toBe('Ben looked at this');
    for (let at = 0; at < 5; at++) anna.undo();
    await anna.settled();
    expect((await all(anna)).map(inShort)).toEqual(before);
    for (let at = 0; at < 5; at++) anna.redo();
    await anna.settled();
    expect(count(anna)).toBe(0);
    expect(anna.state.getState().entities.map(({ name }) => name)).toEqual(['Mayor Ben']);
    await leave(anna);
    const [annaIs, benIs] = people;
    await tell(annaIs, benIs);
    const ben = await benIs.open();
    expect(count(ben)).toBe(0);
    await leave(ben);
  });

  test('is told of those who said it, whoever decided it and took that back', async () => {
    const { anna, people } = await atOdds();
    const [annaIs, benIs] = people;
    await leave(anna);
    await tell(annaIs, benIs);
    const ben = await benIs.open();
    const told = async (): Promise<readonly unknown[]> => (await all(ben)).map(inShort);
    const before = await told();
    for (const { record, field, sides } of await all(ben)) {
      const other = sides.find(({ isPicked }) => !isPicked);
      if (other === undefined) throw new Error('There is nothing else to take.');
      expect(await ben.conflicts.resolve(record, field, other.choice)).toBe(true);
    }
    for (let at = before.length; at > 0; at--) ben.undo();
    await ben.settled();
    expect(await told()).toEqual(before);
    await leave(ben);
  });

  test('can be both, united, or deleted after all', async () => {
    const { anna, ids } = await atOdds();
    const [note, tagged, fate, elsewhere] = await all(anna);
    if (!note || !tagged || !fate || !elsewhere) throw new Error('Nothing to decide.');
    expect(await anna.conflicts.resolve(note.record, 'note', { kind: 'unite' })).toBe(true);
    const united = annotationOf(anna, ids.counted).note;
    expect([united.includes('Anna’s note'), united.includes('Ben’s note')]).toEqual([true, true]);
    expect(await anna.conflicts.resolve(tagged.record, 'tag', { kind: 'both' })).toBe(true);
    const here = anna.state.getState().open?.annotations.overlapping(words(anna, 'Forty-five'));
    const twin = here?.find(({ id }) => id !== ids.counted);
    expect(twin?.creator).toBe(twin?.tag === actor ? 'Ben' : 'Anna');
    expect(new Set(here?.map(({ tag: of }) => of))).toEqual(new Set([claim, actor]));
    const deleted = fate.sides.find(({ kind }) => kind === 'delete');
    if (deleted === undefined) throw new Error('Nobody deleted it.');
    expect(await anna.conflicts.resolve(fate.record, 'alive', deleted.choice)).toBe(true);
    expect(anna.state.getState().open?.annotations.get(ids.mayor)).toBe(undefined);
    expect(await anna.conflicts.resolve(elsewhere.record, 'tag', { kind: 'both' })).toBe(true);
    await anna.goTo(ids.autumn, elsewhere.document?.id ?? ('' as never));
    expect(anna.state.getState().open?.annotations.size).toBe(2);
    for (let at = 0; at < 4; at++) anna.undo();
    await anna.settled();
    expect(count(anna)).toBe(5);
    expect(anna.state.getState().open?.annotations.size).toBe(1);
  });

  test('kept as two, is linked twice to all that is there, here and elsewhere', async () => {
    const { anna, ids } = await atOdds();
    const { relations, state } = anna;
    const [one, two] = state.getState().documents.map(({ summary }) => summary.id);
    if (!one || !two) throw new Error('Documents are missing.');
    for (const [end, document] of [
      [ids.spring, one],
      [ids.mayor, one],
      [ids.autumn, two],
    ] as const) {
      await anna.openDocument(one);
      relations.begin(ids.counted, 'supports');
      await anna.openDocument(document);
      relations.complete(end);
    }
    await anna.openDocument(one);
    anna.remove([ids.spring]);
    const linked = async (): Promise<readonly string[]> => {
      const here = state.getState().open?.annotations.overlapping(words(anna, 'Forty-five')) ?? [];
      const ends = (): readonly (readonly (string | undefined)[])[] =>
        here.map(({ id }) =>
          relations
            .of(id)
            .map(({ other }) => other?.exact)
            .sort(),
        );
      await expect
        .poll(() =>
          ends()
            .flat()
            .every((exact) => exact !== undefined),
        )
        .toBe(true);
      return ends()
        .map((each) => each.join(', '))
        .sort();
    };
    expect(await linked()).toEqual(['the autumn, the mayor']);
    const tagged = (await all(anna)).find(
      ({ record, field }) => record.endsWith(ids.counted) && field === 'tag',
    );
    expect(await anna.conflicts.resolve(tagged?.record ?? 'tag/', 'tag', { kind: 'both' })).toBe(
      true,
    );
    const both = ['the autumn, the mayor', 'the autumn, the mayor'];
    expect(await linked()).toEqual(both);
    anna.undo();
    expect(await linked()).toEqual(['the autumn, the mayor']);
    anna.redo();
    expect(await linked()).toEqual(both);
    await anna.past.restore([`annotation/${ids.spring}`]);
    expect(await linked()).toEqual(['spring, the autumn, the mayor', 'the autumn, the mayor']);
  });

  test('is decided all at once as one person has it, in one step', async () => {
    const { anna, ids } = await atOdds();
    const before = (await all(anna)).map(inShort);
    const [own] = await anna.conflicts.people();
    if (own === undefined) throw new Error('Nobody said anything.');
    expect(await anna.conflicts.resolveMany({ analyst: own.analyst })).toBe(5);
    expect(count(anna)).toBe(0);
    expect(annotationOf(anna, ids.counted).tag).toBe(claim);
    expect(anna.state.getState().open?.annotations.get(ids.mayor)).toBe(undefined);
    anna.undo();
    await anna.settled();
    expect((await all(anna)).map(inShort)).toEqual(before);
  });

  test('is decided, too, by whoever writes the field, and told nobody who comes too late', async () => {
    const { anna, ids } = await atOdds();
    const [note] = await all(anna);
    if (note === undefined) throw new Error('Nothing to decide.');
    anna.setNote(ids.counted, 'what we both mean');
    expect(count(anna)).toBe(4);
    expect(await anna.conflicts.resolve(note.record, 'note', { kind: 'unite' })).toBe(false);
    anna.undo();
    expect(count(anna)).toBe(5);
    expect((await all(anna))[0]).toMatchObject({ field: 'note' });
  });

  test('is the same after all is made anew from the changes, and after a reload', async () => {
    const { anna, people } = await atOdds();
    const before = await all(anna);
    const [, tagged] = before;
    if (tagged === undefined) throw new Error('Nothing to decide.');
    await anna.conflicts.resolve(tagged.record, 'tag', { kind: 'both' });
    await leave(anna);
    const database = openDatabase(people[0].databaseName);
    const rows = await database.conflicts.toArray();
    await rebuild(database);
    expect(await database.conflicts.toArray()).toEqual(rows);
    expect(rows.flatMap(({ fields }) => fields)).toHaveLength(4);
    database.dexie.close();
    const again = await people[0].open();
    expect(count(again)).toBe(4);
    expect((await all(again)).map(inShort)).toEqual(
      before.filter((conflict) => conflict !== tagged).map(inShort),
    );
    await leave(again);
  });
});
