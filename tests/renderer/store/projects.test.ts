import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { uniteChanges } from '#core/merge';
import {
  ADJUDICATED,
  canonicalJson,
  replay,
  sealChange,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { type OpeningPreview, type Workbench, type WorkbenchOptions } from '#renderer/store';
import { decodePack } from '../../../src/renderer/database/decode-rows.ts';
import { openDatabase, type WorkbenchDatabase } from '../../../src/renderer/database/database.ts';
import { sealedIn } from '../../../src/renderer/database/change-rows.ts';
import { derive } from '../../../src/renderer/store/healing/rebuild.ts';
import type { MergingJob, MergingNews } from '../../../src/renderer/store/merging/jobs.ts';
import { createDesk } from '../../../src/renderer/store/merging/desk.ts';
import { openMergingThread } from '../../../src/renderer/store/merging/merging-thread.ts';
import { storeBatches } from '../../../src/renderer/store/storing/materialise.ts';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import type { HeldProject } from './fake-projects.ts';
import {
  actor,
  annotationOf,
  benchOn,
  claim,
  date,
  range,
  reopened,
  statistic,
  tag,
  told,
  type Bench,
} from './surroundings.ts';

const TEXT = 'Alpha met Beta in 2021. Gamma counted 45 people, said Alpha.';
const OTHER = 'In 2022 Delta was gone. Beta counted 9 more.';

let seeds = 0;

/** A clock and ids that are this person's own. */
function ownTime(): WorkbenchOptions {
  const person = ++seeds;
  let second = 0;
  return {
    now: () => Date.UTC(2026, 0, person) + ++second * 1000,
    randomUuid: () => crypto.randomUUID(),
  };
}

/** A person at a machine of their own. */
const person = (
  texts: readonly string[] = [TEXT],
  host = fakeHost(),
  more: WorkbenchOptions = {},
): Promise<Bench> => {
  const download = (_: string, bytes: Blob): void => void downloads.set(host, bytes);
  return benchOn(texts, host, { ...ownTime(), download, ...more });
};

const downloads = new Map<FakeHost, Blob>();

/** What a person writes into a project file. */
async function saved({ workbench, host }: Bench, isBlind = false): Promise<HeldProject> {
  expect(await workbench.projects.save({ isBlind, passphrase: null })).toBe(true);
  const project = host.projects.last();
  const bytes = downloads.get(host);
  expect(bytes === undefined ? null : await host.projects.in(bytes)).toBe(project);
  return project;
}

async function previewed(
  { workbench, host }: Bench,
  project: HeldProject,
): Promise<OpeningPreview> {
  await workbench.projects.read({ kind: 'file', file: host.projects.file(project) });
  const { opening } = workbench.state.getState();
  if (opening?.kind !== 'preview') throw new Error(`It is ${JSON.stringify(opening)}.`);
  return opening.preview;
}

async function opened(bench: Bench, project: HeldProject): Promise<void> {
  await previewed(bench, project);
  expect(await bench.workbench.projects.accept()).toBe(true);
  expect(bench.workbench.state.getState().opening).toBeNull();
}

function databaseOf({ options }: Bench): WorkbenchDatabase {
  const database = openDatabase(options.databaseName ?? '');
  onTestFinished(() => database.dexie.close());
  return database;
}

const changesIn = async (bench: Bench): Promise<readonly Change[]> =>
  (await databaseOf(bench).changes.toArray()).map((row) => sealedIn(row) as Change);

const inOrder = (rows: readonly unknown[]): readonly string[] =>
  rows.map((row) => canonicalJson(JSON.parse(JSON.stringify(row)) as Json)).sort();

/** All that is derived lies there as it would be made anew. */
async function isSound(bench: Bench): Promise<void> {
  await bench.workbench.settled();
  const database = databaseOf(bench);
  const { annotations, records, counters, damaged } = await derive(database);
  expect(damaged).toBe(0);
  const lying = (rows: typeof annotations) =>
    inOrder(
      rows.flatMap((row) =>
        decodePack(row).states.map((state) => [row.document, row.bucket, state]),
      ),
    );
  const [here, anew] = [lying(await database.annotations.toArray()), lying(annotations)];
  expect(here.filter((line, at) => line !== anew[at])).toEqual([]);
  expect(here.length).toBe(anew.length);
  expect(inOrder(await database.records.toArray())).toEqual(inOrder(records));
  const counted = (rows: typeof counters) =>
    inOrder(
      rows.flatMap((row) =>
        row.counts.length > 0 ? [{ ...row, counts: [...row.counts].sort() }] : [],
      ),
    );
  expect(counted(await database.counters.toArray())).toEqual(counted(counters));
}

/** What a person sees of everything, whoever's machine it is. */
function picture({ state }: Workbench): unknown {
  const { documents, tags, entities, projectNote, projectName, open } = state.getState();
  const shown = [...(open?.annotations.inOrder() ?? [])].map(
    ({ id, start, end, tag: as, note, value }) => ({ id, start, end, as, note, value }),
  );
  return JSON.parse(
    JSON.stringify({
      documents: documents.map(({ summary, counts, note }) => [
        summary.id,
        [...counts].sort(),
        note,
      ]),
      tags: tags.map(({ id, label }) => [id, label]),
      entities,
      projectNote,
      projectName,
      open: open?.summary.id,
      shown,
      unplaced: open?.unplaced.length,
    }),
  ) as unknown;
}

async function worker(): Promise<{ bench: Bench; project: HeldProject }> {
  const bench = await person([TEXT, OTHER]);
  const { workbench } = bench;
  const id = tag(workbench, 'Alpha', actor);
  workbench.entities.addTo(id, { name: 'Alpha', kind: 'person' });
  tag(workbench, '2021', date);
  tag(workbench, 'Gamma counted 45 people', claim);
  workbench.notes.ofProject('What Ann found.');
  const other = workbench.state.getState().documents[1]?.summary.id;
  if (other !== undefined) await workbench.openDocument(other);
  tag(workbench, '9 more', statistic);
  await workbench.settled();
  return { bench, project: await saved(bench) };
}

test('a project opened in an empty workbench is there as it was written, and one undo takes it back', async () => {
  const { bench: ann, project } = await worker();
  const bob = await person([]);
  const before = picture(bob.workbench);
  const preview = await previewed(bob, project);
  expect(preview.changes).toBe(project.changes.length);
  expect(preview.documents.map(({ isNew, annotations }) => [isNew, annotations.new])).toEqual([
    [true, 3],
    [true, 1],
  ]);
  expect(await bob.workbench.projects.accept()).toBe(true);
  const [first] = bob.workbench.state.getState().documents;
  expect(bob.workbench.state.getState().open?.summary.id).toBe(first?.summary.id);
  await ann.workbench.openDocument(first?.summary.id as never);
  expect(picture(bob.workbench)).toEqual(picture(ann.workbench));
  await isSound(bob);
  const since = async (): Promise<unknown> => {
    const { changes, since: what } = await previewed(bob, project);
    bob.workbench.projects.cancel();
    return [changes, what];
  };
  bob.workbench.notes.ofDocument(idOfText(OTHER), 'Bob’s own.');
  await bob.workbench.settled();
  expect(await since()).toEqual([0, 'nothing']);
  const [one] = bob.workbench.state.getState().open?.annotations.inOrder() ?? [];
  bob.workbench.retag(one?.id as never, statistic);
  await bob.workbench.settled();
  expect(await since()).toEqual([0, 'changed']);
  for (let at = 0; at < 3; at++) bob.workbench.undo();
  await bob.workbench.settled();
  expect(await since()).toEqual([0, 'deleted']);
  expect(picture(bob.workbench)).toEqual(before);
  bob.workbench.redo();
  await bob.workbench.settled();
  // The document that was open is opened again.
  await expect.poll(() => bob.workbench.state.getState().open).not.toBeNull();
  expect(picture(bob.workbench)).toEqual(picture(ann.workbench));
  await isSound(bob);
  const again = await reopened(bob);
  expect(again.state.getState().undoLabel).toBe('open “colleague.obelus”');
  expect(bob.host.projects.open()).toBe(0);
});

test('what lies there afterwards is the union of both, and opening it again brings nothing', async () => {
  const { project } = await worker();
  const bob = await person([TEXT]);
  tag(bob.workbench, 'Beta', actor);
  bob.workbench.notes.ofProject('What Bob found.');
  await bob.workbench.settled();
  const mine = await changesIn(bob);
  await opened(bob, project);
  await isSound(bob);
  const united = uniteChanges([mine, project.changes]).map(({ id }) => id);
  const all = await changesIn(bob);
  const here = new Set(all.map(({ id }) => id));
  expect(united.every((id) => here.has(id))).toBe(true);
  // Besides, only the note of two projects that go on as one.
  expect(all.filter(({ id }) => !united.includes(id)).map(({ field }) => field)).toEqual(
    all.length === united.length ? [] : ['note'],
  );
  const { projectNote } = bob.workbench.state.getState();
  expect(projectNote).toMatch(/What Ann found\./);
  expect(projectNote).toMatch(/What Bob found\./);
  const label = bob.workbench.state.getState().undoLabel;
  expect((await previewed(bob, project)).changes).toBe(0);
  expect(await bob.workbench.projects.accept()).toBe(true);
  expect(bob.workbench.state.getState().undoLabel).toBe(label);
  bob.workbench.undo();
  await bob.workbench.settled();
  expect(bob.workbench.state.getState().projectNote).toBe('What Bob found.');
  expect(bob.workbench.state.getState().open?.annotations.size).toBe(1);
  await isSound(bob);
});

test('what is left out does not come, and comes when the project is opened again', async () => {
  const { bench: ann, project } = await worker();
  const bob = await person([]);
  const { projects, state } = bob.workbench;
  const { documents, groups } = await previewed(bob, project);
  const other = documents.find(({ annotations }) => annotations.new === 1);
  await projects.leaveOut({ kind: 'document', id: other?.id as never }, true);
  const claims = await projects.records({ group: null, isConflict: false }, 0, 100);
  const one = claims.records.find(({ title }) => title === '2021');
  expect(one).toMatchObject({ effect: 'new', tag: 'date', isLeftOut: false, isYours: false });
  await projects.leaveOut({ kind: 'records', records: [one?.record as never] }, true);
  const { opening } = state.getState();
  const left = opening?.kind === 'preview' ? opening.preview : null;
  expect(left?.documents.map(({ isLeftOut }) => isLeftOut)).toEqual(
    documents.map(({ id }) => id === other?.id),
  );
  const annotations = left?.groups.find(({ kind }) => kind === 'annotation');
  expect([annotations?.count, annotations?.leftOut]).toEqual([4, 2]);
  expect(groups.every(({ leftOut }) => leftOut === 0)).toBe(true);
  expect(await projects.accept()).toBe(true);
  expect(state.getState().documents.map(({ counts }) => [...counts.values()])).toEqual([[1, 1]]);
  await isSound(bob);
  const rest = await previewed(bob, project);
  expect(rest.groups.map(({ kind, count }) => [kind, count])).toEqual([
    ['annotation', 2],
    ['document', 1],
  ]);
  expect(await projects.accept()).toBe(true);
  await bob.workbench.openDocument(ann.workbench.state.getState().open?.summary.id as never);
  expect(picture(bob.workbench)).toEqual(picture(ann.workbench));
  const known = new Set((await changesIn(bob)).map(({ id }) => id));
  expect(project.changes.every(({ id }) => known.has(id))).toBe(true);
});

test('where both changed one field it is counted, undone and done again as a conflict', async () => {
  const ann = await person();
  ann.workbench.setAnalystName('Ann');
  const id = tag(ann.workbench, 'Alpha', actor);
  await ann.workbench.settled();
  const bob = await person();
  await opened(bob, await saved(ann));
  bob.workbench.setNote(id, 'Bob’s');
  ann.workbench.setNote(id, 'Ann’s');
  await bob.workbench.settled();
  const project = await saved(ann);
  const { conflicts, groups } = await previewed(bob, project);
  expect(conflicts).toBe(1);
  expect(groups.map(({ effect, count }) => [effect, count])).toEqual([['changed', 1]]);
  const ofConflicts = async (isLeftOut: boolean): Promise<unknown> => {
    await bob.workbench.projects.leaveOut({ kind: 'conflicts' }, isLeftOut);
    const { opening } = bob.workbench.state.getState();
    return opening?.kind === 'preview' && [opening.preview.conflicts, opening.preview.atOdds];
  };
  expect(await ofConflicts(true)).toEqual([0, { count: 1, leftOut: 1 }]);
  expect(await ofConflicts(false)).toEqual([1, { count: 1, leftOut: 0 }]);
  expect(await bob.workbench.projects.accept()).toBe(true);
  expect(bob.workbench.state.getState().notices.at(-1)).toMatchObject({
    text: expect.stringContaining('1 conflict to settle. Undo takes all of it back.') as string,
    way: { command: 'conflicts' },
  });
  const atOdds = async (): Promise<number> => databaseOf(bob).conflicts.count();
  expect(await atOdds()).toBe(1);
  bob.workbench.undo();
  await bob.workbench.settled();
  expect(await atOdds()).toBe(0);
  expect(annotationOf(bob.workbench, id).note).toBe('Bob’s');
  expect(await bob.workbench.conflicts.decidedBy()).toEqual([]);
  bob.workbench.redo();
  await bob.workbench.settled();
  expect(await atOdds()).toBe(1);
  await isSound(bob);
  await opened(ann, await saved(bob));
  ann.workbench.setNote(id, 'Of both');
  await ann.workbench.settled();
  expect((await previewed(bob, await saved(ann))).settled).toBe(1);
  expect(await bob.workbench.projects.accept()).toBe(true);
  expect(told(bob.workbench).at(-1)).toContain('Settled: 1 conflict.');
  expect(await atOdds()).toBe(0);
  expect(await bob.workbench.conflicts.decidedBy()).toEqual(['Ann']);
});

test('undoing an opening takes back what it brought, and leaves what others have said of it since', async () => {
  const ann = await person();
  const [plain, touched] = [tag(ann.workbench, 'Alpha', actor), tag(ann.workbench, '2021', date)];
  await ann.workbench.settled();
  const bob = await person();
  await opened(bob, await saved(ann));
  // One's own is undone first, and is no reason for anything to stay.
  bob.workbench.setNote(plain, 'seen by Bob');
  bob.workbench.undo();
  ann.workbench.setNote(touched, 'Ann goes on');
  await ann.workbench.settled();
  await bob.workbench.settled();
  const later = await saved(ann);
  // It comes as what a shared folder brings does: as no step of Bob's.
  const known = new Set((await changesIn(bob)).map(({ id }) => id));
  const fresh = later.changes.filter(({ id }) => !known.has(id));
  const home = idOfText(TEXT);
  const changes = fresh.map((change) => ({ change, home }));
  await storeBatches(databaseOf(bob), [{ changes, history: null, meta: {} }]);
  const again = await reopened(bob);
  expect(annotationOf(again, touched).note).toBe('Ann goes on');
  again.undo();
  await again.settled();
  expect(
    again.state
      .getState()
      .open?.annotations.inOrder()
      .map(({ id }) => id),
  ).toEqual([touched]);
  again.redo();
  await again.settled();
  expect(again.state.getState().open?.annotations.size).toBe(2);
  await isSound({ ...bob, workbench: again });
});

test('a blind project holds documents, codebook and name, and nothing found or written there', async () => {
  const { bench } = await worker();
  const { workbench } = bench;
  const [first] = workbench.state.getState().documents;
  workbench.notes.ofDocument(first?.summary.id as never, 'Read this first.');
  await workbench.settled();
  const project = await saved(bench, true);
  expect(project.documents).toHaveLength(2);
  const kinds = new Set(project.changes.map(({ record }) => record.split('/')[0]));
  expect([...kinds].sort()).toEqual(['analyst', 'document']);
  expect(project.changes.some(({ field }) => field === 'note')).toBe(false);
  const whole = await saved(bench);
  expect(whole.changes.length).toBeGreaterThan(project.changes.length);
  expect([...replay(whole.changes).keys()].some((record) => record.startsWith('annotation/'))).toBe(
    true,
  );
});

test('writing a project is told as it goes, and ended at any time leaves nothing anywhere', async () => {
  const { bench } = await worker();
  const { workbench, host } = bench;
  const ask = { isBlind: false, passphrase: null };
  const parts: number[] = [];
  const watch = (signal: AbortSignal, most = 1) => ({
    tell: (done: number, total: number): void => {
      parts.push(done / total);
      if (done / total >= most) controller.abort();
    },
    signal,
  });
  let controller = new AbortController();
  downloads.delete(host);
  expect(await workbench.projects.save(ask, watch(controller.signal, 2))).toBe(true);
  expect(downloads.delete(host)).toBe(true);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  const told = [...new Set(parts)];
  expect(told.length).toBeGreaterThan(2);
  const notices = workbench.state.getState().notices.length;
  for (const most of [0, ...told]) {
    controller = new AbortController();
    if (most === 0) controller.abort();
    expect(await workbench.projects.save(ask, watch(controller.signal, most))).toBe(false);
  }
  expect(downloads.has(host)).toBe(false);
  await expect.poll(() => host.projects.open()).toBe(0);
  expect(workbench.state.getState().notices).toHaveLength(notices);
});

test('a locked project asks for its passphrase, and says when it is another', async () => {
  const { bench } = await worker();
  const { workbench, host } = bench;
  await workbench.projects.save({ isBlind: false, passphrase: 'open sesame' });
  const project = host.projects.last();
  const bob = await person([]);
  const { projects, state } = bob.workbench;
  await projects.read({ kind: 'file', file: bob.host.projects.file(project) });
  expect(state.getState().opening).toMatchObject({ kind: 'locked', isWrong: false });
  await projects.unlock('open barley');
  expect(state.getState().opening).toMatchObject({ kind: 'locked', isWrong: true });
  await projects.unlock('open sesame');
  expect(state.getState().opening?.kind).toBe('preview');
  projects.cancel();
  expect(state.getState().opening).toBeNull();
  await workbench.settled();
  expect(bob.host.projects.open()).toBe(0);
});

test('a change that was tampered with refuses the whole, and nothing of it is there', async () => {
  const { project } = await worker();
  const bob = await person([]);
  const before = picture(bob.workbench);
  const changes = project.changes.map((change, at) =>
    at === 3 ? { ...change, at: '2020-01-01T00:00:00.000Z' } : change,
  );
  const file = bob.host.projects.file({ ...project, changes });
  await bob.workbench.projects.read({ kind: 'file', file });
  expect(bob.workbench.state.getState().opening).toMatchObject({
    kind: 'refused',
    message:
      '“colleague.obelus” cannot be opened. Change 4 cannot be taken. It does not match its id.',
  });
  bob.workbench.projects.cancel();
  expect(picture(bob.workbench)).toEqual(before);
  expect(bob.host.projects.open()).toBe(0);
});

/** Places in a text that are worth a thread when they are all tagged. */
const MANY = 400;
const LONG = Array.from({ length: MANY }, (_, at) => `Word ${at} of many.`).join(' ');

async function busyWorker(): Promise<{ bench: Bench; project: HeldProject }> {
  const bench = await person([LONG]);
  const places = [...LONG.matchAll(/Word \d+/g)];
  bench.workbench.annotateAll(
    statistic,
    places.map(({ index, 0: word }) => range(index, index + word.length)),
  );
  await bench.workbench.settled();
  return { bench, project: await saved(bench) };
}

type Meddling = (worker: Worker, said: MergingNews | MergingJob) => 'pass' | 'swallow';

/** The thread, with somebody between it and the page. */
const meddled =
  (meddle: Meddling): (() => Worker) =>
  () => {
    const worker = openMergingThread();
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (job: MergingJob) => {
      if (meddle(worker, job) === 'pass') post(job);
    };
    worker.addEventListener('message', (event) => {
      if (meddle(worker, event.data as MergingNews) === 'swallow') event.stopImmediatePropagation();
    });
    return worker;
  };

/** What answers as the thread does, in the page: sooner, where nothing depends on its being one. */
const meddledHere =
  (meddle: Meddling): (() => Worker) =>
  () => {
    const worker = new EventTarget() as Worker;
    const desk = createDesk((news) => {
      if (meddle(worker, news) === 'pass')
        worker.dispatchEvent(new MessageEvent('message', { data: structuredClone(news) }));
    });
    worker.postMessage = (job: MergingJob) => {
      if (meddle(worker, job) === 'pass') desk(structuredClone(job));
    };
    worker.terminate = () => undefined;
    return worker;
  };

test('a thread that ends in the middle of storing has stored nothing, and it can be tried again', async () => {
  const { bench: ann, project } = await busyWorker();
  let isStoring = false;
  let kills = 0;
  const bob = await person([], fakeHost(), {
    openMergingThread: meddled((worker, said) => {
      if ('ask' in said) isStoring = said.kind === 'store';
      if (!isStoring || said.kind !== 'progress' || kills > 0) return 'pass';
      kills++;
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
      return 'swallow';
    }),
  });
  const before = await changesIn(bob);
  await previewed(bob, project);
  expect(await bob.workbench.projects.accept()).toBe(false);
  expect([kills, (await changesIn(bob)).length]).toEqual([1, before.length]);
  expect(bob.workbench.state.getState().undoLabel).toBeNull();
  expect(told(bob.workbench).at(-1)).toMatch(/^problem: “colleague.obelus” was not opened/);
  expect(bob.workbench.state.getState().opening).toMatchObject({
    kind: 'preview',
    preview: { changes: project.changes.length },
  });
  expect(await bob.workbench.projects.accept()).toBe(true);
  expect(picture(bob.workbench)).toEqual(picture(ann.workbench));
  await isSound(bob);
});

test('a thread that ends before it says that all is stored has stored it, and it is shown', async () => {
  const { bench: ann, project } = await busyWorker();
  let store = -1;
  const bob = await person([], fakeHost(), {
    openMergingThread: meddledHere((worker, said) => {
      if (said.kind === 'store') store = said.serial;
      if (said.kind !== 'answer' || said.serial !== store) return 'pass';
      worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
      return 'swallow';
    }),
  });
  await opened(bob, project);
  expect(picture(bob.workbench)).toEqual(picture(ann.workbench));
  bob.workbench.undo();
  await bob.workbench.settled();
  expect(bob.workbench.state.getState().documents).toEqual([]);
  await isSound(bob);
});

test('what is done while a thread stores, opening or undoing, is kept', async () => {
  const { project } = await busyWorker();
  let late: (() => void) | null = null;
  const bob = await person([LONG], fakeHost(), {
    openMergingThread: meddledHere((_, said) => {
      if (said.kind !== 'store' && said.kind !== 'take') return 'pass';
      late?.();
      late = null;
      return 'pass';
    }),
  });
  const { workbench } = bob;
  late = () => void tag(workbench, 'Word 7 of', claim);
  await opened(bob, project);
  const count = (): number => workbench.state.getState().open?.annotations.size ?? 0;
  expect(count()).toBe(MANY + 1);
  await isSound(bob);
  workbench.undo();
  await workbench.settled();
  expect(count()).toBe(MANY);
  late = () => void workbench.notes.ofProject('Late.');
  workbench.undo();
  await workbench.settled();
  expect(count()).toBe(0);
  expect(workbench.state.getState().projectNote).toBe('Late.');
  await isSound(bob);
  const again = await reopened(bob);
  expect([again.state.getState().projectNote, again.state.getState().undoLabel]).toEqual([
    'Late.',
    'add note of project',
  ]);
});

test('what one does while a thread undoes came after it: one is never at odds with oneself', async () => {
  let late: (() => void) | null = null;
  const ann = await person([LONG, OTHER], fakeHost(), {
    openMergingThread: meddledHere((_, said) => {
      if (said.kind !== 'take') return 'pass';
      late?.();
      late = null;
      return 'pass';
    }),
  });
  const { workbench } = ann;
  const places = [...LONG.matchAll(/Word \d+/g)];
  workbench.annotateAll(
    statistic,
    places.map(({ index, 0: word }) => range(index, index + word.length)),
  );
  const all = workbench.state.getState().open?.annotations.inOrder() ?? [];
  const [one, two] = all.map(({ id }) => id);
  if (one === undefined || two === undefined) throw new Error('Nothing was tagged.');
  const tags = (): readonly unknown[] => [one, two].map((id) => annotationOf(workbench, id).tag);
  workbench.table.open('');
  const rows = (): number => workbench.state.getState().table?.standing.total ?? -1;
  await expect.poll(rows).toBe(MANY);
  workbench.table.tickAll(true);
  expect(await workbench.table.retag(claim)).toBe(MANY);
  workbench.table.close();
  await workbench.settled();
  expect(tags()).toEqual([claim, claim]);
  late = () => {
    workbench.retag(one, date);
    workbench.retag(one, actor);
    workbench.setNote(two, 'Late.');
  };
  workbench.undo();
  await workbench.settled();
  expect(workbench.state.getState().conflicts.count).toBe(0);
  expect(tags()).toEqual([actor, statistic]);
  for (let at = 0; at < 3; at++) workbench.undo();
  await workbench.settled();
  expect(tags()).toEqual([statistic, statistic]);
  late = () => {
    workbench.setNote(one, 'Later.');
    workbench.remove([two]);
  };
  workbench.undo();
  await workbench.settled();
  expect(workbench.state.getState().conflicts.count).toBe(0);
  const left = workbench.state.getState().open?.annotations.inOrder() ?? [];
  expect(left.map(({ id, note }) => [id, note])).toEqual([[one, 'Later.']]);
  await isSound(ann);
});

test('a step of very many is undone and done again beside the page, also with all rows in view', async () => {
  const { bench: ann } = await busyWorker();
  const { workbench } = ann;
  workbench.table.open('');
  const rows = (): number => workbench.state.getState().table?.standing.total ?? -1;
  await expect.poll(rows).toBe(MANY);
  const before = picture(workbench);
  const seen: boolean[] = [];
  workbench.state.subscribe(({ takingBack }) => void seen.push(takingBack !== null));
  workbench.undo();
  await workbench.settled();
  expect(workbench.state.getState().open?.annotations.size).toBe(0);
  await expect.poll(rows).toBe(0);
  workbench.redo();
  await workbench.settled();
  expect(picture(workbench)).toEqual(before);
  await expect.poll(rows).toBe(MANY);
  expect([seen.includes(true), seen.at(-1)]).toEqual([true, false]);
  await isSound(ann);
});

test('a step of very many that something took the place of before its turn came is not undone, and nothing else is', async () => {
  const { bench: ann } = await busyWorker();
  const { workbench } = ann;
  const [first] = workbench.state.getState().open?.annotations.inOrder() ?? [];
  if (first === undefined) throw new Error('Nothing is tagged.');
  const { id } = first;
  workbench.undo();
  workbench.setNote(id, 'Done at once.');
  await workbench.settled();
  const { open, undoLabel } = workbench.state.getState();
  expect([open?.annotations.size, open?.annotations.get(id)?.note]).toEqual([
    MANY,
    'Done at once.',
  ]);
  expect(undoLabel).toBe('add note');
  expect(told(workbench).join()).toContain('could not be undone');
  workbench.undo();
  await workbench.settled();
  expect(workbench.state.getState().open?.annotations.get(id)?.note).toBe('');
  await isSound(ann);
});

const act = fc.record({
  who: fc.constantFrom('ann', 'bob'),
  kind: fc.constantFrom('tag', 'tag', 'note', 'retag', 'remove', 'value', 'undo', 'open', 'open'),
  at: fc.nat(7),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform({ workbench }: Bench, { kind, at }: Act): void {
  const { open } = workbench.state.getState();
  const all = open?.annotations.inOrder() ?? [];
  const one = all[at % Math.max(1, all.length)];
  const word = [...TEXT.matchAll(/\w+/g)][at];
  if (kind === 'undo') return workbench.undo();
  if (kind === 'tag') {
    workbench.select(range(word?.index ?? 0, (word?.index ?? 0) + 4));
    workbench.annotate([claim, actor, date, statistic][at % 4] ?? claim);
  }
  if (one === undefined) return;
  if (kind === 'note') workbench.setNote(one.id, `note ${at}`);
  if (kind === 'retag') workbench.retag(one.id, [claim, actor, date, statistic][at % 4] ?? claim);
  if (kind === 'remove') workbench.remove([one.id]);
  if (kind === 'value') workbench.setValue(one.id, { kind: 'date', edtf: `20${10 + at}` });
}

test('whatever two did and opened of one another, an opening is the union, and undone as if it were not', async () => {
  const law = async (acts: readonly Act[]): Promise<void> => {
    const pair = { ann: await person(), bob: await person() };
    // Something that both know, and may be at odds over.
    tag(pair.ann.workbench, 'Gamma', actor);
    await pair.ann.workbench.settled();
    await opened(pair.bob, await saved(pair.ann));
    for (const each of [...acts, { who: 'bob', kind: 'open', at: 0 } as const]) {
      const self = each.who === 'ann' ? pair.ann : pair.bob;
      const other = each.who === 'ann' ? pair.bob : pair.ann;
      if (each.kind !== 'open') perform(self, each);
      else {
        await other.workbench.settled();
        await self.workbench.settled();
        const project = await saved(other);
        const mine = await changesIn(self);
        const before = picture(self.workbench);
        await opened(self, project);
        const all = await changesIn(self);
        const united = uniteChanges([mine, project.changes]);
        expect(new Set(all.map(({ id }) => id))).toEqual(new Set(united.map(({ id }) => id)));
        await isSound(self);
        const after = picture(self.workbench);
        const isStep = self.workbench.state.getState().undoLabel === 'open “colleague.obelus”';
        if (JSON.stringify(after) === JSON.stringify(before) || !isStep) continue;
        self.workbench.undo();
        await self.workbench.settled();
        expect(picture(self.workbench)).toEqual(before);
        self.workbench.redo();
        await self.workbench.settled();
        expect(picture(self.workbench)).toEqual(after);
        await isSound(self);
      }
    }
    await Promise.all(Object.values(pair).map(({ workbench }) => workbench.settled()));
    for (const { workbench } of Object.values(pair)) workbench.close();
  };
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), law), {
    numRuns: 12,

    endOnFailure: true,
  });
}, 120_000);

