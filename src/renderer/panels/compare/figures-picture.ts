import { strings } from '#renderer/words';
import { figureNames, reasonsIn, type Cell, type FigureLine } from './figures.ts';

/** The figures as a picture that is whole by itself: a table with a bar behind each number. */

const NAME = 220;
const COLUMN = 74;
const LINE = 24;
const MARGIN = 24;
const MOST_NAME = 34;
/** What stands over the columns has room. */
const LEAST_COLUMNS = 8;

export interface PictureColours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly bar: string;
  readonly rule: string;
}

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');

const cut = (name: string): string =>
  [...name].length <= MOST_NAME ? name : `${[...name].slice(0, MOST_NAME - 1).join('')}…`;

const told = (cell: Cell): string =>
  cell.kind === 'value' ? strings.agreement.figure(cell.value) : strings.agreement.none;

export function figuresSvg(
  title: string,
  lines: readonly FigureLine[],
  { paper, ink, quiet, bar, rule }: PictureColours,
): string {
  const { measures, reasons, scale, byTag, byDocument } = strings.agreement;
  const parts: string[] = [];
  const text = (x: number, y: number, words: string, more = ''): void =>
    void parts.push(`<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`);
  // What nobody asked for is no column of dashes.
  const columns = [...figureNames.entries()].filter(([at]) =>
    lines.some(({ cells }) => cells[at] !== undefined && cells[at].kind !== 'waits'),
  );
  const width = 2 * MARGIN + NAME + COLUMN * Math.max(LEAST_COLUMNS, columns.length);
  const headings = { all: null, tag: byTag, document: byDocument };
  let y = MARGIN + 16;
  text(MARGIN, y, title, ' font-size="16" font-weight="600"');
  y += 22;
  text(MARGIN, y, scale, ` fill="${quiet}"`);
  y += 30;
  for (const [place, [, name]] of columns.entries()) {
    const x = MARGIN + NAME + COLUMN * (place + 1) - 8;
    text(x, y, measures[name].short, ` text-anchor="end" fill="${quiet}"`);
  }
  for (const [row, line] of lines.entries()) {
    const heading = line.part === lines[row - 1]?.part ? null : headings[line.part];
    if (heading !== null) text(MARGIN, (y += LINE + 6), heading, ` fill="${quiet}"`);
    parts.push(
      `<path d="M${MARGIN} ${y + 8}H${width - MARGIN}" stroke="${rule}" stroke-width="1"/>`,
    );
    y += LINE;
    const weight = line.part === 'all' ? ' font-weight="600"' : '';
    text(MARGIN, y, cut(line.name), weight);
    for (const [place, [at]] of columns.entries()) {
      const cell = line.cells[at];
      if (cell === undefined) continue;
      const x = MARGIN + NAME + COLUMN * place;
      const part = cell.kind === 'value' ? Math.max(0, Math.min(1, cell.value)) : 0;
      const length = Math.round((COLUMN - 12) * part);
      if (length > 0)
        parts.push(
          `<rect x="${x + 6}" y="${y + 3}" width="${length}" height="3" rx="1" fill="${bar}"/>`,
        );
      text(x + COLUMN - 8, y, told(cell), ` text-anchor="end"${weight}`);
    }
  }
  y += LINE;
  for (const reason of reasonsIn(lines)) {
    y += 16;
    text(MARGIN, y, `${strings.agreement.none} ${reasons[reason]}`, ` fill="${quiet}"`);
  }
  const height = y + MARGIN;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="12" fill="${ink}">`,
    `<title>${escaped(title)}</title><desc>${escaped(scale)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}
