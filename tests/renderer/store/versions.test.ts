import { expect, onTestFinished, test } from 'vitest';
import { readAnnotation, replay, type AnnotationId, type Change } from '#core/model';
import { createWorkbench, type Annotation, type Workbench } from '#renderer/store';
import { changeIn } from '../../../src/renderer/database/change-rows.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { decodePack } from '../../../src/renderer/database/decode-rows.ts';
import { derive } from '../../../src/renderer/store/healing/rebuild.ts';
import { storeBatches } from '../../../src/renderer/store/storing/materialise.ts';
import { unplacedOf } from '../../../src/renderer/store/records/unplaced.ts';
import { fakeHost, idOfText } from './fake-host.ts';
import {
  annotationOf,
  benchOn,
  claim,
  closing,
  date,
  reopened,
  sketch,
  statistic,
  steady,
  tag,
  told,
  words,
  type Bench,
} from './surroundings.ts';

const OLDER = [
  'Bridge reopens after repairs',
  'The old bridge over the Lenne was opened again in May 2023, the council said on Monday.',
  'Repairs cost 4.2 million euros, about 40% more than the council had planned for in 2019.',
  'Nobody was hurt in the works, said Mara Holt, who led them for 16 months.',
  'Some 1,250 cars a day are expected. A second bridge will not be built before 2031.',
].join('\n\n');

const NEWER = OLDER.replace('4.2 million', '4.6 million')
  .replace('Mara Holt, who led them', 'Mara Holt, who had led them')
  .replace('Bridge reopens', 'Updated: Bridge reopens');

interface Tagged {
  readonly kept: AnnotationId;
  readonly changed: AnnotationId;
  readonly gone: AnnotationId;
}

/** A workbench with the older version open, tagged. */
async function tagged(): Promise<Bench & { readonly ids: Tagged }> {
  const bench = await benchOn([OLDER, NEWER], fakeHost({ nativeDialogs: true }));
  const { workbench } = bench;
  await workbench.openDocument(idOfText(OLDER));
  const kept = tag(workbench, 'May 2023', date);
  const changed = tag(
    workbench,
    'Nobody was hurt in the works, said Mara Holt, who led them',
    claim,
  );
  const gone = tag(workbench, '4.2 million euros', statistic);
  workbench.setNote(kept, 'Checked by hand.');
  workbench.relations.link(sketch(workbench, changed), [sketch(workbench, kept)], 'supports');
  await workbench.settled();
  return { ...bench, ids: { kept, changed, gone } };
}

async function carried(workbench: Workbench): Promise<void> {
  await workbench.versions.look(idOfText(OLDER), idOfText(NEWER));
  expect(await workbench.versions.carryOver()).toBe(3);
  await workbench.settled();
}

const countOf = ({ state }: Workbench, text: string): number =>
  [
    ...(state.getState().documents.find(({ summary }) => summary.id === idOfText(text))?.counts ??
      []),
  ].reduce((sum, [, count]) => sum + count, 0);

/** That the tables which are made from the changes are what the changes make. */
async function checkDerived({ workbench, options }: Bench): Promise<void> {
  await workbench.settled();
  const database = openDatabase(options.databaseName ?? '');
  const { annotations, counters, moved } = await derive(database);
  const states = (packs: readonly unknown[]): unknown[] =>
    packs.flatMap((pack) => decodePack(pack).states).sort((a, b) => (a.record < b.record ? -1 : 1));
  expect(states(await database.annotations.toArray())).toEqual(states(annotations));
  const byRecord = (a: { record: string }, b: { record: string }): number =>
    a.record < b.record ? -1 : 1;
  expect(await database.moved.toArray()).toEqual([...moved].sort(byRecord));
  const total = (rows: readonly { readonly counts: readonly (readonly [unknown, number])[] }[]) =>
    rows.flatMap(({ counts }) => counts).reduce((sum, [, count]) => sum + count, 0);
  expect(total(await database.counters.toArray())).toBe(total(counters));
  database.dexie.close();
}

test('what carrying over would do is told beforehand, and nothing is written', async () => {
  const { workbench, ids } = await tagged();
  const undo = workbench.state.getState().undoLabel;
  await workbench.versions.look(idOfText(OLDER), idOfText(NEWER));
  const { versions } = workbench.state.getState();
  if (versions?.kind !== 'look') throw new Error('Nothing was looked at.');
  expect(versions.look.counts).toEqual({ exact: 1, moved: 0, folded: 0, fuzzy: 1, orphan: 1 });
  const verdicts = versions.look.passages.map(({ id, verdict }) => [id, verdict]);
  expect(verdicts).toEqual([
    [ids.kept, 'exact'],
    [ids.gone, 'orphan'],
    [ids.changed, 'fuzzy'],
  ]);
  workbench.versions.cancel();
  expect(workbench.state.getState()).toMatchObject({ versions: null, undoLabel: undo });
});

