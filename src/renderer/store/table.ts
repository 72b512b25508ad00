import type { Context } from './context.ts';
import type { AnnotationTable } from './facets.ts';

const nothing = (): void => undefined;

export const tableOf = (_context: Context): AnnotationTable => ({
  open: nothing,
  change: nothing,
  close: nothing,
  lines: () => Promise.resolve([]),
  lineOf: () => Promise.resolve(null),
  tick: nothing,
  tickAll: nothing,
  invertTicks: nothing,
  retag: () => Promise.resolve(0),
  setValue: () => Promise.resolve(0),
  addNote: () => Promise.resolve(0),
  remove: () => Promise.resolve(0),
  picked: () => Promise.resolve([]),
  overview: () => Promise.resolve(null),
});
