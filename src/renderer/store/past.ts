import type { Context } from './context.ts';
import type { Past } from './facets.ts';

export const pastOf = (_context: Context): Past => ({
  historyOf: () => Promise.resolve([]),
  trash: () => Promise.resolve({ items: [], isMore: false }),
  restore: () => Promise.resolve(),
  sittings: () => Promise.resolve([]),
  previewRestore: () => Promise.resolve(null),
  restoreTo: () => Promise.resolve(),
});
