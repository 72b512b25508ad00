import { describe, expect, test } from 'vitest';
import { builtInTags, type TagId } from '#core/model';
import type { Workbench } from '#renderer/store';
import {
  actor,
  addedTag,
  benchOn,
  claim,
  range,
  reopened,
  statistic,
  tag,
  tagDraft,
  told,
  words,
} from './surroundings.ts';

const TEXT = 'In 2021, 45 people were counted by the ministry.\nThe ministry denied it.';
const OTHER = 'Another text in which the ministry is named.';

const labels = (workbench: Workbench) => workbench.state.getState().tags.map(({ label }) => label);

const shown = (workbench: Workbench) => {
  const { tags, open: document } = workbench.state.getState();
  return (document?.annotations.inOrder() ?? []).map(
    (each) => `${each.exact}|${tags.find(({ id }) => id === each.tag)?.label}`,
  );
};

const counts = (workbench: Workbench, at = 0) => {
  const { tags, documents } = workbench.state.getState();
  return Object.fromEntries(
    [...(documents[at]?.counts ?? [])].map(([id, count]) => [
      tags.find((each) => each.id === id)?.label ?? id,
      count,
    ]),
  );
};

describe('the codebook', () => {
  test('stands as a tree: built-in tags, then each before those under it, siblings by label', async () => {
    const { workbench } = await benchOn([TEXT]);
    const zone = addedTag(workbench, 'zone');
    const area = addedTag(workbench, 'area');
    addedTag(workbench, 'zone b', { parent: zone });
    addedTag(workbench, 'zone a', { parent: zone });
    addedTag(workbench, 'area 10', { parent: area });
    addedTag(workbench, 'area 9', { parent: area });
    addedTag(workbench, 'kind of claim', { parent: claim });
    expect(labels(workbench)).toEqual([
      'claim',
      'statistic',
      'actor',
      'date',
      'kind of claim',
      'area',
      'area 9',
      'area 10',
      'zone',
      'zone a',
      'zone b',
    ]);
  });

  test.each([
    ['no label', tagDraft('  '), 'A tag needs a label.'],
    ['a label that differs in case only', tagDraft('CLAIM'), 'There is a tag “claim” already.'],
    [
      'a key of two characters',
      tagDraft('new', { key: 'ab' }),
      'A tag’s key is a single character.',
    ],
    ['a built-in tag’s digit', tagDraft('new', { key: '2' }), '“2” is the key of “statistic”.'],
    ['no colour', tagDraft('new', { colour: '' }), 'A tag needs a colour and a line.'],
    [
      'a parent that is not there',
      tagDraft('new', { parent: '00000000-0000-4000-8000-000000000000' as TagId }),
      'The tag that it is to stand under is not there any more.',
    ],
    [
      'more words than a record holds',
      tagDraft('new', { definition: 'x'.repeat(20_001) }),
      'That is more than the codebook can keep. Nothing was changed.',
    ],
  ])('refuses %s in words', async (_, wrong, sentence) => {
    const { workbench } = await benchOn([TEXT]);
    expect(workbench.codebook.add(wrong)).toBeNull();
    expect(told(workbench)).toEqual([`problem: ${sentence}`]);
    expect(labels(workbench)).toHaveLength(4);
    expect(workbench.state.getState().undoLabel).toBeNull();
  });

  test('lets a built-in tag be renamed, recoloured, described and given another key, one step each', async () => {
    const { workbench } = await benchOn([TEXT]);
    workbench.codebook.change(claim, { label: 'assertion' });
    workbench.codebook.change(claim, { colour: 'rose' });
    workbench.codebook.change(claim, { definition: 'Said to be so.', example: '“It is so.”' });
    workbench.codebook.change(claim, { key: 'c' });
    const [first] = workbench.state.getState().tags;
    expect(first).toMatchObject({ label: 'assertion', colour: 'rose', key: 'c' });
    expect(addedTag(workbench, 'claim', { key: '1' })).not.toBeNull();
    const steps = [
      'add tag claim',
      'change key of tag',
      'describe tag',
      'recolour tag',
      'rename tag',
    ];
    for (const step of steps) {
      expect(workbench.state.getState().undoLabel).toBe(step);
      workbench.undo();
    }
    expect(workbench.state.getState().tags).toEqual(
      builtInTags.map(({ mergedInto: _, inverse: __, ...shownOf }) => shownOf),
    );
    for (const _ of steps) workbench.redo();
    expect(workbench.state.getState().tags[0]).toEqual(first);
  });

  test('tells only what changed anew: of many, one is drawn', async () => {
    const { workbench } = await benchOn([TEXT]);
    const theme = addedTag(workbench, 'theme');
    const before = workbench.state.getState().tags;
    workbench.codebook.change(theme, { label: 'topic' });
    workbench.undo();
    const { tags } = workbench.state.getState();
    expect(tags).toEqual(before);
    expect(tags.map((each, at) => each === before[at])).toEqual([true, true, true, true, false]);
  });

  test('keeps a built-in tag and its kind', async () => {
    const { workbench } = await benchOn([TEXT]);
    workbench.codebook.change(claim, { kind: 'plain' });
    workbench.codebook.remove(claim);
    expect(told(workbench)).toEqual([
      'problem: The kind of a built-in tag stays as it is.',
      'problem: “claim” is built in and stays. It can be retired, or merged into another tag.',
    ]);
    expect(labels(workbench)).toHaveLength(4);
  });

  test('puts no tag under itself, however far up', async () => {
    const { workbench } = await benchOn([TEXT]);
    const top = addedTag(workbench, 'top');
    const middle = addedTag(workbench, 'middle', { parent: top });
    const low = addedTag(workbench, 'low', { parent: middle });
    workbench.codebook.change(top, { parent: low });
    workbench.codebook.change(top, { parent: top });
    expect(told(workbench)).toEqual(['problem: A tag cannot stand under itself.']);
  });

  test('removes only what nothing was tagged with and nothing stands under', async () => {
    const { workbench } = await benchOn([TEXT]);
    const used = addedTag(workbench, 'used');
    const above = addedTag(workbench, 'above');
    const below = addedTag(workbench, 'below', { parent: above });
    const annotation = tag(workbench, 'ministry', used);
    workbench.codebook.remove(used);
    workbench.codebook.remove(above);
    expect(told(workbench)).toEqual([
      'problem: “used” has tagged 1 passage in 1 document. Retire it, or merge it into another tag.',
      'problem: Other tags stand under “above”. Move them first.',
    ]);
    workbench.remove([annotation]);
    for (const id of [used, below, above]) workbench.codebook.remove(id);
    expect(labels(workbench)).toHaveLength(4);
  });
});

