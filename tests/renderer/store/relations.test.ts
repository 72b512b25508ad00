import { describe, expect, test } from 'vitest';
import type { AnnotationId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { idOfText } from './fake-host.ts';
import {
  actor,
  benchOn,
  claim,
  date,
  reopened,
  sketch,
  statistic,
  tag,
  told,
  words,
} from './surroundings.ts';

const TEXT =
  'The ministry said that 45 people came in 2021. That is 9 more than the police told. Then it rained.\nNobody counted 12 dogs.';
const OTHER = 'In 2021, 45 people came.';

const link = (workbench: Workbench, from: AnnotationId, to: AnnotationId, type: string) =>
  workbench.relations.link(sketch(workbench, from), [sketch(workbench, to)], type);

const reads = (workbench: Workbench, id: AnnotationId) =>
  workbench.relations
    .of(id)
    .map(
      ({ type, direction, other }) =>
        `${direction === 'out' ? type.label : type.inverse} ${other?.exact ?? '…'}`,
    );

const here = idOfText(TEXT);
const there = idOfText(OTHER);

describe('a link', () => {
  test('is told at both of its ends, and taken back and made again as one step', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    const three = tag(workbench, '2021', date);
    workbench.relations.link(
      sketch(workbench, one),
      [two, three, one, two].map((id) => sketch(workbench, id)),
      'supports',
    );
    expect(reads(workbench, one)).toEqual(['supports 9 more', 'supports 2021']);
    expect(reads(workbench, two)).toEqual(['supported by 45 people']);
    expect(workbench.state.getState().undoLabel).toBe('link 2 times: supports');
    workbench.undo();
    expect([reads(workbench, one), reads(workbench, two)]).toEqual([[], []]);
    workbench.redo();
    expect(reads(workbench, three)).toEqual(['supported by 45 people']);
  });

  test('is made once, and never to itself; one that reads alike both ways, in neither direction twice', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    link(workbench, one, two, 'supports');
    link(workbench, one, two, 'supports');
    link(workbench, two, one, 'supports');
    link(workbench, one, two, 'sameAs');
    link(workbench, two, one, 'sameAs');
    link(workbench, one, one, 'about');
    link(workbench, one, two, 'nothing');
    expect(reads(workbench, one)).toEqual([
      'supports 9 more',
      'supported by 9 more',
      'same as 9 more',
    ]);
    expect(told(workbench)).toEqual([
      'done: They are linked so already: supports.',
      'done: They are linked so already: same as.',
      'problem: An annotation cannot be linked to itself.',
      'problem: That kind of link is not there any more.',
    ]);
  });

  test('keeps its place in an array that stays the same until something about it changes', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    const lone = tag(workbench, 'the police', actor);
    link(workbench, one, two, 'supports');
    const { state, relations } = workbench;
    const before = relations.of(one);
    const { relationRevision } = state.getState();
    workbench.setNote(lone, 'whose?');
    workbench.codebook.change(claim, { label: 'assertion' });
    expect(state.getState().relationRevision).toBe(relationRevision);
    workbench.setNote(two, 'more than whom?');
    expect(state.getState().relationRevision).toBeGreaterThan(relationRevision);
    expect(relations.of(one)).toBe(before);
    workbench.setValue(two, { kind: 'statistic', comparator: '=', min: '9', max: '9' });
    expect(relations.of(one)).not.toBe(before);
    expect(relations.of(one)[0]?.other?.value).toMatchObject({ min: '9' });
  });

  test('changes its kind, and goes, by a step each', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    link(workbench, one, two, 'supports');
    link(workbench, one, two, 'sameAs');
    const id = workbench.relations.of(one)[0]?.id;
    if (id === undefined) throw new Error('There is no link.');
    workbench.relations.changeType(id, 'sameAs');
    expect(told(workbench)).toEqual(['done: They are linked so already: same as.']);
    workbench.relations.changeType(id, 'contradicts');
    expect(reads(workbench, two)).toEqual(['contradicted by 45 people', 'same as 45 people']);
    workbench.relations.unlink(id);
    expect(reads(workbench, two)).toEqual(['same as 45 people']);
    workbench.undo();
    workbench.undo();
    expect(reads(workbench, two)).toEqual(['supported by 45 people', 'same as 45 people']);
  });

  test('of a kind of the codebook’s reads as the codebook says, and no new one is of a retired kind', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const { codebook, relations } = workbench;
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    const type = codebook.addRelationType({
      label: 'echoes',
      inverse: 'echoed by',
      definition: '',
    });
    if (type === null) throw new Error('The kind was refused.');
    link(workbench, one, two, type);
    const before = relations.of(one);
    codebook.changeRelationType(type, { label: 'repeats' });
    expect(relations.of(one)).not.toBe(before);
    expect(reads(workbench, one)).toEqual(['repeats 9 more']);
    codebook.setRelationTypeRetired(type, true);
    link(workbench, two, one, type);
    expect(reads(workbench, one)).toEqual(['repeats 9 more']);
    expect(told(workbench)).toEqual([
      'problem: “repeats” is retired. Bring it back in the codebook to link with it.',
    ]);
  });

  test('is not told while an end is deleted, which says what hung on it, and comes back with it', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '45 people', statistic);
    const two = tag(workbench, '9 more', statistic);
    const three = tag(workbench, '2021', date);
    link(workbench, one, two, 'supports');
    link(workbench, three, two, 'supports');
    workbench.remove([three]);
    expect(told(workbench)).toEqual(['done: It was deleted with 1 link. Undo brings it all back.']);
    workbench.remove([two]);
    expect(reads(workbench, one)).toEqual([]);
    expect(workbench.relations.of(two)).toEqual([]);
    workbench.undo();
    expect(reads(workbench, one)).toEqual(['supports 9 more']);
    expect(reads(workbench, two)).toEqual(['supported by 45 people']);
  });
});

