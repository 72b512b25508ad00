import { describe, expect, test } from 'vitest';
import { hexOf, nearestColour, tagColours } from '#core/model';
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

const names = tagColours.map(({ name }) => name);
const inks = ['ink', 'ink-2', 'ink-3', 'problem', ...names];
const grounds = ['paper', 'panel', 'raised'];
const marks = [...names.map((name) => `${name}-bg`), 'selection'];

type Row = readonly [number, number, number];
type Matrix = readonly [Row, Row, Row];

const times = (matrix: Matrix, [x, y, z]: Row): Row => {
  const [a, b, c] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z);
  return [a ?? 0, b ?? 0, c ?? 0];
};

const linear = ([r, g, b]: Colour): Row => {
  const part = (byte: number): number =>
    byte <= 0.04045 * 255 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  return [part(r), part(g), part(b)];
};

/** Björn Ottosson, "A perceptual color space for image processing" (2020). */
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** Machado, Oliveira and Fernandes, "A physiologically-based model" (2009), at full severity. */
const eyes: Readonly<Record<string, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no long cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no medium cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no short cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const oklab = (colour: Colour, eye: Matrix): Row => {
  const seen = times(eye, linear(colour)).map((part) => Math.min(1, Math.max(0, part)));
  const [l, m, s] = times(toCones, [seen[0] ?? 0, seen[1] ?? 0, seen[2] ?? 0]);
  return times(toLab, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
};

const far = (one: Row, other: Row): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
/** These have a line each of their own, which keeps them apart to any eye. */
const lined = new Set(['claim', 'statistic', 'actor', 'date']);

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

  test.each(['ink', 'ink-2', 'ink-3'])('keeps %s readable in the focused sentence', (ink) => {
    const band = over(colour('sentence'), colour('paper'));
    expect(contrast(colour(ink), band)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['focus', 'rule-strong'])('draws %s with at least 3 to 1 on every ground', (line) => {
    for (const ground of grounds)
      expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  test('keeps all colours of tags well apart', () => {
    const eye = eyes['all cones'] as Matrix;
    const near = pairs.filter(
      ([one, other]) => far(oklab(colour(one), eye), oklab(colour(other), eye)) < 0.08,
    );
    expect(near).toEqual([]);
  });

  test.each(Object.entries(eyes))('keeps the colours of tags apart for eyes with %s', (_, eye) => {
    const near = pairs
      .filter(([one, other]) => !(lined.has(one) && lined.has(other)))
      .filter(([one, other]) => far(oklab(colour(one), eye), oklab(colour(other), eye)) < 0.022);
    expect(near).toEqual([]);
  });
});

test('the light scheme has the inks that are written into files', () => {
  for (const { name, hex } of tagColours)
    expect([name, schemes.light.get(name)]).toEqual([name, hex]);
});

test('every colour comes back by its own ink', () => {
  for (const { name } of tagColours) expect(nearestColour(hexOf(name))).toBe(name);
});
