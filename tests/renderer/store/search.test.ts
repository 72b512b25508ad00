import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { builtInTags, sealChange, type DocumentId, type EntityId, type TagId } from '#core/model';
import {
  countTicked,
  createWorkbench,
  isTicked,
  type SearchAsk,
  type SearchState,
  type Workbench,
} from '#renderer/store';
import { changeIn } from '../../../src/renderer/database/change-rows.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, range, steady, words } from './surroundings.ts';

const TEXTS = [
  'The Taliban met in Kabul.\nA spokesman for the taliban said that the Taliban, or TTA, would stay.',
  'Kabul fell to the Taliban in 2021. The TTA took the palace.',
];
const [FIRST, SECOND] = TEXTS.map(idOfText) as [DocumentId, DocumentId];

const tagOf = (kind: string): TagId => builtInTags.find((tag) => tag.kind === kind)?.id as TagId;
const ACTOR = tagOf('actor');

interface Opened {
  readonly workbench: Workbench;
  readonly host: FakeHost;
  readonly databaseName: string;
}

async function opened(texts: readonly string[] = TEXTS): Promise<Opened> {
  const host = fakeHost();
  for (const [index, text] of texts.entries()) host.give('sample', `text ${index}.txt`, text);
  const databaseName = freshName();
  const workbench = await createWorkbench(host.api, { databaseName, ...steady() });
  onTestFinished(() => workbench.close());
  const [first] = texts.map(idOfText);
  if (first !== undefined) await workbench.openDocument(first);
  return { workbench, host, databaseName };
}

const searchOf = (workbench: Workbench): SearchState => {
  const { search } = workbench.state.getState();
  if (search === null) throw new Error('There is no search.');
  return search;
};

