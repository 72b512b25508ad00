import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage } from '#core/anchoring';
import { sha256Hex, type DocumentId, type Passage } from '#core/model';
import { codePoint, codePointIndex, utf16, type DocumentBody } from '#core/text';
import { prepareCarrying, type Carried } from '#core/versions';

const bodyOf = (text: string, marks: readonly string[] = []): DocumentBody => ({
  text,
  blocks: [],
  noteMarkers: marks.map((mark) => {
    const [before = '', label = ''] = mark.split('|');
    const start = text.indexOf(`${before}${label}`) + before.length;
    return { start: utf16(start), end: utf16(start + label.length), label };
  }),
});

const idOf = (text: string): DocumentId => sha256Hex(text) as DocumentId;

function passageOf(text: string, words: string, from = text.indexOf(words)): Passage {
  const range = { start: utf16(from), end: utf16(from + words.length) };
  return { document: idOf(text), ...describePassage(text, codePointIndex(text), range) };
}

const carry = (
  before: string,
  after: string,
  words: string,
  afterMarks: readonly string[] = [],
): Carried =>
  prepareCarrying(bodyOf(before), bodyOf(after, afterMarks), idOf(after)).carry(
    passageOf(before, words),
  );

/** "exact: its words", or "orphan". */
function told(after: string, { verdict, after: range }: Carried): string {
  return range === null ? verdict : `${verdict}: ${after.slice(range.start, range.end)}`;
}

const NEWS = [
  'Bridge reopens after repairs',
  'The old bridge over the Lenne was opened again in May 2023, the council said on Monday.',
  'Repairs cost 4.2 million euros, about 40% more than the council had planned for in 2019.',
  '“Nobody was hurt in the works,” said Mara Holt, who led them for 16 months.',
  'Some 1,250 cars a day are expected. The council will not build a second bridge before 2031.',
].join('\n\n');

