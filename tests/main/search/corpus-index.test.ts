import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '#core/model';
import { analysisOf, createCorpusIndex } from '#main/services/search';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answerOf, corpusOf, idOf, idsFound, indexOver } from './corpus-of.ts';

const BORDER = 'The border was closed. Nobody crossed the border, and no Borders were drawn.';
const STREET = 'In der Straße. The co-\noperation of all: İstanbul’s ﬁnal word.\n\nAnother part.';
const MENU = '→ Read more of the border\n\nNothing here.';

const corpus = corpusOf([BORDER, STREET, MENU]);

async function placesOf(query: string, text: string): Promise<readonly string[]> {
  const answer = await (await indexOver(corpus)).search({ query, limit: 10, snippets: 9 });
  const found = answer.ok ? answer.value.documents.find(({ id }) => id === idOf(text)) : undefined;
  return (found?.snippets ?? []).map(({ start, end }) => text.slice(start, end));
}

describe('a search of the corpus', () => {
  it.each([
    ['border ', BORDER, ['border', 'border', 'Borders']],
    ['bord', BORDER, ['border', 'border', 'Borders']],
    ['"border was" drawn', BORDER, ['border was', 'drawn']],
    ['strasse ', STREET, ['Straße']],
    ['"in der strasse"', STREET, ['In der Straße']],
    ['"co-operation of"', STREET, ['co-\noperation of']],
    ['cooperation ', STREET, ['co-\noperation']],
    ['istanbul final', STREET, ['İstanbul', 'ﬁnal']],
    ['"word another"', STREET, []],
    ['"read more"', MENU, []],
    ['border -straße', BORDER, ['border', 'border', 'Borders']],
    ['border -drawn', BORDER, []],
    ['nowhere OR nobody', BORDER, ['Nobody']],
  ])('for %j finds the places in a document', async (query, text, places) => {
    expect(await placesOf(query, text)).toEqual(places);
  });

  it('finds no phrase that begins inside of a letter', async () => {
    const index = await indexOver(corpusOf(['ŉ thing and ﬁnal things']));
    expect(await idsFound(index, '"n thing"')).toEqual([]);
    expect(await idsFound(index, '"\'n thing"')).toHaveLength(1);
  });

  it('finds a number in an open phrase while it is being typed', async () => {
    const index = await indexOver(corpusOf(['Of 1,000 people.', 'Of 1,0001 parts.', 'Of 1000.']));
    expect(await idsFound(index, '"of 1,0')).toEqual(
      [idOf('Of 1,000 people.'), idOf('Of 1,0001 parts.')].sort(),
    );
  });

  it('gives the best first, with the number of places and what stands around them', async () => {
    const once = 'A border. '.padEnd(600, 'More is said of other things. ');
    const index = await indexOver(corpusOf([once, BORDER]));
    const answer = await index.search({ query: 'border', limit: 1, snippets: 1 });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        total: 2,
        progress: { indexed: 2, documents: 2, isComplete: true },
        documents: [
          {
            id: idOf(BORDER),
            hits: 3,
            snippets: [
              {
                before: 'The ',
                match: 'border',
                after: ' was closed. Nobody crossed the border, and no Borders were drawn.',
              },
            ],
          },
        ],
      },
    });
  });

  it('finds only in documents that are named, and in none of those left out', async () => {
    const index = await indexOver(corpus);
    const ids = async (more: object): Promise<readonly DocumentId[]> => {
      const answer = await index.search({ query: 'the', limit: 10, ...more });
      return answer.ok ? answer.value.documents.map(({ id }) => id) : [];
    };
    expect((await ids({})).length).toBe(2);
    expect(await ids({ documents: [idOf(STREET), idOf('unknown')] })).toEqual([idOf(STREET)]);
    expect(await ids({ without: [idOf(STREET)] })).toEqual([idOf(BORDER)]);
    expect(await ids({ documents: [] })).toEqual([]);
  });

  it.each(['', '   ', '-', '""', '"', 'OR', 'OR OR AND |', '- - "', '.*', '(((', '…'])(
    'finds nothing for %j',
    async (query) => {
      expect(await answerOf(await indexOver(corpus), query)).toMatchObject({
        documents: [],
        total: 0,
      });
    },
  );

  it.each([
    ['a word of 10,000 letters', 'a'.repeat(10_000)],
    ['5,000 signs', '-"'.repeat(5_000)],
    ['a phrase of 10,000 characters', `"${'the border '.repeat(900)}"`],
    ['a word of 10,000 y', 'y'.repeat(10_000)],
    ['hyphens without end', 'a-'.repeat(5_000)],
    ['a query of 100,000 characters', 'a '.repeat(50_000)],
    ['1,000 phrases', '"the border" OR '.repeat(600)],
    ['1,000 words', Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' ')],
  ])('answers %s', async (_, query) => {
    const answer = await (await indexOver(corpus)).search({ query, limit: 10 });
    const message = expect.stringMatching(/^This search .*\.$/);
    if (answer.ok) expect(answer.value.total).toBe(0);
    else expect(answer).toEqual({ ok: false, code: 'too-large', message });
  });

  it('takes in a document of one word without end', async () => {
    const long = `${'y'.repeat(300_000)}ing ${'ya'.repeat(100_000)}`;
    const index = await indexOver(corpusOf([long, BORDER]));
    expect(await idsFound(index, 'yyyyyy')).toEqual([idOf(long)]);
    expect(await idsFound(index, 'border')).toEqual([idOf(BORDER)]);
  });

  it('gives a search up in words where it takes too long', async () => {
    const index = createCorpusIndex({
      read: async (id) => corpus.get(id) ?? null,
      store: null,
      lull: 0,
      deadline: -1,
    });
    await index.open([...corpus.keys()]);
    await index.settled();
    expect(await index.search({ query: '"the border"', limit: 1 })).toEqual({
      ok: false,
      code: 'too-large',
      message: 'This search takes too long. Look for fewer or rarer words.',
    });
  });

  it('passes over a document that is gone, and gives the next', async () => {
    const gone = new Set<DocumentId>();
    const index = createCorpusIndex({
      read: async (id) => (gone.has(id) ? null : (corpus.get(id) ?? null)),
      store: null,
      lull: 0,
    });
    await index.open([...corpus.keys()]);
    await index.settled();
    gone.add(idOf(BORDER));
    const answer = await index.search({ query: 'the', limit: 1 });
    expect(answer.ok && answer.value).toMatchObject({
      total: 1,
      documents: [{ id: idOf(STREET) }],
    });
  });
});

