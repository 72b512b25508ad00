/** A colour that a tag may have: a token of the theme, and its ink in the light scheme. */
export interface TagColour {
  readonly name: string;
  /** `#rrggbb`, lower case: what files that know no names hold. */
  readonly hex: string;
}

/**
 * The colours of tags, in the order in which new tags take them. The theme (tokens.css) has the
 * same names, with these values in its light scheme; its test compares the two.
 */
export const tagColours: readonly TagColour[] = [
  { name: 'claim', hex: '#a94c07' },
  { name: 'statistic', hex: '#0f766e' },
  { name: 'actor', hex: '#6d28d9' },
  { name: 'date', hex: '#1d5fa8' },
  { name: 'rose', hex: '#82044b' },
  { name: 'green', hex: '#024b1d' },
  { name: 'magenta', hex: '#ac34be' },
  { name: 'brown', hex: '#602e00' },
  { name: 'cyan', hex: '#025478' },
  { name: 'olive', hex: '#756f35' },
  { name: 'red', hex: '#cc3239' },
  { name: 'indigo', hex: '#3414a1' },
  { name: 'amber', hex: '#714c0a' },
  { name: 'moss', hex: '#3d7308' },
  { name: 'plum', hex: '#94588f' },
  { name: 'slate', hex: '#353d4d' },
  { name: 'plain', hex: '#565b63' },
];

const PLAIN = '#565b63';

/** A colour's ink in the light scheme; that of plain tags for a name the theme does not have. */
export const hexOf = (colour: string): string =>
  tagColours.find(({ name }) => name === colour)?.hex ?? PLAIN;

/** Lightness, green to red, blue to yellow. */
type Lab = readonly [number, number, number];

/** A colour in Oklab, after Björn Ottosson, "A perceptual color space for image processing" (2020). */
function oklab(hex: string): Lab {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const chromaOf = ([, a, b]: Lab): number => Math.hypot(a, b);

/** Below this a colour has no hue worth the name. */
const GREY = 0.04;

/** How far apart two colours are in hue, and a little in lightness: pale pink is nearer to red than to grey. */
function distance(one: Lab, other: Lab): number {
  const [chroma, otherChroma] = [chromaOf(one), chromaOf(other)];
  const lightness = Math.abs(one[0] - other[0]);
  if (chroma < GREY || otherChroma < GREY)
    return chroma < GREY && otherChroma < GREY ? lightness : 10 + lightness;
  const hue = Math.hypot(
    one[1] / chroma - other[1] / otherChroma,
    one[2] / chroma - other[2] / otherChroma,
  );
  return hue + 0.3 * lightness + 0.3 * Math.abs(chroma - otherChroma);
}

/** The tag colours in Oklab: a file may have a colour for each of thousands of codes. */
const palette = tagColours.map(({ name, hex }) => ({ name, lab: oklab(hex) }));

const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/**
 * The name of the tag colour that a colour of another program is most like.
 *
 * @param hex `#rrggbb` or `#rgb`, in any case
 * @returns null for any other text
 */
export function nearestColour(hex: string): string | null {
  if (!HEX.test(hex)) return null;
  const digits = hex.slice(1).toLowerCase();
  const wanted = oklab(`#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`);
  let nearest: { readonly name: string; readonly far: number } | null = null;
  for (const { name, lab } of palette) {
    const far = distance(wanted, lab);
    if (nearest === null || far < nearest.far) nearest = { name, far };
  }
  return nearest?.name ?? null;
}
