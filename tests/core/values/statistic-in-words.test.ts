import { expect, test } from 'vitest';
import { readStatistic, statisticInWords } from '#core/values';

test.each([
  ['about 23 attacks a month', 'en-GB', '≈ 23 attacks / month'],
  ['12–15 %', 'en-GB', '12–15 %'],
  ['> 1.2 million USD', 'en-GB', '> 1.2 million USD'],
  ['1,234,567', 'en-GB', '1,234,567'],
  ['1,234,567', 'de', '1.234.567'],
  ['1.2 million', 'de', '1,2 Millionen'],
  ['1234567', 'en-IN', '12,34,567'],
  ['0.10', 'en-GB', '0.10'],
  ['0.10', 'de', '0,10'],
  ['12–15 million', 'en-GB', '12–15 million'],
  ['12–15.5', 'en-GB', '12–15.5'],
  ['-5 to -3 °C', 'en-GB', '-5 – -3 °C'],
  ['52 percent of attacks', 'en-GB', '52 % of attacks'],
  ['19 out of 34 attacks', 'en-GB', '19 of 34 attacks'],
  ['60 km/h', 'en-GB', '60 km/h'],
  ['at least 10 or so people', 'en-GB', 'choice'],
  ['123456789012345678901.12345', 'en-GB', '123,456,789,012,345,678,901.12345'],
])('“%s” is said in %s as %s', (typed, locale, said) => {
  const reading = readStatistic(typed);
  expect(reading.kind === 'value' ? statisticInWords(reading.value, locale) : reading.kind).toBe(
    said,
  );
});