describe('the index over time', () => {
  it('says how far it has come, and finds what it has so far', async () => {
    const held: (() => void)[] = [];
    let isHeld = true;
    const index = createCorpusIndex({
      read: async (id) => {
        if (id === idOf(STREET) && isHeld) await new Promise<void>((go) => held.push(go));
        return corpus.get(id) ?? null;
      },
      store: null,
      lull: 0,
      atOnce: 1,
      batch: 1,
    });
    expect(index.progress()).toEqual({ indexed: 0, documents: 0, isComplete: false });
    await index.open([idOf(BORDER), idOf(STREET)]);
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(index.progress()).toEqual({ indexed: 1, documents: 2, isComplete: false });
    expect(await idsFound(index, 'the')).toEqual([idOf(BORDER)]);
    isHeld = false;
    held[0]?.();
    await index.settled();
    expect(index.progress()).toEqual({ indexed: 2, documents: 2, isComplete: true });
    expect(await idsFound(index, 'the')).toEqual([idOf(BORDER), idOf(STREET)].sort());
  });

  it('takes in documents as they are added, each once', async () => {
    const read: DocumentId[] = [];
    const index = await indexOver(corpus, { onRead: (id) => read.push(id) });
    index.add([idOf(BORDER)]);
    await index.settled();
    expect(read).toHaveLength(3);
  });

  it('counts a document that cannot be read as done, and does not find it', async () => {
    const index = createCorpusIndex({ read: async () => null, store: null, lull: 0 });
    await index.open([idOf(BORDER)]);
    await index.settled();
    expect(index.progress()).toEqual({ indexed: 1, documents: 1, isComplete: true });
    expect(await idsFound(index, 'border')).toEqual([]);
  });

  it('does not find documents that the library no longer has, and knows them if they come back', async () => {
    const folder = join(await temporaryFolder(), 'search');
    await indexOver(corpus, { folder, batch: 10_000 });
    const read: DocumentId[] = [];
    const fewer = corpusOf([BORDER, MENU]);
    const index = await indexOver(fewer, { folder, onRead: (id) => read.push(id) });
    expect(await idsFound(index, 'the')).toEqual([idOf(BORDER)]);
    index.add([idOf(STREET)]);
    await index.settled();
    expect(read).not.toContain(idOf(STREET));
  });

  it('is kept in few files, however many documents come one by one', async () => {
    const folder = join(await temporaryFolder(), 'search');
    const many = corpusOf(Array.from({ length: 100 }, (_, index) => `Document ${index} of many.`));
    await indexOver(many, { folder, batch: 1 });
    expect((await readdir(folder)).length).toBeLessThan(16);
    const read: DocumentId[] = [];
    const index = await indexOver(many, { folder, onRead: (id) => read.push(id) });
    expect(read).toEqual([]);
    expect((await idsFound(index, 'many')).length).toBe(100);
  });

  it('uses neither of two files that have a document in common twice', async () => {
    const folder = join(await temporaryFolder(), 'search');
    await indexOver(corpusOf([BORDER]), { folder });
    const small = await Promise.all(
      (await readdir(folder)).map(async (name) => ({
        name,
        bytes: await readFile(join(folder, name)),
      })),
    );
    const other = join(await temporaryFolder(), 'search');
    await indexOver(corpus, { folder: other, batch: 10_000 });
    for (const { name, bytes } of small) await writeFile(join(other, name), bytes);
    const index = await indexOver(corpus, { folder: other });
    expect(index.progress()).toEqual({ indexed: 3, documents: 3, isComplete: true });
    expect(await idsFound(index, 'border')).toEqual([idOf(BORDER)]);
    expect(await readdir(other)).toHaveLength(1);
  });

  it('is made anew for other rules, and clears away what a crash left', async () => {
    const folder = join(await temporaryFolder(), 'search');
    await indexOver(corpus, { folder, analysis: 'old' });
    await writeFile(join(folder, '.0123456789ab-0.tmp'), 'half a file');
    await writeFile(join(folder, 'notes.txt'), 'of the person');
    const before = await readdir(folder);
    const index = await indexOver(corpus, { folder, analysis: 'new' });
    const after = await readdir(folder);
    expect(after).toContain('notes.txt');
    expect(after.filter((name) => before.includes(name))).toEqual(['notes.txt']);
    expect(await idsFound(index, 'border')).toEqual([idOf(BORDER)]);
  });

  it('works where nothing can be kept', async () => {
    const folder = join(await temporaryFolder(), 'search');
    await mkdir(join(folder, '..'), { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    const index = await indexOver(corpus, { folder });
    expect(await idsFound(index, 'border')).toEqual([idOf(BORDER)]);
  });
});

describe('the rules of an index', () => {
  it('are of a version of the program and of Unicode', () => {
    expect(analysisOf('1.2.3')).toBe(analysisOf('1.2.3'));
    expect(analysisOf('1.2.3')).not.toBe(analysisOf('1.2.4'));
    expect(analysisOf('1.2.3')).toContain(process.versions['unicode']);
  });
});
