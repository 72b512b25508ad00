import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldForSearch,
  hitsOf,
  LONGEST_QUERY,
  matchesPlainly,
  phraseMatcher,
  readCorpusQuery,
  searchableBody,
  stemEnglish,
  tokensOf,
  tokensOfBody,
  type CorpusQuery,
  type CorpusTerm,
} from '#core/search';
import { bodyOf, paragraphs } from './bodies.ts';
import { texts } from './texts.ts';

const read = (input: string): CorpusQuery => {
  const result = readCorpusQuery(input);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.query;
};

/** A term in short: word, word* for a beginning, "a phrase". */
function told(term: CorpusTerm): string {
  if (term.kind === 'phrase') return `"${term.text}"${term.isOpen ? '*' : ''}`;
  return term.kind === 'beginning' ? `${term.word}*` : term.word;
}

describe('words of a text', () => {
  test.each([
    ['folded', 'The Straße in ZÜRICH', ['the', 'strasse', 'in', 'zurich']],
    ['without signs', '“Yes”, he said: (no).', ['yes', 'he', 'said', 'no']],
    [
      'without the s of possession',
      'Kabul’s and the Talibans’ men',
      ['kabul', 'and', 'the', 'talibans', 'men'],
    ],
    [
      'parted by apostrophes and hyphens',
      "don't l’État al-Qaida",
      ['don', 't', 'l', 'etat', 'al', 'qaida'],
    ],
    [
      'numbers as one',
      '1,000 and 3.5 and 2,500,000.75',
      ['1000', 'and', '3.5', 'and', '2500000.75'],
    ],
    ['broken ones whole and in parts', 'organi-\nsation', ['organisation', 'organi', 'sation']],
    [
      'character by character without spaces',
      '中国 タリバン ไทย',
      ['中', '国', 'タリバン', 'ไ', 'ท', 'ย'],
    ],
  ])('are %s', (_, text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  test('leave out boilerplate and notes’ marks', () => {
    expect(tokensOfBody(bodyOf('the group⟦12⟧ said in 2021⟦24⟧ so⟦3⟧on'))).toEqual([
      'the',
      'group',
      'said',
      'in',
      '2021',
      'so',
      'on',
    ]);
    expect(tokensOfBody(paragraphs('one', '~two', 'three'))).toEqual(['one', 'three']);
  });

  test.each([
    ['elections', 'elect'],
    ['elected', 'elect'],
    ['is', 'is'],
    ['élections', 'élections'],
    ['2021s', '2021s'],
  ])('have stems: %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });
});

describe('a query of a corpus', () => {
  test.each([
    ['kabul attack ', [['kabul'], ['attack']], []],
    ['kabul att', [['kabul'], ['att*']], []],
    ['Kabul AND Herat ', [['kabul'], ['herat']], []],
    ['"the Attack" kabul ', [['"the Attack"'], ['kabul']], []],
    ['„the attack“', [['"the attack"']], []],
    ['"the atta', [['"the atta"*']], []],
    ['kabul -attack', [['kabul']], ['attack']],
    ['-"two words" x ', [['x']], ['"two words"']],
    [
      'a OR b c | d ',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [],
    ],
    ['OR a OR ', [['a']], []],
    ['or ', [['or']], []],
    ['al-Qaida ', [['"al-Qaida"']], []],
    ['al-Qai', [['"al-Qai"*']], []],
    ['Kabul’s ', [['kabul']], []],
    ['"organi-\nsation"', [['"organi-sation"']], []],
    ['-war', [], ['war']],
    ['— war — ', [['war']], []],
  ])('is read from %j', (input, all, none) => {
    const query = read(input);
    expect(query.all.map((group) => group.map(told))).toEqual(all);
    expect(query.none.map(told)).toEqual(none);
  });

  test.each([
    ['', 'empty'],
    [' - "" OR ', 'empty'],
    ['x'.repeat(LONGEST_QUERY + 1), 'too-long'],
  ])('is refused (%#)', (input, kind) => {
    expect(readCorpusQuery(input)).toMatchObject({ ok: false, problem: { kind } });
  });

  const body = bodyOf(
    'The elections of 2021⟦4⟧ were held in Kabul.⟦12⟧ Voters’ co-\noperation was well-known.',
  );

  test.each([
    ['election ', true, ['elections']],
    ['elected voting ', false, ['elections']],
    ['"election"', false, []],
    ['"the elections"', true, ['The elections']],
    ['elec', true, ['elections']],
    ['"the elec', true, ['The elec']],
    ['2021 ', true, ['2021']],
    ['20214 ', false, []],
    ['12 ', false, []],
    ['"kabul voters"', false, []],
    ['"kabul. voters"', true, ['Kabul.12 Voters']],
    ['cooperation ', true, ['co-\noperation']],
    ['"co-operation was"', true, ['co-\noperation was']],
    ['well-known ', true, ['well-known']],
    ['herat OR kabul ', true, ['Kabul']],
    ['kabul -voter', false, ['Kabul']],
    ['kabul -herat', true, ['Kabul']],
    ['-herat', true, []],
    ['"in kabul" kabul held ', true, ['held', 'in Kabul']],
  ])('finds for %s', (input, isFound, hits) => {
    const query = read(input);
    expect(matchesPlainly(body, query, stemEnglish)).toBe(isFound);
    expect(
      hitsOf(searchableBody(body), query, stemEnglish).map(({ start, end }) =>
        body.text.slice(start, end),
      ),
    ).toEqual(hits);
  });

  test('with more hits than are wanted gives the first', () => {
    expect(hitsOf(searchableBody(bodyOf('a b a b')), read('a OR b '), stemEnglish, 3)).toHaveLength(
      3,
    );
  });
});

describe('laws of queries', () => {
  const inputs = fc
    .array(fc.oneof(texts, fc.constantFrom('"', '-', ' OR ', ' ', 'as', 'fi')), { maxLength: 5 })
    .map((parts) => parts.join(''));
  const marked = fc
    .array(
      fc.tuple(
        texts.map((text) => text.replace(/[⟦⟧]/gu, '')),
        fc.constantFrom('1', '2,'),
      ),
    )
    .map((parts) => bodyOf(parts.map(([text, mark]) => `${text}⟦${mark}⟧`).join('')));

  test('a document that holds a phrase holds all its words', () => {
    fc.assert(
      fc.property(marked, inputs, fc.nat(), (document, typed, at) => {
        const own = document.text.slice(at % (document.text.length + 1)).slice(0, 12);
        for (const input of [typed, `"${own}"`, own]) {
          const result = readCorpusQuery(input);
          if (!result.ok) continue;
          const words = tokensOfBody(document);
          for (const term of [...result.query.all.flat(), ...result.query.none]) {
            if (term.kind !== 'phrase') continue;
            const found = phraseMatcher(term)?.find(searchableBody(document), 1) ?? [];
            if (found.length === 0) continue;
            for (const [index, word] of term.words.entries()) {
              const mayGoOn = term.isOpen && index === term.words.length - 1;
              const isThere = words.some((each) =>
                mayGoOn ? each.startsWith(word) : each === word,
              );
              expect([isThere, word, words.join(' ')]).toEqual([true, word, words.join(' ')]);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a document is found where there are hits for each group, and hits are what they say', () => {
    fc.assert(
      fc.property(marked, inputs, (document, input) => {
        const result = readCorpusQuery(input);
        fc.pre(result.ok);
        const searchable = searchableBody(document);
        const hits = (query: CorpusQuery) => hitsOf(searchable, query, stemEnglish);
        const { all, none } = result.query;
        const isFound =
          all.every((group) => hits({ all: [group], none: [] }).length > 0) &&
          none.every((term) => hits({ all: [[term]], none: [] }).length === 0);
        expect(matchesPlainly(document, result.query, stemEnglish)).toBe(isFound);
        let reached = 0;
        for (const { start, end } of hits(result.query)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(foldForSearch(document.text.slice(start, end)).text).not.toBe('');
          reached = end;
        }
      }),
      { numRuns: 700 },
    );
  });
});
