import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  builtInTags,
  canonicalJson,
  isAlive,
  kindOf,
  readAnnotation,
  readDocument,
  readEntity,
  readProjectNote,
  readRelation,
  readTag,
  sealChange,
  type AnalystId,
  type AnnotationId,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
  type ReplicaId,
  type TagId,
} from '#core/model';
import { createWorkbench, type RecordCounts, type Workbench } from '#renderer/store';
import { sealedIn } from '../../../src/renderer/database/change-rows.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { decodePack } from '../../../src/renderer/database/decode-rows.ts';
import { storeBatches } from '../../../src/renderer/store/storing/materialise.ts';
import { rebuild } from '../../../src/renderer/store/healing/rebuild.ts';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, range, steady, words } from './surroundings.ts';

const TEXT = Array.from({ length: 40 }, (_, at) => `w${at}`).join(' ');
const OTHER = Array.from({ length: 40 }, (_, at) => `v${at}`).join(' ');
const tags = builtInTags.map(({ id }) => id);

/** A clock that a test can move on, and that tells what it said last. */
function clock() {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => (now += 1_000),
    /** The moment of the last change at the latest. */
    last: () => new Date(now).toISOString(),
    pass: (milliseconds: number) => void (now += milliseconds),
  };
}

interface World {
  workbench: Workbench;
  readonly host: FakeHost;
  readonly databaseName: string;
  readonly time: ReturnType<typeof clock>;
  readonly reload: () => Promise<void>;
}

async function world(): Promise<World> {
  const host = fakeHost();
  host.give('sample', 'a.txt', TEXT);
  host.give('sample', 'b.txt', OTHER);
  const databaseName = freshName();
  const time = clock();
  const options = { databaseName, ...steady(), now: time.now };
  const made: World = {
    workbench: await createWorkbench(host.api, options),
    host,
    databaseName,
    time,
    reload: async () => {
      await made.workbench.settled();
      made.workbench.close();
      made.workbench = await createWorkbench(host.api, options);
    },
  };
  return made;
}

async function close({ workbench }: World): Promise<void> {
  await workbench.settled();
  workbench.close();
}

/** A world that ends with its test. */
async function worldForTest(): Promise<World> {
  const made = await world();
  onTestFinished(() => close(made));
  return made;
}

/** Every state there is, as stored. */
async function storedStates({ workbench, databaseName }: World): Promise<readonly RecordState[]> {
  await workbench.settled();
  const database = openDatabase(databaseName);
  const packs = await database.annotations.toArray();
  const records = await database.records.toArray();
  database.dexie.close();
  return [
    ...packs.flatMap((pack) => decodePack(pack).states),
    ...records.map(({ state }) => state),
  ];
}

function pictureOf(state: RecordState): unknown {
  switch (kindOf(state.record)) {
    case 'annotation': {
      const read = readAnnotation(state);
      return read === null ? null : { ...read, modified: '' };
    }
    case 'tag':
      return readTag(
        state,
        builtInTags.find(({ id }) => state.record === `tag/${id}`),
      );
    case 'entity':
      return readEntity(state);
    case 'relation':
      return readRelation(state);
    case 'document':
      return readDocument(state);
    case 'project':
      return { project: readProjectNote(state) };
    default:
      return null;
  }
}

/** The project as it is told, in one order; who the analysts are is left out. */
async function picture(world: World): Promise<readonly string[]> {
  const states = await storedStates(world);
  const known = new Set(states.map(({ record }) => record));
  // A built-in tag, and the project, are told whether anything was ever said of them or not.
  const untouched = builtInTags.filter(({ id }) => !known.has(`tag/${id}`));
  const isProjectKnown = [...known].some((record) => kindOf(record) === 'project');
  const project = isProjectKnown ? [] : [{ project: '' }];
  return [...untouched, ...project, ...states.map(pictureOf)]
    .filter((told) => told !== null)
    .map((told) => canonicalJson(told as Json))
    .sort();
}

const isDead = (state: RecordState): boolean => state.live.length > 0 && !isAlive(state);