describe('a link across documents', () => {
  async function across() {
    const bench = await benchOn([TEXT, OTHER]);
    const { workbench } = bench;
    const one = tag(workbench, '45 people', statistic);
    workbench.relations.begin(one, null);
    workbench.relations.complete(one);
    workbench.relations.chooseType('sameAs');
    await workbench.openDocument(there);
    const two = tag(workbench, '45 people', statistic);
    expect(workbench.state.getState().linking).toMatchObject({
      from: { id: one, exact: '45 people' },
      type: 'sameAs',
    });
    workbench.relations.complete(two);
    expect(workbench.state.getState().linking).toBeNull();
    return { ...bench, one, two };
  }

  test('is begun in one and completed in the other; the far end is looked up when asked for', async () => {
    const { workbench, one, two } = await across();
    const { relationRevision } = workbench.state.getState();
    expect(reads(workbench, two)).toEqual(['same as …']);
    await expect.poll(() => workbench.state.getState().relationRevision).toBe(relationRevision + 1);
    expect(workbench.relations.of(two)[0]?.other).toMatchObject({ id: one, document: here });
    const known = workbench.relations.of(two);
    expect(workbench.relations.of(two)).toBe(known);
    await workbench.openDocument(here);
    await expect.poll(() => reads(workbench, one)).toEqual(['same as 45 people']);
    expect(workbench.relations.of(one)[0]?.other).toMatchObject({ id: two, document: there });
  });

  test('follows what happens to its far end, which undo brings back unseen', async () => {
    const { workbench, one, two } = await across();
    await expect.poll(() => reads(workbench, two)).toEqual(['same as 45 people']);
    await workbench.openDocument(here);
    workbench.retag(one, claim);
    workbench.remove([one]);
    await workbench.openDocument(there);
    expect(reads(workbench, two)).toEqual([]);
    workbench.undo();
    await workbench.settled();
    expect(workbench.relations.of(two)[0]?.other).toMatchObject({ id: one, tag: claim });
  });

  test('is there after a restart', async () => {
    const bench = await across();
    const again = await reopened(bench);
    await expect.poll(() => reads(again, bench.two)).toEqual(['same as 45 people']);
    again.undo();
    expect(reads(again, bench.two)).toEqual([]);
  });

  test('is not told while the far document is out of the corpus', async () => {
    const { workbench, two } = await across();
    await expect.poll(() => reads(workbench, two)).toEqual(['same as 45 people']);
    workbench.removeDocument(here);
    expect(reads(workbench, two)).toEqual([]);
    workbench.undo();
    expect(reads(workbench, two)).toEqual(['same as 45 people']);
  });
});

describe('a begun link', () => {
  test('ends when it is left, or when its start is deleted, and follows its start’s tag', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const { relations, state } = workbench;
    const one = tag(workbench, '45 people', statistic);
    relations.begin(one, 'supports');
    workbench.retag(one, claim);
    expect(state.getState().linking?.from.tag).toBe(claim);
    relations.cancel();
    expect(state.getState().linking).toBeNull();
    relations.begin(one, 'supports');
    workbench.remove([one]);
    expect(state.getState().linking).toBeNull();
  });

  test('goes on where it was refused', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const { relations, state } = workbench;
    const one = tag(workbench, '45 people', statistic);
    relations.begin(one, 'supports');
    relations.complete(one);
    expect(state.getState().linking).not.toBeNull();
    expect(told(workbench)).toEqual(['problem: An annotation cannot be linked to itself.']);
  });
});

