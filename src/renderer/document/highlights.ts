import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';
import { colourValue } from '#renderer/ui';
import { looksOf, type TagLook } from './tag-looks.ts';

/**
 * The named highlights of the page, and how each looks. The rules stand in a constructed style sheet:
 * the page's policy allows no inline style, and a codebook's tags come and go. What is painted hangs
 * on the highlights, never on the rules: when tags change, the rules do, whatever is painted.
 */
export interface HighlightSet {
  /** A tag's highlight; of a tag that is not in the codebook (yet), one that is not shown (yet). */
  tag(id: TagId): Highlight;
  /** The emphasis of the focused annotation, in its tag's colour. */
  focus(id: TagId): Highlight;
  readonly sentence: Highlight;
  readonly hover: Highlight;
  readonly found: Highlight;
  readonly foundCurrent: Highlight;
  /** Takes the codebook as it is now: new tags, other colours and lines, some gone. */
  setTags(tags: readonly Tag[]): void;
  /** Shows or hides all of each tag at once, whatever their number. */
  setHidden(hidden: ReadonlySet<TagId>): void;
  destroy(): void;
}

/** What lies above what: wide kinds below narrow ones, what is sought above all. */
const PRIORITY: Record<Tag['kind'], number> = {
  claim: 0,
  plain: 1,
  actor: 2,
  date: 3,
  statistic: 4,
};
const SENTENCE_PRIORITY = -1;
const FOCUS_PRIORITY = 10;

/**
 * Of a codebook of more tags only those have rules that something was tagged with here: the style of a text is
 * made anew for every rule there is, which takes seconds where there are thousands.
 */
const MOST_UNUSED = 200;

const tagName = (id: TagId): string => `tag-${id}`;
const focusName = (id: TagId): string => `focus-${id}`;

/**
 * What is drawn over a text is inherited by all within it. Without an element that it starts from,
 * every element of the page would get a style of its own for each of the highlights.
 */
const TEXT = '.ProseMirror';
/** Ids are UUIDs where they come from changes; escaped all the same, for a rule is code. */
const highlighted = (name: string): string => `${TEXT}::highlight(${CSS.escape(name)})`;

const lineOf = ({ line, thickness, offset }: TagLook, colour: string): string =>
  line === 'none'
    ? 'text-decoration: none;'
    : `text-decoration: underline ${line} ${thickness}px ${colour};
       text-decoration-skip-ink: none;
       text-underline-offset: ${offset}px;`;

function rulesOf(id: TagId, look: TagLook): string {
  const colour = colourValue(look.colour);
  return `
    ${highlighted(tagName(id))} {
      background-color: ${colourValue(look.colour, 'background')};
      ${lineOf(look, colour)}
    }
    ${highlighted(focusName(id))} {
      background-color: color-mix(in srgb, ${colour} 20%, transparent);
      color: var(--ink);
    }`;
}

const COMMON_RULES = `
  ${TEXT}::highlight(sentence) { background-color: var(--sentence); }
  ${TEXT}::highlight(hover) { background-color: color-mix(in srgb, var(--ink) 7%, transparent); }
  ${TEXT}::highlight(found) { background-color: color-mix(in srgb, var(--focus) 22%, transparent); }
  ${TEXT}::highlight(found-current) { background-color: var(--focus); color: var(--paper); }`;

function register(name: string, priority: number): Highlight {
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}

export function createHighlights(first: readonly Tag[]): HighlightSet {
  const sheet = new CSSStyleSheet();
  let rules = '';
  let tags: readonly Tag[] = [];
  let hidden: ReadonlySet<TagId> = new Set();
  const byTag = new Map<TagId, Highlight>();
  const focusByTag = new Map<TagId, Highlight>();
  /** Something was tagged with them here. */
  const used = new Set<TagId>();
  let isLate = false;
  let isGone = false;

  const ruled = (): readonly Tag[] =>
    tags.length <= MOST_UNUSED ? tags : tags.filter(({ id }) => used.has(id));
  const of = (map: Map<TagId, Highlight>, id: TagId): Highlight => {
    const known = map.get(id);
    if (known !== undefined) return known;
    const made = new Highlight();
    map.set(id, made);
    return made;
  };
  const showAs = (name: string, highlight: Highlight, isShown: boolean): void => {
    const isOn = CSS.highlights.get(name) === highlight;
    if (isShown && !isOn) CSS.highlights.set(name, highlight);
    if (!isShown && isOn) CSS.highlights.delete(name);
  };
  const setPriority = (highlight: Highlight, priority: number): void => {
    if (highlight.priority !== priority) highlight.priority = priority;
  };
  const showTags = (): void => {
    const shown = ruled();
    const known = new Set(shown.map(({ id }) => id));
    for (const { id, kind } of shown) {
      setPriority(of(byTag, id), PRIORITY[kind]);
      setPriority(of(focusByTag, id), FOCUS_PRIORITY);
    }
    for (const [id, highlight] of byTag)
      showAs(tagName(id), highlight, known.has(id) && !hidden.has(id));
    for (const [id, highlight] of focusByTag) showAs(focusName(id), highlight, known.has(id));
  };
  const setTags = (next: readonly Tag[]): void => {
    tags = next;
    const known = new Set(ruled().map(({ id }) => id));
    const looks = [...looksOf(tags)].filter(([id]) => known.has(id));
    const now = looks.map(([id, look]) => rulesOf(id, look)).join('') + COMMON_RULES;
    // A rename changes no rule, and new rules are a new style for everything in view.
    if (now !== rules) sheet.replaceSync(now);
    rules = now;
    showTags();
  };

  /** Its rules are there before anything is drawn. */
  const note = (id: TagId): void => {
    if (used.has(id)) return;
    used.add(id);
    if (tags.length <= MOST_UNUSED || isLate) return;
    isLate = true;
    queueMicrotask(() => {
      isLate = false;
      if (!isGone) setTags(tags);
    });
  };
  const taken = (map: Map<TagId, Highlight>, id: TagId): Highlight => {
    note(id);
    return of(map, id);
  };

  setTags(first);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const sentence = register('sentence', SENTENCE_PRIORITY);
  const hover = register('hover', FOCUS_PRIORITY - 1);
  const found = register('found', FOCUS_PRIORITY + 1);
  const foundCurrent = register('found-current', FOCUS_PRIORITY + 2);

  return {
    tag: (id) => taken(byTag, id),
    focus: (id) => taken(focusByTag, id),
    ...{ sentence, hover, found, foundCurrent },
    setTags,
    setHidden: (next) => {
      hidden = next;
      showTags();
    },
    destroy: () => {
      isGone = true;
      const names = [...[...byTag.keys()].map(tagName), ...[...focusByTag.keys()].map(focusName)];
      for (const name of [...names, 'sentence', 'hover', 'found', 'found-current'])
        CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}
