/**
 * Text that spreadsheets paste as a table: fields between tabs, lines end in CR LF, a field with a tab,
 * a quote or a break in it stands in quotes.
 */

/**
 * What begins so may be taken for a formula, and run: an apostrophe before it makes it text (OWASP, "CSV
 * Injection"). A plain number is none.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export function tsvField(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const tsvLine = (fields: readonly string[]): string =>
  `${fields.map(tsvField).join('\t')}\r\n`;
