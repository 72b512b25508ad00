import { expect, onTestFinished, test } from 'vitest';
import { createWorkbench, type DocumentDetails, type Workbench } from '#renderer/store';
import { fakeHost, idOfText } from './fake-host.ts';
import { freshName, steady } from './surroundings.ts';

const TEXT = 'It was said last Tuesday.';
const ID = idOfText(TEXT);

async function start(): Promise<{ readonly first: Workbench; again: () => Promise<Workbench> }> {
  const host = fakeHost();
  host.give('sample', 'one.txt', TEXT);
  const options = { databaseName: freshName(), ...steady() };
  let workbench = await createWorkbench(host.api, options);
  onTestFinished(() => workbench.close());
  await workbench.openDocument(ID);
  return {
    first: workbench,
    again: async () => {
      await workbench.settled();
      workbench.close();
      workbench = await createWorkbench(host.api, options);
      await workbench.openDocument(ID);
      return workbench;
    },
  };
}

const metadataOf = ({ state }: Workbench) => {
  const { open, documents } = state.getState();
  const listed = documents.find(({ summary }) => summary.id === ID)?.summary.metadata;
  // Whoever reads the open document and whoever reads the list is told the same.
  expect(open?.summary.metadata).toEqual(listed);
  return listed;
};

const detailsOf = (workbench: Workbench): DocumentDetails => ({
  title: metadataOf(workbench)?.title ?? '',
  authors: metadataOf(workbench)?.authors ?? [],
  publisher: metadataOf(workbench)?.publisher ?? '',
  published: metadataOf(workbench)?.published ?? '',
  url: metadataOf(workbench)?.url ?? '',
});

test('what is stated of a document is one step, undone and done again, over a restart too', async () => {
  const { first, again } = await start();
  const before = detailsOf(first);
  const stated = {
    title: 'Said',
    authors: ['Ann Reader', 'Ben Reader'],
    publisher: 'A press',
    published: '2021-09-17',
    url: 'https://example.org/said',
  };
  first.describeDocument(ID, stated);
  expect(detailsOf(first)).toEqual(stated);
  const restarted = await again();
  expect(detailsOf(restarted)).toEqual(stated);
  expect(restarted.state.getState().undoLabel).toBe('change details of document');
  restarted.undo();
  expect(detailsOf(restarted)).toEqual(before);
  // Nothing is stated again: not an empty date or name.
  expect(metadataOf(restarted)).not.toHaveProperty('published');
  expect(metadataOf(restarted)).not.toHaveProperty('authors');
  restarted.redo();
  expect(detailsOf(restarted)).toEqual(stated);
});

test('what stands there already is no step, and what is too long changes nothing', async () => {
  const { first } = await start();
  const before = detailsOf(first);
  first.describeDocument(ID, before);
  expect(first.state.getState().undoLabel).toBeNull();
  first.describeDocument(ID, { ...before, published: '2021', publisher: 'x'.repeat(3_000) });
  expect(detailsOf(first)).toEqual(before);
  expect(first.state.getState().notices.map(({ kind }) => kind)).toEqual(['problem']);
  first.describeDocument(ID, { ...before, published: '2021' });
  expect(first.state.getState().undoLabel).toBe('change publication date');
});
