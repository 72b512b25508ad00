import type { Tag } from '#renderer/store';
import type { TagId } from '#core/model';

/**
 * The named highlights of the page, and how each looks. A tag's look is its colour *and* its
 * underline, each kind's at a height of its own, so that tags stay apart without colour and where
 * they lie on one another. The rules stand in a constructed style sheet: the page's policy allows
 * no inline style, and a codebook's tags come and go.
 */
export interface HighlightSet {
  tag(id: TagId): Highlight | null;
  /** The emphasis of the focused annotation, in its tag's colour. */
  focus(id: TagId): Highlight | null;
  readonly hover: Highlight;
  readonly found: Highlight;
  readonly foundCurrent: Highlight;
  /** Shows or hides all of a tag at once, whatever their number. */
  setHidden(id: TagId, isHidden: boolean): void;
  destroy(): void;
}

type Kind = Tag['kind'];

const UNDERLINE: Record<Kind, (colour: string) => string> = {
  claim: () => 'none',
  statistic: (colour) => `underline dotted 2px ${colour}`,
  actor: (colour) => `underline solid 2px ${colour}`,
  date: (colour) => `underline double 1px ${colour}`,
  plain: (colour) => `underline wavy 1px ${colour}`,
};

const UNDERLINE_OFFSET: Record<Kind, number> = {
  claim: 4,
  actor: 4,
  statistic: 6,
  date: 5,
  plain: 6,
};

/** What lies above what: wide kinds below narrow ones, what is sought above all. */
const PRIORITY: Record<Kind, number> = { claim: 0, plain: 1, actor: 2, date: 3, statistic: 4 };
const FOCUS_PRIORITY = 10;

const tagName = (id: TagId): string => `tag-${id}`;
const focusName = (id: TagId): string => `focus-${id}`;

/**
 * What is drawn over a text is inherited by all within it. Without an element that it starts from,
 * every element of the page would get a style of its own for each of the highlights.
 */
const TEXT = '.ProseMirror';

function rulesOf(tag: Tag): string {
  const colour = `var(--${tag.colour})`;
  return `
    ${TEXT}::highlight(${tagName(tag.id)}) {
      background-color: var(--${tag.colour}-bg);
      text-decoration: ${UNDERLINE[tag.kind](colour)};
      text-decoration-skip-ink: none;
      text-underline-offset: ${UNDERLINE_OFFSET[tag.kind]}px;
    }
    ${TEXT}::highlight(${focusName(tag.id)}) {
      background-color: color-mix(in srgb, ${colour} 20%, transparent);
    }`;
}

const COMMON_RULES = `
  ${TEXT}::highlight(hover) { background-color: color-mix(in srgb, var(--ink) 7%, transparent); }
  ${TEXT}::highlight(found) { background-color: color-mix(in srgb, var(--focus) 22%, transparent); }
  ${TEXT}::highlight(found-current) { background-color: var(--focus); color: var(--paper); }`;

function register(name: string, priority: number): Highlight {
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}

export function createHighlights(tags: readonly Tag[]): HighlightSet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tags.map(rulesOf).join('') + COMMON_RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const byTag = new Map<TagId, Highlight>();
  const focusByTag = new Map<TagId, Highlight>();
  for (const tag of tags) {
    byTag.set(tag.id, register(tagName(tag.id), PRIORITY[tag.kind]));
    focusByTag.set(tag.id, register(focusName(tag.id), FOCUS_PRIORITY));
  }
  const hover = register('hover', FOCUS_PRIORITY - 1);
  const found = register('found', FOCUS_PRIORITY + 1);
  const foundCurrent = register('found-current', FOCUS_PRIORITY + 2);

  return {
    tag: (id) => byTag.get(id) ?? null,
    focus: (id) => focusByTag.get(id) ?? null,
    hover,
    found,
    foundCurrent,
    setHidden: (id, isHidden) => {
      const highlight = byTag.get(id);
      if (highlight === undefined) return;
      if (isHidden) CSS.highlights.delete(tagName(id));
      else CSS.highlights.set(tagName(id), highlight);
    },
    destroy: () => {
      const names = tags.flatMap(({ id }) => [tagName(id), focusName(id)]);
      for (const name of [...names, 'hover', 'found', 'found-current']) CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}