type Act =
  | { readonly kind: 'annotate'; readonly word: number; readonly tag: number }
  | { readonly kind: 'retag'; readonly which: number; readonly tag: number }
  | { readonly kind: 'adjust'; readonly which: number; readonly word: number }
  | { readonly kind: 'note'; readonly which: number; readonly note: number }
  | { readonly kind: 'value'; readonly which: number; readonly year: number }
  | { readonly kind: 'link'; readonly which: number; readonly other: number }
  | { readonly kind: 'remove' | 'unlink'; readonly which: number }
  | {
      readonly kind:
        | 'tag'
        | 'relabel'
        | 'mergeTag'
        | 'retire'
        | 'entity'
        | 'rename'
        | 'documentNote'
        | 'projectNote';
      readonly which: number;
    }
  | { readonly kind: 'undo' | 'redo' | 'reload' | 'elsewhere' | 'removeDocument' };

const which = fc.nat(9);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('annotate' as const),
      word: fc.nat(39),
      tag: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('retag' as const), which, tag: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('adjust' as const), which, word: fc.nat(39) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('note' as const), which, note: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('value' as const), which, year: fc.nat(3) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('link' as const), which, other: which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove' as const, 'remove' as const, 'unlink' as const),
      which,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'tag' as const,
        'relabel' as const,
        'mergeTag' as const,
        'retire' as const,
        'entity' as const,
        'rename' as const,
        'documentNote' as const,
        'projectNote' as const,
      ),
      which,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('reload' as const, 'elsewhere' as const, 'removeDocument' as const),
    }),
  },
);

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list.length === 0 ? undefined : list[at % list.length];

const nextLabel = (() => {
  let serial = 0;
  return () => `label ${++serial}`;
})();

type ToAnnotation = Extract<
  Act,
  { readonly kind: 'retag' | 'adjust' | 'note' | 'value' | 'link' | 'remove' | 'unlink' }
>;

const isToAnnotation = (step: Act): step is ToAnnotation =>
  ['retag', 'adjust', 'note', 'value', 'link', 'remove', 'unlink'].includes(step.kind);

function performOn(workbench: Workbench, step: ToAnnotation): void {
  const here = workbench.state.getState().open?.annotations.inOrder() ?? [];
  const chosen = pick(here, step.which);
  if (chosen === undefined) return;
  const { id } = chosen;
  switch (step.kind) {
    case 'retag':
      return workbench.retag(id, tags[step.tag] as TagId);
    case 'adjust':
      return workbench.adjust(id, range(step.word * 4, step.word * 4 + 3));
    case 'note':
      return workbench.setNote(id, step.note === 0 ? '' : `note ${String(step.note)}`);
    case 'value':
      return workbench.setValue(
        id,
        step.year === 0 ? null : { kind: 'date', edtf: `202${String(step.year)}` },
      );
    case 'remove':
      return workbench.remove([id]);
    case 'link': {
      const other = pick(here, step.other);
      if (other !== undefined && other !== chosen)
        workbench.relations.link(chosen, [other], 'supports');
      return;
    }
    case 'unlink': {
      const [link] = workbench.relations.of(id);
      if (link !== undefined) workbench.relations.unlink(link.id);
    }
  }
}

/** What a person does; nothing where there is nothing to do it to. */
async function perform(world: World, step: Act): Promise<void> {
  if (isToAnnotation(step)) return performOn(world.workbench, step);
  const { workbench } = world;
  const state = workbench.state.getState();
  const own = state.tags.filter(({ id }) => !tags.includes(id));
  switch (step.kind) {
    case 'undo':
      workbench.undo();
      return workbench.settled();
    case 'redo':
      workbench.redo();
      return workbench.settled();
    case 'reload':
      return world.reload();
    case 'elsewhere': {
      const others = state.documents.filter(({ summary }) => summary.id !== state.open?.summary.id);
      const other = others[0]?.summary.id;
      return other === undefined ? undefined : workbench.openDocument(other);
    }
    case 'removeDocument':
      if (state.open !== null && state.documents.length > 1)
        workbench.removeDocument(state.open.summary.id);
      return workbench.settled();
    case 'annotate': {
      if (state.open === null) return;
      const at = step.word * 4;
      workbench.select(range(at, Math.min(at + 3, state.open.body.text.length)));
      workbench.annotate(tags[step.tag] as TagId);
      return;
    }
    case 'tag':
      workbench.codebook.add({
        label: nextLabel(),
        kind: 'plain',
        definition: '',
        whenToUse: '',
        example: '',
        colour: 'plain',
        line: 'dashed',
        key: '',
        parent: null,
      });
      return;
    case 'relabel': {
      const tag = pick(state.tags, step.which);
      if (tag !== undefined) workbench.codebook.change(tag.id, { label: nextLabel() });
      return;
    }
    case 'mergeTag': {
      const [from, into] = [pick(own, step.which), pick(state.tags, step.which + 1)];
      if (from !== undefined && into !== undefined && from.id !== into.id)
        workbench.codebook.merge(from.id, into.id);
      return;
    }
    case 'retire': {
      const tag = pick(own, step.which);
      if (tag !== undefined) workbench.codebook.setRetired(tag.id, !tag.isRetired);
      return;
    }
    case 'entity':
      workbench.entities.add({ name: nextLabel(), kind: 'person' });
      return;
    case 'documentNote': {
      const entry = pick(state.documents, step.which);
      const note = step.which % 3 === 0 ? '' : `note ${step.which}`;
      if (entry !== undefined) workbench.notes.ofDocument(entry.summary.id, note);
      return;
    }
    case 'projectNote':
      return workbench.notes.ofProject(step.which % 3 === 0 ? '' : `note ${step.which}`);
    case 'rename': {
      const entity = pick(state.entities, step.which);
      if (entity !== undefined)
        workbench.entities.change(entity.id, { name: nextLabel(), note: `note ${step.which}` });
      return;
    }
  }
}

