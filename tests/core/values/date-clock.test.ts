import { dateBounds, dateInWords, readDate } from '#core/values';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { relativeDates, statedDates, written } from './date-cases.ts';

const all = [...statedDates, ...relativeDates].map(([typed]) => typed);
const spoken = ['2021-03-28', '2021-12-31', '2022-01-01', '-0043-03-15', '1883-11-18'];

const told = (): readonly unknown[] => [
  ...all.map((typed) => written(readDate(typed, { published: '2021-09-17' }))),
  ...spoken.map((edtf) => [dateInWords(edtf, 'en-GB'), dateBounds(edtf)]),
];

const zone = process.env['TZ'];

afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('dates', () => {
  it.each([
    ['Pacific/Kiritimati', -840],
    ['Pacific/Pago_Pago', 660],
    ['America/St_Johns', 210],
    ['Asia/Kathmandu', -345],
  ])('are the same in %s, whatever the clock says', (name, offset) => {
    process.env['TZ'] = 'UTC';
    const expected = told();
    process.env['TZ'] = name;
    vi.useFakeTimers({ now: new Date('2031-02-28T23:59:59Z'), toFake: ['Date'] });
    expect(new Date().getTimezoneOffset()).toBe(offset);
    expect(told()).toEqual(expected);
  });
});
