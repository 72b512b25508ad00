import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { uniteTexts as united } from '#core/merge';
import type { DocumentId } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, steady } from './surroundings.ts';

/** Notes on documents and on the project, out of one installation and into another. */

const TEXTS = ['One text.', 'Another text.'];
const [ONE, ANOTHER] = TEXTS.map(idOfText) as [DocumentId, DocumentId];

interface Installation {
  readonly workbench: Workbench;
  readonly host: FakeHost;
}

async function installation(texts: readonly string[] = TEXTS): Promise<Installation> {
  const host = fakeHost({ nativeDialogs: true });
  texts.forEach((text) => host.give('sample', `${text.split(' ')[0] ?? ''}.txt`, text));
  const own = { ...steady(), randomUuid: () => crypto.randomUUID() };
  const workbench = await createWorkbench(host.api, { databaseName: freshName(), ...own });
  onTestFinished(() => workbench.close());
  return { workbench, host };
}

async function exported(
  { workbench, host }: Installation,
  scope: 'document' | 'project' = 'project',
  withHistory = false,
): Promise<File> {
  await workbench.exportJsonLd(scope, withHistory);
  return new File([host.saved.at(-1)?.text ?? ''], 'work.jsonld');
}

const notes = ({ workbench }: Installation): Readonly<Record<string, string>> => {
  const { documents, projectNote } = workbench.state.getState();
  const told = documents.map(({ summary, note }) => [summary.metadata.title, note]);
  return { ...(Object.fromEntries(told) as Record<string, string>), project: projectNote };
};

test('notes are there after reading a file elsewhere, and reading it again changes nothing', async () => {
  const first = await installation();
  first.workbench.notes.ofDocument(ONE, '# Of *one*');
  first.workbench.notes.ofProject('- [ ] of all');
  const file = await exported(first);
  const second = await installation();
  expect(await second.workbench.importJsonLd(file)).toEqual({
    added: 0,
    alreadyPresent: 0,
    moved: [],
    unplaced: [],
    refused: [],
    notes: ['The note on “One” was taken over.', 'The note on the project was taken over.'].sort(
      (a, b) => (a.includes('project') ? -1 : b.includes('project') ? 1 : 0),
    ),
  });
  expect(notes(second)).toEqual({ One: '# Of *one*', Another: '', project: '- [ ] of all' });
  expect(second.workbench.state.getState().undoLabel).toBe('import notes');
  expect(await second.workbench.importJsonLd(file)).not.toHaveProperty('notes');
  second.workbench.undo();
  expect(notes(second)).toEqual({ One: '', Another: '', project: '' });
});

test('a note that differs stands below the one that is here, as one step', async () => {
  const first = await installation();
  first.workbench.notes.ofDocument(ONE, 'Theirs.');
  const second = await installation();
  second.workbench.notes.ofDocument(ONE, 'Ours.');
  const report = await second.workbench.importJsonLd(await exported(first));
  expect(report?.notes).toEqual(['The note on “One” differs: both are kept, one below the other.']);
  expect(notes(second)['One']).toBe('Ours.\n\n---\n\nTheirs.');
  second.workbench.undo();
  expect(notes(second)['One']).toBe('Ours.');
});

test('a note that says all that the other says takes its place, whichever it is', async () => {
  const first = await installation();
  first.workbench.notes.ofDocument(ONE, 'A line.\n\nAnd more.');
  first.workbench.notes.ofDocument(ANOTHER, 'A line.');
  const second = await installation();
  second.workbench.notes.ofDocument(ONE, 'A line.');
  second.workbench.notes.ofDocument(ANOTHER, 'A line.\n\nAnd more.');
  await second.workbench.importJsonLd(await exported(first));
  expect(notes(second)).toMatchObject({
    One: 'A line.\n\nAnd more.',
    Another: 'A line.\n\nAnd more.',
  });
});

