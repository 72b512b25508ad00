import { expect, onTestFinished, test } from 'vitest';
import type { AnnotationId, RecordRef } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import {
  actor,
  annotationOf,
  benchOn,
  claim,
  date,
  freshName,
  statistic,
  steady,
  tag,
} from './surroundings.ts';

/** What a file carries besides passages, tags and notes: values, actors, links, history. */

const TEXT = 'In May 2021 the ministry counted 45 people. The office denied it.';

/** Installations have ids of their own: the same clock, other UUIDs. */
async function installation(host: FakeHost, name: string): Promise<Workbench> {
  const own = { randomUuid: () => crypto.randomUUID() };
  const { workbench } = await benchOn([TEXT], host, own);
  workbench.setAnalystName(name);
  return workbench;
}

function work(workbench: Workbench): AnnotationId {
  const said = tag(workbench, 'the ministry counted 45 people', claim);
  const people = tag(workbench, '45 people', statistic);
  const month = tag(workbench, 'May 2021', date);
  const ministry = tag(workbench, 'the ministry', actor);
  workbench.setValue(people, {
    kind: 'statistic',
    comparator: '=',
    min: '45',
    max: '45',
    counted: 'people',
  });
  workbench.setValue(month, { kind: 'date', edtf: '2021-05' });
  const entity = workbench.entities.addTo(ministry, {
    name: 'Ministry of Measures',
    kind: 'organisation',
    aliases: ['the ministry'],
  });
  if (entity === null) throw new Error('The actor was not made.');
  workbench.setValue(said, { kind: 'claim', saidBy: entity, certainty: 'hedged' });
  workbench.setNote(said, 'who counted?');
  workbench.relations.link(
    annotationOf(workbench, said),
    [annotationOf(workbench, people), annotationOf(workbench, month)],
    'restsOn',
  );
  const follows = workbench.codebook.addRelationType({
    label: 'follows',
    inverse: 'followed by',
    definition: 'Comes after in time.',
  });
  if (follows === null) throw new Error('The kind of link was not made.');
  workbench.relations.link(
    annotationOf(workbench, people),
    [annotationOf(workbench, month)],
    follows,
  );
  workbench.codebook.add({
    label: 'Rumour',
    kind: 'claim',
    definition: 'Said by nobody in particular.',
    whenToUse: 'Where no source is named.',
    example: 'It is said that …',
    colour: 'rose',
    line: 'dashed',
    key: 'r',
    parent: claim,
  });
  return said;
}

/** All that a person sees of the work, in words that do not depend on the installation. */
function picture(workbench: Workbench): unknown {
  const { open, entities, tags, relationTypes } = workbench.state.getState();
  const annotations = open?.annotations.inOrder() ?? [];
  return {
    entities,
    tags,
    relationTypes,
    annotations: annotations.map(({ id, exact, tag: tagId, note, value, creator, created }) => ({
      id,
      exact,
      tag: tagId,
      note,
      value,
      creator,
      created,
      links: workbench.relations.of(id).map(({ type, direction, other }) => ({
        type: type.label,
        direction,
        other: other?.exact,
      })),
    })),
  };
}

async function exported(workbench: Workbench, host: FakeHost, withHistory: boolean): Promise<File> {
  await workbench.exportJsonLd('project', withHistory);
  return new File([host.saved.at(-1)?.text ?? ''], 'work.jsonld');
}

const refTo = (id: AnnotationId): RecordRef => `annotation/${id}`;

test('values, actors and links are there after reading a file elsewhere', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const first = await installation(host, 'Anna');
  work(first);
  const file = await exported(first, host, false);
  const second = await installation(fakeHost({ nativeDialogs: true }), 'Ben');
  const empty = picture(second);
  const report = await second.importJsonLd(file);
  expect(report).toEqual({ added: 4, alreadyPresent: 0, moved: [], unplaced: [], refused: [] });
  expect(picture(second)).toEqual(picture(first));
  expect(JSON.stringify(picture(first))).toContain('rests on');
  expect(second.state.getState().relationTypes.map(({ label }) => label)).toContain('follows');
  expect(await second.importJsonLd(file)).toMatchObject({ added: 0, alreadyPresent: 4 });
  second.undo();
  expect(picture(second)).toEqual(empty);
});

