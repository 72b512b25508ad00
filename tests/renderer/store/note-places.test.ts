import { expect, onTestFinished, test } from 'vitest';
import type { Workbench } from '#renderer/store';
import { fakeHost, idOfText } from './fake-host.ts';
import { words, workbenchOn } from './surroundings.ts';

const TEXT = 'A 👋🏽 first.\n\nThe 𝒜 ministry counted *45* people. [Nobody] believed it.';

async function open(): Promise<Workbench> {
  const workbench = await workbenchOn(fakeHost(), TEXT);
  onTestFinished(() => workbench.close());
  return workbench;
}

const noteOf = (workbench: Workbench): string =>
  workbench.state.getState().documents[0]?.note ?? '';

test('the selection is quoted below what is noted, with a link that leads back to it', async () => {
  const workbench = await open();
  const { state, notes } = workbench;
  notes.ofDocument(idOfText(TEXT), 'Noted before.');
  const range = words(workbench, 'ministry counted *45* people');
  workbench.select(range);
  expect(notes.quote()).toBe(true);
  const id = idOfText(TEXT);
  expect(noteOf(workbench)).toBe(
    `Noted before.\n\n> ministry counted \\*45\\* people\\\n> [in the text](obelus:${id}/19-47)\n\n`,
  );
  expect(state.getState().undoLabel).toBe('change note of document');
  workbench.select(null);
  notes.follow(`obelus:${id}/19-47`)?.();
  await workbench.settled();
  expect(state.getState().sentence).toEqual(range);
  expect(state.getState().reveal?.at).toBe(range.start);
  workbench.undo();
  expect(noteOf(workbench)).toBe('Noted before.');
});

test('without anything selected nothing is quoted', async () => {
  const workbench = await open();
  expect(workbench.notes.quote()).toBe(false);
  expect(noteOf(workbench)).toBe('');
});

test('a place leads into another document, and nowhere once that is gone', async () => {
  const host = fakeHost();
  host.give('sample', 'other.txt', 'Another text.');
  const workbench = await workbenchOn(host, TEXT);
  onTestFinished(() => workbench.close());
  const other = idOfText('Another text.');
  await workbench.openDocument(idOfText(TEXT));
  workbench.notes.follow(`obelus:${other}/0-7`)?.();
  await workbench.settled();
  expect(workbench.state.getState()).toMatchObject({
    open: { summary: { id: other } },
    sentence: { start: 0, end: 7 },
  });
  workbench.removeDocument(other);
  expect(workbench.notes.follow(`obelus:${other}/0-7`)).toBeNull();
});

test.each([
  ['a document that is not here', `obelus:${'b'.repeat(64)}/0-1`],
  ['a place reversed', 'obelus:ID/5-2'],
  ['a place without words', 'obelus:ID/2-2'],
  ['a place that is no number', 'obelus:ID/1e1-2e1'],
  ['a place before the text', 'obelus:ID/-5-2'],
  ['an endless place', `obelus:ID/0-${'9'.repeat(40)}`],
  ['more than a place', 'obelus:ID/0-1/../x'],
  ['another scheme', 'javascript:ID/0-1'],
])('%s leads nowhere', async (_, address) => {
  const workbench = await open();
  expect(workbench.notes.follow(address.replace('ID', idOfText(TEXT)))).toBeNull();
});

test('a place beyond the end of its text changes nothing', async () => {
  const workbench = await open();
  const { reveal } = workbench.state.getState();
  workbench.notes.follow(`obelus:${idOfText(TEXT)}/900000-900005`)?.();
  await workbench.settled();
  expect(workbench.state.getState()).toMatchObject({ reveal, sentence: null });
});
