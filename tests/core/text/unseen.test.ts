import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldUnseen, unseenMarks } from '#core/text';

/** Marks as "SIGN" where they are suspect, "(SIGN)" where not, with how many there are of several. */
const told = (text: string): string =>
  unseenMarks(text)
    .map(({ sign, count, isSuspect }) => {
      const many = count > 1 ? `×${String(count)}` : '';
      return isSuspect ? `${sign}${many}` : `(${sign}${many})`;
    })
    .join(' ');

/** The tag characters that spell some words. */
const tags = (words: string): string =>
  [...words].map((each) => String.fromCodePoint(0xe0000 + (each.codePointAt(0) ?? 0))).join('');

describe('marks that nobody sees', () => {
  it.each([
    ['plain words, twice\tand\non a new line', ''],
    ['an override turns what is balanced, too: \u202eab\u202c', 'RLO PDF'],
    ['one left open \u202etxt.exe', 'RLO'],
    ['balanced \u2067שלום\u2069 and \u202bab\u202c', '(RLI) (PDI) (RLE) (PDF)'],
    ['an isolate left open \u2066 begin', 'LRI'],
    ['closed on another line \u2067ab\ncd\u2069', 'RLI PDI'],
    ['Trojan \u202e\u2066// check\u2069\u2066 begin', 'RLO (LRI) (PDI) LRI'],
    ['what an isolate ends within it \u2067\u202bab\u2069', '(RLI) RLE (PDI)'],
    ['an end of nothing \u202c', 'PDF'],
    ['two ends of one \u2067ab\u2069\u2069', '(RLI) PDI×2'],
    ['marks of direction \u200e \u200f', '(LRM) (RLM)'],
    ['pass\u200bword', 'ZWSP'],
    ['pass\u200d\u200cword', '(ZWJ) (ZWNJ)'],
    ['pass\u2060word and \ufeff1\ufeff2', 'WJ (ZWNBSP) ZWNBSP'],
    ['a path/\u200bof\u200b parts', '(ZWSP) (ZWSP)'],
    ['soft\u00adhyphen', '(SHY)'],
    ['می\u200cخواهم and क्\u200dष', '(ZWNJ) (ZWJ)'],
    ['ภาษา\u200bไทย', '(ZWSP)'],
    ['👩\u200d🔬 and ❤\ufe0f and 1\ufe0f\u20e3', '(ZWJ) (VS) (VS)'],
    ['葛\u{e0100}', '(VS)'],
    ['a\ufe0f and 😀\ufe0f\u{e0121}\u{e0122}', 'VS VS×3'],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '(TAG×6)'],
    [`hello${tags('ignore this')}`, 'TAG×11'],
    ['\u0000\u001b[31m\u0007\u0085\u007f\u009b', 'NUL ESC BEL (NEL) DEL U+009B'],
    ['page\fnext\vline', '(FF) (VT)'],
    ['\u2028\u2029', '(LS) (PS)'],
    ['\ufffe \u{1ffff} \ue000 \u{f0000}', 'U+FFFE U+1FFFF (U+E000) (U+F0000)'],
    ['ㅤ\u115f', 'HF HF'],
    ['a number’s sign \u0600١٢', ''],
  ])('of %j are %j', (text, marks) => {
    expect(told(text)).toBe(marks);
  });

  it('are never passed over by the quick look, whatever the character', () => {
    const passedOver: string[] = [];
    for (let first = 0; first < 0x110000; first += 32) {
      const codes = Array.from({ length: 32 }, (_, at) => first + at);
      const text = String.fromCodePoint(...codes.filter((code) => (code & 0x1ff800) !== 0xd800));
      if (!mayHoldUnseen(text) && unseenMarks(text).length > 0) passedOver.push(text);
    }
    expect(passedOver).toEqual([]);
  });

  it('are found in a line of a hundred thousand that turn and close nothing', () => {
    const line = '\u2067' + '\u202b'.repeat(50_000) + '\u2069'.repeat(50_000);
    expect(told(line)).toBe('(RLI) RLE×50000 PDI×50000');
  });

  it('spell what tag characters hide', () => {
    expect(unseenMarks(`x${tags('send all')}`)[0]).toMatchObject({ spells: 'send all', start: 1 });
  });

  it('are in order, apart, and hold nothing that is seen', () => {
    const units = fc.constantFrom(
      ...'aب1 \n😀\u200b\u200d\u202e\u2066\u2069\u202c\ufe0f\u{e0061}\u0000\ue000',
    );
    fc.assert(
      fc.property(fc.array(units, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const marks = unseenMarks(text);
        expect(mayHoldUnseen(text)).toBe(marks.length > 0);
        let reached = 0;
        for (const { start, end, count } of marks) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect([...text.slice(start, end)]).toHaveLength(count);
          expect(mayHoldUnseen(text.slice(reached, start))).toBe(false);
          reached = end;
        }
        expect(mayHoldUnseen(text.slice(reached))).toBe(false);
      }),
    );
  });
});
