import type { Context } from './context.ts';
import type { Codebook } from './facets.ts';

export const codebookOf = (_context: Context): Codebook => ({
  add: () => null,
  change: () => undefined,
  merge: () => undefined,
  setRetired: () => undefined,
  remove: () => undefined,
  addRelationType: () => null,
  changeRelationType: () => undefined,
  setRelationTypeRetired: () => undefined,
  importFile: () => Promise.resolve(null),
  exportFile: () => Promise.resolve(),
});
