import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isStatistic,
  printStatistic,
  readStatistic,
  statisticIn,
  statisticInWords,
  type Comparator,
  type StatisticValue,
} from '#core/values';
import { compareDecimals, shiftDecimal } from '../../../src/core/values/statistic-decimal.ts';

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
    .map((each) => each.join(''));

const decimal = fc
  .tuple(fc.boolean(), digits(1, 20), fc.oneof(fc.constant(''), digits(3, 3), digits(0, 20)))
  .map(([isNegative, whole, fraction]) => {
    const plain = whole.replace(/^0+(?=\d)/, '') + (fraction === '' ? '' : `.${fraction}`);
    return isNegative && /[1-9]/.test(plain) ? `-${plain}` : plain;
  });

const words = (most: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc
        .array(
          fc.constantFrom(
            ...'attacks in nine of out a month per / "% km USD ISK 5 to – or more unit counted x" \\ million m half'.split(
              ' ',
            ),
          ),
          { minLength: 1, maxLength: 5 },
        )
        .map((each) => each.join(' ')),
      fc.constantFrom('attacks', 'people killed', '%', 'USD', '/month', 'km', 'km/h', '%/year'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    )
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
        .trim()
        .slice(0, most)
        .trim(),
    )
    .map((text) => (/\p{Cs}/u.test(text) || text === '' ? 'x' : text));

const statistic: fc.Arbitrary<StatisticValue> = fc
  .record({
    comparator: fc.constantFrom<Comparator>('=', '≈', '<', '≤', '>', '≥'),
    numbers: fc.oneof(fc.tuple(decimal), fc.tuple(decimal, decimal)),
    unit: fc.option(words(60), { nil: undefined }),
    counted: fc.option(words(200), { nil: undefined }),
    of: fc.option(words(200), { nil: undefined }),
  })
  .map(({ comparator, numbers: [one, two = one], unit, counted, of }) => {
    const order = compareDecimals(one, two);
    const [min, max] = order === 0 ? [one, one] : order < 0 ? [one, two] : [two, one];
    return {
      kind: 'statistic',
      comparator,
      min,
      max,
      ...(unit !== undefined && { unit }),
      ...(counted !== undefined && { counted }),
      ...(of !== undefined && { of }),
    };
  });

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['23', '1.234', ',', '–', '-', ' ', ' and ', ' to ', 'between ', 'half', '%', 'million'],
        ...[
          '"',
          '\\',
          ' of ',
          ' per ',
          '$',
          'm',
          'one ',
          'third',
          '½',
          '\ud800',
          '٢',
          '\u0000',
          'e9',
        ],
        ...[' unit "', ' counted "', '/', 'or more', '+', 'twenty', 'hundred', 'in ', '2023', '±'],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('a statistic', () => {
  test('reads from its printed form as itself, whatever its texts are', () => {
    fc.assert(
      fc.property(statistic, (value) => {
        expect(isStatistic(value)).toBe(true);
        expect(readStatistic(printStatistic(value))).toEqual({ kind: 'value', value });
      }),
      { numRuns: 1_000 },
    );
  });

  test('is said with every digit that it has', () => {
    fc.assert(
      fc.property(decimal, (number) => {
        const value: StatisticValue = {
          kind: 'statistic',
          comparator: '=',
          min: number,
          max: number,
        };
        const said = statisticInWords(value, 'en-GB').replace(/,/g, '');
        const [, head = '', scale = ''] = /^(\S+)(?: (.*))?$/.exec(said) ?? [];
        const powers: Readonly<Record<string, number>> = {
          '': 0,
          million: 6,
          billion: 9,
          trillion: 12,
        };
        expect(shiftDecimal(head, powers[scale] ?? 0)).toBe(number);
      }),
      { numRuns: 500 },
    );
  });
});

test('garbage is refused or read as a valid value, and nothing throws', () => {
  fc.assert(
    fc.property(soup, (typed) => {
      for (const reading of [readStatistic(typed), statisticIn(typed)]) {
        if (reading === null) continue;
        if (reading.kind === 'value') expect(reading.value).toSatisfy(isStatistic);
        if (reading.kind === 'choice') {
          expect(reading.values.length).toBeGreaterThan(1);
          for (const value of reading.values) expect(value).toSatisfy(isStatistic);
        }
      }
    }),
    { numRuns: 1_500 },
  );
});

test('a scale shifts the digits that were typed, and changes none', () => {
  fc.assert(
    fc.property(
      digits(1, 12),
      digits(4, 15),
      fc.constantFrom(['thousand', 3] as const, ['million', 6] as const, ['bn', 9] as const),
      (whole, fraction, [scale, power]) => {
        const reading = readStatistic(`${whole}.${fraction} ${scale}`);
        const all = whole + fraction.padEnd(power, '0');
        const point = whole.length + power;
        const head = all.slice(0, point).replace(/^0+(?=\d)/, '');
        const tail = all.slice(point);
        const expected = tail === '' ? head : `${head}.${tail}`;
        expect(reading).toMatchObject({ kind: 'value', value: { min: expected, max: expected } });
      },
    ),
  );
});

test('decimals compare as whole numbers of their last place do', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), fc.nat(12), (a, b, places) => {
      const [left, right] = [a, b].map((each) => shiftDecimal(String(each), -places));
      expect(Math.sign(compareDecimals(left ?? '', right ?? ''))).toBe(Math.sign(a - b));
    }),
  );
});

test.each([
  ['another kind', { kind: 'date', comparator: '=', min: '1', max: '1' }],
  ['no comparator', { kind: 'statistic', min: '1', max: '1' }],
  ['another comparator', { kind: 'statistic', comparator: '!', min: '1', max: '1' }],
  ['a float', { kind: 'statistic', comparator: '=', min: 1, max: 1 }],
  ['no least', { kind: 'statistic', comparator: '=', max: '1' }],
  ['an exponent', { kind: 'statistic', comparator: '=', min: '1e3', max: '1e3' }],
  ['leading zeros', { kind: 'statistic', comparator: '=', min: '01', max: '01' }],
  ['a plus', { kind: 'statistic', comparator: '=', min: '+1', max: '+1' }],
  ['a negative zero', { kind: 'statistic', comparator: '=', min: '-0.0', max: '-0.0' }],
  ['a reversed range', { kind: 'statistic', comparator: '=', min: '2', max: '1' }],
  ['one number written twice', { kind: 'statistic', comparator: '=', min: '1', max: '1.0' }],
  ['41 digits', { kind: 'statistic', comparator: '=', min: '1'.repeat(41), max: '1'.repeat(41) }],
  ['another member', { kind: 'statistic', comparator: '=', min: '1', max: '1', more: '' }],
  ['an empty unit', { kind: 'statistic', comparator: '=', min: '1', max: '1', unit: '' }],
  ['an untrimmed unit', { kind: 'statistic', comparator: '=', min: '1', max: '1', unit: ' x' }],
  ['a unit that is no text', { kind: 'statistic', comparator: '=', min: '1', max: '1', unit: 5 }],
  ['two lines', { kind: 'statistic', comparator: '=', min: '1', max: '1', counted: 'a\nb' }],
  ['half a pair', { kind: 'statistic', comparator: '=', min: '1', max: '1', of: '\ud800' }],
  ['a long text', { kind: 'statistic', comparator: '=', min: '1', max: '1', of: 'x'.repeat(201) }],
  ['a list', []],
  ['null', null],
  ['a text', '1'],
])('%s is no statistic', (_what, foreign) => {
  expect(isStatistic(foreign)).toBe(false);
});
