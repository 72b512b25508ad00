import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { done, refused, type HostApi } from '#contract';
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
import { freshName, range, steady, until, words } from './surroundings.ts';

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

test('a tag that is asked for while it is being looked for waits for all that is found', async () => {
  const { workbench } = await opened();
  await find(workbench, { text: 'Kabul', scope: 'corpus' });
  workbench.search.change({ text: 'Taliban' });
  expect(await workbench.search.tagTicked(ACTOR)).toMatchObject({ tagged: 4, documents: 2 });
  const tagged = await picture(workbench);
  expect(tagged.map((each) => each.toLowerCase().includes(' taliban '))).toEqual(
    tagged.map(() => true),
  );
});

test.each([
  ['stopped', (search: Workbench['search']) => search.stop()],
  ['closed', (search: Workbench['search']) => search.close()],
  ['asked anew', (search: Workbench['search']) => search.change({ text: 'TTA' })],
])('a tag that waits for what is looked for is given up where that is %s', async (_, end) => {
  const { workbench } = await opened();
  await find(workbench, { text: 'Kabul', scope: 'corpus' });
  workbench.search.change({ text: 'Taliban' });
  const tagging = workbench.search.tagTicked(ACTOR);
  end(workbench.search);
  expect(await tagging).toMatchObject({ tagged: 0 });
  expect(await picture(workbench)).toEqual([]);
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
  await until(workbench, () => String(marks()) === '1,1');
  const { marks: told } = searchOf(workbench);
  await undone(workbench);
  await until(workbench, () => String(marks()) === '0,0');
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

/** Asks something else of the same sheet, and waits for all of the answer. */
async function change(workbench: Workbench, patch: Partial<SearchAsk>): Promise<SearchState> {
  workbench.search.change(patch);
  await until(workbench, () => searchOf(workbench).progress === null);
  return searchOf(workbench);
}

/** The words found, those that are not ticked in brackets. */
const tickedOf = ({ hits, ticks }: SearchState): string =>
  hits.map(({ match }, index) => (isTicked(ticks, index) ? match : `(${match})`)).join(' ');

describe('a place is ticked as it was where it is found again', () => {
  test('in another manner, and elsewhere', async () => {
    const { workbench } = await opened();
    await find(workbench, { text: 'Taliban' });
    workbench.search.tick([0, 1], false);
    expect(tickedOf(await change(workbench, { matchCase: true }))).toBe('(Taliban) Taliban');
    expect(tickedOf(await change(workbench, { scope: 'corpus' }))).toBe(
      '(Taliban) Taliban Taliban',
    );
    expect(tickedOf(await change(workbench, { matchCase: false }))).toBe(
      '(Taliban) (taliban) Taliban Taliban',
    );
    workbench.search.tick([0], true);
    workbench.search.tick([3], false);
    expect(tickedOf(await change(workbench, { mode: 'forms' }))).toBe(
      'Taliban (taliban) Taliban (Taliban)',
    );
  });

  test('where most are not ticked, and what is new is not either', async () => {
    const { workbench } = await opened();
    await find(workbench, { text: 'Taliban', matchCase: true });
    workbench.search.tickAll(false);
    workbench.search.tick([1], true);
    expect(tickedOf(await change(workbench, { matchCase: false, scope: 'corpus' }))).toBe(
      '(Taliban) (taliban) Taliban (Taliban)',
    );
    workbench.search.tickAll(true);
    expect(tickedOf(await change(workbench, { matchCase: true }))).toBe('Taliban Taliban Taliban');
  });

  test('with other words, whose new places are ticked', async () => {
    const { workbench } = await opened();
    await find(workbench, { text: 'Taliban' });
    workbench.search.tickAll(false);
    workbench.search.tick([1], true);
    expect(tickedOf(await change(workbench, { text: 'TALIBAN' }))).toBe(
      '(Taliban) taliban (Taliban)',
    );
    expect(tickedOf(await change(workbench, { text: 'taliban,' }))).toBe('Taliban,');
    expect(tickedOf(await change(workbench, { text: 'Taliban|Kabul', mode: 'regex' }))).toBe(
      '(Taliban) Kabul taliban (Taliban)',
    );
  });

  test('over a question that finds nothing or cannot be read, until the sheet is closed', async () => {
    const { workbench } = await opened();
    await find(workbench, { text: 'Taliban' });
    workbench.search.tick([2], false);
    await change(workbench, { text: '' });
    await change(workbench, { text: '(', mode: 'regex' });
    expect(tickedOf(await change(workbench, { text: 'taliban', mode: 'word' }))).toBe(
      'Taliban taliban (Taliban)',
    );
    workbench.search.close();
    expect(tickedOf(await find(workbench, { text: 'taliban' }))).toBe('Taliban taliban Taliban');
  });

  test('whatever is asked, and however it was ticked', async () => {
    const asks: readonly Partial<SearchAsk>[] = [
      { matchCase: true },
      { matchCase: false },
      { scope: 'corpus' },
      { scope: 'document' },
      { mode: 'word' },
      { mode: 'plain' },
      { text: 'nowhere' },
      { text: 'taliban' },
    ];
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...asks) },
      { weight: 2, arbitrary: fc.tuple(fc.nat(3), fc.boolean()) },
    );
    const { workbench } = await opened();
    const property = fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
      workbench.search.close();
      await find(workbench, {
        text: 'taliban',
        mode: 'plain',
        matchCase: false,
        scope: 'document',
      });
      /** Places that were unticked by hand. */
      const off = new Set<string>();
      const placeOf = (at: number): string => {
        const { document, start } = searchOf(workbench).hits[at] ?? { document: '', start: 0 };
        return `${document} ${start}`;
      };
      for (const each of acts) {
        if (!(each instanceof Array)) await change(workbench, each);
        else if (each[0] < searchOf(workbench).hits.length) {
          workbench.search.tick([each[0]], each[1]);
          if (each[1]) off.delete(placeOf(each[0]));
          else off.add(placeOf(each[0]));
        }
        const { hits, ticks } = searchOf(workbench);
        for (const at of hits.keys()) expect(isTicked(ticks, at)).toBe(!off.has(placeOf(at)));
      }
    });
    await fc.assert(property, { numRuns: 5, seed: 20261122 });
  });
});

