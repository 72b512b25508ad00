import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clausesIn,
  sentenceAt,
  unitAfter,
  unitBack,
  unitBefore,
  unitFrom,
  utf16,
  wordsIn,
  wordsRead,
  type TextUnit,
} from '#core/text';
import { bodyOf, textOf } from './shown-units.ts';

describe('clauses', () => {
  it.each([
    [
      'It grew, which few had seen,⟨1⟩ and nobody ever stopped it.',
      ['It grew', 'which few had seen', 'and nobody ever stopped it.'],
    ],
    ['It is so; it was so.', ['It is so', 'it was so.']],
    ['There are two: the old – and the new.', ['There are two', 'the old', 'and the new.']],
    ['He left—as some say -- in July.', ['He left', 'as some say', 'in July.']],
    [
      'It began on August 26, 2021, and the campaign that followed it went on.',
      ['It began on August 26, 2021', 'and the campaign that followed it went on.'],
    ],
    ['From 18:30 to 20:15 in the well-known A–B region.', null],
    ['In Iran, Iraq, Syria, and Yemen they have fought on.', null],
    ['Bread and butter, and jam.', null],
    ['It ended.', null],
  ])('of: %s', (source, expected) => {
    const body = bodyOf(source);
    const sentence = sentenceAt(body, 0);
    if (sentence === null) throw new Error('No sentence.');
    const found = clausesIn(body, sentence).map((clause) => textOf(body, clause));
    expect(found).toEqual(expected ?? [source]);
  });

  it('lose no word', () => {
    const parts = fc.constantFrom(
      'and ',
      'so, and ',
      'it; ',
      '— ',
      ': ',
      'word ',
      ', but ',
      '3,⟨4⟩ ',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 25 }), (list) => {
        const body = bodyOf(list.join(''));
        const sentence = sentenceAt(body, 0);
        if (sentence === null) return;
        const clauses = clausesIn(body, sentence);
        expect(clauses.flatMap((clause) => wordsIn(body, clause))).toEqual(wordsIn(body, sentence));
        expect(clauses.every(({ start, end }) => end > start)).toBe(true);
      }),
      { seed: 20260104 },
    );
  });
});

describe('words are', () => {
  it.each([
    ['The group.⟨12⟩ Then, “so”.', 'The|group|Then|so'],
    ['In 2021⟨24⟩ and 2021,⟨24⟩ Iran⟨6⟩', 'In|2021|and|2021|Iran'],
    ['al-Qaida, IS‑K and the Kabul-based', 'al-Qaida|IS‑K|and|the|Kabul-based'],
    ['$2,000 or 54.2% of −5 °C, about €3m', '$2,000|or|54.2%|of|−5|C|about|€3m'],
    ['2015–2019, the people’s, and/or', '2015|2019|the|people’s|and|or'],
    ['-- a - b -', 'a|b'],
  ])('%s', (source, expected) => {
    const body = bodyOf(source);
    const range = { start: utf16(0), end: utf16(body.text.length) };
    expect(
      wordsIn(body, range)
        .map((word) => textOf(body, word))
        .join('|'),
    ).toBe(expected);
  });

  it('found far off, too', () => {
    const body = bodyOf(`one${' '.repeat(5_000)}two`);
    expect(textOf(body, unitFrom(body, 3, 'word'))).toBe('two');
    expect(textOf(body, unitBefore(body, 5_003, 'word'))).toBe('one');
    expect(unitFrom(body, body.text.length, 'word')).toBeNull();
    expect(unitBack(body, 0, 'word')).toBeNull();
  });
});

describe('words and characters around a place', () => {
  it('are those that a whole reading finds', () => {
    const unit = fc.constantFrom<TextUnit>('word', 'character');
    const text = fc.array(
      fc.constantFrom('ab ', 'c', '-', '👩‍👩‍👧', 'e\u0301', '⟨1⟩', '  ', '$', '5', '%', '.', '\u00a0'),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(text, fc.nat(), unit, (parts, place, kind) => {
        const body = bodyOf(parts.join(''));
        const at = place % (body.text.length + 1);
        let all: { start: number; end: number }[] = [];
        for (let from = 0; ;) {
          const found = unitFrom(body, from, kind);
          if (found === null) break;
          all = [...all, found];
          from = found.end;
        }
        for (const { start, end } of all) expect(body.text.slice(start, end)).toMatch(/\S/u);
        expect(unitAfter(body, at, kind)).toEqual(all.find(({ start }) => start > at) ?? null);
        expect(unitBack(body, at, kind)).toEqual(all.findLast(({ start }) => start < at) ?? null);
        expect(unitBefore(body, at, kind)).toEqual(all.findLast(({ end }) => end < at) ?? null);
      }),
      { seed: 20260105, numRuns: 300 },
    );
  });
});

describe('what is read out of a range', () => {
  it.each([
    ['Over 100 people.⟨1⟩ The attack', 'Over 100 people. The attack'],
    ['in Tajikistan,⟨5⟩ and Iran⟨6⟩ too', 'in Tajikistan, and Iran too'],
    ['as said.⟨4⟩, ⟨5⟩ Then', 'as said. Then'],
    ['nothing called', 'nothing called'],
  ])('leaves out the marks of notes: %s', (source, expected) => {
    const body = bodyOf(source);
    expect(wordsRead(body, { start: 0, end: source.replace(/[⟨⟩]/gu, '').length })).toBe(expected);
  });
});
