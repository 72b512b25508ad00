import { csvLine } from '#core/text';

/** Begins with a mark that tells spreadsheets that it is UTF-8. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map(csvLine).join('')}`;
