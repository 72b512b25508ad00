import { capitalised, formatNumber, strings } from '#renderer/words';
import { between, readableOn } from './colours.ts';
import type { Drawing, Figure } from './figure.ts';
import type { FigureTheme } from './figure-theme.ts';
import type { PlotParts } from './plot-parts.ts';
import { fitted, LABEL_SIZE, textWidth } from './text-width.ts';

export interface MatrixColumn {
  readonly label: string;
  readonly colour: string;
}

export interface MatrixCell {
  /** Indices into the rows and the columns. */
  readonly row: number;
  readonly column: number;
  readonly count: number;
  readonly query: () => string;
}

export interface MatrixAsk {
  readonly summary: string;
  /** Titles of documents, most annotated first. */
  readonly rows: readonly string[];
  readonly columns: readonly MatrixColumn[];
  readonly cells: readonly MatrixCell[];
  readonly more: number;
}

const ROW = 24;
const GAP = 8;
const WIDEST_CELL = 84;
const NARROWEST_CELL = 32;
const HEAD = 24;
const STEEPEST_HEAD = 110;
const SLANT = Math.SQRT1_2;

/** How strong a cell is: by the square root, so that few are still told from none. */
const strength = (count: number, most: number): number => 0.12 + 0.88 * Math.sqrt(count / most);

interface Layout {
  readonly labelWidth: number;
  readonly cell: number;
  readonly isSlanted: boolean;
  readonly head: number;
  /** What the last slanted head reaches beyond its column. */
  readonly overhang: number;
}

function layoutOf({ rows, columns, cells }: MatrixAsk, width: number): Layout {
  const longest = Math.max(...rows.map((title) => textWidth(title)));
  const labelWidth = Math.ceil(Math.min(longest, Math.max(120, width * 0.34)));
  const heads = columns.map(({ label }) => textWidth(capitalised(label)));
  const widestHead = Math.max(...heads);
  const number = Math.max(...cells.map(({ count }) => textWidth(formatNumber(count), 11.5)));
  const least = Math.max(NARROWEST_CELL, Math.ceil(number) + 10);
  const room = width - labelWidth - GAP;
  const isSlanted = widestHead + 10 > Math.min(WIDEST_CELL, room / columns.length);
  const overhang = isSlanted
    ? Math.ceil(Math.min(STEEPEST_HEAD, heads.at(-1) ?? 0) * SLANT) + 4
    : 0;
  const cell = Math.min(WIDEST_CELL, Math.floor((room - overhang) / columns.length));
  return {
    labelWidth,
    cell: Math.max(least, cell),
    isSlanted,
    head: isSlanted ? Math.ceil(Math.min(STEEPEST_HEAD, widestHead) * SLANT) + 14 : HEAD,
    overhang,
  };
}

function drawMatrix(
  ask: MatrixAsk,
  { plot, rect, text }: PlotParts,
  width: number,
  theme: FigureTheme,
): Drawing {
  const { rows, columns } = ask;
  const { labelWidth, cell, isSlanted, head, overhang } = layoutOf(ask, width);
  const left = labelWidth + GAP;
  const most = Math.max(...ask.cells.map(({ count }) => count));
  const cells = ask.cells.map(({ row, column, count }) => {
    const fill = between(theme.paper, theme.heat, strength(count, most));
    const ink = readableOn(fill, [theme.ink, theme.paper]);
    const [x1, x2, y1, y2] = [column, column + 1, row, row + 1];
    return {
      x1,
      x2,
      y1,
      y2,
      x: column + 0.5,
      y: row + 0.5,
      fill,
      ink,
      number: formatNumber(count),
    };
  });
  const titles = rows.map((title, row) => ({ y: row + 0.5, label: fitted(title, labelWidth) }));
  const heads = columns.map(({ label, colour }, column) => ({
    x: column + 0.5,
    label: fitted(capitalised(label), isSlanted ? STEEPEST_HEAD : cell),
    fill: theme.tag(colour),
  }));
  const svg = plot({
    width: left + columns.length * cell + overhang,
    height: head + rows.length * ROW,
    margin: 0,
    marginLeft: left,
    marginTop: head,
    marginRight: overhang,
    x: { axis: null, domain: [0, columns.length] },
    y: { axis: null, domain: [0, rows.length], range: [head, head + rows.length * ROW] },
    marks: [
      rect(
        rows.flatMap((_, row) => columns.map((__, column) => ({ row, column }))),
        {
          x1: 'column',
          x2: ({ column }: { column: number }) => column + 1,
          y1: 'row',
          y2: ({ row }: { row: number }) => row + 1,
          inset: 0.75,
          fill: between(theme.paper, theme.rule, 0.35),
        },
      ),
      rect(cells, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', inset: 0.75, fill: 'fill' }),
      text(cells, {
        x: 'x',
        y: 'y',
        text: 'number',
        fill: 'ink',
        fontSize: 11.5,
        fontVariant: 'tabular-nums',
      }),
      text(titles, {
        y: 'y',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -GAP,
        fill: theme.ink,
        fontSize: LABEL_SIZE,
      }),
      text(heads, {
        x: 'x',
        text: 'label',
        frameAnchor: 'top',
        fill: 'fill',
        fontSize: LABEL_SIZE,
        fontWeight: 500,
        ...(isSlanted
          ? { rotate: -45, textAnchor: 'start', dx: 2, dy: -8 }
          : { textAnchor: 'middle', dy: -HEAD / 2 }),
      }),
    ],
  }) as SVGSVGElement;
  const places = ask.cells.map(({ row, column }) => ({
    x: left + column * cell,
    y: head + row * ROW,
    width: cell,
    height: ROW,
  }));
  return { svg, places };
}

/** Documents by tags: numbers in cells that are the stronger the more there are. */
export function matrixFigure(ask: MatrixAsk): Figure {
  const words = strings.overview;
  const { rows, columns, cells } = ask;
  const numbers = new Map(cells.map(({ row, column, count }) => [`${row} ${column}`, count]));
  return {
    id: 'tags-in-documents',
    title: words.matrix,
    summary: ask.summary,
    hint: '',
    marks: cells.map(({ row, column, count, query }) => ({
      label: words.taggedIn(count, columns[column]?.label ?? '', rows[row] ?? ''),
      query,
      row,
      column,
    })),
    table: {
      heads: [words.document, ...columns.map(({ label }) => capitalised(label))],
      rows: rows.map((title, row) => [
        title,
        ...columns.map((_, column) => numbers.get(`${row} ${column}`) ?? 0),
      ]),
    },
    draw: (plot, width, theme) => drawMatrix(ask, plot, width, theme),
    more: ask.more,
  };
}
