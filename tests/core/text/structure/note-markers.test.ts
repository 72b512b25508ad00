import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody, readPlainText } from '#core/text';

/** The text with each mark set in ⟨⟩, and after | the label of the note that it leads to. */
function shown(text: string): string {
  const { body } = readPlainText(text);
  let out = '';
  let from = 0;
  for (const { start, end, note } of body.noteMarkers) {
    const leads = note === undefined ? '' : `|${body.blocks[note]?.label ?? '?'}`;
    out += `${text.slice(from, start)}⟨${text.slice(start, end)}${leads}⟩`;
    from = end;
  }
  return out + text.slice(from);
}

describe('marks of notes', () => {
  it.each([
    [
      'One thing.1 Another thing.2 Third,3 and more.',
      'One thing.⟨1⟩ Another thing.⟨2⟩ Third,⟨3⟩ and more.',
    ],
    [
      'It began in 2015.1 It grew in Iran2 and ended.3',
      'It began in 2015.⟨1⟩ It grew in Iran⟨2⟩ and ended.⟨3⟩',
    ],
    [
      'First.1 On August 26, 20212—and so on.3 Then.4',
      'First.⟨1⟩ On August 26, 2021⟨2⟩—and so on.⟨3⟩ Then.⟨4⟩',
    ],
    [
      'So they say.1 “And so.”2 (And so)3 they went.',
      'So they say.⟨1⟩ “And so.”⟨2⟩ (And so)⟨3⟩ they went.',
    ],
    ['All.1 Both.2,3 Some.4, 5 End.', 'All.⟨1⟩ Both.⟨2⟩,⟨3⟩ Some.⟨4⟩, ⟨5⟩ End.'],
    ['A claim¹ and another² here.', 'A claim⟨¹⟩ and another⟨²⟩ here.'],
    ['As shown [1] and shown [2] again.', 'As shown ⟨[1]⟩ and shown ⟨[2]⟩ again.'],
    ['What are its aims?1 They are unclear.', 'What are its aims?⟨1⟩ They are unclear.'],
  ])('are found in: %s', (text, marked) => {
    expect(shown(text)).toBe(marked);
  });

  it.each([
    '54.2 F at noon, and 61.7 later.',
    'It cost $2,000, then 15,500, then 1.5 million.',
    'By 2021,24 people had left, or so one read.',
    'COVID-19, IS-K2, MI5 and MI6, the G7 and the G20, a B52.',
    'From 18:30 to 20:15, a ratio of 3:1, sections 2.1 and 2.2.',
    'See No.5, pp.12, Fig.2 and vol.3 of the file.',
    'An area of 12 km² and 10³ people on 5 m³ of water.',
    'The year 1998. Then 1999. Then 2000.',
    'They wrote “[a] man of peace” and “[t]he end”.',
    'Version 2.0, 10% of them, 3D maps, A4 paper.',
  ])('are not seen in: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('lead to the notes that the document holds, of both kinds', () => {
    const text = [
      'They met (TTP)a twice.1 The first time was in 202124—and so on.25 It was ISK.c Since then 63,26 and more.',
      'Substantive Notes',
      '[a] The first remark.',
      '[c] The other remark.',
      'Citations',
      ...Array.from({ length: 26 }, (_, index) => `[${index + 1}] Source ${index + 1}, 2020.`),
    ].join('\n\n');
    expect(shown(text).split('\n')[0]).toBe(
      'They met (TTP)⟨a|a⟩ twice.⟨1|1⟩ The first time was in 2021⟨24|24⟩—and so on.⟨25|25⟩ It was ISK.⟨c|c⟩ Since then 63,⟨26|26⟩ and more.',
    );
  });

  it('begin again with each chapter', () => {
    const chapter = 'A first thing.1 A second thing.2 A third thing.3 And a fourth.4 Enough.';
    expect(readPlainText(`${chapter}\n\n${chapter}`).body.noteMarkers).toHaveLength(8);
  });

  it('are found all and alone, wherever sentences hold other numbers', () => {
    const number = fc.constantFrom(
      '54.2 percent',
      '2,000 men',
      '$12.5',
      '18:30',
      'COVID-19',
      '3 of 4',
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 3, maxLength: 30 }), (numbers) => {
        const text = numbers
          .map((words, index) => `There were ${words} there.${index + 1}`)
          .join(' ');
        const labels = readPlainText(text).body.noteMarkers.map(({ label }) => label);
        expect(labels).toEqual(numbers.map((_, index) => String(index + 1)));
      }),
    );
  });
});

describe('the structure of any text', () => {
  const words = fc.constantFrom(
    'Notes',
    '[1] ',
    '1. ',
    '• ',
    'Leave a Reply',
    '0 Comments',
    'A word.',
    '12',
    '\n',
    '\n\n',
    ' ',
    '\t',
    'A long line of words that goes on and on, as lines in books do,',
    '😀',
    'é',
    '2021,24',
    'Table 1: x',
    '\u2028',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(words, { maxLength: 80 }).map((parts) => parts.join('')),
  );

  it('is well formed, and always the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { body } = readPlainText(text);
        expect(checkBody(body)).toBe(null);
        expect(readPlainText(text)).toEqual({ body, facts: readPlainText(text).facts });
        expect(body.text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing but white space and bullets outside its blocks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let left = text;
        for (const { start, end } of [...readPlainText(text).body.blocks].reverse())
          left = left.slice(0, start) + left.slice(end);
        expect(left).toMatch(/^[\s\uFEFF•·▪▫◦‣⁃●○■□➢➤✓✔*–—-]*$/u);
      }),
      { numRuns: 300 },
    );
  });
});
