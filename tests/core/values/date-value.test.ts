import {
  dateInWords,
  isEdtf,
  readDate,
  type DateProblem,
  type DateValue,
  type Reading,
} from '#core/values';
import { describe, expect, it } from 'vitest';
import { coarseDates, refusedDates, relativeDates, statedDates } from './date-cases.ts';

/** A reading as the tables write it. */
function written(reading: Reading<DateValue, DateProblem>): string {
  switch (reading.kind) {
    case 'empty':
      return '';
    case 'value':
      return reading.value.edtf;
    case 'choice':
      return `?${reading.problem.code} ${reading.values.map(({ edtf }) => edtf).join(' ')}`;
    case 'refused':
      return `!${reading.problem.code}`;
  }
}

describe('readDate', () => {
  it.each(statedDates)('reads %s as %s', (typed, result) => {
    expect(written(readDate(typed, {}))).toBe(result);
  });

  it.each(refusedDates)('refuses %s: %s', (typed, result) => {
    expect(written(readDate(typed, {}))).toBe(result);
  });

  it.each(relativeDates)('counts %s from 17 September 2021 as %s', (typed, result) => {
    expect(written(readDate(typed, { published: '2021-09-17' }))).toBe(result);
  });

  it.each(coarseDates)('counts from %s: %s is %s', (published, typed, result) => {
    expect(written(readDate(typed, { published }))).toBe(result);
  });
});