test('a document that nearly is here already is told with the one that it is like', async () => {
  const words = Array.from({ length: 60 }, (_, at) => `line ${at} tells ${at * at} things`);
  const ann = await person([words.join('. ')]);
  const project = await saved(ann);
  const bob = await person([TEXT, words.with(30, 'one line was edited since').join('. ')]);
  await previewed(bob, project);
  const like = (): unknown => {
    const { opening } = bob.workbench.state.getState();
    return opening?.kind === 'preview' ? opening.preview.documents[0]?.like : undefined;
  };
  const [, mine] = bob.workbench.state.getState().documents;
  await expect.poll(like).toEqual({ id: mine?.summary.id, title: 'text 1', version: null });
  bob.workbench.projects.cancel();
  // By way of one between them.
  const [theirs] = ann.workbench.state.getState().documents;
  const says = (newer: string, older: string): Change =>
    sealChange({
      ...{ record: `document/${newer}` as RecordRef, field: 'replaces', value: [older] },
      ...{ preds: [], depth: 0, seq: 9_001 },
      ...{ analyst: crypto.randomUUID() as AnalystId, replica: crypto.randomUUID() as ReplicaId },
      at: '2026-03-01T00:00:00.000Z',
    });
  for (const [newer, older, version, digit] of [
    [theirs, mine, 'newer', 'e'],
    [mine, theirs, 'older', 'f'],
  ] as const) {
    const between = digit.repeat(64);
    const marks = [says(newer?.summary.id ?? '', between), says(between, older?.summary.id ?? '')];
    // The one between is known here, though its text is not.
    const home = { home: null };
    const database = databaseOf(bob);
    await storeBatches(database, [
      { changes: marks.slice(1).map((change) => ({ change, ...home })), history: null, meta: {} },
    ]);
    await previewed(bob, { ...project, changes: [...project.changes, ...marks.slice(0, 1)] });
    await expect.poll(like).toMatchObject({ version });
    bob.workbench.projects.cancel();
  }
});

