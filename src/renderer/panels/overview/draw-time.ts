import { formatNumber, locale, strings } from '#renderer/words';
import { between, readableOn } from './colours.ts';
import type { Drawing, Place } from './figure.ts';
import type { FigureTheme } from './figure-theme.ts';
import type { PlotParts } from './plot-parts.ts';
import { LABEL_SIZE, textWidth } from './text-width.ts';
import type { TimeBin, TimeBins } from './time-bins.ts';

const BARS = 150;
const TOP = 18;
const YEARS = 22;
const WIDEST_BAR = 48;
/** Of what lies before or after the bins: pixels for it, and of these from the bins. */
const SIDE = 56;
const APART = 14;
const SMALL = 11;
const FEWEST_TICKS = 3;

/** Where something lies across, in bins. */
interface Edges {
  readonly x1: number;
  readonly x2: number;
}

/** Round counts at which lines are drawn. */
function gridOf(most: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / FEWEST_TICKS)));
  const step =
    [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= FEWEST_TICKS + 1) ?? 1;
  const lines: number[] = [];
  for (let at = step; at <= most; at += step) lines.push(at);
  return lines;
}

const letters = new Intl.DateTimeFormat(locale, { month: 'narrow', timeZone: 'UTC' });

/** What stands under single bars, where there is room: the first letters of months, or quarters. */
function underBars(
  { unit, length }: TimeBins,
  bin: number,
): readonly { x: number; label: string }[] {
  const label =
    unit === 'month' && bin >= 11
      ? (index: number) => letters.format(Date.UTC(2021, index % 12, 1))
      : unit === 'quarter' && bin >= 18
        ? (index: number) => `Q${String((index % 4) + 1)}`
        : null;
  if (label === null) return [];
  return Array.from({ length }, (_, index) => ({ x: index + 0.5, label: label(index) }));
}

/** Where a year's name stands: under the middle of what it spans. */
function yearLabels({ unit, ticks }: TimeBins): readonly { x: number; label: string }[] {
  const span = unit === 'month' ? 12 : unit === 'quarter' ? 4 : 1;
  const words = strings.overview;
  return ticks.map(({ at, year }) => ({
    x: at + span / 2,
    label: unit === 'decade' ? words.decade(String(year)) : String(year),
  }));
}