const acts = fc.array(act, { minLength: 3, maxLength: 18 });

const total = (counts: RecordCounts = {}): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const differing = (a: readonly string[], b: readonly string[]): number => {
  const other = new Set(b);
  return a.filter((line) => !other.has(line)).length;
};

test('going back to any time gives the project as it was then, and undo what it was before', async () => {
  await fc.assert(
    fc.asyncProperty(acts, acts, async (before, after) => {
      const made = await world();
      try {
        for (const step of before) await perform(made, step);
        const then = await picture(made);
        const at = made.time.last();
        for (const step of after) await perform(made, step);
        const now = await picture(made);
        const preview = await made.workbench.past.previewRestore(at);
        const [restored, removed, changed] = [
          total(preview?.restored),
          total(preview?.removed),
          total(preview?.changed),
        ];
        expect(differing(then, now)).toBe(restored + changed);
        expect(differing(now, then)).toBe(removed + changed);
        await made.workbench.past.restoreTo(at);
        expect(await picture(made)).toEqual(then);
        expect(await made.workbench.past.previewRestore(at)).toBeNull();
        if (preview === null) return;
        made.workbench.undo();
        await made.workbench.settled();
        expect(await picture(made)).toEqual(now);
        await made.reload();
        made.workbench.redo();
        await made.workbench.settled();
        expect(await picture(made)).toEqual(then);
        const database = openDatabase(made.databaseName);
        expect(await rebuild(database)).toBe(0);
        database.dexie.close();
        expect(await picture(made)).toEqual(then);
      } finally {
        await close(made);
      }
    }),
    { numRuns: 12 },
  );
});

test('the trash holds what was deleted and is gone, and can all be brought back and undone', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const made = await world();
      try {
        for (const step of steps) await perform(made, step);
        // Read while the last of it may not be stored yet.
        const { items, isMore } = await made.workbench.past.trash();
        const dead = (await storedStates(made)).filter(isDead).map(({ record }) => record);
        expect(isMore).toBe(false);
        expect(items.map(({ record }) => record).sort()).toEqual([...dead].sort());
        const times = items.map(({ deletedAt }) => deletedAt);
        expect(times).toEqual([...times].sort().reverse());
        const before = await picture(made);
        await made.workbench.past.restore(items.map(({ record }) => record));
        expect((await storedStates(made)).filter(isDead)).toEqual([]);
        expect((await made.workbench.past.trash()).items).toEqual([]);
        if (items.length === 0) return;
        made.workbench.undo();
        expect(await picture(made)).toEqual(before);
      } finally {
        await close(made);
      }
    }),
    { numRuns: 12 },
  );
});

test('a history has an entry for each change that was made, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const made = await world();
      try {
        for (const step of steps) await perform(made, step);
        const states = await storedStates(made);
        const links = states.flatMap((state) => {
          const fields = state.live.find(({ field }) => field === '*')?.value as
            Record<string, string> | undefined;
          return kindOf(state.record) === 'relation' ? [[state.record, fields] as const] : [];
        });
        const database = openDatabase(made.databaseName);
        const changes = (await database.changes.toArray()).map(sealedIn) as {
          readonly id: string;
          readonly record: RecordRef;
        }[];
        database.dexie.close();
        for (const { record } of states) {
          const ends = links.filter(([, fields]) =>
            [fields?.['from'], fields?.['to']].some((end) => record === `annotation/${end}`),
          );
          const wanted = new Set([record, ...ends.map(([link]) => link)]);
          const expected = changes.filter((change) => wanted.has(change.record));
          const told = await made.workbench.past.historyOf(record);
          expect(told.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
          const times = told.map(({ at }) => at);
          expect(times).toEqual([...times].sort().reverse());
          expect(told.every(({ summary }) => summary !== '')).toBe(true);
        }
      } finally {
        await close(made);
      }
    }),
    { numRuns: 12 },
  );
});

