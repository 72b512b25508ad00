import type { Context } from './context.ts';
import type { Notes } from './facets.ts';

const nothing = (): void => undefined;

export const notesOf = (_context: Context): Notes => ({
  ofDocument: nothing,
  ofProject: nothing,
});
