import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { builtInTags, MAX_NOTE, type DocumentId, type TagId, type Value } from '#core/model';
import { createWorkbench, type TableRow, type TableState, type Workbench } from '#renderer/store';
import { fakeHost, idOfText } from './fake-host.ts';
import { freshName, range, steady, until } from './surroundings.ts';

const TEXTS = [
  'Alpha met Beta in 2021. Gamma counted 45 people, said Alpha.',
  'In 2022 Alpha was gone. Beta counted 9 more. Gamma told nobody.',
  'Nothing was known of Delta until 2023.',
];
const DOCUMENTS = TEXTS.map(idOfText);
const [FIRST, SECOND] = DOCUMENTS as [DocumentId, DocumentId];

const tagOf = (kind: string): TagId => builtInTags.find((tag) => tag.kind === kind)?.id as TagId;
const [CLAIM, DATE, ACTOR] = ['claim', 'date', 'actor'].map(tagOf) as [TagId, TagId, TagId];

const options = () => ({ databaseName: freshName(), ...steady() });

/** Three documents, in each of which words of a pattern are tagged. */
async function opened(pattern = /[A-Z]\w+|\d+/g, given = options()): Promise<Workbench> {
  const host = fakeHost();
  TEXTS.forEach((text, at) => host.give('sample', `text ${at}.txt`, text));
  const workbench = await createWorkbench(host.api, given);
  onTestFinished(() => workbench.close());
  for (const document of DOCUMENTS) {
    await workbench.openDocument(document);
    const text = workbench.state.getState().open?.body.text ?? '';
    for (const { 0: word, index } of text.matchAll(pattern)) {
      workbench.select(range(index, index + word.length));
      workbench.annotate(/\d/.test(word) ? DATE : ACTOR);
    }
  }
  await workbench.openDocument(FIRST);
  await workbench.settled();
  return workbench;
}

const tableOf = (workbench: Workbench): TableState => {
  const { table } = workbench.state.getState();
  if (table === null) throw new Error('The table is not open.');
  return table;
};

/** Opens the table and waits until all is read. */
async function shown(workbench: Workbench, query = ''): Promise<readonly TableRow[]> {
  workbench.table.open(query);
  return rowsOf(workbench);
}

/** All rows, as the table tells them once everything done before is known to it. */
async function rowsOf(workbench: Workbench): Promise<readonly TableRow[]> {
  await workbench.settled();
  await until(workbench, () => workbench.state.getState().table?.standing.progress === null);
  // An answer that comes after everything that was stored.
  await workbench.table.lineOf('none' as never);
  const lines = await workbench.table.lines(0, tableOf(workbench).standing.lines);
  return lines.filter((line) => line.kind === 'row');
}

const inShort = (rows: readonly TableRow[]): readonly string[] =>
  rows.map(({ exact, tag, note }) => {
    const kind = builtInTags.find(({ id }) => id === tag)?.kind ?? '';
    return note === '' ? `${exact} ${kind}` : `${exact} ${kind} ${JSON.stringify(note)}`;
  });

async function tickRows(workbench: Workbench, exact: readonly string[]): Promise<void> {
  const rows = await rowsOf(workbench);
  workbench.table.tickAll(false);
  const lines = rows.flatMap((row, at) => (exact.includes(row.exact) ? [at] : []));
  workbench.table.tick(lines, true);
}

const lastNotice = (workbench: Workbench): string =>
  workbench.state.getState().notices.at(-1)?.text ?? '';

test('the table tells of all documents, and of what is done while it is open', async () => {
  const workbench = await opened(/[A-Z]\w+a\b/g);
  expect(inShort(await shown(workbench))).toEqual([
    'Alpha actor',
    'Beta actor',
    'Gamma actor',
    'Alpha actor',
    'Alpha actor',
    'Beta actor',
    'Gamma actor',
    'Delta actor',
  ]);
  workbench.select(range(18, 22));
  workbench.annotate(DATE);
  expect(inShort(await rowsOf(workbench))[2]).toBe('2021 date');
  workbench.undo();
  expect(inShort(await rowsOf(workbench))[2]).toBe('Gamma actor');
  workbench.removeDocument(SECOND);
  await until(workbench, () => tableOf(workbench).standing.total === 5);
  workbench.undo();
  await until(workbench, () => tableOf(workbench).standing.total === 8);
});

