/** One line that is not blank: a range without its indent and trailing space, in UTF-16 units. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Columns before the first character; a tab reaches the next multiple of eight. */
  readonly indent: number;
  /** Whether a blank line, or the start of the text, stands before it. */
  readonly isAfterBlank: boolean;
}

const isLineSpace = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0xa0 ||
  code === 0x0b ||
  code === 0x0c ||
  code === 0xfeff ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a);

function indentOf(text: string, from: number, to: number): number {
  let column = 0;
  for (let index = from; index < to; index++)
    column = text.charCodeAt(index) === 0x09 ? column - (column % 8) + 8 : column + 1;
  return column;
}

/** The lines of a canonical text that hold more than white space, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let isAfterBlank = true;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const to = found === -1 ? text.length : found;
    let start = from;
    while (start < to && isLineSpace(text.charCodeAt(start))) start++;
    let end = to;
    while (end > start && isLineSpace(text.charCodeAt(end - 1))) end--;
    if (start === end) isAfterBlank = true;
    else {
      lines.push({ start, end, indent: indentOf(text, from, start), isAfterBlank });
      isAfterBlank = false;
    }
    from = to + 1;
  }
  return lines;
}