/** Bars over an axis of time; under it, in a row of its own, what is stated only to the year. */
export function drawTime(
  bins: TimeBins,
  { plot, rect, ruleY, text }: PlotParts,
  room: number,
  theme: FigureTheme,
): Drawing {
  const words = strings.overview;
  const { months, years, length } = bins;
  const width = Math.min(room, 40 + length * WIDEST_BAR);
  const most = Math.max(1, ...months.map(({ count }) => count));
  const numbers = months.map(({ count }) => formatNumber(count));
  const widest = Math.max(0, ...numbers.map((each) => textWidth(each, SMALL)));
  const isDirect = widest + 4 <= (width - 16) / length;
  const grid = isDirect ? [] : gridOf(most);
  const left = isDirect ? 2 : Math.ceil(textWidth(formatNumber(grid.at(-1) ?? 0), SMALL)) + 8;
  const before = [...months, ...years].some(({ first }) => first === null) ? SIDE : 0;
  const after = [...months, ...years].some(({ last }) => last === null) ? SIDE : 0;
  const bin = (width - left - 2 - before - after) / length;
  const edges = ({ first, last, from, to }: TimeBin): Edges => ({
    x1: first === null ? -SIDE / bin : from + (last === null ? APART / bin : 0),
    x2: last === null ? length + SIDE / bin : to - (first === null ? APART / bin : 0),
  });
  const small = underBars(bins, bin);
  const bars = months.length === 0 ? 0 : BARS;
  const top = months.length === 0 ? 4 : TOP + (years.length === 0 ? 0 : 16);
  const axis = small.length === 0 ? 20 : 34;
  const apart = years.length === 0 ? 0 : 18 + YEARS + 2;
  // Pixels below the base line, in the units of the counts: one scale carries all of it.
  const below = (pixels: number): number => (bars === 0 ? -pixels : (-pixels * most) / bars);
  const strip = { top: axis + 18, bottom: axis + 18 + YEARS };
  // A bar of far-off dates is no broader than the others: it does not stand for more.
  const barOf = (each: TimeBin): Edges => {
    const { x1, x2 } = edges(each);
    const half = Math.min(x2 - x1, 1) / 2;
    return { x1: (x1 + x2) / 2 - half, x2: (x1 + x2) / 2 + half };
  };
  const fill = theme.tag('date');
  const mostInYear = Math.max(1, ...years.map(({ count }) => count));
  const yearCells = years.map((each) => {
    const { count } = each;
    const { x1, x2 } = edges(each);
    const shade = between(theme.paper, theme.heat, 0.12 + 0.7 * Math.sqrt(count / mostInYear));
    const number = formatNumber(count);
    const hasRoom = textWidth(number, SMALL) + 2 <= (x2 - x1) * bin;
    return {
      x1,
      x2,
      y1: below(strip.bottom),
      y2: below(strip.top),
      x: (x1 + x2) / 2,
      y: below((strip.top + strip.bottom) / 2),
      shade,
      ink: readableOn(shade, [theme.ink, theme.paper]),
      number: hasRoom ? number : '',
    };
  });
  const note = (label: string, y: number): ReturnType<typeof text> =>
    text([label], {
      x: -before / bin,
      y,
      textAnchor: 'start',
      lineAnchor: 'bottom',
      dy: -5,
      text: (each: string) => each,
      fill: theme.quietInk,
      fontSize: SMALL,
    });
  const sideLabels = [
    ...(before === 0 ? [] : [{ x: -(SIDE + APART) / 2 / bin, label: words.earlier }]),
    ...(after === 0 ? [] : [{ x: length + (SIDE + APART) / 2 / bin, label: words.later }]),
  ];
  const svg = plot({
    width,
    height: top + bars + axis + apart,
    margin: 0,
    marginLeft: left + before,
    marginRight: 2 + after,
    x: { axis: null, domain: [0, length] },
    y: {
      axis: null,
      domain: [0, bars === 0 ? -1 : most],
      range: [top + bars, bars === 0 ? top + 1 : top],
    },
    marks: [
      ruleY(grid, { stroke: theme.rule }),
      text(grid, {
        y: (each: number) => each,
        text: (each: number) => formatNumber(each),
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -6,
        fill: theme.quietInk,
        fontSize: SMALL,
        fontVariant: 'tabular-nums',
      }),
      rect(months, {
        x1: (each: TimeBin) => barOf(each).x1,
        x2: (each: TimeBin) => barOf(each).x2,
        y1: 0,
        y2: 'count',
        insetLeft: bin > 6 ? 1 : 0.25,
        insetRight: bin > 6 ? 1 : 0.25,
        fill,
      }),
      text(isDirect ? months : [], {
        x: (each: TimeBin) => (edges(each).x1 + edges(each).x2) / 2,
        y: 'count',
        text: ({ count }: TimeBin) => formatNumber(count),
        lineAnchor: 'bottom',
        dy: -3,
        fill: theme.quietInk,
        fontSize: SMALL,
        fontVariant: 'tabular-nums',
      }),
      ruleY([0], { stroke: theme.quietInk }),
      text(small, {
        x: 'x',
        y: below(11),
        text: 'label',
        fill: theme.quietInk,
        fontSize: 10,
      }),
      text([...yearLabels(bins), ...sideLabels], {
        x: 'x',
        y: below(axis - 8),
        text: 'label',
        fill: theme.ink,
        fontSize: LABEL_SIZE,
        fontVariant: 'tabular-nums',
      }),
      ...(years.length === 0 ? [] : [note(words.toTheYear, below(strip.top))]),
      ...(years.length === 0 || bars === 0 ? [] : [note(words.toTheMonth, below(-bars - 12))]),
      rect(yearCells, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', inset: 0.5, fill: 'shade' }),
      text(yearCells, {
        x: 'x',
        y: 'y',
        text: 'number',
        fill: 'ink',
        fontSize: SMALL,
        fontVariant: 'tabular-nums',
      }),
    ],
  }) as SVGSVGElement;
  const placeOf =
    (y: number, height: number) =>
    (each: TimeBin): Place => {
      const { x1, x2 } = edges(each);
      return { x: left + before + x1 * bin, y, width: (x2 - x1) * bin, height };
    };
  const places = [
    ...months.map(placeOf(top - TOP + 4, bars + TOP - 4)),
    ...years.map(placeOf(top + bars + strip.top, YEARS)),
  ];
  return { svg, places };
}
