import { formatNumber, strings } from '#renderer/words';
import type { Drawing, Figure, Mark } from './figure.ts';
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
  readonly query: string | null;
}

export interface BarsAsk {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** What the bars are of. */
  readonly head: string;
  /** Most first. */
  readonly bars: readonly Bar[];
}

const MOST_BARS = 30;
const ROW = 24;
const BAR = 15;
const GAP = 8;

/** The first bars, and one for all others together. */
function shownOf(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MOST_BARS + 1) return bars;
  const others = bars.slice(MOST_BARS);
  const label = strings.overview.others(others.length);
  const count = others.reduce((sum, bar) => sum + bar.count, 0);
  return [...bars.slice(0, MOST_BARS), { label, count, colour: null, said: label, query: null }];
}

function drawBars(
  bars: readonly Bar[],
  { plot, rect, text }: PlotParts,
  width: number,
  theme: FigureTheme,
): Drawing {
  const numbers = bars.map(({ count }) => formatNumber(count));
  const most = Math.max(...bars.map(({ count }) => count));
  const longest = Math.max(...bars.map(({ label }) => textWidth(label)));
  const labelWidth = Math.ceil(Math.min(longest, width * 0.42));
  const numberWidth = Math.ceil(Math.max(...numbers.map((each) => textWidth(each))));
  const rows = bars.map((bar, index) => ({
    ...bar,
    row: index + 0.5,
    y1: index + 0.5 - BAR / 2 / ROW,
    y2: index + 0.5 + BAR / 2 / ROW,
    fill:
      bar.colour === null ? (bar.query === null ? theme.rule : theme.plain) : theme.tag(bar.colour),
    ink: bar.query === null ? theme.quietInk : theme.ink,
    fitted: fitted(bar.label, labelWidth),
    number: numbers[index] ?? '',
  }));
  const svg = plot({
    width,
    height: bars.length * ROW,
    margin: 0,
    marginLeft: labelWidth + GAP,
    marginRight: numberWidth + GAP,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: [0, bars.length], range: [0, bars.length * ROW] },
    marks: [
      text(rows, {
        y: 'row',
        text: 'fitted',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -GAP,
        fill: 'ink',
        fontSize: LABEL_SIZE,
      }),
      rect(rows, { x1: 0, x2: 'count', y1: 'y1', y2: 'y2', fill: 'fill' }),
      text(rows, {
        x: 'count',
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
  const places = bars.flatMap(({ query }, index) =>
    query === null ? [] : [{ x: 0, y: index * ROW, width, height: ROW }],
  );
  return { svg, places };
}

/** Counts as bars, each with its name before it and its number behind it; no axis is needed. */
export function barsFigure({ id, title, summary, head, bars: all }: BarsAsk): Figure {
  const bars = shownOf(all);
  const marks = bars.flatMap(({ said, query }, row): readonly Mark[] =>
    query === null ? [] : [{ label: said, query, row, column: 0 }],
  );
  return {
    id,
    title,
    summary,
    marks,
    table: {
      heads: [head, strings.overview.count],
      rows: bars.map(({ label, count }) => [label, count]),
    },
    draw: (plot, width, theme) => drawBars(bars, plot, width, theme),
    more: 0,
  };
}