describe('a passage in a newer version of its text', () => {
  const cases: readonly (readonly [
    name: string,
    edit: (text: string) => string,
    words: string,
    expected: string,
  ])[] = [
    ['nothing changed', (text) => text, '40%', 'exact: 40%'],
    [
      'boilerplate above',
      (text) => `Menu\nHome\nSubscribe now\n\n${text}`,
      'May 2023',
      'exact: May 2023',
    ],
    [
      'the paragraph before it changed',
      (text) => text.replace(/The old bridge[^\n]*/, 'Traffic is back.'),
      'Repairs cost 4.2 million euros',
      'exact: Repairs cost 4.2 million euros',
    ],
    [
      'its paragraph moved to the end',
      (text) => {
        const paragraphs = text.split('\n\n');
        return [...paragraphs.filter((_, at) => at !== 2), paragraphs[2]].join('\n\n');
      },
      '4.2 million euros',
      'moved: 4.2 million euros',
    ],
    [
      'its paragraph stands twice',
      (text) => text.replace(/Repairs cost[^\n]*/, (found) => `${found}\n\n${found}`),
      '4.2 million euros',
      'exact: 4.2 million euros',
    ],
    [
      'another word right before it',
      (text) => text.replace('about 40%', 'not 40%'),
      '40% more than the council had planned',
      'moved: 40% more than the council had planned',
    ],
    [
      'a year of one digit more',
      (text) => text.replace('May 2023', 'May 2024'),
      'May 2023',
      'orphan',
    ],
    ['a day for May', (text) => text.replace('in May 2023', 'in day 2023'), 'May', 'orphan'],
    [
      'a figure within long words',
      (text) => text.replace('4.2 million', '4.3 million'),
      'Repairs cost 4.2 million euros, about 40% more than the council had planned for',
      'orphan',
    ],
    [
      'a negation taken out',
      (text) => text.replace('will not build', 'will build'),
      'The council will not build a second bridge before 2031.',
      'orphan',
    ],
    [
      'a word within long words',
      (text) => text.replace('had planned for', 'had asked for'),
      'about 40% more than the council had planned for in 2019',
      'fuzzy: about 40% more than the council had asked for in 2019',
    ],
    [
      'its sentence taken out, though its words stand elsewhere',
      (text) => text.replace(/The council will not build[^\n]*/, 'That is all.'),
      'The council',
      'orphan',
    ],
    [
      'quotation marks and dashes of another kind',
      (text) => text.replace('“', '"').replace('”', '"'),
      '“Nobody was hurt in the works,”',
      'folded: "Nobody was hurt in the works,"',
    ],
    [
      'typography around it',
      (text) => text.replace('“', '"').replace('”', '"'),
      'Nobody was hurt in the works,',
      'exact: Nobody was hurt in the works,',
    ],
    [
      'a soft hyphen in its words',
      (text) => text.replace('expected', 'ex\u00adpec\u00adted'),
      'Some 1,250 cars a day are expected.',
      'folded: Some 1,250 cars a day are ex\u00adpec\u00adted.',
    ],
    [
      'everything went',
      () => 'This page is not here any more.',
      'Mara Holt, who led them for 16 months',
      'orphan',
    ],
  ];
  it.each(cases)('%s', (_name, edit, words, expected) => {
    const after = edit(NEWS);
    expect(told(after, carry(NEWS, after, words))).toBe(expected);
  });

  it('is not found where the very words stood in another place before', () => {
    const north = 'In the north, officials said 40 people had left their homes by noon.';
    const south = 'In the south, officials said 40 people had been hurt in the flood.';
    const before = `The river rose.\n\n${north}\n\nNothing else is known.\n\n${south}\n`;
    const after = before.replace(south, 'No more was said.');
    const from = before.lastIndexOf('40 people');
    const { carry: over } = prepareCarrying(bodyOf(before), bodyOf(after), idOf(after));
    expect(over(passageOf(before, '40 people', from)).verdict).toBe('orphan');
    expect(over(passageOf(before, '40 people')).verdict).toBe('exact');
  });

  it('is seen where the extraction joined letters as one sign', () => {
    const before = 'The office was first to find the final figures of the whole affair that year.';
    const after = before.replaceAll('fi', '\ufb01');
    // Another character is another character: a ligature is no typography of the ladder's.
    expect(carry(before, after, 'final figures').verdict).not.toBe('exact');
  });

  it('is seen through notes’ marks that were glued to it', () => {
    const after = NEWS.replace('Mara Holt,', 'Mara Holt12,').replace('works,', 'works3,');
    const marks = ['works|3', 'Holt|12'];
    expect(told(after, carry(NEWS, after, 'Mara Holt', marks))).toBe('exact: Mara Holt');
    expect(told(after, carry(NEWS, after, 'in the works,” said', marks))).toBe(
      'folded: in the works3,” said',
    );
  });

  it('never counts a glued mark as a digit of its number where nobody knows it for one', () => {
    const after = NEWS.replace('2019.', '20193.');
    expect(carry(NEWS, after, '2019').verdict).toBe('orphan');
  });

  it('states an orphan’s words as they were, without a place, in the newer version', () => {
    const after = NEWS.replace('May 2023', 'May 2024');
    const { passage } = carry(NEWS, after, 'May 2023');
    const { exact, prefix, suffix } = passageOf(NEWS, 'May 2023');
    const expected = { document: idOf(after), start: null, end: null, exact, prefix, suffix };
    expect(passage).toEqual(expected);
  });

  it('is looked for by its words where it had no place, in what is new alone', () => {
    const lost: Passage = {
      document: idOf(NEWS),
      start: null,
      end: null,
      exact: 'the second span was never finished',
      prefix: '',
      suffix: '',
    };
    const after = `${NEWS}\n\nHolt said that the second span was never finished by anyone.`;
    const { carry: over } = prepareCarrying(bodyOf(NEWS), bodyOf(after), idOf(after));
    expect(told(after, over(lost))).toBe('moved: the second span was never finished');
    expect(over({ ...lost, exact: 'It was never finished at all' }).verdict).toBe('orphan');
  });

  it('of which one digit changed is an orphan, whichever digit it is', () => {
    const figures = [...NEWS.matchAll(/\d[\d.,]*\d|\d/g)];
    for (const { index, 0: figure } of figures)
      for (let at = 0; at < figure.length; at++) {
        const digit = figure.charAt(at);
        if (!/\d/.test(digit)) continue;
        const other = `${figure.slice(0, at)}${(Number(digit) + 1) % 10}${figure.slice(at + 1)}`;
        const after = NEWS.slice(0, index) + other + NEWS.slice(index + figure.length);
        const carried = prepareCarrying(bodyOf(NEWS), bodyOf(after), idOf(after)).carry(
          passageOf(NEWS, figure, index),
        );
        expect([figure, other, carried.verdict]).toEqual([figure, other, 'orphan']);
      }
    expect(figures.length).toBeGreaterThan(5);
  });
});

/** Sentences whose words occur nowhere else: what is found of one is found of that one. */
const sentence = (index: number, form: number): string => {
  const letters = (at: number): string =>
    Array.from({ length: 5 }, (_, place) =>
      String.fromCharCode(97 + ((index * 31 + at * 7 + place * (at + 3) + form * 13) % 26)),
    ).join('');
  const words = Array.from({ length: 9 }, (_, at) => `${letters(at)}${'aeiou'.charAt(at % 5)}`);
  const marks = ['é', '😀', 'x\u0301', '‘', '—', 'ß'];
  words.splice(
    4,
    0,
    `${1900 + index}`,
    marks[index % marks.length] as string,
    `${index * 37 + 11}`,
  );
  return `The ${words.join(' ')}${index % 3 === 0 ? '.' : ' in May.'}`;
};

type Edit =
  | { readonly kind: 'drop' | 'figure' | 'double'; readonly at: number }
  | { readonly kind: 'insert' | 'replace'; readonly at: number; readonly form: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number };

const COUNT = 24;

