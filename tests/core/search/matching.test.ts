import { describe, expect, test } from 'vitest';
import {
  LONGEST_QUERY,
  namesMatcher,
  prepareAlternatives,
  prepareSearch,
  searchableBody,
} from '#core/search';
import { bodyOf, foundIn, loosely, paragraphs, range } from './bodies.ts';

describe('a plain search', () => {
  test.each([
    ['words in any case', 'The the THE', 'the', ['0:The', '4:the', '8:THE']],
    ['ß for ss and ss for ß', 'Straße STRASSE', 'strasse', ['0:Straße', '7:STRASSE']],
    ['no half of ß', 'aßb', 's', []],
    ['i for İ, and the reverse', 'İstanbul istanbul', 'İSTANBUL', ['0:İstanbul', '9:istanbul']],
    ['letters within a ligature only whole', 'ﬁnd fin', 'fi', ['0:ﬁ', '4:fi']],
    ['no half of a ligature', 'ﬁnd', 'ind', []],
    ['letters with marks', 'e\u0301tat État', 'etat', ['0:e\u0301tat', '6:État']],
    ['a letter with all its marks', 'xe\u0301\u0323y', 'e', ['1:e\u0301\u0323']],
    [
      'words with soft hyphens',
      'the co\u00adoper\u200bation',
      'cooperation',
      ['4:co\u00adoper\u200bation'],
    ],
    ['words without what is not seen beside them', '\u200bword\u00ad', 'word', ['1:word']],
    ['words over the end of a line', 'two\n  words', 'two words', ['0:two\n  words']],
    ['a word broken by a hyphen', 'an organi-\nsation', 'organisation', ['3:organi-\nsation']],
    ['a word with a hyphen, broken there', 'well-\nknown', 'well-known', ['0:well-\nknown']],
    [
      'a word with two, broken at one',
      'a state-of-\nthe-art b',
      'state-of-the-art',
      ['2:state-of-\nthe-art'],
    ],
    ['no hyphen where none is', 'wellknown', 'well-known', []],
    [
      'a query that is broken itself',
      'two-thirds twothirds',
      'two-\nthirds',
      ['0:two-thirds', '11:twothirds'],
    ],
    ['a year behind a hyphen at the end of a line', '2014-\n2015', '2014–2015', ['0:2014-\n2015']],
    ['signs as they are', 'a.c abc (x|y)', 'a.c', ['0:a.c']],
    ['any kind of quotes', 'so „we will“', '"we will"', ['3:„we will“']],
    ['no half of a picture', '👩\u200d👧', '👩', []],
    ['no half of a flag', '🇫🇷🇩🇪', '🇷🇩', []],
    ['what does not overlap', 'aaaaa', 'aa', ['0:aa', '2:aa']],
    ['nothing that overlaps what was cut', 'e\u0301\u0301e', 'ee', ['0:e\u0301\u0301e']],
  ])('finds %s', (_, text, query, expected) => {
    expect(foundIn(bodyOf(text), query)).toEqual(expected);
  });

  test.each([
    ['case', 'Us us US', 'US', { matchCase: true }, ['6:US']],
    ['ligatures, while case is to match', 'ﬁt Fit', 'fit', { matchCase: true }, ['0:ﬁt']],
    [
      'diacritics',
      'résumé resume re\u0301sume\u0301',
      'résumé',
      { matchDiacritics: true },
      ['0:résumé', '14:re\u0301sume\u0301'],
    ],
    ['diacritics, not case', 'ZÜRICH Zurich', 'zürich', { matchDiacritics: true }, ['0:ZÜRICH']],
    ['no dotless i for i', 'ısı isi', 'isi', { matchDiacritics: true }, ['4:isi']],
  ])('matches %s when asked', (_, text, query, how, expected) => {
    expect(foundIn(bodyOf(text), query, how)).toEqual(expected);
  });

  test('finds nothing across two blocks, nor between them', () => {
    const body = paragraphs('one two', 'three organi-', 'sation');
    expect(foundIn(body, 'two three')).toEqual([]);
    expect(foundIn(body, 'organisation')).toEqual([]);
    expect(foundIn(body, 'organi-')).toEqual(['14:organi-']);
  });

  test('leaves boilerplate out, unless it is let in', () => {
    const body = paragraphs('~share', 'share', '~share', '~share it', 'do share');
    expect(foundIn(body, 'share')).toEqual(['6:share', '30:share']);
    expect(foundIn(body, 'share', { includeBoilerplate: true })).toHaveLength(5);
  });

  test('stops at a limit', () => {
    const prepared = prepareSearch({ ...loosely, text: 'x' });
    expect(prepared.ok && prepared.matcher.find(searchableBody(bodyOf('x x x')), 2)).toEqual([
      range(0, 1),
      range(2, 3),
    ]);
  });
});

