import { expect, it } from 'vitest';
import { colourValue } from '../../src/renderer/ui/tag-colour.ts';

/** A codebook names its colours, and a style sheet is made with them. */
it.each([
  'red;} .page { display: none',
  'url(http://hostile.invalid/c)',
  'x, url(//hostile.invalid)) ; } @import "//hostile.invalid"; a{',
  '__proto__',
  'constructor',
  '--paper',
  'a\\29',
  'a/**/b',
  'plain\u202e',
  '',
])('of the colour %j comes the name of a colour, and nothing else', (colour) => {
  for (const part of ['ink', 'background'] as const)
    expect(colourValue(colour, part)).toMatch(/^var\(--[a-z][a-z0-9-]*, var\(--plain(?:-bg)?\)\)$/);
});