const tell = async (workbench: Workbench, id: AnnotationId): Promise<readonly string[]> =>
  (await workbench.past.historyOf(`annotation/${id}`)).map(({ summary, detail }) =>
    detail === '' ? summary : `${summary}: ${detail}`,
  );

function annotate(workbench: Workbench, passage: string, tag: number): AnnotationId {
  workbench.select(words(workbench, passage));
  const id = workbench.annotate(tags[tag] as TagId);
  if (id === null) throw new Error('Nothing was tagged.');
  return id;
}

test('a history tells in words what was done, also what is not stored yet', async () => {
  const { workbench } = await worldForTest();
  const id = annotate(workbench, 'w7', 0);
  workbench.setNote(id, 'really?');
  workbench.setNote(id, 'really');
  workbench.retag(id, tags[3] as TagId);
  workbench.setValue(id, { kind: 'date', edtf: '2021' });
  workbench.setValue(id, null);
  workbench.adjust(id, words(workbench, 'w7 w8'));
  workbench.remove([id]);
  workbench.undo();
  expect(await tell(workbench, id)).toEqual([
    'Restored',
    'Deleted',
    'Edges moved: “w7 w8” instead of “w7”',
    'Value cleared: was 2021',
    'Value set: 2021',
    'Tag changed: date instead of claim',
    'Note changed: “really” instead of “really?”',
    'Note added: “really?”',
    'Tagged as claim',
  ]);
  const [first] = await workbench.past.historyOf(`annotation/${id}`);
  expect(first?.analyst).toBe('Anna');
});

test('what lies in the trash is told with its words, its document, when and by whom', async () => {
  const made = await worldForTest();
  const { workbench, time } = made;
  const id = annotate(workbench, 'w7', 1);
  workbench.remove([id]);
  const at = time.last();
  await workbench.openDocument(idOfText(OTHER));
  workbench.removeDocument(idOfText(TEXT));
  const { items } = await workbench.past.trash();
  expect(items).toEqual([
    expect.objectContaining({ kind: 'document', label: 'a', documentTitle: '' }),
    expect.objectContaining({
      kind: 'annotation',
      record: `annotation/${id}`,
      label: 'w7',
      documentTitle: 'a',
      isDocumentGone: true,
      deletedAt: at,
      deletedBy: 'Anna',
      sketch: { id, document: idOfText(TEXT), tag: tags[1], exact: 'w7', value: null },
    }),
  ]);
});

test('an annotation comes back with its document, as one step, and the open text shows it', async () => {
  const { workbench } = await worldForTest();
  const id = annotate(workbench, 'w7', 1);
  workbench.remove([id]);
  workbench.removeDocument(idOfText(TEXT));
  await workbench.past.restore([`annotation/${id}`]);
  const { documents, notices, undoLabel } = workbench.state.getState();
  expect(documents.map(({ summary }) => summary.metadata.title)).toEqual(['a', 'b']);
  expect(notices.at(-1)?.text).toBe(
    'Restored 1 annotation and 1 document. “a” is back in the corpus with it.',
  );
  expect(undoLabel).toBe('restore 1 annotation and 1 document');
  await workbench.openDocument(idOfText(TEXT));
  expect(workbench.state.getState().open?.annotations.get(id)?.exact).toBe('w7');
  workbench.undo();
  expect(workbench.state.getState().documents).toHaveLength(1);
  expect((await workbench.past.trash()).items).toHaveLength(2);
});

test('the trash goes as far back as is asked for', async () => {
  const { workbench } = await worldForTest();
  const ids = ['w1 ', 'w2 ', 'w3 '].map((passage) => annotate(workbench, passage, 0));
  for (const id of ids) workbench.remove([id]);
  const { items, isMore } = await workbench.past.trash(2);
  expect([items.map(({ label }) => label), isMore]).toEqual([['w3', 'w2'], true]);
  expect((await workbench.past.trash(3)).isMore).toBe(false);
});

