import fc from 'fast-check';
import { utf16, type DocumentBody, type TextRange } from '#core/text';
import { sha256Hex, type DocumentId } from '#core/model';
import { createCorpusIndex, openSegmentStore, type CorpusIndex } from '#main/services/search';

export const idOf = (text: string): DocumentId => sha256Hex(text) as DocumentId;

const rangesOf = (text: string, pattern: RegExp): readonly TextRange[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: utf16(index),
    end: utf16(index + found.length),
  }));

/** Blank lines part paragraphs; those with an arrow are boilerplate, and "[12]" is a note's mark. */
export function bodyOf(text: string): DocumentBody {
  const paragraphs = rangesOf(text, /[^\n](?:[^\n]|\n(?!\n))*/gu);
  return {
    text,
    blocks: paragraphs.map((range) => ({
      ...range,
      kind: 'paragraph',
      ...(text.slice(range.start, range.end).includes('→') ? { boilerplate: true } : {}),
    })),
    noteMarkers: rangesOf(text, /\[12\]/gu).map((range) => ({ ...range, label: '12' })),
  };
}

/** Documents by the hash of their text, as a library has them. */
export type Corpus = ReadonlyMap<DocumentId, DocumentBody>;

export const corpusOf = (texts: readonly string[]): Corpus =>
  new Map(texts.map((text) => [idOf(text), bodyOf(text)]));

export interface IndexOver {
  readonly folder?: string;
  readonly batch?: number;
  readonly analysis?: string;
  readonly textsInMemory?: number;
  readonly onRead?: (id: DocumentId) => void;
}

/** An index of a corpus, all of it taken in; kept in the folder, if one is given. */
export async function indexOver(corpus: Corpus, given: IndexOver = {}): Promise<CorpusIndex> {
  const { folder, batch = 64, analysis = 'test', textsInMemory, onRead } = given;
  const index = createCorpusIndex({
    read: async (id) => {
      onRead?.(id);
      return corpus.get(id) ?? null;
    },
    store:
      folder === undefined
        ? null
        : openSegmentStore({
            folder,
            analysis,
            ...(textsInMemory === undefined ? {} : { textsInMemory }),
          }),
    batch,
    atOnce: 1,
    lull: 0,
  });
  await index.open([...corpus.keys()]);
  await index.settled();
  return index;
}

/** What an index answers, but for the time it took. */
export async function answerOf(
  index: CorpusIndex,
  query: string,
  more: { readonly documents?: DocumentId[]; readonly without?: DocumentId[] } = {},
): Promise<unknown> {
  const answer = await index.search({ query, limit: 1_000, ...more });
  return answer.ok ? { ...answer.value, took: 0 } : answer;
}

export async function idsFound(index: CorpusIndex, query: string): Promise<readonly DocumentId[]> {
  const answer = await index.search({ query, limit: 1_000, snippets: 0 });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.documents.map(({ id }) => id).sort();
}

/** Words that share stems, beginnings, foldings and broken hyphens, so that chance meets them often. */
export const WORDS = [
  'border', 'borders', 'Bordered', 'the', 'of', 'co-operation', 'coopera-\ntion', 'co-\noperation',
  'operation', 'Straße', 'strasse', 'STRASSEN', 'café', 'cafe\u0301', 'ﬁnal', 'final', 'finally',
  'İstanbul', 'istanbul', '1,000', '1000', '1,000.5', '3.5', 'COVID-\n19', 'COVID-19', 'Kabul’s',
  'Kabul', "kabul's", 'al-Qaida', 'al', 'qaida', 'run\u00adning', 'runs', 'running', '日本語', '本',
  'ŉ', 'n', 'Æther', 'aether', 'U.S.', 'us', '…', '½', 'e\u200bx', '[12]', 'group.12', '—', '→', "'s", 's',
]; // prettier-ignore

const JOINTS = [' ', ' ', ' ', ' ', ', ', '. ', '\n', '\n\n', '-', '', ' – ', '\u00a0'];

type Words = fc.Arbitrary<string>;

const textsOf = (word: Words): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(word, fc.constantFrom(...JOINTS)), { maxLength: 12 })
    .map((parts) => parts.flat().join(''));

const phrasesOf = (word: Words): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', '-', ', ')), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().slice(0, -1).join('').replaceAll('\n', ''));

const beginningsOf = (word: Words): fc.Arbitrary<string> =>
  fc.tuple(word, fc.nat(5)).map(([whole, length]) => [...whole].slice(0, length + 1).join(''));

const SIGNS = ['OR', 'OR', 'AND', '|', '-', '"', '-"', '*', '.*', '(', '\\', '“'];

function queriesOf(word: Words): fc.Arbitrary<string> {
  const phrase = phrasesOf(word);
  const item = fc.oneof(
    word,
    beginningsOf(word),
    phrase,
    phrase.map((words) => `"${words}"`),
    phrase.map((words) => `-"${words}"`),
    word.map((each) => `-${each}`),
    fc.constantFrom(...SIGNS),
  );
  return fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' '))
    .map(([items, end]) => items.join(' ') + end);
}

/** Stretches of such texts as a person types them to find them. */
export const phrases: fc.Arbitrary<string> = phrasesOf(fc.constantFrom(...WORDS));

/** A few texts and queries of the same few words. */
export const cases = fc
  .uniqueArray(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 7 })
  .chain((words) => {
    const word = fc.constantFrom(...words);
    return fc.record({
      texts: fc.uniqueArray(textsOf(word), { minLength: 1, maxLength: 12 }),
      queries: fc.array(queriesOf(word), { minLength: 1, maxLength: 5 }),
    });
  });
