import {
  attributeOf,
  childrenOf,
  eachNode,
  isElement,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { DROPPED } from './element-kinds.ts';

/** What a page's markup says of which part is the article and which its surroundings. */
export interface Surroundings {
  /** Whether an element's text is boilerplate by its own tag, role or class. */
  isBoilerplate(element: PageElement): boolean;
  /** The element that holds the article; null where the page does not say. */
  readonly article: PageElement | null;
}

const TAGS = new Set(['nav', 'aside', 'button', 'form', 'search']);
const ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'dialog',
  'alertdialog',
  'toolbar',
]);
const TOKENS = new Set(
  (
    'ad ads advert advertisement adslot banner breadcrumb breadcrumbs comment comments cookie cookies ' +
    'consent crumbs disqus gdpr jumplinks masthead menu modal nav navbar navigation newsletter ' +
    'outbrain pagination paywall popup promo promos recommended recommendations related respond ' +
    'share sharing sharedaddy sidebar signup skip skiplink social sponsor sponsored subscribe ' +
    'taboola tagcloud tags teaser teasers trending widget'
  ).split(' '),
);

/** "relatedPosts-list wide" is related, posts, list and wide. */
const tokensOf = (element: PageElement): string[] =>
  `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

interface Measure {
  text: number;
  hasMain: boolean;
  hasTitle: boolean;
  isNoteHolder: boolean;
}

/** Text lengths and landmarks below every element, from the leaves up, in one pass. */
function measure(root: PageNode): Map<PageNode, Measure> {
  const order: PageNode[] = [];
  eachNode(root, (node) => order.push(node));
  const measures = new Map<PageNode, Measure>();
  for (let index = order.length - 1; index >= 0; index--) {
    const node = order[index] as PageNode;
    const own: Measure = { text: 0, hasMain: false, hasTitle: false, isNoteHolder: false };
    if (node.nodeName === '#text' && 'value' in node) own.text = node.value.trim().length;
    if (!isElement(node) || !DROPPED.has(node.tagName)) {
      if (isElement(node)) {
        own.hasMain = node.tagName === 'main' || node.tagName === 'article';
        own.hasTitle = node.tagName === 'h1';
        own.isNoteHolder = /^doc-(endnotes?|footnote)$/.test(attributeOf(node, 'role') ?? '');
      }
      for (const child of childrenOf(node)) {
        const below = measures.get(child);
        if (!below) continue;
        own.text += below.text;
        own.hasMain ||= below.hasMain;
        own.hasTitle ||= below.hasTitle;
        own.isNoteHolder ||= below.isNoteHolder;
      }
    }
    measures.set(node, own);
  }
  return measures;
}

const isInside = (node: PageElement, tags: ReadonlySet<string>): boolean => {
  for (let parent: PageNode | null = node.parentNode as PageNode | null; parent;) {
    if (isElement(parent) && tags.has(parent.tagName)) return true;
    parent = isElement(parent) ? (parent.parentNode as PageNode | null) : null;
  }
  return false;
};

const CONTENT = new Set(['article', 'main', 'blockquote', 'figure', 'li']);

/** The largest article that holds most of the text of `main`, else `main`. */
function articleOf(root: PageNode, measures: ReadonlyMap<PageNode, Measure>): PageElement | null {
  const textOf = (node: PageNode): number => measures.get(node)?.text ?? 0;
  let main: PageElement | null = null;
  let article: PageElement | null = null;
  eachNode(root, (node) => {
    if (!isElement(node)) return;
    const isMain = node.tagName === 'main' || attributeOf(node, 'role') === 'main';
    if (isMain && (main === null || textOf(node) > textOf(main))) main = node;
    if (node.tagName === 'article' && (article === null || textOf(node) > textOf(article)))
      article = node;
  });
  const whole = main ?? root;
  return article !== null && textOf(article) >= 0.5 * textOf(whole) ? article : main;
}

export function findSurroundings(root: PageNode): Surroundings {
  const measures = measure(root);
  const all = measures.get(root)?.text ?? 0;
  const article = articleOf(root, measures);
  return {
    article,
    isBoilerplate(element) {
      const { tagName } = element;
      if (tagName === 'body' || tagName === 'html' || element === article) return false;
      const own = measures.get(element);
      // A wrapper around the article is named after its parts, "page with-sidebar", at times.
      if (!own || own.hasMain || own.isNoteHolder) return false;
      if (TAGS.has(tagName) || ROLES.has(attributeOf(element, 'role') ?? '')) return true;
      if (tagName === 'header' || tagName === 'footer')
        return !own.hasTitle && !isInside(element, CONTENT);
      if (own.hasTitle || own.text > 0.4 * all) return false;
      if (element.attrs.length === 0) return false;
      return tokensOf(element).some((token) => TOKENS.has(token));
    },
  };
}

/** Whether an element's own attributes keep it from being seen. */
export function isHidden(element: PageElement): boolean {
  if (element.attrs.some((attribute) => attribute.name === 'hidden')) return true;
  const style = attributeOf(element, 'style')?.toLowerCase().replace(/\s+/g, '') ?? '';
  return /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|!|$)|font-size:0)/.test(
    style,
  );
}