test('a pause of more than half an hour ends a sitting', async () => {
  const { workbench, time } = await worldForTest();
  annotate(workbench, 'w1 ', 0);
  time.pass(29 * 60_000);
  annotate(workbench, 'w2 ', 0);
  const end = time.last();
  time.pass(31 * 60_000);
  annotate(workbench, 'w3 ', 0);
  const [second, first, ...others] = await workbench.past.sittings();
  expect(others).toEqual([]);
  expect([second?.changes, first?.changes]).toEqual([1, 4]);
  expect(first?.to).toBe(end);
  await workbench.past.restoreTo(end);
  expect(workbench.state.getState().open?.annotations.size).toBe(2);
  expect(workbench.state.getState().notices.at(-1)?.text).toMatch(
    /^The project is as it was on .*\. 1 annotation taken away\. Undo takes it back\.$/,
  );
});

test('going back says so where nothing has changed since', async () => {
  const { workbench, time } = await worldForTest();
  await workbench.past.restoreTo(time.last());
  const { notices, undoLabel } = workbench.state.getState();
  expect(notices.at(-1)?.text).toBe('Nothing has changed since then.');
  expect(undoLabel).toBe(null);
});

/** What two analysts did to one annotation, each by their own clock, as it lies in the database. */
async function twoAnalysts(databaseName: string, document: DocumentId): Promise<RecordRef> {
  const record: RecordRef = 'annotation/00000000-0000-4000-8000-00000000000a';
  const [ann, ben] = ['1', '2'].map((one) => `0000000${one}-0000-4000-8000-000000000000`) as [
    AnalystId & ReplicaId,
    AnalystId & ReplicaId,
  ];
  const at = (minute: number): string => `2025-06-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const said = (
    who: AnalystId & ReplicaId,
    field: string,
    value: Json,
    minute: number,
    preds: readonly Change[],
  ): Change =>
    sealChange({
      record,
      field,
      value,
      preds: preds.map(({ id }) => id).sort(),
      depth: preds.length === 0 ? 0 : Math.max(...preds.map(({ depth }) => depth)) + 1,
      analyst: who,
      replica: who,
      seq: minute + 1,
      at: at(minute),
    });
  const place = { document, start: 0, end: 2, exact: 'w0', prefix: '', suffix: ' w1' };
  const first = { alive: true, passage: place, tag: tags[0] as Json, creator: ann, created: at(0) };
  const birth = said(ann, '*', first, 0, []);
  const early = said(ann, 'note', 'first', 10, []);
  // Ben saw Ann's note, though his clock says that he wrote before her.
  const slow = said(ben, 'note', 'second', 5, [early]);
  const late = said(ann, 'tag', tags[1] as Json, 20, [birth]);
  const gone = said(ben, 'alive', false, 30, [birth, slow, late]);
  const changes = [birth, early, slow, late, gone].map((change) => ({ change, home: document }));
  const database = openDatabase(databaseName);
  await storeBatches(database, [{ changes, history: null, meta: {} }]);
  database.dexie.close();
  return record;
}

test('with several clocks the stated times decide what an earlier state holds', async () => {
  const made = await worldForTest();
  await made.reload();
  made.workbench.close();
  const record = await twoAnalysts(made.databaseName, idOfText(TEXT));
  await made.reload();
  const at = async (minute: number): Promise<readonly unknown[]> => {
    await made.workbench.past.restoreTo(`2025-06-01T10:${String(minute)}:00.000Z`);
    const state = (await storedStates(made)).find((each) => each.record === record);
    const read = state === undefined ? null : readAnnotation(state);
    return [read?.tag, read?.note];
  };
  expect(await at(29)).toEqual([tags[1], 'second']);
  expect(await at(19)).toEqual([tags[0], 'second']);
  // Of the two notes only the later by its own clock had been written.
  expect(await at(7)).toEqual([tags[0], 'second']);
  expect(await at(30)).toEqual([undefined, undefined]);
  const { items } = await made.workbench.past.trash();
  expect(items.filter(({ record: of }) => of === record)).toMatchObject([{ label: 'w0' }]);
  const told = await made.workbench.past.historyOf(record);
  expect(told.at(-1)?.summary).toBe('Tagged as claim');
  expect(told.map(({ detail }) => detail)).toContain('“second” instead of “first”');
});
