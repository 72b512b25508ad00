import { formatNumber, strings } from '#renderer/words';
import type { Figure } from './figure.ts';
import type { FigureTheme } from './figure-theme.ts';
import type { PlotParts } from './plot-parts.ts';
import { fitted, LABEL_SIZE, textWidth } from './text-width.ts';

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** The name of a tag's colour; null for what is no tag. */
  readonly colour: string | null;
  /** As its mark is said. */
  readonly said: string;
  /** Null for what cannot be asked for. */
  readonly query: (() => string) | null;
}

export interface BarsAsk {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** What the bars are of. */
  readonly head: string;
  /** Most first. */
  readonly bars: readonly Bar[];
  /** So many have a bar of their own, at most. */
  readonly most?: number;
}

const MOST_BARS = 30;
const ROW = 24;
const BAR = 15;
const GAP = 8;
/** Room at the sides for the ring of what has the keyboard. */
const SIDE = 6;

/** A bar, or a line for all that have none of their own: that is named and counted, and not drawn. */
type Line = Omit<Bar, 'said' | 'query'> & { readonly length: number };

/** The first bars, and one line for all others together. */
function linesOf(bars: readonly Bar[], most: number): readonly Line[] {
  const isCut = bars.length > most + 1;
  const lines = (isCut ? bars.slice(0, most) : bars).map((bar) => ({ ...bar, length: bar.count }));
  if (!isCut) return lines;
  const others = bars.slice(most);
  const count = others.reduce((sum, bar) => sum + bar.count, 0);
  const label = strings.overview.others(others.length);
  return [...lines, { label, count, colour: null, length: 0 }];
}

function drawBars(
  lines: readonly Line[],
  { plot, rect, text }: PlotParts,
  width: number,
  theme: FigureTheme,
): SVGSVGElement {
  const numbers = lines.map(({ count }) => formatNumber(count));
  const longest = Math.max(...lines.map(({ label }) => textWidth(label)));
  const labelWidth = Math.ceil(
    Math.min(longest, Math.max(width * 0.42, Math.min(200, width * 0.55))),
  );
  const numberWidth = Math.ceil(Math.max(...numbers.map((each) => textWidth(each))));
  const rows = lines.map(({ label, colour, length }, index) => ({
    length,
    row: index + 0.5,
    y1: index + 0.5 - BAR / 2 / ROW,
    y2: index + 0.5 + BAR / 2 / ROW,
    fill: colour === null ? theme.plain : theme.tag(colour),
    ink: length === 0 ? theme.quietInk : theme.ink,
    label: fitted(label, labelWidth),
    number: numbers[index] ?? '',
  }));
  return plot({
    width,
    height: lines.length * ROW,
    margin: 0,
    marginLeft: SIDE + labelWidth + GAP,
    marginRight: numberWidth + GAP + SIDE,
    x: { axis: null, domain: [0, Math.max(...lines.map(({ length }) => length))] },
    y: { axis: null, domain: [0, lines.length], range: [0, lines.length * ROW] },
    marks: [
      text(rows, {
        y: 'row',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -GAP,
        fill: 'ink',
        fontSize: LABEL_SIZE,
      }),
      rect(rows, { x1: 0, x2: 'length', y1: 'y1', y2: 'y2', fill: 'fill' }),
      text(rows, {
        x: 'length',
        y: 'row',
        text: 'number',
        textAnchor: 'start',
        dx: 6,
        fill: theme.quietInk,
        fontSize: LABEL_SIZE,
        fontVariant: 'tabular-nums',
      }),
    ],
  }) as SVGSVGElement;
}

/** Counts as bars, each with its name before it and its number behind it; no axis is needed. */
export function barsFigure({ bars, head, most = MOST_BARS, ...rest }: BarsAsk): Figure {
  const lines = linesOf(bars, most);
  const pressed = lines.flatMap((line, row) => {
    const bar = line.length === 0 ? undefined : bars[row];
    return bar === undefined || bar.query === null
      ? []
      : [{ label: bar.said, query: bar.query, row, column: 0 }];
  });
  return {
    ...rest,
    hint: '',
    marks: pressed,
    table: {
      heads: [head, strings.overview.count],
      rows: lines.map(({ label, count }) => [label, count]),
    },
    draw: (plot, width, theme) => ({
      svg: drawBars(lines, plot, width, theme),
      places: pressed.map(({ row }) => ({ x: 0, y: row * ROW, width, height: ROW })),
    }),
    more: 0,
  };
}
