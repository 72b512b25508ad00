import type { BlockTraits } from '../text-builder.ts';
import { HEADING, LIST, VERBATIM } from './element-kinds.ts';
import type { PageNotes } from './page-notes.ts';
import type { PageElement } from './page-tree.ts';
import { isHidden, type Surroundings } from './surroundings.ts';

/** What text at a place in the page is, as far as the elements around it say. Only ever derived. */
export interface PageContext {
  readonly traits: BlockTraits;
  readonly isVerbatim: boolean;
  readonly isHidden: boolean;
  /** Within what the page's markup declares to be no article. */
  readonly isAside: boolean;
  /** Not in the article, on a page that says which part it is. */
  readonly isOutside: boolean;
  readonly listDepth: number;
  readonly quoteDepth: number;
}

export const rootContext = (surroundings: Surroundings): PageContext => ({
  traits: { kind: 'paragraph' },
  isVerbatim: false,
  isHidden: false,
  isAside: false,
  isOutside: surroundings.article !== null,
  listDepth: 0,
  quoteDepth: 0,
});

function kindBelow(element: PageElement, of: PageContext, notes: PageNotes): BlockTraits {
  const { tagName } = element;
  const label = notes.noteOf(element);
  if (label !== null) return { kind: 'note', label, isTight: tagName === 'li' };
  if (of.traits.kind === 'note') return of.traits;
  if (HEADING.has(tagName)) return { kind: 'heading', level: Number(tagName[1]) };
  if (tagName === 'li' || tagName === 'dd' || tagName === 'dt')
    return {
      kind: 'listItem',
      level: Math.min(9, Math.max(1, of.listDepth)),
      item: { isBegun: false },
      isTight: true,
    };
  if (tagName === 'blockquote') return { kind: 'quote', level: Math.min(9, of.quoteDepth + 1) };
  if (VERBATIM.has(tagName)) return { kind: 'preformatted' };
  if (tagName === 'figcaption' || tagName === 'caption') return { kind: 'caption' };
  return of.traits;
}

/** The context below an element. What it adds to surroundings, nothing but the article takes away. */
export function contextBelow(
  element: PageElement,
  of: PageContext,
  notes: PageNotes,
  surroundings: Surroundings,
): PageContext {
  const { tagName } = element;
  const isArticle = element === surroundings.article;
  const traits = kindBelow(element, of, notes);
  const hidden = of.isHidden || isHidden(element);
  const isAside = (of.isAside && !isArticle) || surroundings.isBoilerplate(element);
  // A page's title and its notes may stand beside the article's own element.
  const isOwn = isArticle || tagName === 'h1' || traits.kind === 'note';
  const isOutside = of.isOutside && !isOwn;
  const isBoilerplate = hidden || isAside || isOutside;
  const { isBoilerplate: _before, ...bare } = traits;
  return {
    traits: isBoilerplate ? { ...bare, isBoilerplate } : bare,
    isVerbatim: of.isVerbatim || VERBATIM.has(tagName),
    isHidden: hidden,
    isAside,
    isOutside,
    listDepth: of.listDepth + (LIST.has(tagName) || tagName === 'dl' ? 1 : 0),
    quoteDepth: of.quoteDepth + (tagName === 'blockquote' ? 1 : 0),
  };
}