describe('notes’ marks', () => {
  test.each([
    ['between words', 'the group.⟦12⟧ said so', 'group. said', ['4:group.12 said']],
    ['before a point', 'the group⟦12⟧. They said', 'group. they', ['4:group12. They']],
    ['between blanks', 'the group ⟦12⟧ said', 'group said', ['4:group 12 said']],
    ['several, one on another', 'a group⟦1⟧⟦,⟧⟦2⟧ said', 'group said', ['2:group1,2 said']],
    ['but not at the start of what is found', '⟦12⟧ Group said', 'group', ['3:Group']],
    ['nor at its end', 'group said⟦12⟧', 'said', ['6:said']],
    ['themselves', 'the group.⟦12⟧ said 12', '12', ['10:12', '18:12']],
    ['with what is beside them', 'the group.⟦12⟧ said', 'group.12 said', ['4:group.12 said']],
    ['not where two words would be one', 'group⟦12⟧said', 'groupsaid', []],
    ['at the start of a line', 'one.\n⟦2⟧ two', 'one. two', ['0:one.\n2 two']],
  ])('are found or seen through %s', (_, text, query, expected) => {
    expect(foundIn(bodyOf(text), query)).toEqual(expected);
    expect(foundIn(bodyOf(text), query, { mode: 'word' })).toEqual(expected);
  });

  test('at the start of a block do not join it to the one before', () => {
    const body = paragraphs('We met.', '12 They said', '~3 Share');
    const at = body.blocks.map(({ start }) => start);
    const marked = {
      ...body,
      noteMarkers: [
        { ...range(at[1] ?? 0, (at[1] ?? 0) + 2), label: '12' },
        { ...range(at[2] ?? 0, (at[2] ?? 0) + 1), label: '3' },
      ],
    };
    expect(foundIn(marked, 'met. they')).toEqual([]);
    expect(searchableBody(marked).read().text).toBe('we met.\n they said');
    expect(foundIn(marked, 'share')).toEqual([]);
    expect(foundIn(marked, '3 share', { includeBoilerplate: true })).toEqual(['21:3 Share']);
  });

  test.each([
    ['Islamic State', 'The Islamic⟦4⟧ State', ['Islamic4 State']],
    ['US', 'us and the US⟦4⟧', ['US']],
  ])('are seen through where “%s” is a name in “%s”', (name, text, expected) => {
    const body = bodyOf(text);
    const found = namesMatcher([name])?.find(searchableBody(body)) ?? [];
    expect(found.map(({ start, end }) => body.text.slice(start, end))).toEqual(expected);
  });
});

describe('a search for whole words', () => {
  test.each([
    ['not within words', 'cat cats concat', 'cat', ['0:cat']],
    ['before an apostrophe or hyphen', 'Kabul’s Kabul-based', 'kabul', ['0:Kabul', '8:Kabul']],
    ['not within numbers', '1,000 and 1 and 3.1 and 1.', '1', ['10:1', '24:1']],
    ['beside a note’s mark', 'group⟦12⟧ said', 'group', ['0:group']],
    ['beside a note’s mark behind a point', 'the group.⟦12⟧ said', 'group.', ['4:group.']],
    ['a number beside a note’s mark', 'in 2021,⟦24⟧ and 2021⟦24⟧', '2021', ['3:2021', '15:2021']],
    ['not within a note’s mark', 'group⟦12⟧', '1', []],
    ['not half of a broken word', 'organi-\nsation', 'organi', []],
    ['with signs at the edges', 'C++ and C++11 (a)', 'C++', ['0:C++', '8:C++']],
    ['in scripts without spaces', '中国人民', '中国', ['0:中国']],
    ['not within syllables', '한국어 한국', '한국', ['4:한국']],
    ['not before a mark of the word', 'caf cafe\u0301', 'caf', ['0:caf']],
    ['in any letters', 'ΟΔΟΣ οδός', 'οδος', ['0:ΟΔΟΣ', '5:οδός']],
    ['within underscores', '_Kabul_', 'Kabul', ['1:Kabul']],
  ])('finds them %s', (_, text, query, expected) => {
    expect(foundIn(bodyOf(text), query, { mode: 'word' })).toEqual(expected);
  });
});