test('with its history, a file says elsewhere who did what and when', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const first = await installation(host, 'Anna');
  const said = work(first);
  const file = await exported(first, host, true);
  const second = await installation(fakeHost({ nativeDialogs: true }), 'Ben');
  const report = await second.importJsonLd(file);
  expect(report).toMatchObject({ added: 4, alreadyPresent: 0, refused: [] });
  expect(picture(second)).toEqual(picture(first));
  const history = await first.past.historyOf(refTo(said));
  expect(history.length).toBeGreaterThan(2);
  expect(await second.past.historyOf(refTo(said))).toEqual(history);
});

test('a history read twice changes nothing, and undo takes it back whole', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const first = await installation(host, 'Anna');
  work(first);
  const file = await exported(first, host, true);
  const second = await installation(fakeHost({ nativeDialogs: true }), 'Ben');
  const empty = picture(second);
  await second.importJsonLd(file);
  const before = picture(second);
  expect(await second.importJsonLd(file)).toMatchObject({ added: 0, alreadyPresent: 4 });
  expect(picture(second)).toEqual(before);
  second.undo();
  expect(picture(second)).toEqual(empty);
  second.redo();
  expect(picture(second)).toEqual(before);
});

test('what both changed since is kept from both', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const first = await installation(host, 'Anna');
  const said = work(first);
  const second = await installation(fakeHost({ nativeDialogs: true }), 'Ben');
  await second.importJsonLd(await exported(first, host, true));
  second.setNote(said, 'the clerk counted');
  first.setValue(said, { kind: 'claim', certainty: 'denied' });
  await second.importJsonLd(await exported(first, host, true));
  expect(annotationOf(second, said)).toMatchObject({
    note: 'the clerk counted',
    value: { kind: 'claim', certainty: 'denied' },
  });
});

test('an installation that reads its own lost work goes on counting where that ended', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const ids = steady();
  const databaseName = freshName();
  host.give('sample', 'text.txt', TEXT);
  const before = await createWorkbench(host.api, { databaseName, ...ids });
  work(before);
  const file = await exported(before, host, true);
  await before.settled();
  before.close();
  // The same installation, and none of the work: all that was kept of it is lost.
  const emptied = fakeHost({ nativeDialogs: true });
  emptied.give('sample', 'text.txt', TEXT);
  const again = steady();
  let drawn = 0;
  const randomUuid = (): string =>
    ++drawn <= 3 ? (again.randomUuid?.() ?? '') : crypto.randomUUID();
  const after = await createWorkbench(emptied.api, {
    databaseName: freshName(),
    ...again,
    randomUuid,
  });
  onTestFinished(() => after.close());
  expect(await after.importJsonLd(file)).toMatchObject({ added: 4 });
  const made = tag(after, 'The office', actor);
  await after.settled();
  expect((await after.past.historyOf(refTo(made))).length).toBe(1);
  expect(after.state.getState().saving.kind).toBe('saved');
});

test('an export that is ended writes nothing and says nothing; one that is not tells how far it is', async () => {
  const host = fakeHost({ nativeDialogs: true });
  const { workbench } = await benchOn([TEXT, 'Another text.', 'A third text.'], host);
  work(workbench);
  await workbench.settled();
  const notices = workbench.state.getState().notices.length;
  const ending = new AbortController();
  const told: string[] = [];
  const tell = (done: number, total: number): void => {
    told.push(`${done}/${total}`);
    if (done === 1) ending.abort();
  };
  const { signal } = ending;
  await workbench.exportJsonLd('project', true, { tell, signal });
  expect(told).toEqual(['0/3', '1/3']);
  expect(host.saved).toHaveLength(0);
  expect(workbench.state.getState().notices).toHaveLength(notices);
  told.length = 0;
  await workbench.exportJsonLd('project', true, {
    tell: (done, total) => told.push(`${done}/${total}`),
    signal: new AbortController().signal,
  });
  expect(told).toEqual(['0/3', '1/3', '2/3', '3/3']);
  expect(host.saved).toHaveLength(1);
});
