import { expect, onTestFinished, test } from 'vitest';
import type { DocumentId } from '#core/model';
import { createWorkbench, type Editing, type Workbench } from '#renderer/store';
import { fakeHost, idOfText } from './fake-host.ts';
import { freshName, steady } from './surroundings.ts';

const TEXTS = ['One text.', 'Another text.'];
const [ONE, ANOTHER] = TEXTS.map(idOfText) as [DocumentId, DocumentId];

interface World {
  workbench: Workbench;
  readonly reload: () => Promise<void>;
}

async function world(): Promise<World> {
  const host = fakeHost();
  TEXTS.forEach((text, at) => host.give('sample', `${at}.txt`, text));
  const options = { databaseName: freshName(), ...steady() };
  const made: World = {
    workbench: await createWorkbench(host.api, options),
    reload: async () => {
      await made.workbench.settled();
      made.workbench.close();
      made.workbench = await createWorkbench(host.api, options);
    },
  };
  onTestFinished(() => made.workbench.close());
  return made;
}

const noteOf = ({ workbench }: World, id: DocumentId): string | undefined =>
  workbench.state.getState().documents.find(({ summary }) => summary.id === id)?.note;

const projectNote = ({ workbench }: World): string => workbench.state.getState().projectNote;
const undoLabel = ({ workbench }: World): string | null => workbench.state.getState().undoLabel;
const editing = (): Editing => ({ editing: Symbol('test') });

test('notes of documents and of the project are kept, undone and done again, over a restart too', async () => {
  const bench = await world();
  bench.workbench.notes.ofDocument(ONE, '# Of *one*');
  bench.workbench.notes.ofDocument(ANOTHER, 'Of another');
  bench.workbench.notes.ofProject('Of all');
  expect(undoLabel(bench)).toBe('add note of project');
  await bench.reload();
  expect([noteOf(bench, ONE), noteOf(bench, ANOTHER), projectNote(bench)]).toEqual([
    '# Of *one*',
    'Of another',
    'Of all',
  ]);
  bench.workbench.undo();
  expect(projectNote(bench)).toBe('');
  expect(undoLabel(bench)).toBe('add note of document');
  bench.workbench.undo();
  bench.workbench.undo();
  expect([noteOf(bench, ONE), noteOf(bench, ANOTHER)]).toEqual(['', '']);
  expect(undoLabel(bench)).toBeNull();
  for (let pressed = 0; pressed < 3; pressed++) bench.workbench.redo();
  await bench.reload();
  expect([noteOf(bench, ONE), noteOf(bench, ANOTHER), projectNote(bench)]).toEqual([
    '# Of *one*',
    'Of another',
    'Of all',
  ]);
});

test('what is stored along one editing is one step, and so is what comes after something else', async () => {
  const bench = await world();
  const { notes } = bench.workbench;
  const first = editing();
  for (const note of ['a', 'ab', 'abc']) notes.ofDocument(ONE, note, first);
  expect(undoLabel(bench)).toBe('add note of document');
  notes.ofProject('between');
  for (const note of ['abcd', 'abcde']) notes.ofDocument(ONE, note, first);
  expect(undoLabel(bench)).toBe('change note of document');
  await bench.reload();
  bench.workbench.undo();
  expect(noteOf(bench, ONE)).toBe('abc');
  bench.workbench.undo();
  expect(projectNote(bench)).toBe('');
  bench.workbench.undo();
  expect(noteOf(bench, ONE)).toBe('');
  expect(undoLabel(bench)).toBeNull();
  bench.workbench.redo();
  expect(noteOf(bench, ONE)).toBe('abc');
});

test('an editing that comes back to where it began leaves nothing to undo', async () => {
  const bench = await world();
  const { notes } = bench.workbench;
  notes.ofProject('as it was');
  const typing = editing();
  notes.ofProject('as it was, and more', typing);
  notes.ofProject('as it was', typing);
  expect(undoLabel(bench)).toBe('add note of project');
  notes.ofProject('anew', typing);
  expect(undoLabel(bench)).toBe('change note of project');
  await bench.reload();
  bench.workbench.undo();
  expect(projectNote(bench)).toBe('as it was');
  bench.workbench.undo();
  expect(projectNote(bench)).toBe('');
  expect(undoLabel(bench)).toBeNull();
});

test('what was undone within an editing is not undone twice when it goes on', async () => {
  const bench = await world();
  const { notes } = bench.workbench;
  const typing = editing();
  notes.ofDocument(ONE, 'first', typing);
  bench.workbench.undo();
  notes.ofDocument(ONE, 'second', typing);
  expect(bench.workbench.state.getState().redoLabel).toBeNull();
  bench.workbench.undo();
  expect(noteOf(bench, ONE)).toBe('');
  expect(undoLabel(bench)).toBeNull();
});

test('an annotation’s note typed in one editing is one step', async () => {
  const bench = await world();
  const { workbench } = bench;
  await workbench.openDocument(ONE);
  workbench.select({ start: 0 as never, end: 3 as never });
  const tag = workbench.state.getState().tags[0];
  const id = tag === undefined ? null : workbench.annotate(tag.id);
  if (id === null) throw new Error('Nothing was tagged.');
  const typing = editing();
  for (const note of ['w', 'wh', 'why']) workbench.setNote(id, note, typing);
  expect(undoLabel(bench)).toBe('add note');
  workbench.undo();
  expect(workbench.state.getState().open?.annotations.get(id)?.note).toBe('');
});

test('a note’s past is told, and going back takes it back', async () => {
  const bench = await world();
  const { workbench } = bench;
  workbench.notes.ofDocument(ONE, 'early');
  workbench.notes.ofProject('early too');
  await workbench.settled();
  const [entry] = await workbench.past.historyOf(`document/${ONE}`);
  expect(entry).toMatchObject({ what: 'note', summary: 'Note added', detail: '“early”' });
  const before = entry?.at ?? '';
  workbench.notes.ofDocument(ONE, 'late');
  workbench.notes.ofProject('late too');
  await workbench.settled();
  expect((await workbench.past.historyOf(`document/${ONE}`))[0]).toMatchObject({
    summary: 'Note changed',
    detail: '“late” instead of “early”',
  });
  expect(await workbench.past.previewRestore(before)).toMatchObject({
    removed: {},
    changed: { document: 1, project: 1 },
  });
  await workbench.past.restoreTo(before);
  // The project's first note is a second younger than that of the document.
  expect([noteOf(bench, ONE), projectNote(bench)]).toEqual(['early', '']);
  expect((await workbench.past.trash()).items).toEqual([]);
  workbench.undo();
  expect([noteOf(bench, ONE), projectNote(bench)]).toEqual(['late', 'late too']);
});

test('a document taken from the corpus and brought back has its note', async () => {
  const bench = await world();
  const { workbench } = bench;
  workbench.notes.ofDocument(ANOTHER, 'mine');
  workbench.removeDocument(ANOTHER);
  expect(noteOf(bench, ANOTHER)).toBeUndefined();
  workbench.undo();
  expect(noteOf(bench, ANOTHER)).toBe('mine');
});

test('a note longer than is kept is refused, and one with half a character mended', async () => {
  const bench = await world();
  const { notes, state } = bench.workbench;
  notes.ofProject('x'.repeat(100_001));
  expect(projectNote(bench)).toBe('');
  notes.ofProject('x'.repeat(100_002));
  expect(state.getState().notices.map(({ kind }) => kind)).toEqual(['problem']);
  notes.ofProject('half \ud83d');
  expect(projectNote(bench)).toBe('half \ufffd');
});