test('a file of one document has its note, and neither another’s nor the project’s', async () => {
  const first = await installation();
  await first.workbench.openDocument(ONE);
  first.workbench.notes.ofDocument(ONE, 'Of one.');
  first.workbench.notes.ofDocument(ANOTHER, 'Of another.');
  first.workbench.notes.ofProject('Of all.');
  for (const withHistory of [false, true]) {
    const file = await exported(first, 'document', withHistory);
    const text = await file.text();
    expect(text).toContain('Of one.');
    expect(text).not.toContain('Of another.');
    expect(text).not.toContain('Of all.');
  }
});

test('with its history, a file brings who wrote the notes and when', async () => {
  const first = await installation();
  first.workbench.setAnalystName('Berta');
  first.workbench.notes.ofDocument(ONE, 'First.');
  first.workbench.notes.ofDocument(ONE, 'Second.');
  first.workbench.notes.ofProject('Of all.');
  const second = await installation();
  await second.workbench.importJsonLd(await exported(first, 'project', true));
  expect(notes(second)).toMatchObject({ One: 'Second.', project: 'Of all.' });
  const told = await second.workbench.past.historyOf(`document/${ONE}`);
  expect(told.filter(({ what }) => what === 'note')).toMatchObject([
    { analyst: 'Berta', summary: 'Note changed' },
    { analyst: 'Berta', summary: 'Note added' },
  ]);
});

test('what two wrote without knowing of one another is kept from both, with the history too', async () => {
  const first = await installation();
  first.workbench.notes.ofDocument(ONE, 'Theirs, first.');
  first.workbench.notes.ofDocument(ONE, 'Theirs, changed.');
  const second = await installation();
  second.workbench.notes.ofDocument(ONE, 'Ours.');
  await second.workbench.importJsonLd(await exported(first, 'project', true));
  const note = notes(second)['One'] ?? '';
  expect(note.split('\n\n---\n\n').sort()).toEqual(['Ours.', 'Theirs, changed.']);
});

test('a note on a document that is not here is told of, and a page note finds its document', async () => {
  const first = await installation();
  first.workbench.notes.ofDocument(ANOTHER, 'Of another.');
  const second = await installation(TEXTS.slice(0, 1));
  const report = await second.workbench.importJsonLd(await exported(first));
  expect(report?.refused).toHaveLength(1);
  expect(report?.refused[0]).toMatch(/what it is a note on is not here/);
  const page = {
    id: 'def',
    uri: 'https://example.org/elsewhere',
    text: 'A *page* note.',
    tags: [],
    document: { title: ['One'] },
    target: [{ source: 'https://example.org/elsewhere' }],
  };
  const rows = new File([JSON.stringify({ total: 1, rows: [page] })], 'rows.json');
  await second.workbench.importJsonLd(rows);
  expect(notes(second)['One']).toBe('A *page* note.');
});

test('too much to be kept together is left as it is here, and said', async () => {
  const first = await installation();
  first.workbench.notes.ofProject('a'.repeat(60_000));
  const second = await installation();
  second.workbench.notes.ofProject('b'.repeat(60_000));
  const report = await second.workbench.importJsonLd(await exported(first));
  expect(report?.refused).toEqual([
    'The note on the project was left as it is here: both together are too long.',
  ]);
  expect(notes(second)['project']).toBe('b'.repeat(60_000));
});

const note = fc
  .array(fc.constantFrom('a', 'b', '# c', '- [ ] d', '', '---', '> e', ' f'), { maxLength: 8 })
  .map((lines) => lines.join('\n'));

test('two notes as one hold every line of both, and once united stay so', () => {
  const said = (text: string): readonly string[] =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  fc.assert(
    fc.property(note, note, (ours, theirs) => {
      const both = united(ours, theirs);
      for (const line of [...said(ours), ...said(theirs)]) expect(said(both)).toContain(line);
      expect(united(both, theirs)).toBe(both);
      expect(united(both, ours)).toBe(both);
      expect(united(ours, ours)).toBe(ours);
    }),
    { numRuns: 500 },
  );
});
