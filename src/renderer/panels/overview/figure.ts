import type { FigureTheme } from './figure-theme.ts';
import type { PlotParts } from './plot-parts.ts';

/** Where something lies in a drawing, in its pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a figure that stands for annotations, and leads to them. */
export interface Mark {
  /** As it is said: "12 × statistic in “Title”". */
  readonly label: string;
  /** The query that asks for them, made when it is wanted. */
  readonly query: () => string;
  /** Where it stands among the marks, for the arrow keys. */
  readonly row: number;
  readonly column: number;
}

/** The numbers of a figure; the first column names its rows. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  /** Of each mark, in their order. */
  readonly places: readonly Place[];
}

/** Something to be drawn, and what it says in other ways. */
export interface Figure {
  /** Also its file's name. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in sentences. */
  readonly summary: string;
  /** What is worth knowing before a mark is pressed; empty where nothing is. */
  readonly hint: string;
  readonly marks: readonly Mark[];
  readonly table: FigureTable;
  /** @param width pixels there are; a drawing may be wider where less would not be readable */
  readonly draw: (plot: PlotParts, width: number, theme: FigureTheme) => Drawing;
  /** Rows that were left out and can be shown; 0 where there are none. */
  readonly more: number;
}
