import { describe, expect, onTestFinished, test } from 'vitest';
import type { Block } from '#core/text';
import { findMatches } from '../../../src/renderer/store/search/finding.ts';
import { fakeHost } from './fake-host.ts';
import { range, workbenchOn } from './surroundings.ts';

const whole = (text: string): readonly Block[] => [{ kind: 'paragraph', ...range(0, text.length) }];

const found = (text: string, query: string, blocks = whole(text)): string[] =>
  findMatches({ text, blocks, noteMarkers: [] }, query).map(
    ({ start, end }) => `${start}:${text.slice(start, end)}`,
  );

describe('finding', () => {
  test.each([
    ['ignores case', 'The the THE', 'the', ['0:The', '4:the', '8:THE']],
    ['ignores case in any script', 'Москва МОСКВА', 'москва', ['0:Москва', '7:МОСКВА']],
    [
      'keeps offsets where folding would change lengths',
      'İß İstanbul, STRASSE straße',
      'straße',
      ['13:STRASSE', '21:straße'],
    ],
    ['finds İ itself', 'xİy', 'İ', ['1:İ']],
    ['takes any white space for any other', 'two\n\t words', 'two words', ['0:two\n\t words']],
    ['is literal', 'a.c abc (x|y) [1-2] \\d', 'a.c', ['0:a.c']],
    ['is literal about brackets', 'a (x|y)* b', '(x|y)*', ['2:(x|y)*']],
    ['is literal about hyphens and slashes', 'on 1-2/3', '1-2/3', ['3:1-2/3']],
    ['finds what takes two units whole', 'a😀b😀', '😀', ['1:😀', '4:😀']],
    ['takes a straight apostrophe for a curly one', 'the State’s state', "state's", ['4:State’s']],
    ['takes a curly apostrophe for a straight one', "the State's", 'state’s', ["4:State's"]],
    ['takes any double quotes for any other', 'so „we will“ it', '"we will"', ['3:„we will“']],
    ['takes a hyphen for an en dash', '2014–2015', '2014-2015', ['0:2014–2015']],
    ['takes an en dash for a hyphen that breaks no line', 'IS\u2011K', 'IS–K', ['0:IS\u2011K']],
    ['finds nothing for nothing', 'abc', '', []],
    ['finds nothing for white space', 'a b', '  ', []],
  ])('%s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  test('leaves boilerplate out', () => {
    const blocks: readonly Block[] = [
      { kind: 'paragraph', ...range(0, 5), boilerplate: true },
      { kind: 'paragraph', ...range(6, 11) },
    ];
    expect(found('share\nshare', 'share', blocks)).toEqual(['6:share']);
  });

  test('stops at ten thousand', () => {
    expect(found('x '.repeat(20_000), 'x')).toHaveLength(10_000);
  });

  test('starts at the selection, goes round both ways, and shows each match', async () => {
    const workbench = await workbenchOn(fakeHost(), 'one two one two one');
    onTestFinished(() => workbench.close());
    workbench.select(range(4, 7));
    workbench.startFind('ONE');
    const seen = () => {
      const { find, reveal } = workbench.state.getState();
      return [find?.current, reveal?.at, reveal?.serial];
    };
    expect(seen()).toEqual([1, 8, 1]);
    workbench.findNext(1);
    expect(seen()).toEqual([2, 16, 2]);
    workbench.findNext(1);
    expect(seen()).toEqual([0, 0, 3]);
    workbench.findNext(-1);
    expect(seen()).toEqual([2, 16, 4]);
    workbench.startFind('three');
    expect(workbench.state.getState().find).toMatchObject({ matches: [], current: -1 });
    workbench.endFind();
    expect(workbench.state.getState().find).toBeNull();
  });
});

test('of more matches than are looked for, it is said that there are more', async () => {
  const workbench = await workbenchOn(fakeHost(), 'ab '.repeat(10_001));
  onTestFinished(() => workbench.close());
  workbench.startFind('ab');
  expect(workbench.state.getState().find).toMatchObject({ isCapped: true, current: 0 });
  workbench.startFind('ab ab ab ab');
  expect(workbench.state.getState().find?.isCapped).toBe(false);
});
