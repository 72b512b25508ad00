import type { Context } from './context.ts';
import type { Relations } from './facets.ts';

export const relationsOf = (_context: Context): Relations => ({
  of: () => [],
  link: () => undefined,
  linkSentence: () => 0,
  changeType: () => undefined,
  unlink: () => undefined,
  begin: () => undefined,
  chooseType: () => undefined,
  complete: () => undefined,
  cancel: () => undefined,
  candidates: () => Promise.resolve([]),
});