describe('a search by pattern', () => {
  test.each([
    ['by classes', 'in 2021 and 1999', String.raw`\d{4}`, {}, ['3:2021', '12:1999']],
    ['in any case', 'Kabul kabul', 'KABUL', {}, ['0:Kabul', '6:kabul']],
    ['in this case', 'Kabul kabul', 'kabul', { matchCase: true }, ['6:kabul']],
    ['by scripts', 'a Москва b', String.raw`\p{Script=Cyrillic}+`, {}, ['2:Москва']],
    ['what is not empty', 'aab', 'a*', {}, ['0:aa']],
    ['whole clusters', 'e\u0301e', 'e', {}, ['0:e\u0301', '2:e']],
    ['each cluster once', 'xe\u0301', String.raw`[e\u0301]`, {}, ['1:e\u0301']],
    ['astral characters whole', '😀😀', '.', {}, ['0:😀', '2:😀']],
  ])('finds %s', (_, text, query, how, expected) => {
    expect(foundIn(bodyOf(text), query, { mode: 'regex', ...how })).toEqual(expected);
  });

  test('takes a block’s ends for the beginning and the end, and leaves boilerplate out', () => {
    const body = paragraphs('one two', '~two', 'two one');
    expect(foundIn(body, '^two|two$', { mode: 'regex' })).toEqual(['4:two', '12:two']);
    expect(foundIn(body, '^two', { mode: 'regex', includeBoilerplate: true })).toHaveLength(2);
    expect(foundIn(body, String.raw`two\s+two`, { mode: 'regex' })).toEqual([]);
  });

  test.each([
    ['(a', 'unclosed-group'],
    ['(?a)', 'unclosed-group'],
    ['a)', 'unopened-group'],
    ['[a', 'unclosed-class'],
    ['a}', 'lone-bracket'],
    ['*a', 'nothing-to-repeat'],
    ['a{2,1}', 'bad-count'],
    ['a{', 'bad-count'],
    ['[b-a]', 'bad-range'],
    [String.raw`\_`, 'bad-escape'],
    ['a\\', 'trailing-backslash'],
    ['(?<1>a)', 'bad-group-name'],
    [String.raw`\p{Latn}`, 'bad-property'],
  ])('says what is wrong with %s', (text, fault) => {
    const prepared = prepareSearch({ ...loosely, mode: 'regex', text });
    expect(prepared).toMatchObject({ ok: false, problem: { kind: 'invalid-pattern', fault } });
    expect(!prepared.ok && 'detail' in prepared.problem && prepared.problem.detail).not.toContain(
      '/',
    );
  });
});

describe('what cannot be looked for', () => {
  test.each([
    ['nothing', 'plain', '', 'empty'],
    ['white space', 'plain', ' \n\u00a0', 'empty'],
    ['what is not seen', 'word', '\u00ad\u200b', 'empty'],
    ['an empty pattern', 'regex', '', 'empty'],
    ['too much', 'plain', 'x'.repeat(LONGEST_QUERY + 1), 'too-long'],
    ['too long a pattern', 'regex', 'x'.repeat(LONGEST_QUERY + 1), 'too-long'],
  ] as const)('is %s', (_, mode, text, kind) => {
    expect(prepareSearch({ ...loosely, mode, text })).toMatchObject({
      ok: false,
      problem: { kind },
    });
  });
});

describe('several texts at once', () => {
  test('are found each in its place, the longest where they begin together', () => {
    const body = bodyOf('Ministry of Truth, the Ministry, Truth');
    const prepared = prepareAlternatives({
      ...loosely,
      mode: 'word',
      texts: ['Ministry', '', 'Truth', 'Ministry of Truth'],
    });
    expect(prepared.ok && prepared.matcher.find(searchableBody(body))).toEqual([
      range(0, 17),
      range(23, 31),
      range(33, 38),
    ]);
  });

  test.each([
    ['Apple', 'An apple from Apple, APPLE and Apples', ['Apple', 'APPLE']],
    ['US', 'Tell us: the US, U.S. and USA', ['US']],
    ['the ministry', 'The ministry, THE MINISTRY', ['The ministry', 'THE MINISTRY']],
    ['Jean-Luc', 'Jean–Luc and Jean-Lucien', ['Jean–Luc']],
    ['O’Neil', "O'Neil", ["O'Neil"]],
    ['C++ (a)', 'C++ (a) C++', ['C++ (a)']],
    ['Erdoğan', 'Erdogan and ERDOĞAN', ['Erdogan', 'ERDOĞAN']],
    ['東京', '東京は 東京', ['東京', '東京']],
  ])('take for “%s” in “%s” what is so called', (name, text, expected) => {
    const found = namesMatcher([name])?.find(searchableBody(bodyOf(text))) ?? [];
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test('take each name in its own case', () => {
    const body = bodyOf('US us Us');
    expect(namesMatcher(['US', 'us'])?.find(searchableBody(body))).toHaveLength(3);
    expect(namesMatcher([' ', ''])).toBeNull();
  });
});
