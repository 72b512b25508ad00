import { describe, expect, it } from 'vitest';
import {
  markRead,
  nothingRead,
  sentenceAt,
  unreadAfter,
  unreadBefore,
  unreadFrom,
  utf16,
  type DocumentBody,
  type TextRange,
} from '#core/text';
import { bodyOf } from '../sentences/shown-units.ts';

const page = bodyOf(`heading: What is it?
One is here. Two is here.
boilerplate: Share this.
***
Three is here. Four is here. Five is here.
Six is here.`);

const words = (body: DocumentBody, found: TextRange | null): string | null =>
  found === null ? null : body.text.slice(found.start, found.end);

/** The page with these words' sentences read. */
const readOf = (body: DocumentBody, ...passages: readonly string[]): readonly TextRange[] =>
  passages.reduce((reading, passage) => {
    const start = body.text.indexOf(passage);
    const range = { start: utf16(start), end: utf16(start + passage.length) };
    return markRead(reading, body, range);
  }, nothingRead).read;

const at = (body: DocumentBody, passage: string): TextRange => {
  const found = sentenceAt(body, body.text.indexOf(passage));
  if (found === null) throw new Error(`No sentence: ${passage}`);
  return found;
};

describe('where to go on reading', () => {
  it.each([
    ['at the start of a text', [], 0, 'What is it?'],
    ['behind what was read', ['What', 'One'], 0, 'Two is here.'],
    ['behind boilerplate and signs without words', ['What', 'One', 'Two'], 0, 'Three is here.'],
    ['from the middle of a sentence on', [], page.text.indexOf('wo is'), 'Two is here.'],
    ['behind the end', [], page.text.length, null],
    ['where all was read', ['What', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'], 0, null],
  ])('%s', (_, passages, from, expected) => {
    expect(words(page, unreadFrom(page, readOf(page, ...passages), from))).toBe(expected);
  });

  it('goes from paragraph to paragraph, and round', () => {
    const read = readOf(page, 'One', 'Three');
    const visited: (string | null)[] = [];
    let now: TextRange | null = at(page, 'What');
    for (let step = 0; step < 5 && now !== null; step++) {
      now = unreadAfter(page, read, now);
      visited.push(words(page, now));
    }
    expect(visited).toEqual([
      'Two is here.',
      'Four is here.',
      'Six is here.',
      'What is it?',
      'Two is here.',
    ]);
  });

  it('goes on within the paragraph where one has read', () => {
    const read = readOf(page, 'Three');
    expect(words(page, unreadAfter(page, read, at(page, 'Three')))).toBe('Four is here.');
  });

  it('goes back, and round', () => {
    const read = readOf(page, 'One', 'Three');
    const visited: (string | null)[] = [];
    let now: TextRange | null = at(page, 'Six');
    for (let step = 0; step < 4 && now !== null; step++) {
      now = unreadBefore(page, read, now);
      visited.push(words(page, now));
    }
    expect(visited).toEqual(['Four is here.', 'Two is here.', 'What is it?', 'Six is here.']);
  });

  it('finds nothing where nothing else is left', () => {
    const read = readOf(page, 'What', 'One', 'Two', 'Three', 'Four', 'Five');
    expect(unreadAfter(page, read, at(page, 'Six'))).toBeNull();
    expect(unreadBefore(page, read, at(page, 'Six'))).toBeNull();
    expect(words(page, unreadAfter(page, read, at(page, 'One')))).toBe('Six is here.');
  });

  it('goes by sentence through a block of megabytes', () => {
    const body = bodyOf('The group left in 2015. Others stayed. '.repeat(30_000));
    const first = unreadFrom(body, [], 500_000);
    const next = first === null ? null : unreadAfter(body, [], first);
    expect([words(body, first), words(body, next)].toSorted()).toEqual([
      'Others stayed.',
      'The group left in 2015.',
    ]);
  });

  it('is nowhere in an empty text', () => {
    const body = bodyOf('');
    expect(unreadFrom(body, [], 0)).toBeNull();
    const nowhere = { start: utf16(0), end: utf16(0) };
    expect(unreadAfter(body, [], nowhere)).toBeNull();
    expect(unreadBefore(body, [], nowhere)).toBeNull();
  });
});
