/**
 * Lines of tables as spreadsheets read them: fields between commas (RFC 4180) or tabs, a field with a
 * separator, a quote or a break in it in quotes, CR LF at the end. No field becomes a formula.
 */

/**
 * What begins so may be taken for a formula, and run: an apostrophe before it makes it text (OWASP, "CSV
 * Injection"). A plain number is none.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Where a file's cells are parted at semicolons or tabs, a formula would begin behind one. */
const INNER_FORMULA = /(?<=[;\t] *)(?=[=@＝＠]|[+\-＋－][^\s\d])/gu;

const textOf = (field: string): string =>
  FORMULA.test(field) && !NUMBER.test(field) ? `'${field}` : field;

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

/** Of a file that a spreadsheet opens. */
export function csvLine(fields: readonly string[]): string {
  const written = fields.map((field) => {
    const text = textOf(field).replace(INNER_FORMULA, "'");
    return /[",\t\r\n]/.test(text) ? quoted(text) : text;
  });
  return `${written.join(',')}\r\n`;
}

/** Of what is pasted into one. */
export function tsvLine(fields: readonly string[]): string {
  const written = fields.map((field) => {
    const text = textOf(field);
    return /["\t\r\n]/.test(text) ? quoted(text) : text;
  });
  return `${written.join('\t')}\r\n`;
}
