/**
 * The two units in which a place in a canonical text is counted. A number of one unit never
 * passes for the other: the brand exists only for the compiler.
 */

/** Distance from the start of a text in UTF-16 code units, as JavaScript strings count. */
export type Utf16Offset = number & { readonly unit: 'UTF-16 code unit' };

/** Distance from the start of a text in Unicode code points, as W3C Web Annotation 4.2.5 counts. */
export type CodePointOffset = number & { readonly unit: 'code point' };

/** A half-open stretch `[start, end)` of a text. */
export interface TextRange {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

export const utf16 = (value: number): Utf16Offset => value as Utf16Offset;
export const codePoint = (value: number): CodePointOffset => value as CodePointOffset;