/** What a text says after edits, sentence by sentence, with the number of the sentence it was. */
function edited(edits: readonly Edit[]): readonly { text: string; of: number | null }[] {
  let list = Array.from({ length: COUNT }, (_, index) => ({
    text: sentence(index, 0),
    of: index as number | null,
  }));
  for (const edit of edits) {
    const at = edit.at % list.length;
    const here = list[at];
    if (here === undefined) continue;
    if (edit.kind === 'drop' && list.length > 4) list.splice(at, 1);
    else if (edit.kind === 'double') list.splice(at, 0, { ...here, of: null });
    else if (edit.kind === 'figure')
      list[at] = {
        text: here.text.replace(/\d(?=\D*$)/, (digit) => `${(+digit + 1) % 10}`),
        of: null,
      };
    else if (edit.kind === 'insert')
      list.splice(at, 0, { text: sentence(edit.at + 100, edit.form), of: null });
    else if (edit.kind === 'replace')
      list[at] = { text: sentence(edit.at + 200, edit.form), of: null };
    else if (edit.kind === 'move') {
      list = list.filter((_, index) => index !== at);
      list.splice(edit.to % list.length, 0, here);
    }
  }
  return list;
}

/** Whether a sentence stands once, between its own neighbours and the same line ends. */
function isUntouched(list: ReturnType<typeof edited>, index: number): boolean {
  const place = list.findIndex(({ of }) => of === index);
  const alone = list.filter(({ text }) => text === sentence(index, 0)).length === 1;
  const before = index === 0 ? place === 0 : list[place - 1]?.of === index - 1;
  const after = index === COUNT - 1 ? place === list.length - 1 : list[place + 1]?.of === index + 1;
  return place !== -1 && alone && before && after && place % 4 === index % 4;
}

const join = (texts: readonly string[], every: number): string =>
  texts.map((text, at) => text + ((at + 1) % every === 0 ? '\n\n' : ' ')).join('');

const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('drop' as const, 'figure' as const, 'double' as const),
    at: fc.nat(COUNT * 2),
  }),
  fc.record({
    kind: fc.constantFrom('insert' as const, 'replace' as const),
    at: fc.nat(COUNT * 2),
    form: fc.integer({ min: 1, max: 25 }),
  }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(COUNT * 2), to: fc.nat(COUNT * 2) }),
);

const digitsOf = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');

const letters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‘—\s]/g, (char) => (char === '‘' ? "'" : char === '—' ? '-' : ' '));

describe('whatever is edited around passages', () => {
  const before = join(
    Array.from({ length: COUNT }, (_, index) => sentence(index, 0)),
    4,
  );

  /** A passage within each sentence: some words of it, from one word up to another. */
  const passageIn = (index: number, from: number, length: number): Passage => {
    const whole = sentence(index, 0);
    const words = [...whole.matchAll(/\S+/g)];
    const first = words[from % words.length];
    const last = words[Math.min(words.length - 1, (from % words.length) + length)];
    const start = before.indexOf(whole) + (first?.index ?? 0);
    const end = before.indexOf(whole) + (last?.index ?? 0) + (last?.[0].length ?? 0);
    return passageOf(before, before.slice(start, end), start);
  };

  it('its own words are found, or none: untouched ones exactly, and gone ones nowhere', () => {
    const some = fc.record({
      edits: fc.array(someEdit, { maxLength: 6 }),
      every: fc.integer({ min: 2, max: 6 }),
      from: fc.nat(12),
      length: fc.nat(6),
    });
    fc.assert(
      fc.property(some, ({ edits, every, from, length }) => {
        const list = edited(edits);
        const after = join(
          list.map(({ text }) => text),
          every,
        );
        const { carry: over } = prepareCarrying(bodyOf(before), bodyOf(after), idOf(after));
        for (let index = 0; index < COUNT; index++) {
          const passage = passageIn(index, from + index, length);
          const { verdict, passage: carried, after: range } = over(passage);
          if (range !== null) {
            const words = after.slice(range.start, range.end);
            expect(carried.exact).toBe(words);
            expect(digitsOf(words)).toBe(digitsOf(passage.exact));
            if (verdict === 'exact') expect(letters(words)).toBe(letters(passage.exact));
            if (verdict === 'moved') expect(words).toBe(passage.exact);
            const points = codePointIndex(after);
            expect(points.toCodePoint(range.start)).toBe(carried.start);
            expect(points.toCodePoint(range.end)).toBe(carried.end);
          }
          const isGone = !after.includes(passage.exact);
          if (isGone) expect(['orphan', 'folded', 'fuzzy']).toContain(verdict);
          if (every !== 4 || !isUntouched(list, index)) continue;
          expect(verdict).toBe('exact');
          const whole = sentence(index, 0);
          const into = before.indexOf(whole);
          const start = codePointIndex(before).toUtf16(codePoint(passage.start ?? 0));
          expect(range?.start).toBe(after.indexOf(whole) + start - into);
        }
      }),
      { numRuns: 120 },
    );
  });
});