describe('words in any form', () => {
  const REPORTS = [
    'The ministry reported it. Reports say “the report” of 2021.',
    'It was reporting on Kabul.',
    'The palace fell in Kabul.',
  ];

  test.each<[string, readonly string[]]>([
    ['report', ['reported', 'Reports', 'report', 'reporting']],
    ['reports kabul', ['reporting', 'Kabul']],
    ['"the report"', ['the report']],
    ['report -kabul', ['reported', 'Reports', 'report']],
    ['ministry OR palace', ['ministry', 'palace']],
    ['kab', []],
  ])('%s finds %j', async (text, expected) => {
    const { workbench } = await opened(REPORTS);
    const search = await find(workbench, { text, mode: 'forms', scope: 'corpus' });
    expect(matchesOf(search)).toEqual(expected);
    expect(search.problem).toBeNull();
  });

  test('count whatever was said of case and boilerplate', async () => {
    const { workbench } = await opened(REPORTS);
    const asked = { text: 'REPORT', mode: 'forms', matchCase: true } as const;
    expect(matchesOf(await find(workbench, asked))).toEqual(['reported', 'Reports', 'report']);
    expect((await change(workbench, { includeBoilerplate: true })).hits).toHaveLength(3);
  });

  test('that are only excluded are refused in words', async () => {
    const { workbench } = await opened(REPORTS);
    const search = await find(workbench, { text: '-kabul', mode: 'forms' });
    expect(search.problem).toBe('This says only what must not be there. Add a word to find.');
    expect(search.hits).toEqual([]);
  });

  test('are tagged as what was found', async () => {
    const { workbench } = await opened(REPORTS);
    await find(workbench, { text: 'report', mode: 'forms', scope: 'corpus' });
    expect(await workbench.search.tagTicked(ACTOR)).toMatchObject({ tagged: 4, documents: 2 });
  });
});