test('annotations come over as they are, with notes and links, and one undo takes them back', async () => {
  const bench = await tagged();
  const { workbench, ids } = bench;
  await carried(workbench);
  const { open, documents } = workbench.state.getState();
  expect(open?.summary.id).toBe(idOfText(NEWER));
  expect(annotationOf(workbench, ids.kept)).toMatchObject({
    exact: 'May 2023',
    note: 'Checked by hand.',
  });
  expect(annotationOf(workbench, ids.kept).review).toBeUndefined();
  expect(annotationOf(workbench, ids.changed)).toMatchObject({
    exact: 'Nobody was hurt in the works, said Mara Holt, who had led them',
    review: 'fuzzy',
  });
  expect(open?.unplaced).toMatchObject([
    { id: ids.gone, exact: '4.2 million euros', review: 'orphan' },
  ]);
  expect(workbench.relations.of(ids.changed)).toMatchObject([{ other: { id: ids.kept } }]);
  expect([countOf(workbench, OLDER), countOf(workbench, NEWER)]).toEqual([0, 3]);
  const newer = documents.find(({ summary }) => summary.id === idOfText(NEWER));
  expect(newer?.replaces).toEqual([idOfText(OLDER)]);
  expect(workbench.versions.queue().map(({ id }) => id)).toEqual([ids.changed, ids.gone]);
  expect(await workbench.versions.formerWords(ids.changed)).toBe(
    'Nobody was hurt in the works, said Mara Holt, who led them',
  );
  await checkDerived(bench);

  workbench.undo();
  await workbench.settled();
  expect([countOf(workbench, OLDER), countOf(workbench, NEWER)]).toEqual([3, 0]);
  expect(workbench.state.getState().open?.annotations.size).toBe(0);
  await checkDerived(bench);
  await workbench.openDocument(idOfText(OLDER));
  expect(annotationOf(workbench, ids.gone)).toMatchObject({ exact: '4.2 million euros' });
  workbench.redo();
  await workbench.settled();
  expect([countOf(workbench, OLDER), countOf(workbench, NEWER)]).toEqual([0, 3]);
  expect(workbench.state.getState().open?.annotations.size).toBe(0);
  await checkDerived(bench);
});

test('it is undone where the older version is open, and after a new start', async () => {
  const bench = await tagged();
  await carried(bench.workbench);
  const workbench = await reopened(bench);
  await workbench.openDocument(idOfText(OLDER));
  expect(workbench.state.getState().open?.annotations.size).toBe(0);
  workbench.undo();
  await workbench.settled();
  expect(annotationOf(workbench, bench.ids.kept).exact).toBe('May 2023');
  expect(workbench.state.getState().open?.annotations.size).toBe(3);
  workbench.undo();
  expect(workbench.relations.of(bench.ids.changed)).toEqual([]);
  await checkDerived({ ...bench, workbench });
});

test('what is done after it is undone in turn, wherever it lies', async () => {
  const bench = await tagged();
  const { workbench, ids } = bench;
  await carried(workbench);
  workbench.setNote(ids.kept, 'In the newer one.');
  workbench.remove([ids.changed]);
  await workbench.settled();
  expect((await workbench.past.trash()).items.map(({ record }) => record)).toEqual([
    `annotation/${ids.changed}`,
  ]);
  await workbench.openDocument(idOfText(OLDER));
  for (let steps = 0; steps < 3; steps++) workbench.undo();
  await workbench.settled();
  expect(annotationOf(workbench, ids.kept).note).toBe('Checked by hand.');
  expect(annotationOf(workbench, ids.changed).review).toBeUndefined();
  await checkDerived(bench);
  for (let steps = 0; steps < 3; steps++) workbench.redo();
  await workbench.settled();
  expect([countOf(workbench, OLDER), countOf(workbench, NEWER)]).toEqual([0, 2]);
  await workbench.past.restore([`annotation/${ids.changed}`]);
  await workbench.settled();
  expect(countOf(workbench, NEWER)).toBe(3);
  expect((await workbench.past.historyOf(`annotation/${ids.kept}`)).length).toBeGreaterThan(3);
  await checkDerived(bench);
});

