import { describe, expect, test } from 'vitest';
import tokens from '../../../src/renderer/ui/tokens.css?raw';

type Colour = readonly [number, number, number, number];

const parse = (hex: string): Colour => {
  const bytes = (hex.slice(1).match(/../g) ?? []).map((byte) => parseInt(byte, 16));
  const [r = 0, g = 0, b = 0, a = 255] = bytes;
  return [r, g, b, a / 255];
};

const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
  r * a + r2 * (1 - a),
  g * a + g2 * (1 - a),
  b * a + b2 * (1 - a),
  1,
];

/** Relative luminance and contrast as in WCAG 2.2. */
const luminance = ([r, g, b]: Colour): number => {
  const [red, green, blue] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const read = (css: string): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6,8});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );

const [lightCss = '', darkCss = ''] = tokens.split('@media (prefers-color-scheme: dark)');
const schemes = { light: read(lightCss), dark: read(darkCss.split('@media')[0] ?? '') };

const inks = ['ink', 'ink-2', 'ink-3', 'claim', 'statistic', 'actor', 'date', 'plain', 'problem'];
const grounds = ['paper', 'panel', 'raised'];
const marks = ['claim-bg', 'statistic-bg', 'actor-bg', 'date-bg', 'plain-bg', 'selection'];

describe.each(Object.entries(schemes))('the %s scheme', (_, colours) => {
  const colour = (name: string): Colour => {
    const found = colours.get(name);
    if (found === undefined) throw new Error(`No colour --${name}.`);
    return parse(found);
  };

  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    'sets %s on %s with a contrast of at least 4.5 to 1',
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(marks)('keeps running text readable on %s', (mark) => {
    for (const ground of ['paper', 'raised'])
      expect(contrast(colour('ink'), over(colour(mark), colour(ground)))).toBeGreaterThanOrEqual(7);
  });

  test.each(['focus', 'rule-strong'])('draws %s with at least 3 to 1 on every ground', (line) => {
    for (const ground of grounds)
      expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