describe('where the host’s index tells which documents lack the words', () => {
  const MANY = Array.from(
    { length: 30 },
    (_, at) => `Text ${at} tells of ${at % 7 === 0 ? 'a palace' : 'no house'} and ${at % 3}.`,
  );

  /** A host with such an index; what it was asked, and which texts were read. */
  async function indexed(
    answer: HostApi['documentsLacking'],
  ): Promise<{ readonly workbench: Workbench; readonly read: string[] }> {
    const host = fakeHost();
    for (const [index, text] of MANY.entries()) host.give('sample', `text ${index}.txt`, text);
    const read: string[] = [];
    const api: HostApi = {
      ...host.api,
      documentsLacking: answer,
      readDocuments: async (asked) => {
        const answer = await host.api.readDocuments(asked);
        if (answer.ok) read.push(...asked.ids.slice(0, answer.value.bodies.length));
        return answer;
      },
    };
    const workbench = await createWorkbench(api, { databaseName: freshName(), ...steady() });
    onTestFinished(() => workbench.close());
    read.length = 0;
    return { workbench, read };
  }

  const without = (words: string): DocumentId[] =>
    MANY.filter((text) => !text.toLowerCase().includes(words)).map(idOfText);

  const asked: Partial<SearchAsk> = { text: 'palace', scope: 'corpus' };

  test('only the others are read, and all are counted as searched', async () => {
    const questions: unknown[] = [];
    const { workbench, read } = await indexed(async (question) => {
      questions.push(question);
      return done({ documents: without('palace') });
    });
    const totals = new Set<number>();
    workbench.state.subscribe(({ search }) => {
      if (search?.progress != null) totals.add(search.progress.total);
    });
    const search = await find(workbench, asked);
    expect(search.hits).toHaveLength(5);
    expect(search.documents).toBe(5);
    expect(new Set(read).size).toBeLessThanOrEqual(5);
    expect([...totals]).toEqual([MANY.length]);
    expect(questions).toEqual([{ texts: ['palace'], manner: 'anywhere' }]);
  });

  test.each<[string, Partial<SearchAsk>, unknown]>([
    ['whole words', { mode: 'word' }, { texts: ['palace'], manner: 'words' }],
    [
      'whole words in their case',
      { mode: 'word', matchCase: true },
      { texts: ['palace'], manner: 'anywhere' },
    ],
    ['any form', { mode: 'forms' }, { texts: ['palace '], manner: 'query' }],
    ['an expression', { mode: 'regex' }, null],
    ['boilerplate too', { includeBoilerplate: true }, null],
    ['this document', { scope: 'document' }, null],
  ])('%s is asked of it rightly, or not at all', async (_, more, expected) => {
    const questions: unknown[] = [];
    const { workbench } = await indexed(async (question) => {
      questions.push(question);
      return done({ documents: [] });
    });
    await find(workbench, { ...asked, ...more });
    expect(questions).toEqual(expected === null ? [] : [expected]);
  });

  test.each<[string, HostApi['documentsLacking']]>([
    ['refuses', async () => refused('too-large', 'This takes too long.')],
    ['fails', () => Promise.reject(new Error('broken'))],
    ['does not answer', () => new Promise(() => undefined)],
    ['knows nothing', async () => done({ documents: [] })],
  ])('everything is read where it %s', async (_, answer) => {
    const { workbench, read } = await indexed(answer);
    const search = await find(workbench, asked);
    expect(search.hits).toHaveLength(5);
    expect(new Set(read).size).toBeGreaterThanOrEqual(MANY.length - 1);
    expect(search.problem).toBeNull();
  });

  test('an answer that comes late spares what was not read by then', async () => {
    let tell: () => void = () => undefined;
    const { workbench, read } = await indexed(
      () =>
        new Promise((resolve) => {
          tell = () => {
            resolve(done({ documents: without('palace') }));
          };
        }),
    );
    workbench.search.open(asked);
    await until(workbench, () => (searchOf(workbench).progress?.done ?? 0) > 0);
    tell();
    await until(workbench, () => searchOf(workbench).progress === null);
    expect(searchOf(workbench).hits).toHaveLength(5);
    expect(new Set(read).size).toBeLessThan(MANY.length);
  });

  test('another question meanwhile is answered, and only that', async () => {
    const { workbench } = await indexed(async ({ texts: [words = ''] }) => {
      if (words === 'palace') await new Promise((resolve) => setTimeout(resolve, 300));
      return done({ documents: without(words) });
    });
    workbench.search.open(asked);
    const search = await find(workbench, { text: 'text 7 ', scope: 'corpus' });
    expect(matchesOf(search)).toEqual(['Text 7']);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(matchesOf(searchOf(workbench))).toEqual(['Text 7']);
  });
});