describe('linking a claim to its sentence', () => {
  test('takes statistics and dates to rest on and actors it is about, of its sentences, hidden ones too', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const said = tag(workbench, 'that 45 people came in 2021', claim);
    for (const [passage, as] of [
      ['45 people', statistic],
      ['2021', date],
      ['The ministry', actor],
      ['9 more', statistic],
      ['12 dogs', statistic],
    ] as const)
      tag(workbench, passage, as);
    workbench.setTagHidden(date, true);
    expect(workbench.relations.linkSentence(said)).toBe(3);
    expect(reads(workbench, said)).toEqual([
      'rests on 45 people',
      'rests on 2021',
      'about The ministry',
    ]);
    expect(workbench.state.getState().undoLabel).toBe('link claim to 3 annotations');
    expect(workbench.relations.linkSentence(said)).toBe(0);
    workbench.undo();
    expect(reads(workbench, said)).toEqual([]);
  });

  test('reaches over all its sentences, and leaves to another claim what is only in that', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const both = tag(workbench, 'came in 2021. That is 9 more', claim);
    tag(workbench, 'The ministry said that 45 people', claim);
    for (const [passage, as] of [
      ['45 people', statistic],
      ['2021', date],
      ['9 more', statistic],
      ['the police', actor],
    ] as const)
      tag(workbench, passage, as);
    expect(workbench.relations.linkSentence(both)).toBe(3);
    expect(reads(workbench, both)).toEqual([
      'rests on 2021',
      'rests on 9 more',
      'about the police',
    ]);
  });

  test('leaves out whoever the claim’s value says it is said by', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const said = tag(workbench, 'that 45 people came in 2021', claim);
    const ministry = tag(workbench, 'The ministry', actor);
    tag(workbench, '45 people', statistic);
    const saidBy = workbench.entities.addTo(ministry, { name: 'Ministry', kind: 'organisation' });
    if (saidBy === null) throw new Error('Nobody was made.');
    workbench.setValue(said, { kind: 'claim', saidBy });
    expect(workbench.relations.linkSentence(said)).toBe(1);
    expect(reads(workbench, said)).toEqual(['rests on 45 people']);
  });

  test('is for claims only', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    expect(workbench.relations.linkSentence(tag(workbench, '2021', date))).toBe(0);
    expect(told(workbench)).toEqual([
      'problem: Only a claim is linked to what stands in its sentence.',
    ]);
  });
});

describe('choosing the other end', () => {
  async function many() {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const { openDocument } = workbench;
    await openDocument(there);
    tag(workbench, '45 people', statistic);
    tag(workbench, '2021', date);
    await openDocument(here);
    const ids = ['The ministry', '45 people', '2021', '9 more', 'the police', '12 dogs'].map(
      (passage, at) => tag(workbench, passage, at % 4 === 0 ? actor : statistic),
    );
    return { workbench, ids };
  }

  const read = async (workbench: Workbench, text: string) =>
    (await workbench.relations.candidates(text)).map(
      ({ exact, document }) => `${exact}${document === here ? '' : ' (other)'}`,
    );

  test('begins with what is nearest to the focused annotation, in the open document alone', async () => {
    const { workbench, ids } = await many();
    workbench.focus(ids[3] ?? null);
    expect((await read(workbench, '')).slice(0, 3)).toEqual(['the police', '2021', '45 people']);
    expect(await read(workbench, ' ')).toHaveLength(5);
    workbench.relations.begin(ids[4] as AnnotationId, null);
    expect((await read(workbench, ''))[0]).toBe('9 more');
  });

  test('finds by passage, actor and tag, here first, then in other documents', async () => {
    const { workbench, ids } = await many();
    workbench.focus(null);
    expect(await read(workbench, '45')).toEqual(['45 people', '45 people (other)']);
    expect(await read(workbench, 'date')).toEqual(['2021 (other)']);
    workbench.entities.addTo(ids[4] as AnnotationId, {
      name: 'Constabulary',
      kind: 'organisation',
      aliases: ['CID'],
    });
    expect(await read(workbench, 'cid')).toEqual(['the police']);
    expect(await read(workbench, 'police actor')).toEqual(['the police']);
    expect(await read(workbench, 'police date')).toEqual([]);
  });

  test('is ended by the next call, and holds no more than fifty', async () => {
    const { workbench } = await many();
    const first = workbench.relations.candidates('45');
    const second = workbench.relations.candidates('2021');
    expect((await first).every(({ document }) => document === here)).toBe(true);
    expect(await second).toHaveLength(2);
    const text = workbench.state.getState().open?.body.text ?? '';
    workbench.annotateAll(
      claim,
      Array.from({ length: 60 }, (_, at) => words(workbench, text.slice(at, at + 30))),
    );
    expect(await workbench.relations.candidates('claim')).toHaveLength(50);
  });
});

describe('going to an annotation', () => {
  test('opens its document, shows its tag, focuses and reveals it', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '9 more', statistic);
    await workbench.openDocument(there);
    workbench.setTagHidden(statistic, true);
    await workbench.goTo(one, here);
    const { open: document, focused, reveal, hiddenTags } = workbench.state.getState();
    expect(document?.summary.id).toBe(here);
    expect(focused).toBe(one);
    expect(reveal?.at).toBe(TEXT.indexOf('9 more'));
    expect(hiddenTags.size).toBe(0);
  });

  test('says where it, or its document, is gone', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, '9 more', statistic);
    workbench.remove([one]);
    await workbench.goTo(one, here);
    workbench.removeDocument(there);
    await workbench.goTo(one, there);
    expect(told(workbench)).toEqual([
      'problem: That annotation is not there any more.',
      'problem: That document is not in the corpus any more.',
    ]);
    expect(workbench.state.getState().focused).toBeNull();
  });
});
