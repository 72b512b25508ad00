import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextParagraph,
  nextSentence,
  paragraphAt,
  previousParagraph,
  previousSentence,
  sentenceAt,
  sentencesOf,
  type DocumentBody,
  type TextRange,
} from '#core/text';
import { bodyOf, sentencesIn, textOf } from './shown-units.ts';

/** "One. | Two." stands for a text of two sentences. */
const split = (shown: string): readonly string[] => shown.split(' | ');
const joined = (shown: string): string => shown.replaceAll(' | ', ' ');

describe('sentences end', () => {
  it.each([
    'It began. | It grew! | Did it end? | Yes.',
    'He came in 2015. | She left in 2016.',
    'Attacks rose in July. | 45 people were counted.',
    'She said: “It is over.” | They left.',
    'He said "no." | "Why?" he asked. | "Because."',
    '“Why? | Because!” she said. | Nobody moved.',
    '(They left.) | The rest stayed.',
    'And so on … | Then it ended.',
    'It went on... | Then it ended.',
    'He works for Acme Inc. | The firm is old.',
    'They met in the U.S. | The talks failed.',
    'It ends at 5 p.m. | The rest is free.',
    'There was only plan B. | It failed.',
    'Is there a No? | No. | The group denied it.',
    'They sell iron, tin, etc. | All of it is exported.',
    'They fled.The rest stayed in the province.',
    'これは文です。 | これも文です。',
    'یہ ایک جملہ ہے۔ | یہ دوسرا ہے۔',
    'Он ушёл. | Она осталась.',
  ])('where they do: %s', (shown) => {
    const body = bodyOf(joined(shown));
    const expected = split(shown);
    // What is glued together is parted, too.
    const parted = expected.flatMap((each) => each.split(/(?<=\.)(?=The )/u));
    expect(sentencesIn(body).map((each) => each.trim())).toEqual(parted);
  });

  it.each([
    'The U.S. Army and Gen. Mark Milley met Dr. J. A. Smith in St. Petersburg.',
    'See No. 5, p. 12, vol. IV, pp. 3–4 and Fig. 2 of the file.',
    'On Aug. 26 and Sept. 17 they met, e.g. Monday, i.e. John and others, cf. Miller.',
    'George W. Bush met V. Putin and J. R. R. Tolkien.',
    'In the Post-U.S. Withdrawal Landscape.',
    'At 5 p.m. EST on Monday it rained.',
    'It cost 2.5 million, about .5 percent of 1.000.000.',
    'He asked why? and left, then shouted Stop! and ran.',
    'They wrote “[…] The end” and (...) Another thing.',
    'The site example.org and the file a.txt are gone.',
    'Inc., the firm, is old.',
    'Wait … and see.',
    'Yahoo! said so.',
    'From 3. 12. 2020 on.',
  ])('nowhere else: %s', (text) => {
    expect(sentencesIn(bodyOf(text))).toEqual([text]);
  });

  it.each([
    ['It left the group.⟨12⟩ The next one.', ['It left the group.', 'The next one.']],
    ['Many attacks.⟨[26]⟩ Then none.⟨27⟩', ['Many attacks.', 'Then none.']],
    ['In 2021,⟨24⟩ they left.⟨25⟩, ⟨26⟩ Others stayed.', ['In 202124', 'Others stayed.']],
    ['“It is so.”⟨2⟩ (And so.)⟨3⟩ They went.', ['“It is so.”', '(And so.)', 'They went.']],
    ['It is over.⟨1⟩Then more came.', ['It is over.', 'Then more came.']],
    ['Security operations.⟨28⟩ b However, it grew.', ['Security operations.28 b', 'However']],
    ['Both.⟨2⟩,⟨3⟩ Some.⟨4⟩, ⟨5⟩ End.', ['Both.', 'Some.', 'End.']],
    ['It was 5 p.m.⟨7⟩ and late.', ['It was 5 p.m.7 and late.']],
  ])('before the marks of notes: %s', (source, begin) => {
    const found = sentencesIn(bodyOf(source));
    expect(found).toHaveLength(source.startsWith('In 2021') ? 2 : begin.length);
    for (const [index, sentence] of found.entries())
      expect(sentence.replace(',24', '24')).toContain(begin[index]);
    expect(found.at(-1)).not.toMatch(/[\d\]]$/);
  });

  it.each([
    ['heading: 1. What is it? A group. An idea', ['1. What is it? A group. An idea']],
    ['listItem: 2. Buy it. Sell it.', ['2. Buy it. Sell it.']],
    ['1. It begins. So it is.', ['1. It begins.', 'So it is.']],
    ['preformatted: a = 1. b⏎c = 2', ['a = 1. b', 'c = 2']],
    ['A line that⏎goes on. Dr.⏎Smith came.', ['A line that\ngoes on.', 'Dr.\nSmith came.']],
    ['It is so\u2029And so', ['It is so', 'And so']],
    ['*** It is so. ***', ['*** It is so. ***']],
    ['* * *', []],
    ['   \u00a0 ', []],
  ])('by the kind of block: %s', (source, expected) => {
    expect(sentencesIn(bodyOf(source))).toEqual(expected);
  });

  it('in a list item that is long', () => {
    const sentence = 'A sentence that says a thing or two about the matter.';
    const body = bodyOf(`listItem: ${Array.from({ length: 12 }, () => sentence).join(' ')}`);
    expect(sentencesIn(body)).toEqual(Array.from({ length: 12 }, () => sentence));
  });
});

