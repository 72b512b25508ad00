import { expect, onTestFinished, test } from 'vitest';
import { builtInTags, type AnnotationId, type RecordRef, type TagId } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { freshName, steady, words } from './surroundings.ts';

/** What a file carries besides passages, tags and notes: values, actors, links, history. */

const TEXT = 'In May 2021 the ministry counted 45 people. The office denied it.';
const [claim, statistic, actor, date] = builtInTags.map(({ id }) => id) as [
  TagId,
  TagId,
  TagId,
  TagId,
];

/** Installations have ids of their own: the same clock, other UUIDs. */
async function installation(host: FakeHost, name: string): Promise<Workbench> {
  host.give('sample', 'text.txt', TEXT);
  const workbench = await createWorkbench(host.api, {
    databaseName: freshName(),
    ...steady(),
    randomUuid: () => crypto.randomUUID(),
  });
  onTestFinished(() => workbench.close());
  workbench.setAnalystName(name);
  return workbench;
}

function tag(workbench: Workbench, id: TagId, passage: string): AnnotationId {
  workbench.select(words(workbench, passage));
  const made = workbench.annotate(id);
  if (made === null) throw new Error(`“${passage}” was not tagged.`);
  return made;
}

function sketch(workbench: Workbench, id: AnnotationId) {
  const annotation = workbench.state.getState().open?.annotations.get(id);
  if (annotation === undefined) throw new Error('It is not there.');
  return annotation;
}

function work(workbench: Workbench): AnnotationId {
  const said = tag(workbench, claim, 'the ministry counted 45 people');
  const people = tag(workbench, statistic, '45 people');
  const month = tag(workbench, date, 'May 2021');
  const ministry = tag(workbench, actor, 'the ministry');
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
    sketch(workbench, said),
    [sketch(workbench, people), sketch(workbench, month)],
    'restsOn',
  );
  const follows = workbench.codebook.addRelationType({
    label: 'follows',
    inverse: 'followed by',
    definition: 'Comes after in time.',
  });
  if (follows === null) throw new Error('The kind of link was not made.');
  workbench.relations.link(sketch(workbench, people), [sketch(workbench, month)], follows);
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
  expect(sketch(second, said)).toMatchObject({
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
  // The same installation, and none of the work: as if an older copy of the database were put back.
  const again = steady();
  let drawn = 0;
  const randomUuid = (): string =>
    ++drawn <= 3 ? (again.randomUuid?.() ?? '') : crypto.randomUUID();
  const after = await createWorkbench(host.api, {
    databaseName: freshName(),
    ...again,
    randomUuid,
  });
  onTestFinished(() => after.close());
  expect(await after.importJsonLd(file)).toMatchObject({ added: 4 });
  const made = tag(after, actor, 'The office');
  await after.settled();
  expect((await after.past.historyOf(refTo(made))).length).toBe(1);
  expect(after.state.getState().saving.kind).toBe('saved');
});