test('projects among what is dropped are read one after another', async () => {
  const { project } = await worker();
  const bob = await person([]);
  const { projects, state } = bob.workbench;
  const files = ['a.obelus', 'B.OBELUS'].map((name) => bob.host.projects.file(project, name));
  const text = new File(['A text of its own.'], 'own.txt');
  await bob.workbench.importSources(
    [...files, text].map((file) => ({ kind: 'file' as const, name: file.name, file })),
  );
  expect(state.getState().opening).toMatchObject({ kind: 'preview', name: 'a.obelus' });
  expect(state.getState().documents.map(({ summary }) => summary.metadata.title)).toEqual(['own']);
  expect(await projects.accept()).toBe(true);
  await expect.poll(() => state.getState().opening?.kind).toBe('preview');
  expect(state.getState().opening).toMatchObject({ name: 'B.OBELUS', preview: { changes: 0 } });
  projects.cancel();
  expect(state.getState().opening).toBeNull();
  expect(told(bob.workbench)).toContainEqual(
    expect.stringMatching(/^done: “a\.obelus” is opened\. New: .*\. Undo takes all of it back\.$/),
  );
});

test('two of one name are told apart before an opening', async () => {
  const [ann, bob] = [await person(), await person([])];
  for (const { workbench } of [ann, bob]) workbench.setAnalystName('Alex');
  tag(ann.workbench, 'Alpha', actor);
  const { groups } = await previewed(bob, await saved(ann));
  expect(await bob.workbench.projects.accept()).toBe(true);
  const { analysts, analyst } = bob.workbench.state.getState();
  const other = analysts.find(({ id }) => id !== analyst);
  expect(other?.name).not.toBe('Alex');
  expect(new Set(groups.map(({ analystName }) => analystName))).toEqual(new Set([other?.name]));
});

