/**
 * Text that spreadsheets open as a table (RFC 4180): fields between commas, lines end in CR LF, a field
 * with a comma, a quote or a break in it stands in quotes.
 */

/** What begins so may be taken for a formula: an apostrophe makes it text. A plain number is none. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Where a semicolon or a tab parts cells, a formula would begin behind one: so it is parted from it, too. */
const INNER_FORMULA = /(?<=[;\t] *)(?=[=@＝＠]|[+\-＋－][^\s\d])/gu;

export function csvField(text: string): string {
  const start = FORMULA.test(text) && !NUMBER.test(text) ? "'" : '';
  const safe = start + text.replace(INNER_FORMULA, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Begins with a mark that tells spreadsheets that it is UTF-8. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('')}`;