const story = bodyOf(
  [
    'heading: A story',
    'One is here. Two is here.',
    'boilerplate: Share this. Subscribe now.',
    '* * *',
    'Three is here.⟨1⟩ Four is here.',
    'note: 1. A source.',
  ].join('\n'),
);

describe('the keys go', () => {
  it('from sentence to sentence across blocks, past boilerplate, to notes', () => {
    const found: (string | null)[] = [];
    let at = sentenceAt(story, 0);
    while (at !== null) {
      found.push(textOf(story, at));
      at = nextSentence(story, at.end);
    }
    const all = ['A story', 'One is here.', 'Two is here.', 'Three is here.', 'Four is here.'];
    expect(found).toEqual([...all, '1. A source.']);
    const back: (string | null)[] = [];
    at = sentenceAt(story, story.text.length);
    while (at !== null) {
      back.unshift(textOf(story, at));
      at = previousSentence(story, at.start);
    }
    expect(back).toEqual(found);
  });

  it('from paragraph to paragraph', () => {
    const first = paragraphAt(story, 12);
    expect(textOf(story, first)).toBe('One is here. Two is here.');
    const second = nextParagraph(story, first?.end ?? 0);
    expect(textOf(story, second)).toBe('Three is here.1 Four is here.');
    expect(previousParagraph(story, second?.start ?? 0)).toEqual(first);
    expect(textOf(story, nextParagraph(story, second?.end ?? 0))).toBe('1. A source.');
    expect(previousParagraph(story, 0)).toBeNull();
    expect(nextParagraph(story, story.text.length)).toBeNull();
  });

  it('from a place in boilerplate or between to what comes next', () => {
    const inShare = story.text.indexOf('Subscribe');
    expect(textOf(story, sentenceAt(story, inShare))).toBe('Three is here.');
    expect(textOf(story, paragraphAt(story, inShare))).toBe('Three is here.1 Four is here.');
  });

  it('nowhere in a text without a word', () => {
    const empty = bodyOf('* * *');
    expect([sentenceAt(empty, 0), paragraphAt(empty, 0), nextSentence(empty, 0)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

/** Places of the letters and digits of a range, but those of notes' marks. */
const letters = ({ text, noteMarkers }: DocumentBody, range: TextRange): readonly number[] =>
  [...text.slice(range.start, range.end).matchAll(/[\p{L}\p{N}]/gu)]
    .map(({ index }) => range.start + index)
    .filter((at) => !noteMarkers.some(({ start, end }) => start <= at && at < end));

const pieces = fc.constantFrom(
  'The group left. ',
  'In the U.S. Army ',
  'Dr. ',
  '“Why?” ',
  'he asked.⟨12⟩ ',
  '(so)⟨[3]⟩ ',
  '2021,⟨24⟩',
  '… ',
  '83% ',
  '⏎',
  '\u00a0',
  '。',
  'สวัสดีครับ ',
  '👩‍👩‍👧 ',
  'é',
  '\u2029',
  '.',
  '!',
  '[…] ',
  '---',
);

describe('of any block, sentences', () => {
  it('are never empty, in order, apart, trimmed, and hold all its words', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const body = bodyOf(parts.join('').replaceAll('\n', ' '));
        for (const [index, block] of body.blocks.entries()) {
          const found = sentencesOf(body, index);
          let reached: number = block.start;
          for (const { start, end } of found) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            expect(body.text.slice(start, end)).toMatch(/^\S[^]*\S$|^\S$/u);
            reached = end;
          }
          expect(reached).toBeLessThanOrEqual(block.end);
          expect(found.flatMap((range) => letters(body, range))).toEqual(letters(body, block));
        }
      }),
      { seed: 20260102, numRuns: 400 },
    );
  });

  it('are the same from whichever place one comes to them', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 30 }), fc.nat(), (parts, place) => {
        const body = bodyOf(parts.join('').replaceAll('\n', ' '));
        const at = place % (body.text.length + 1);
        const all = body.blocks.flatMap((_, index) => sentencesOf(body, index));
        expect(nextSentence(body, at)).toEqual(all.find(({ start }) => start >= at) ?? null);
        expect(previousSentence(body, at)).toEqual(all.findLast(({ end }) => end <= at) ?? null);
        expect(sentenceAt(body, at)).toEqual(all.find(({ end }) => end > at) ?? all.at(-1) ?? null);
      }),
      { seed: 20260103, numRuns: 300 },
    );
  });
});
