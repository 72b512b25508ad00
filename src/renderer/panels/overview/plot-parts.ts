/** What is used of the plotting library; loaded when something is first drawn. */
import { plot, rect, ruleY, text } from '@observablehq/plot';

export const plotParts = { plot, rect, ruleY, text };
export type PlotParts = typeof plotParts;
