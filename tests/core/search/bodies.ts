import { prepareSearch, searchableBody, type SearchQuery } from '#core/search';
import { utf16, type Block, type DocumentBody, type TextRange } from '#core/text';

export const range = (start: number, end: number): TextRange => ({
  start: utf16(start),
  end: utf16(end),
});

/** A body of one paragraph; note markers are the places of what stands between ⟦ and ⟧. */
export function bodyOf(marked: string): DocumentBody {
  const noteMarkers: (TextRange & { readonly label: string })[] = [];
  let text = '';
  for (const [index, piece] of marked.split(/[⟦⟧]/u).entries()) {
    if (index % 2 === 1)
      noteMarkers.push({ ...range(text.length, text.length + piece.length), label: piece });
    text += piece;
  }
  const blocks: readonly Block[] =
    text === '' ? [] : [{ kind: 'paragraph', ...range(0, text.length) }];
  return { text, blocks, noteMarkers };
}

/** A body of a paragraph a piece, with a line's end between; those with a leading ~ are boilerplate. */
export function paragraphs(...pieces: readonly string[]): DocumentBody {
  const blocks: Block[] = [];
  let text = '';
  for (const piece of pieces) {
    const words = piece.replace(/^~/u, '');
    const place = range(text.length, text.length + words.length);
    blocks.push({ kind: 'paragraph', ...place, ...(piece !== words && { boilerplate: true }) });
    text += `${words}\n`;
  }
  return { text, blocks, noteMarkers: [] };
}

export const loosely: Omit<SearchQuery, 'text'> = {
  mode: 'plain',
  matchCase: false,
  matchDiacritics: false,
  includeBoilerplate: false,
};

/** Ranges that a query finds; the query must be one that can be looked for. */
export function rangesIn(
  body: DocumentBody,
  text: string,
  how: Partial<SearchQuery> = {},
): readonly TextRange[] {
  const prepared = prepareSearch({ ...loosely, ...how, text });
  if (!prepared.ok) throw new Error(prepared.problem.kind);
  return prepared.matcher.find(searchableBody(body));
}

/** What a query finds, as "start:words". */
export const foundIn = (
  body: DocumentBody,
  text: string,
  how: Partial<SearchQuery> = {},
): readonly string[] =>
  rangesIn(body, text, how).map(({ start, end }) => `${start}:${body.text.slice(start, end)}`);