test('what is ticked gets another tag in all documents as one step', async () => {
  const workbench = await opened();
  const before = inShort(await shown(workbench));
  await tickRows(workbench, ['Alpha', 'Delta']);
  expect(await workbench.table.retag(CLAIM)).toBe(4);
  expect(lastNotice(workbench)).toBe('Changed the tag of 4 annotations in 3 documents to claim.');
  const after = inShort(await rowsOf(workbench));
  expect(after.filter((each) => each.endsWith('claim'))).toEqual([
    'Alpha claim',
    'Alpha claim',
    'Alpha claim',
    'Delta claim',
  ]);
  expect(workbench.state.getState().undoLabel).toBe('change tag of 4 annotations to claim');
  workbench.undo();
  expect(inShort(await rowsOf(workbench))).toEqual(before);
  workbench.redo();
  expect(inShort(await rowsOf(workbench))).toEqual(after);
  const counts = workbench.state.getState().documents.map((entry) => entry.counts.get(CLAIM) ?? 0);
  expect(counts).toEqual([2, 1, 1]);
});

test('where nothing is ticked, the row that is shown is meant, and none where none is', async () => {
  const workbench = await opened();
  const rows = await shown(workbench);
  expect(await workbench.table.remove()).toBe(0);
  expect(lastNotice(workbench)).toBe('Nothing is ticked.');
  workbench.table.show(rows.at(-1) ?? null);
  expect(await workbench.table.remove()).toBe(1);
  expect(lastNotice(workbench)).toBe('Deleted 1 annotation. Undo brings it back.');
  expect(inShort(await rowsOf(workbench))).toEqual(inShort(rows.slice(0, -1)));
});

test('a value is set where the tag is for it; of a claim, what is not said stays', async () => {
  const workbench = await opened();
  await shown(workbench);
  workbench.table.tickAll(true);
  const date: Value = { kind: 'date', edtf: '2021-08' };
  expect(await workbench.table.setValue(date)).toBe(5);
  expect(lastNotice(workbench)).toContain('Set the value of 5 annotations in 3 documents.');
  expect(await workbench.table.setValue(date)).toBe(0);
  expect(lastNotice(workbench)).toBe(
    'Nothing was changed: no tag of these is for dates, or they say this already.',
  );
  const dates = (await rowsOf(workbench)).filter(({ tag }) => tag === DATE);
  expect(dates.map(({ value }) => value)).toEqual(dates.map(() => date));
  await workbench.table.retag(CLAIM);
  await workbench.table.setValue({ kind: 'claim', source: 'note 26' });
  await workbench.table.setValue({ kind: 'claim', certainty: 'hedged' });
  expect((await rowsOf(workbench))[0]?.value).toEqual({
    kind: 'claim',
    source: 'note 26',
    certainty: 'hedged',
  });
  await workbench.table.setValue(null);
  expect((await rowsOf(workbench)).filter(({ value }) => value !== null)).toEqual([]);
});

test('a note is added as a paragraph of its own, and not beyond what a note holds', async () => {
  const workbench = await opened(/Alpha/g);
  await shown(workbench);
  const [first, second] = workbench.state.getState().open?.annotations.inOrder() ?? [];
  if (first === undefined || second === undefined) throw new Error('Nothing is tagged.');
  workbench.setNote(first.id, 'Before.\n');
  workbench.setNote(second.id, 'x'.repeat(MAX_NOTE - 4));
  await rowsOf(workbench);
  workbench.table.tickAll(true);
  expect(await workbench.table.addNote('  *Later.* ')).toBe(2);
  const notes = (await rowsOf(workbench)).map(({ note }) => note);
  expect(notes[0]).toBe('Before.\n\n*Later.*');
  expect(notes[1]).toHaveLength(MAX_NOTE - 4);
  expect(notes[2]).toBe('*Later.*');
  expect(lastNotice(workbench)).toMatch(/^1 annotation stays without it/);
});