test('of a project that goes by another id only what would read otherwise is told', async () => {
  const cases = [
    ['Ours', '', 'Ours', ''],
    ['', 'Mine.', 'Theirs', ''],
    ['Ours', 'Mine.', 'Ours', 'Another.'],
    ['Ours', '', 'Theirs', 'Another.'],
  ] as const;
  for (const [name, note, theirName, theirNote] of cases) {
    const [ann, bob] = [await person(), await person()];
    ann.workbench.setProjectName(theirName);
    ann.workbench.notes.ofProject(theirNote);
    bob.workbench.setProjectName(name);
    bob.workbench.notes.ofProject(note);
    const { groups } = await previewed(bob, await saved(ann));
    const told = groups.map(({ kind }) => kind).filter((kind) => kind.startsWith('project'));
    expect(await bob.workbench.projects.accept()).toBe(true);
    const { projectName, projectNote } = bob.workbench.state.getState();
    const [isNamed, isNoted] = [projectName !== name, projectNote !== note];
    expect(told).toEqual(
      isNamed && isNoted
        ? ['project']
        : isNamed
          ? ['project-name']
          : isNoted
            ? ['project-note']
            : [],
    );
  }
});

test('what several wrote of is told of who drew it, and what was decided of the layer', async () => {
  const ann = await person();
  ann.workbench.setAnalystName('Ann');
  for (const word of ['Alpha', 'Beta', 'Gamma']) tag(ann.workbench, word, actor);
  const bob = await person([]);
  bob.workbench.setAnalystName('Bob');
  await opened(bob, await saved(ann));
  bob.workbench.undo();
  bob.workbench.redo();
  await bob.workbench.settled();
  const project = await saved(bob);
  const analyst = bob.workbench.state.getState().analyst as AnalystId;
  const replica = crypto.randomUUID() as ReplicaId;
  const [drawn] = project.changes.filter(({ record }) => record.startsWith('annotation/'));
  const born = (record: RecordRef, value: Json, seq: number): Change =>
    sealChange({
      ...{ record, field: '*', value, preds: [], depth: 0, seq: 9_000 + seq },
      ...{ analyst, replica, at: '2026-03-01T00:00:00.000Z' },
    });
  const result = { ...(drawn?.value as Record<string, Json>), creator: ADJUDICATED };
  const id = crypto.randomUUID();
  const decided = [
    born(`analyst/${ADJUDICATED}`, { alive: true, name: 'Adjudicated' }, 1),
    born(`annotation/${id}`, result, 2),
    born(`decision/${crypto.randomUUID()}`, { alive: true, results: [id] }, 3),
  ];
  const carla = await person([]);
  const { groups } = await previewed(carla, {
    ...project,
    changes: [...project.changes, ...decided],
  });
  const told = groups.map(({ analystName, kind, count }) => `${analystName}: ${kind} ${count}`);
  expect(told.sort()).toEqual([
    'Adjudicated: annotation 1',
    'Ann: analyst 1',
    'Ann: annotation 3',
    'Ann: document 1',
    'Bob: analyst 1',
    'Bob: decision 1',
  ]);
  const { projects, state } = carla.workbench;
  for (const { key, kind, analystName } of groups)
    if (kind === 'decision' || analystName === 'Adjudicated')
      await projects.leaveOut({ kind: 'group', key }, true);
  expect(await projects.accept()).toBe(true);
  expect(state.getState().analysts.map(({ name }) => name)).not.toContain('Adjudicated');
  expect(state.getState().open?.annotations.size).toBe(3);
  await isSound(carla);
});
