import { describe, expect, test } from 'vitest';
import { builtInTags, hexOf, nearestColour, tagColours } from '#core/model';

test('the built-in tags have colours of the table', () => {
  const names = tagColours.map(({ name }) => name);
  for (const { colour } of builtInTags) expect(names).toContain(colour);
});

test('each colour is nearest to itself', () => {
  for (const { name, hex } of tagColours) {
    expect(nearestColour(hex)).toBe(name);
    expect(hexOf(name)).toBe(hex);
  }
});

test('a name that is none has the colour of plain tags', () => {
  expect(hexOf('no such colour')).toBe(hexOf('plain'));
});

describe('a colour of another program', () => {
  test.each([
    ['#ff0000', ['red']],
    ['#F00', ['red']],
    ['#ffcccc', ['red', 'plum', 'rose']],
    ['#ff00ff', ['magenta', 'plum']],
    ['#00ff00', ['green', 'moss']],
    ['#008080', ['statistic']],
    ['#808080', ['plain', 'slate']],
    ['#ffffff', ['plain', 'slate']],
    ['#000', ['plain', 'slate']],
    ['#ffff00', ['olive', 'amber']],
    ['#ffa500', ['claim', 'amber']],
    ['#0000ff', ['date', 'indigo']],
  ] as const)('%s is most like one of its hue', (hex, names) => {
    expect(names).toContain(nearestColour(hex));
  });

  test.each(['', 'red', '#ff', '#ff000', '#ff0000ff', 'ff0000', '#gg0000', ' #ff0000'])(
    '“%s” is none',
    (text) => {
      expect(nearestColour(text)).toBeNull();
    },
  );
});