test('what waits is accepted, placed by hand or left, each one step', async () => {
  const bench = await tagged();
  const { workbench, ids } = bench;
  await carried(workbench);
  const { versions, state } = workbench;
  expect(versions.placeOnSelection(ids.gone)).toBe(false);
  expect(told(workbench).at(-1)).toBe('problem: Select the words in the text first.');
  workbench.select(words(workbench, '4.6 million euros'));
  expect(versions.placeOnSelection(ids.gone)).toBe(true);
  expect(annotationOf(workbench, ids.gone)).toMatchObject({ exact: '4.6 million euros' });
  expect(versions.queue().map(({ id }) => id)).toEqual([ids.changed]);
  versions.accept([ids.changed]);
  expect(versions.queue()).toEqual([]);
  workbench.undo();
  workbench.undo();
  expect(versions.queue().map(({ id }) => id)).toEqual([ids.changed, ids.gone]);
  versions.leaveUnplaced(ids.changed);
  expect(
    state
      .getState()
      .open?.unplaced.map(({ id }) => id)
      .sort(),
  ).toEqual([ids.changed, ids.gone].sort());
  expect(versions.queue().map(({ id }) => id)).toEqual([ids.gone]);
  versions.accept([ids.gone]);
  expect(versions.queue()).toEqual([]);
  await checkDerived(bench);
});

test('the queue leads to the next document in which something waits', async () => {
  const { workbench, ids } = await tagged();
  await carried(workbench);
  const { versions } = workbench;
  expect(await versions.nextQueue()).toBe(null);
  await workbench.openDocument(idOfText(OLDER));
  const waiting = { document: idOfText(NEWER), count: 2 };
  expect(await versions.nextQueue()).toMatchObject(waiting);
  await workbench.openDocument(idOfText(NEWER));
  versions.accept([ids.gone, ids.changed]);
  await workbench.openDocument(idOfText(OLDER));
  expect(await versions.nextQueue()).toBe(null);
});

test('the table of all annotations follows them to the newer version, and back', async () => {
  const { workbench, ids } = await tagged();
  workbench.table.open();
  const rows = async (): Promise<readonly string[]> =>
    (await workbench.table.lines(0, 10)).flatMap((line) =>
      line.kind === 'row'
        ? [`${line.document === idOfText(OLDER) ? 'older' : 'newer'} ${line.id}`]
        : [],
    );
  const expected = (version: string): string[] =>
    [ids.kept, ids.changed, ids.gone].map((id) => `${version} ${id}`).sort();
  await expect.poll(async () => [...(await rows())].sort()).toEqual(expected('older'));
  await carried(workbench);
  await expect.poll(async () => [...(await rows())].sort()).toEqual(expected('newer'));
  workbench.undo();
  await expect.poll(async () => [...(await rows())].sort()).toEqual(expected('older'));
  workbench.table.close();
});

/** All that was ever done in a workbench. */
async function changesIn({ workbench, options }: Bench): Promise<readonly Change[]> {
  await workbench.settled();
  const database = openDatabase(options.databaseName ?? '');
  const rows = await database.changes.toArray();
  database.dexie.close();
  return rows.map(changeIn).filter((change) => change !== null);
}

/** Another analyst's workbench that knows all that was done in one. */
async function colleagueOf(bench: Bench): Promise<Bench> {
  const { workbench, host } = bench;
  await workbench.exportJsonLd('project', true);
  const { text } = host.saved.at(-1) ?? { text: '' };
  let serial = 0;
  const other = await benchOn([OLDER, NEWER], fakeHost(), {
    ...steady(),
    randomUuid: () => `00000000-0000-4000-9000-${(++serial).toString(16).padStart(12, '0')}`,
  });
  await other.workbench.importJsonLd(new File([text], 'all.jsonld'));
  return other;
}

