import { describe, expect, test } from 'vitest';
import {
  foldForSearch,
  prepareSearch,
  searchableBody,
  type SearchableBody,
  type SearchQuery,
} from '#core/search';
import { bodyOf, foundIn, loosely } from './bodies.ts';

const MEGABYTE = 1 << 20;

const countIn = (body: SearchableBody, query: string, how: Partial<SearchQuery> = {}): number => {
  const prepared = prepareSearch({ ...loosely, ...how, text: query });
  return prepared.ok ? prepared.matcher.find(body).length : -1;
};

const count = (text: string, query: string, how: Partial<SearchQuery> = {}): number =>
  countIn(searchableBody(bodyOf(text)), query, how);

describe('texts and queries made to take long come to an end', () => {
  const letters = searchableBody(bodyOf('a'.repeat(16 * MEGABYTE)));

  test.each([
    ['one letter, as a word', 'a', { mode: 'word' }, 0],
    ['a long run of it', 'a'.repeat(10_000), {}, 1677],
    ['a long run of it, as a word', 'a'.repeat(10_000), { mode: 'word' }, 0],
    ['a long run with another letter before', `b${'a'.repeat(9_999)}`, {}, 0],
    ['a long run with another letter behind', `${'a'.repeat(9_999)}b`, {}, 0],
    ['a long run with another letter within', `${'a'.repeat(5_000)}b${'a'.repeat(4_999)}`, {}, 0],
    ['many hyphens', 'a-'.repeat(5_000), {}, 0],
  ] as const)('sixteen million of one letter: %s', (_, query, how, expected) => {
    expect(countIn(letters, query, how)).toBe(expected);
  });

  test('a million marks on one letter are one match', () => {
    const text = `xe${'\u0301'.repeat(1_000_000)}y`;
    expect(foundIn(bodyOf(text), 'e').map((place) => place.length)).toEqual([1_000_003]);
    expect(count('\u0301'.repeat(1_000_000), 'e')).toBe(0);
    expect(count(text, 'é', { matchDiacritics: true })).toBe(0);
  });

  test.each([
    ['soft hyphens', 'a\u00ad', 'aa'],
    ['joiners', 'a\u200d', 'aa'],
    ['sharp s', 'ß', 's'],
    ['white space', ' \n', 'a b'],
    ['hyphens at the ends of lines', 'a-\n', 'a-a'],
    ['viramas', 'क\u094d', 'क'],
    ['flags', '🇫', '🇫'],
    ['quotes', '“', '" "'],
  ])('a million of %s are folded and searched', (_, unit, query) => {
    expect(count(unit.repeat(MEGABYTE / unit.length), query)).toBeGreaterThanOrEqual(0);
  });

  test('the folded text of sixteen million units is as long as they are', () => {
    expect(foldForSearch('Ab '.repeat(5 * MEGABYTE)).text).toHaveLength(15 * MEGABYTE);
  });
});