describe('a retired tag', () => {
  test('keeps what it has tagged, tags nothing new, and can be brought back', async () => {
    const { workbench } = await benchOn([TEXT]);
    const own = addedTag(workbench, 'theme');
    const annotation = tag(workbench, 'ministry', own);
    const other = tag(workbench, '2021', claim);
    workbench.codebook.setRetired(own, true);
    expect(shown(workbench)).toEqual(['2021|claim', 'ministry|theme']);
    workbench.select(words(workbench, '45'));
    expect(workbench.annotate(own)).toBeNull();
    workbench.annotateAll(own, [range(0, 2)]);
    workbench.retag(other, own);
    expect(shown(workbench)).toHaveLength(2);
    expect(new Set(told(workbench))).toEqual(
      new Set(['problem: “theme” is retired. Bring it back in the codebook to tag with it.']),
    );
    workbench.codebook.setRetired(own, false);
    expect(workbench.annotate(own)).not.toBeNull();
    expect(workbench.state.getState().open?.annotations.get(annotation)?.tag).toBe(own);
  });
});

describe('a merged tag', () => {
  test('is shown no more; what it tagged counts as the other, told as one delta, until undone', async () => {
    const { workbench } = await benchOn([TEXT]);
    const own = addedTag(workbench, 'body');
    const under = addedTag(workbench, 'ministries', { parent: own });
    tag(workbench, 'ministry', own);
    tag(workbench, 'people', own);
    tag(workbench, '2021', claim);
    tag(workbench, '45', actor);
    const deltas: string[] = [];
    workbench.state.getState().open?.annotations.subscribe(({ removed, added: come }) => {
      deltas.push(`-${removed.length} +${come.length}`);
    });
    workbench.codebook.merge(own, actor);
    expect(labels(workbench)).toEqual(['claim', 'statistic', 'actor', 'date', 'ministries']);
    expect(workbench.state.getState().tags.find(({ id }) => id === under)?.parent).toBe(actor);
    expect(shown(workbench)).toEqual(['2021|claim', '45|actor', 'people|actor', 'ministry|actor']);
    expect(counts(workbench)).toEqual({ claim: 1, actor: 3 });
    expect(workbench.state.getState().open?.annotations.counts()).toEqual(
      new Map([
        [claim, 1],
        [actor, 3],
      ]),
    );
    expect(told(workbench).at(-1)).toBe(
      'done: 2 passages tagged as “body” count as “actor” from now on.',
    );
    workbench.undo();
    expect(counts(workbench)).toEqual({ claim: 1, actor: 1, body: 2 });
    expect(deltas).toEqual(['-2 +2', '-2 +2']);
    workbench.redo();
    expect(counts(workbench)).toEqual({ claim: 1, actor: 3 });
  });

  test('is followed through chains, and tags as what it counts as', async () => {
    const { workbench } = await benchOn([TEXT]);
    const [one, two, three] = ['one', 'two', 'three'].map((label) =>
      addedTag(workbench, label),
    ) as [TagId, TagId, TagId];
    tag(workbench, 'ministry', one);
    workbench.codebook.merge(one, two);
    workbench.codebook.merge(two, three);
    tag(workbench, 'people', one);
    expect(shown(workbench)).toEqual(['people|three', 'ministry|three']);
    workbench.codebook.merge(three, three);
    workbench.codebook.merge(three, one);
    expect(told(workbench).slice(-2)).toEqual([
      'problem: A tag cannot be merged with itself.',
      'problem: That tag is not there any more.',
    ]);
    workbench.codebook.remove(three);
    expect(labels(workbench)).toContain('three');
  });

  test('counts in other documents too, and after a restart', async () => {
    const bench = await benchOn([TEXT, OTHER]);
    const { workbench: first } = bench;
    const own = addedTag(first, 'body');
    tag(first, 'ministry', own);
    const [, second] = first.state.getState().documents;
    if (second === undefined) throw new Error('There is one document only.');
    await first.openDocument(second.summary.id);
    tag(first, 'ministry', own);
    first.codebook.merge(own, statistic);
    expect([counts(first, 0), counts(first, 1)]).toEqual([{ statistic: 1 }, { statistic: 1 }]);
    const again = await reopened(bench);
    expect([counts(again, 0), counts(again, 1)]).toEqual([{ statistic: 1 }, { statistic: 1 }]);
    expect(shown(again)).toEqual(['ministry|statistic']);
    again.undo();
    expect([counts(again, 0), counts(again, 1)]).toEqual([{ body: 1 }, { body: 1 }]);
    expect(shown(again)).toEqual(['ministry|body']);
  });

  test('under its own child leaves the child where it stood itself', async () => {
    const { workbench } = await benchOn([TEXT]);
    const top = addedTag(workbench, 'top');
    const middle = addedTag(workbench, 'middle', { parent: top });
    const low = addedTag(workbench, 'low', { parent: middle });
    workbench.codebook.merge(middle, low);
    expect(workbench.state.getState().tags.find(({ id }) => id === low)?.parent).toBe(top);
  });
});