test('those that are not tagged are ticked alone', async () => {
  const { workbench } = await opened();
  await find(workbench, { text: 'Taliban' });
  workbench.search.tickAll(false);
  workbench.search.tick([1], true);
  await workbench.search.tagTicked(ACTOR);
  workbench.search.tickUntagged();
  await workbench.settled();
  const { ticks } = searchOf(workbench);
  expect([0, 1, 2].map((index) => isTicked(ticks, index))).toEqual([true, false, true]);
});

describe('over documents that are not open', () => {
  const many = Array.from(
    { length: 24 },
    (_, at) => `Text ${at} names the TTA, and the TTA again.`,
  );

  /** What is tagged as an actor, of each document by its place in the corpus. */
  async function tagged(workbench: Workbench): Promise<readonly number[]> {
    const { documents } = workbench.state.getState();
    const counts: number[] = [];
    for (const { summary } of documents) {
      await workbench.openDocument(summary.id);
      counts.push(workbench.state.getState().open?.annotations.size ?? 0);
    }
    return counts;
  }

  test('those that are not tagged are ticked once that is read, and tagged', async () => {
    const { workbench } = await opened(many);
    const { hits } = await find(workbench, { text: 'TTA', scope: 'corpus' });
    workbench.search.tickAll(false);
    workbench.search.tick([0, 5, 46, 47], true);
    await workbench.search.tagTicked(ACTOR);
    workbench.search.tickUntagged();
    await workbench.settled();
    const { ticks, work } = searchOf(workbench);
    expect(hits.flatMap((_, index) => (isTicked(ticks, index) ? [] : [index]))).toEqual([
      0, 5, 46, 47,
    ]);
    expect(work).toBeNull();
    workbench.search.tickAll(true);
    const counts = { tagged: 44, documents: 23, already: 4 };
    expect(await workbench.search.tagTicked(ACTOR)).toEqual(counts);
    await workbench.settled();
    expect(await tagged(workbench)).toEqual(many.map(() => 2));
  });

  test('what is tagged while they are gone through counts, too, and is tagged once', async () => {
    const { workbench } = await opened(many);
    await find(workbench, { text: 'TTA', scope: 'corpus' });
    const all = workbench.search.tagTicked(ACTOR);
    workbench.select(words(workbench, 'TTA'));
    workbench.annotate(ACTOR);
    expect(await all).toEqual({ tagged: 47, documents: 24, already: 1 });
    await workbench.settled();
    expect(await tagged(workbench)).toEqual(many.map(() => 2));
  });

  test('stopped, it tags nothing and says so', async () => {
    const { workbench } = await opened(many);
    const { hits } = await find(workbench, { text: 'TTA', scope: 'corpus' });
    const all = workbench.search.tagTicked(ACTOR);
    workbench.search.stop();
    expect(await all).toEqual({ tagged: 0, documents: 0, already: 0 });
    expect(workbench.state.getState().notices.at(-1)?.text).toBe('Stopped: nothing was tagged.');
    expect(searchOf(workbench).hits).toBe(hits);
    expect(await tagged(workbench)).toEqual(many.map(() => 0));
    expect(await workbench.search.tagTicked(ACTOR)).toMatchObject({ tagged: 48 });
  });

  test('only those that somebody looks at are read for what is tagged there', async () => {
    const { workbench } = await opened(many);
    await find(workbench, { text: 'TTA', scope: 'corpus' });
    await workbench.search.tagTicked(ACTOR);
    await workbench.settled();
    const before = searchOf(workbench).marks;
    expect(workbench.search.marksOn(40)).toEqual([]);
    await until(workbench, () => searchOf(workbench).marks > before);
    expect(workbench.search.marksOn(40)).toEqual([{ tag: ACTOR, isExact: true }]);
    expect(searchOf(workbench).marks).toBe(before + 1);
  });
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
  await fc.assert(property, { numRuns: 6, seed: 20261122 });
});
