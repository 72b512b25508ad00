import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchesPlainly,
  namesMatcher,
  prepareAlternatives,
  prepareForms,
  readCorpusQuery,
  searchableBody,
  stemEnglish,
  typedOut,
} from '#core/search';
import type { DocumentBody } from '#core/text';
import type { DocumentId } from '#core/model';
import type { CorpusIndex } from '#main/services/search';
import { cases, corpusOf, idOf, indexOver, phrases, type Corpus } from './corpus-of.ts';

type Manner = 'anywhere' | 'words' | 'query';

async function lacking(
  index: CorpusIndex,
  texts: readonly string[],
  manner: Manner,
): Promise<ReadonlySet<DocumentId>> {
  const answer = await index.lacking({ texts: [...texts], manner });
  if (!answer.ok) throw new Error(answer.message);
  return new Set(answer.value.documents);
}

/** The documents in which a search finds anything. */
const found = (corpus: Corpus, finds: (body: DocumentBody) => boolean): readonly DocumentId[] =>
  [...corpus].filter(([, body]) => finds(body)).map(([id]) => id);

const findsAny = (
  body: DocumentBody,
  texts: readonly string[],
  mode: 'plain' | 'word',
  matchCase: boolean,
): boolean => {
  const prepared = prepareAlternatives({
    ...{ texts, mode, matchCase, matchDiacritics: false, includeBoilerplate: false },
  });
  return prepared.ok && prepared.matcher.find(searchableBody(body), 1).length > 0;
};

describe('the documents that lack some texts', () => {
  it('are none in which reading finds one, in any manner', async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.array(phrases, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 64, 1_000_000),
        async ({ texts, queries }, more, batch) => {
          const corpus = corpusOf(texts);
          const index = await indexOver(corpus, { batch });
          for (const asked of [...queries.map((query) => [query]), more]) {
            const anywhere = await lacking(index, asked, 'anywhere');
            const asWords = await lacking(index, asked, 'words');
            const all = found(corpus, (body) => findsAny(body, asked, 'plain', false));
            for (const id of all) expect([asked, anywhere.has(id)]).toEqual([asked, false]);
            for (const id of found(corpus, (body) => findsAny(body, asked, 'plain', true)))
              expect(anywhere.has(id)).toBe(false);
            for (const id of found(corpus, (body) => findsAny(body, asked, 'word', true)))
              expect(anywhere.has(id)).toBe(false);
            for (const id of found(corpus, (body) => findsAny(body, asked, 'word', false)))
              expect([asked, asWords.has(id)]).toEqual([asked, false]);
            const named = namesMatcher(asked);
            for (const id of found(
              corpus,
              (body) => (named?.find(searchableBody(body), 1).length ?? 0) > 0,
            ))
              expect(asWords.has(id)).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are for a query just those that reading does not find', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ texts, queries }) => {
        const corpus = corpusOf(texts);
        const index = await indexOver(corpus);
        for (const query of queries) {
          const asked = readCorpusQuery(query);
          const lost = found(
            corpus,
            (body) => !asked.ok || !matchesPlainly(body, asked.query, stemEnglish),
          );
          expect([...(await lacking(index, [query], 'query'))].sort()).toEqual([...lost].sort());
          const forms = prepareForms(query);
          const placed = found(
            corpus,
            (body) => forms.ok && forms.matcher.find(searchableBody(body)).length > 0,
          );
          const others = await lacking(index, [typedOut(query)], 'query');
          if (forms.ok)
            expect([query, placed]).toEqual([
              query,
              [...corpus.keys()].filter((id) => !others.has(id)),
            ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  const TEXTS = [
    'The border of the state.',
    'Borders and co-\noperation[12] in Kabul’s state.',
    'Share this → border',
    '[12]\n\nOnly a mark.',
    '',
  ];

  it.each<[Manner, readonly string[], readonly string[]]>([
    ['anywhere', ['border'], ['[12]\n\nOnly a mark.', 'Share this → border', '']],
    ['anywhere', ['rder'], ['[12]\n\nOnly a mark.', 'Share this → border', '']],
    // Whether a mark of a note parts a word is not told from here.
    ['words', ['border'], [2, 3, 4].map((at) => TEXTS[at] ?? '')],
    ['words', ['borders', 'mark'], [0, 2, 4].map((at) => TEXTS[at] ?? '')],
    ['anywhere', ['12'], [0, 2, 4].map((at) => TEXTS[at] ?? '')],
    ['words', ['12'], [0, 2, 4].map((at) => TEXTS[at] ?? '')],
    ['anywhere', ['cooperation in'], [0, 2, 3, 4].map((at) => TEXTS[at] ?? '')],
    ['anywhere', ['co-operation[12] in'], [0, 2, 3, 4].map((at) => TEXTS[at] ?? '')],
    ['anywhere', [' . '], [2, 4].map((at) => TEXTS[at] ?? '')],
    ['anywhere', ['\u00ad'], TEXTS],
    ['query', ['bordering -kabul '], [1, 2, 3, 4].map((at) => TEXTS[at] ?? '')],
  ])('%s %j are told', async (manner, asked, expected) => {
    const index = await indexOver(corpusOf(TEXTS));
    const told = await lacking(index, asked, manner);
    expect(new Set(told)).toEqual(new Set(expected.map(idOf)));
  });

  it('are none of which nothing is known', async () => {
    const corpus = corpusOf(TEXTS);
    const gone = idOf(TEXTS[0] ?? '');
    const readable = new Map([...corpus].filter(([id]) => id !== gone));
    const index = await indexOver(readable);
    index.add([gone]);
    expect((await lacking(index, ['nowhere'], 'anywhere')).has(gone)).toBe(false);
    await index.settled();
    expect((await lacking(index, ['nowhere'], 'anywhere')).has(gone)).toBe(false);
    expect((await lacking(index, ['nowhere'], 'query')).has(gone)).toBe(false);
  });
});
