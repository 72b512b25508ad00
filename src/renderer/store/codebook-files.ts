import type { Context } from './context.ts';
import type { CodebookImportReport } from './facets.ts';

/** Codebooks as files: REFI-QDA (.qdc) and SKOS in JSON-LD. */

export const importCodebookFile = (
  _context: Context,
  _file: File,
): Promise<CodebookImportReport | null> => Promise.resolve(null);

export const exportCodebookFile = (_context: Context, _format: 'qdc' | 'skos'): Promise<void> =>
  Promise.resolve();