describe('the kinds of links', () => {
  test('are the built-in ones, then the codebook’s by name, which can be changed and retired', async () => {
    const { workbench } = await benchOn([TEXT]);
    const { codebook, state } = workbench;
    const id = codebook.addRelationType({ label: 'echoes', inverse: 'echoed by', definition: '' });
    codebook.addRelationType({ label: 'answers', inverse: '', definition: '' });
    const read = () => state.getState().relationTypes.slice(6);
    expect(
      state
        .getState()
        .relationTypes.slice(0, 6)
        .map((each) => `${each.label}/${each.inverse}`),
    ).toEqual([
      'supports/supported by',
      'contradicts/contradicted by',
      'rests on/basis of',
      'said by/says',
      'same as/same as',
      'about/subject of',
    ]);
    expect(read().map(({ label, inverse }) => `${label}/${inverse}`)).toEqual([
      'answers/answers',
      'echoes/echoed by',
    ]);
    expect(labels(workbench)).toHaveLength(4);
    codebook.changeRelationType(id ?? '', { label: 'repeats' });
    codebook.setRelationTypeRetired(id ?? '', true);
    expect(read().map(({ label, isRetired }) => [label, isRetired])).toEqual([
      ['answers', false],
      ['repeats', true],
    ]);
    workbench.undo();
    workbench.undo();
    expect(read().map(({ label }) => label)).toEqual(['answers', 'echoes']);
  });

  test('that are built in stay, and no two have one name', async () => {
    const { workbench } = await benchOn([TEXT]);
    const { codebook } = workbench;
    codebook.changeRelationType('supports', { label: 'backs' });
    codebook.setRelationTypeRetired('supports', true);
    expect(codebook.addRelationType({ label: 'Rests on', inverse: '', definition: '' })).toBeNull();
    expect(codebook.addRelationType({ label: ' ', inverse: '', definition: '' })).toBeNull();
    expect(told(workbench)).toEqual([
      'problem: “supports” is built in and stays as it is.',
      'problem: There is a kind of link “rests on” already.',
      'problem: A kind of link needs a name.',
    ]);
  });
});
