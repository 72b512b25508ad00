/** Red, green, blue, 0 to 255. */
type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => {
  const number = Number.parseInt(hex.slice(1, 7), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
};

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The colour that lies `part` of the way from one to the other. Both "#rrggbb". */
export function between(from: string, to: string, part: number): string {
  const [a, b] = [rgbOf(from), rgbOf(to)];
  const at = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * part;
  return hexOf([at(0), at(1), at(2)]);
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const ENOUGH = 4.5;

/** The first of the colours that can be read on a background; black or white where none can. */
export function readableOn(background: string, colours: readonly string[]): string {
  const candidates = [...colours, '#000000', '#ffffff'];
  return candidates.find((colour) => contrast(colour, background) >= ENOUGH) ?? '#000000';
}
