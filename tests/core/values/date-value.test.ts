import { printDate, readDate } from '#core/values';
import { describe, expect, it } from 'vitest';
import { coarseDates, refusedDates, relativeDates, statedDates, written } from './date-cases.ts';

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

  it('takes an empty field for no date', () => {
    expect(readDate(' \n ', {})).toEqual({ kind: 'empty' });
  });

  it('tells which date relative words were counted from, without a time of day', () => {
    expect(readDate('last year', { published: '2021-09-17T08:00:00Z' })).toEqual({
      kind: 'value',
      value: { kind: 'date', edtf: '2020', relativeTo: '2021-09-17' },
    });
  });

  it('does not lean on the date of the document for a date that is stated', () => {
    expect(readDate('May 2020', { published: '2021-09-17' })).toEqual({
      kind: 'value',
      value: { kind: 'date', edtf: '2020-05' },
    });
  });
});

describe('printDate', () => {
  it.each([
    ['2021-09/2022-09', '2021-09/2022-09'],
    ['2021-22', 'summer 2021'],
    ['2031-22', '2031-22'],
  ])('prints %s as %s', (edtf, typed) => {
    expect(printDate({ kind: 'date', edtf })).toBe(typed);
  });
});
