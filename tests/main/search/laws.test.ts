import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsOf, matchesPlainly, readCorpusQuery, searchableBody, stemEnglish } from '#core/search';
import type { DocumentId } from '#core/model';
import type { CorpusIndex } from '#main/services/search';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answerOf, cases, corpusOf, idsFound, indexOver, type Corpus } from './corpus-of.ts';

function plainlyFound(corpus: Corpus, query: string): readonly DocumentId[] {
  const asked = readCorpusQuery(query);
  if (!asked.ok) return [];
  return [...corpus]
    .filter(([, body]) => matchesPlainly(body, asked.query, stemEnglish))
    .map(([id]) => id)
    .sort();
}

type Places = Readonly<Record<string, readonly (readonly [start: number, end: number])[]>>;

function placesIn(corpus: Corpus, query: string): Places {
  const asked = readCorpusQuery(query);
  const placesOf = (id: DocumentId): Places[string] => {
    const body = corpus.get(id);
    if (!asked.ok || body === undefined) return [];
    return hitsOf(searchableBody(body), asked.query, stemEnglish).map(({ start, end }) => [
      start,
      end,
    ]);
  };
  return Object.fromEntries(plainlyFound(corpus, query).map((id) => [id, placesOf(id)]));
}

async function placesFound(index: CorpusIndex, query: string): Promise<Places> {
  const answer = await index.search({ query, limit: 100, snippets: 1_000 });
  if (!answer.ok) throw new Error(answer.message);
  return Object.fromEntries(
    answer.value.documents.map(({ id, snippets }) => [
      id,
      snippets.map(({ start, end }) => [start, end] as const),
    ]),
  );
}

const answersOf = (index: CorpusIndex, queries: readonly string[]): Promise<unknown> =>
  Promise.all(queries.map((query) => answerOf(index, query)));

/** Found are the right documents, and in each of them the right places. */
async function expectRight(index: CorpusIndex, corpus: Corpus, queries: readonly string[]) {
  for (const query of queries) {
    expect([query, await idsFound(index, query)]).toEqual([query, plainlyFound(corpus, query)]);
    expect([query, await placesFound(index, query)]).toEqual([query, placesIn(corpus, query)]);
  }
}

describe('the index of a corpus', () => {
  it('finds what reading every document finds', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ texts, queries }) => {
        const corpus = corpusOf(texts);
        await expectRight(await indexOver(corpus), corpus, queries);
      }),
      { numRuns: 250 },
    );
  });

  it('answers alike in whatever order and batches documents came', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer(), async ({ texts, queries }, seed) => {
        const keyOf = (text: string): number => (text.length * 31 + seed) % 7;
        const shuffled = [...texts].sort((a, b) => keyOf(a) - keyOf(b));
        const one = await indexOver(corpusOf(texts), { batch: 1_000_000 });
        const other = await indexOver(corpusOf(shuffled), { batch: 1 });
        expect(await answersOf(one, queries)).toEqual(await answersOf(other, queries));
      }),
      { numRuns: 80 },
    );
  });

  it('answers alike after it was kept and read again, with texts in memory or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.constantFrom(0, 200, 1_000_000),
        async ({ texts, queries }, textsInMemory) => {
          const folder = join(await temporaryFolder(), 'search');
          const corpus = corpusOf(texts);
          const before = await answersOf(await indexOver(corpus, { folder }), queries);
          const read: DocumentId[] = [];
          const onRead = (id: DocumentId): void => void read.push(id);
          const index = await indexOver(corpus, { folder, textsInMemory, onRead });
          expect(read).toEqual([]);
          expect(await answersOf(index, queries)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('answers rightly after a file was cut off or changed at any place', async () => {
    const where = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(cases, where, fc.boolean(), async ({ texts, queries }, place, isCut) => {
        const folder = join(await temporaryFolder(), 'search');
        const corpus = corpusOf(texts);
        await indexOver(corpus, { folder });
        for (const name of await readdir(folder)) {
          const path = join(folder, name);
          const bytes = await readFile(path);
          const at = Math.min(bytes.length - 1, Math.floor(bytes.length * place));
          if (isCut) await truncate(path, at);
          else await writeFile(path, bytes.fill((bytes[at] as number) ^ 0x10, at, at + 1));
        }
        await expectRight(await indexOver(corpus, { folder }), corpus, queries);
      }),
      { numRuns: 60 },
    );
  });
});