test('deleting tells of the links that go along, and undo brings all back', async () => {
  const workbench = await opened(/Alpha|Beta/g);
  const [one, two] = workbench.state.getState().open?.annotations.inOrder() ?? [];
  if (one === undefined || two === undefined) throw new Error('Nothing is tagged.');
  workbench.relations.link(one, [two], 'supports');
  const rows = await shown(workbench);
  await until(workbench, () => tableOf(workbench).standing.total === rows.length);
  const linked = async (): Promise<readonly number[]> =>
    (await rowsOf(workbench)).map(({ links }) => links);
  while ((await linked())[0] !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
  await tickRows(workbench, ['Beta']);
  await workbench.table.remove();
  expect(lastNotice(workbench)).toBe(
    'Deleted 2 annotations in 2 documents, with 1 link. Undo brings them back.',
  );
  while ((await linked())[0] !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  workbench.undo();
  while ((await linked())[0] !== 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(inShort(await rowsOf(workbench))).toEqual(inShort(rows));
});

test('what is done while a bulk edit is prepared is not lost, nor undone with it', async () => {
  const workbench = await opened();
  await shown(workbench);
  workbench.table.tickAll(true);
  const [first] = workbench.state.getState().open?.annotations.inOrder() ?? [];
  const done = workbench.table.retag(CLAIM);
  if (first !== undefined) workbench.setNote(first.id, 'meanwhile');
  await new Promise((resolve) => setTimeout(resolve));
  if (first !== undefined) workbench.setNote(first.id, 'and once more');
  expect(await done).toBe(15);
  expect(inShort(await rowsOf(workbench))[0]).toBe('Alpha claim "and once more"');
  workbench.undo();
  expect(inShort(await rowsOf(workbench))[0]).toBe('Alpha actor "and once more"');
});

test('the table is closed with what is ticked, opens again with what was asked, and keeps its columns', async () => {
  const given = options();
  const workbench = await opened(undefined, given);
  await shown(workbench, 'tag:date');
  workbench.table.tickAll(true);
  workbench.table.change({ sort: [{ by: 'passage', isDescending: true }] });
  expect((await rowsOf(workbench)).map(({ exact }) => exact)).toEqual(
    ['2021', '2022', '2023', '45', '9']
      .sort()
      .reverse()
      .sort((a, b) => Number(b) - Number(a)),
  );
  workbench.table.close();
  expect(workbench.state.getState().table).toBeNull();
  expect(await workbench.table.retag(CLAIM)).toBe(0);
  workbench.table.open();
  await rowsOf(workbench);
  expect(tableOf(workbench).ask.query).toBe('tag:date');
  expect(tableOf(workbench).standing).toMatchObject({ matched: 5, ticked: 0 });
  const columns = workbench.state.getState().tableColumns;
  workbench.table.setColumns([...columns].reverse());
  await workbench.settled();
  workbench.close();
  const again = await createWorkbench(fakeHost().api, given);
  onTestFinished(() => again.close());
  expect(again.state.getState().tableColumns).toEqual([...columns].reverse());
  again.table.setColumns(null);
  expect(again.state.getState().tableColumns).toEqual(columns);
});

/** What a bulk edit may be, by small numbers. */
const act = fc.record({
  kind: fc.constantFrom('retag', 'date', 'clear', 'note', 'remove', 'undo', 'redo'),
  rows: fc.uniqueArray(fc.nat(14), { minLength: 1, maxLength: 8 }),
  at: fc.nat(5),
});

test('any bulk edits, undone, give back what was before; redone, what was after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), async (acts) => {
      const workbench = await opened();
      const picture = async (): Promise<string> => JSON.stringify(await pictured(workbench));
      await shown(workbench);
      const first = workbench.state.getState().undoLabel;
      const pictures = [await picture()];
      let at = 0;
      for (const { kind, rows, at: which } of acts) {
        if (kind === 'undo' || kind === 'redo') {
          const isPossible = kind === 'undo' ? at > 0 : at < pictures.length - 1;
          if (!isPossible) continue;
          workbench[kind]();
          at += kind === 'undo' ? -1 : 1;
        } else {
          await rowsOf(workbench);
          workbench.table.tickAll(false);
          workbench.table.tick(rows, true);
          const tag = builtInTags[which % builtInTags.length]?.id as TagId;
          const count = await {
            retag: () => workbench.table.retag(tag),
            date: () => workbench.table.setValue({ kind: 'date', edtf: `202${which}` }),
            clear: () => workbench.table.setValue(null),
            note: () => workbench.table.addNote(`note ${which}`),
            remove: () => workbench.table.remove(),
          }[kind]();
          if (count === 0) continue;
          pictures.splice(at + 1, pictures.length, await picture());
          at++;
        }
        expect(await picture()).toBe(pictures[at]);
      }
      for (; at > 0; at--) workbench.undo();
      expect(await picture()).toBe(pictures[0]);
      expect(workbench.state.getState().undoLabel).toBe(first);
      while (workbench.state.getState().redoLabel !== null) {
        workbench.redo();
        await workbench.settled();
      }
      expect(await picture()).toBe(pictures.at(-1));
      workbench.close();
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 200_000);

/** Every annotation, whichever way it is looked at: in the table and in the documents. */
async function pictured(workbench: Workbench): Promise<unknown> {
  const rows = await rowsOf(workbench);
  const told = rows.map(({ id, tag, value, note }) => [id, tag, value, note]);
  const { open } = workbench.state.getState();
  const here: unknown[] = [];
  for (const document of DOCUMENTS) {
    await workbench.openDocument(document);
    const list = workbench.state.getState().open?.annotations.inOrder() ?? [];
    for (const { id, tag, value, note } of list) here.push([id, tag, value, note]);
  }
  if (open !== null) await workbench.openDocument(open.summary.id);
  expect(told, 'the table tells what the documents do').toEqual(here);
  return here;
}