test('two who carry over by themselves are of one mind, and a note written meanwhile stays', async () => {
  const mine = await tagged();
  const theirs = await colleagueOf(mine);
  const common = await changesIn(mine);
  await carried(mine.workbench);
  await theirs.workbench.openDocument(idOfText(OLDER));
  theirs.workbench.setNote(mine.ids.kept, 'Written on the older version.');
  await carried(theirs.workbench);
  const all = [...(await changesIn(mine)), ...(await changesIn(theirs))];
  expect(all.length).toBeGreaterThan(common.length + 6);
  const states = replay(all);
  const kept = states.get(`annotation/${mine.ids.kept}`);
  if (kept === undefined) throw new Error('It is gone.');
  expect(readAnnotation(kept)).toMatchObject({
    passage: { document: idOfText(NEWER) },
    note: 'Written on the older version.',
  });
  await mine.workbench.exportJsonLd('project', true);
  const { text } = mine.host.saved.at(-1) ?? { text: '' };
  await theirs.workbench.importJsonLd(new File([text], 'all.jsonld'));
  await theirs.workbench.settled();
  const database = openDatabase(theirs.options.databaseName ?? '');
  onTestFinished(() => database.dexie.close());
  expect(await database.conflicts.toArray()).toEqual([]);
  expect(countOf(theirs.workbench, NEWER)).toBe(3);
  await checkDerived(theirs);
});

test('moves that are stored twice are stored as once, and what comes late finds its annotation', async () => {
  const bench = await tagged();
  const before = await changesIn(bench);
  await carried(bench.workbench);
  const after = await changesIn(bench);
  bench.workbench.close();
  const moves = after.filter(({ id }) => !before.some((known) => known.id === id));
  const home = idOfText(OLDER);
  const batch = {
    changes: moves.map((change) => ({
      change,
      home: change.record.startsWith('annotation/') ? home : null,
    })),
    history: null,
    meta: {},
  };
  const database = openDatabase(bench.options.databaseName ?? '');
  await storeBatches(database, [batch]);
  await storeBatches(database, [batch, batch]);
  database.dexie.close();
  const workbench = closing(await createWorkbench(bench.host.api, bench.options));
  await checkDerived({ ...bench, workbench });
  expect(countOf(workbench, NEWER)).toBe(3);
});

test('a document that comes and says much the same is offered quietly, once', async () => {
  const bench = await benchOn([OLDER, 'Something else entirely stands in this other text here.']);
  const { workbench } = bench;
  expect(workbench.state.getState().versionOffer).toBeNull();
  const file = new File([NEWER], 'scraped-again.txt');
  await workbench.importSources([{ kind: 'file', name: file.name, file }]);
  await workbench.settled();
  expect(workbench.state.getState().versionOffer).toMatchObject({
    older: idOfText(OLDER),
    newer: idOfText(NEWER),
    newerTitle: 'scraped-again',
  });
  workbench.versions.dismissOffer();
  expect(workbench.state.getState().versionOffer).toBeNull();
  await workbench.versions.findTwins(idOfText(NEWER));
  expect(workbench.state.getState().versions).toMatchObject({
    kind: 'choosing',
    twins: [{ id: idOfText(OLDER) }],
  });
});

test('a file is imported as the newer version of a document; the very same text is none', async () => {
  const { workbench } = await benchOn([OLDER]);
  const file = (text: string): File => new File([text], 'again.txt');
  await workbench.versions.importFile(idOfText(OLDER), file(OLDER));
  expect(told(workbench).at(-1)).toBe('done: That is the very same text: nothing is newer in it.');
  await workbench.versions.importFile(idOfText(OLDER), file(NEWER));
  expect(workbench.state.getState().versions).toMatchObject({
    kind: 'look',
    look: { newer: { id: idOfText(NEWER) }, isKnown: false },
  });
  expect(await workbench.versions.carryOver()).toBe(0);
  await workbench.settled();
  expect(workbench.state.getState().undoLabel).toBe('mark as newer version');
  expect(workbench.state.getState().versionOffer).toBeNull();
});

test('going back to before it, and an export since, tell them where they were and are', async () => {
  const bench = await tagged();
  const { workbench, host } = bench;
  const [before] = (await changesIn(bench))
    .map(({ at }) => at)
    .sort()
    .reverse();
  await carried(workbench);
  await workbench.exportJsonLd('project');
  const exported = host.saved.at(-1)?.text ?? '';
  expect(exported).toContain('who had led them');
  expect(exported).not.toContain('who led them"');
  await workbench.past.restoreTo(before ?? '');
  await workbench.settled();
  expect([countOf(workbench, OLDER), countOf(workbench, NEWER)]).toEqual([3, 0]);
  await checkDerived(bench);
});

test('what has no place stands in the order in which it was made, however it was read', () => {
  const made = ['c@1', 'a@2', 'b@2'].map((each) => {
    const [id, created] = each.split('@');
    return [id, { id, created }] as unknown as readonly [AnnotationId, Annotation];
  });
  for (const read of [made, made.toReversed()])
    expect(unplacedOf({ unplaced: new Map(read) }).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});