/** Resolves when the state is as it is waited for. */
const until = (workbench: Workbench, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const stop = workbench.state.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

/** Asks, and waits for all of the answer. */
async function find(workbench: Workbench, asked: Partial<SearchAsk>): Promise<SearchState> {
  workbench.search.open(asked);
  await until(workbench, () => searchOf(workbench).progress === null);
  return searchOf(workbench);
}

const matchesOf = ({ hits, rows }: SearchState): readonly string[] =>
  rows.map((row) => hits[row]?.match ?? '');

/** Every annotation of every document, as its words, tag and actor; whichever document is open. */
async function picture(workbench: Workbench): Promise<readonly string[]> {
  const { documents, open } = workbench.state.getState();
  const told: string[] = [];
  for (const { summary } of documents) {
    await workbench.openDocument(summary.id);
    const here = workbench.state.getState().open?.annotations.inOrder() ?? [];
    for (const { exact, start, tag, value } of here)
      told.push(
        `${summary.metadata.title} ${start} ${exact} ${tag} ${value?.kind === 'actor' ? value.entity : ''}`,
      );
  }
  if (open !== null) await workbench.openDocument(open.summary.id);
  return told;
}

const undone = async (workbench: Workbench): Promise<void> => {
  workbench.undo();
  await workbench.settled();
};
const redone = async (workbench: Workbench): Promise<void> => {
  workbench.redo();
  await workbench.settled();
};

test('all occurrences in the open document stand in the order of the text, with what is around them', async () => {
  const { workbench } = await opened();
  const search = await find(workbench, { text: 'taliban' });
  expect(search.hits).toMatchObject([
    { document: FIRST, start: 4, before: 'The ', match: 'Taliban', after: ' met in Kabul.' },
    { before: 'A spokesman for the ', match: 'taliban' },
    { match: 'Taliban', after: ', or TTA, would stay.' },
  ]);
  expect(search.documents).toBe(1);
  expect(countTicked(search.ticks, search.hits.length)).toBe(3);
});

test.each<[Partial<SearchAsk>, readonly string[]]>([
  [{ text: 'Taliban', matchCase: true }, ['Taliban', 'Taliban']],
  [{ text: 'tal', mode: 'plain' }, ['Tal', 'tal', 'Tal']],
  [{ text: 'tal', mode: 'word' }, []],
  [{ text: 'k[a-z]+l', mode: 'regex' }, ['Kabul']],
  [{ text: 'kabul', scope: 'corpus' }, ['Kabul', 'Kabul']],
])('%j finds %j', async (asked, expected) => {
  const { workbench } = await opened();
  expect(matchesOf(await find(workbench, asked))).toEqual(expected);
});

test('what is ticked is tagged in all documents as one step, which undo and redo take back and forth', async () => {
  const { workbench, host, databaseName } = await opened();
  const before = await picture(workbench);
  const { hits } = await find(workbench, { text: 'Taliban', scope: 'corpus' });
  expect(hits.map(({ document }) => document)).toEqual([FIRST, FIRST, FIRST, SECOND]);
  workbench.search.tick([1], false);
  expect(await workbench.search.tagTicked(ACTOR)).toEqual({ tagged: 3, documents: 2, already: 0 });
  await workbench.settled();
  const tagged = await picture(workbench);
  expect(tagged).toHaveLength(3);
  expect(workbench.state.getState().undoLabel).toBe('tag 3 passages as actor');
  expect(workbench.state.getState().notices.at(-1)?.text).toBe(
    'Tagged 3 passages in 2 documents as actor.',
  );
  await undone(workbench);
  expect(await picture(workbench)).toEqual(before);
  await redone(workbench);
  expect(await picture(workbench)).toEqual(tagged);
  await undone(workbench);
  workbench.close();

  const again = await createWorkbench(host.api, { databaseName, ...steady() });
  onTestFinished(() => again.close());
  expect(await picture(again)).toEqual(before);
  await redone(again);
  expect(await picture(again)).toEqual(tagged);
});

test('what has the tag at the very place is told and not tagged again', async () => {
  const { workbench } = await opened();
  workbench.select(words(workbench, 'Taliban'));
  workbench.annotate(ACTOR);
  await find(workbench, { text: 'Taliban', scope: 'corpus' });
  expect(workbench.search.marksOn(0)).toEqual([{ tag: ACTOR, isExact: true }]);
  expect(await workbench.search.tagTicked(ACTOR)).toEqual({ tagged: 3, documents: 2, already: 1 });
  expect(await workbench.search.tagTicked(ACTOR)).toEqual({ tagged: 0, documents: 0, already: 4 });
  expect(workbench.state.getState().notices.at(-1)?.text).toBe(
    'Nothing new to tag as actor. 4 were tagged already.',
  );
  await workbench.settled();
  expect(await picture(workbench)).toHaveLength(4);
});

test('the changes that tag many are named by what they say, and numbered on', async () => {
  const { workbench, databaseName } = await opened();
  await find(workbench, { text: 'Taliban', scope: 'corpus' });
  const tagging = workbench.search.tagTicked(ACTOR);
  // Done while the many are being described: it comes first.
  workbench.select(words(workbench, 'Kabul'));
  workbench.annotate(tagOf('claim'));
  expect(await tagging).toMatchObject({ tagged: 4 });
  await workbench.settled();
  workbench.close();
  const { dexie, changes } = openDatabase(databaseName);
  const all = (await changes.toArray()).map(changeIn).filter((change) => change !== null);
  dexie.close();
  const births = all.filter(({ field, record }) => field === '*' && record.startsWith('annot'));
  expect(births).toHaveLength(5);
  for (const { id, ...body } of all) expect(sealChange(body).id).toBe(id);
  const numbers = all.map(({ seq }) => seq).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('the marks on the hits follow tagging and undo, in documents that are not open too', async () => {
  const { workbench } = await opened();
  const { hits } = await find(workbench, { text: 'TTA', scope: 'corpus' });
  const marks = () => hits.map((_, index) => workbench.search.marksOn(index).length);
  expect(marks()).toEqual([0, 0]);
  await workbench.search.tagTicked(ACTOR);
  expect(marks()).toEqual([1, 1]);
  const { marks: told } = searchOf(workbench);
  await undone(workbench);
  expect(marks()).toEqual([0, 0]);
  expect(searchOf(workbench).marks).toBeGreaterThan(told);
});

test('an actor is looked for by all its names, and what is tagged as an actor stands for it', async () => {
  const { workbench } = await opened();
  const taliban = workbench.entities.add({
    name: 'Taliban',
    kind: 'organisation',
    aliases: ['TTA'],
  }) as EntityId;
  const search = await find(workbench, { entity: taliban, scope: 'corpus' });
  expect(search.ask).toMatchObject({ text: 'Taliban', mode: 'word', entity: taliban });
  // "taliban" is no mention: a name keeps its capital.
  expect(matchesOf(search)).toEqual(['Taliban', 'Taliban', 'TTA', 'Taliban', 'TTA']);
  await workbench.search.tagTicked(ACTOR);
  const values = workbench.state
    .getState()
    .open?.annotations.inOrder()
    .map(({ value }) => value);
  expect(values).toEqual(Array(3).fill({ kind: 'actor', entity: taliban }));
  expect((await workbench.entities.mentions(taliban)).length).toBe(5);
  workbench.search.change({ text: 'TTA' });
  await until(workbench, () => searchOf(workbench).progress === null);
  expect(searchOf(workbench).ask.entity).toBeNull();
  expect(matchesOf(searchOf(workbench))).toEqual(['TTA', 'TTA']);
});

test('ticks outlive another order', async () => {
  const { workbench } = await opened();
  await find(workbench, { text: 'Taliban', scope: 'corpus' });
  workbench.search.tick([0, 2], false);
  workbench.search.order('right');
  await until(workbench, () => searchOf(workbench).rows[0] !== 0);
  const { rows, hits, ticks } = searchOf(workbench);
  const behind = rows.map((row) => /[a-z]+/.exec(hits[row]?.after ?? '')?.[0]);
  expect(behind).toEqual(['in', 'met', 'or', 'said']);
  expect(hits.map((_, index) => isTicked(ticks, index))).toEqual([false, true, false, true]);
  workbench.search.invertTicks();
  expect(countTicked(searchOf(workbench).ticks, 4)).toBe(2);
  workbench.search.tickAll(false);
  expect(countTicked(searchOf(workbench).ticks, 4)).toBe(0);
});

test('those that are not tagged are ticked alone', async () => {
  const { workbench } = await opened();
  await find(workbench, { text: 'Taliban' });
  workbench.search.tickAll(false);
  workbench.search.tick([1], true);
  await workbench.search.tagTicked(ACTOR);
  workbench.search.tickUntagged();
  const { ticks } = searchOf(workbench);
  expect([0, 1, 2].map((index) => isTicked(ticks, index))).toEqual([true, false, true]);
});

test.each([
  ['(a', 'A group is opened with “(” and not closed.'],
  ['a**', 'A “*”, “+” or “?” has nothing before it to repeat.'],
])('the expression %s is refused in words', async (text, sentence) => {
  const { workbench } = await opened();
  const search = await find(workbench, { text, mode: 'regex' });
  expect(search.problem).toBe(sentence);
  expect(search.hits).toEqual([]);
});

test('an expression that runs away is stopped, in words, and everything goes on', async () => {
  const { workbench } = await opened([`Here ${'a'.repeat(40)}! is.`, 'Another text.']);
  const search = await find(workbench, { text: '(a+)+$', mode: 'regex', scope: 'corpus' });
  expect(search.problem).toBe('This expression took too long and was stopped.');
  expect(
    matchesOf(await find(workbench, { text: 'text', mode: 'plain', scope: 'corpus' })),
  ).toEqual(['text']);
  expect(await workbench.search.tagTicked(ACTOR)).toMatchObject({ tagged: 1 });
});

test('another question ends an expression that runs away, without its words', async () => {
  const { workbench } = await opened([`Here ${'a'.repeat(40)}! is.`]);
  workbench.search.open({ text: '(a+)+$', mode: 'regex' });
  const search = await find(workbench, { text: 'here', mode: 'plain' });
  expect(search.problem).toBeNull();
  expect(matchesOf(search)).toEqual(['Here']);
});

test('a hit in another document is gone to, and the search of this document follows', async () => {
  const { workbench } = await opened();
  await find(workbench, { text: 'palace', scope: 'corpus' });
  expect(await workbench.search.goTo(0)).toBe(true);
  expect(workbench.state.getState().open?.summary.id).toBe(SECOND);
  expect(workbench.state.getState().reveal?.at).toBe(TEXTS[1]?.indexOf('palace'));
  workbench.search.change({ scope: 'document', text: 'Kabul' });
  await until(workbench, () => searchOf(workbench).hits[0]?.match === 'Kabul');
  expect(searchOf(workbench).hits.map(({ document }) => document)).toEqual([SECOND]);
  await workbench.openDocument(FIRST);
  await until(workbench, () => searchOf(workbench).hits[0]?.document === FIRST);
});

test('find-all, tagging and undoing it gives back what was there before', async () => {
  const token = fc.constantFrom('aa', 'a', 'b', 'ab', '😀', 'İ', 'ß', 'ﬁ', ' ', '\n', '. ');
  const text = fc
    .array(token, { minLength: 1, maxLength: 30 })
    .map((parts) => `x${parts.join('')}`);
  const kinds = ['claim', 'actor', 'date'] as const;
  const property = fc.asyncProperty(
    text,
    text,
    fc.constantFrom('a', 'b', 'ss', 'fi', 'ab', '😀'),
    fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...kinds)), { maxLength: 3 }),
    fc.array(fc.nat(20), { maxLength: 5 }),
    fc.constantFrom(...kinds),
    async (one, other, sought, earlier, unticked, kind) => {
      const texts = [...new Set([one, other])];
      const host = fakeHost();
      for (const [index, each] of texts.entries()) host.give('sample', `${index}.txt`, each);
      const options = { databaseName: freshName(), ...steady() };
      const workbench = await createWorkbench(host.api, options);
      for (const [at, tag] of earlier) {
        workbench.select(range(at, at + 2));
        workbench.annotate(tagOf(tag));
      }
      const before = await picture(workbench);
      await find(workbench, { text: sought, mode: 'plain', scope: 'corpus' });
      workbench.search.tick(unticked, false);
      const { hits, ticks } = searchOf(workbench);
      const ticked = hits.filter((_, index) => isTicked(ticks, index)).length;
      const counts = await workbench.search.tagTicked(tagOf(kind));
      expect(counts.tagged + counts.already).toBe(ticked);
      await workbench.settled();
      const after = await picture(workbench);
      expect(after.length).toBe(before.length + counts.tagged);
      if (counts.tagged > 0) {
        await undone(workbench);
        expect(await picture(workbench)).toEqual(before);
        await redone(workbench);
        expect(await picture(workbench)).toEqual(after);
      }
      workbench.close();
    },
  );
  await fc.assert(property, { numRuns: 25, seed: 20261122 });
});
