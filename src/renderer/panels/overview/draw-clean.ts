import type { Drawing, Figure } from './figure.ts';
import type { FigureTheme } from './figure-theme.ts';
import type { PlotParts } from './plot-parts.ts';
import { FACE } from './text-width.ts';

const NAMED = ['aria-label', 'aria-description', 'aria-hidden', 'class'];

/**
 * A figure's drawing, whole by itself: without the style element that the library puts in, which the
 * page's policy refuses, and without the names it gives to parts, which a screen reader would read
 * beside those of the marks.
 */
export function drawClean(
  figure: Figure,
  plot: PlotParts,
  width: number,
  theme: FigureTheme,
): Drawing {
  const drawing = figure.draw(plot, width, theme);
  const { svg } = drawing;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of [svg, ...svg.querySelectorAll('*')])
    for (const name of NAMED) part.removeAttribute(name);
  svg.setAttribute('font-family', FACE);
  svg.setAttribute('fill', theme.ink);
  return drawing;
}
