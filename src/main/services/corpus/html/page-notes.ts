import {
  attributeOf,
  childrenOf,
  eachNode,
  isElement,
  plainTextOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';

/** Notes and their marks as a page's markup states them. */
export interface PageNotes {
  /** The label of the mark that a link or raised text is; null for any other element. */
  markOf(element: PageElement): string | null;
  /** The label of the note that an element holds. */
  noteOf(element: PageElement): string | null;
  /** Links from a note back to its mark: signs, not text. */
  isBackLink(element: PageElement): boolean;
}

const LABEL =
  /^[[(]?\s*(\d{1,4}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§]{1,3}|(?:note|n\.?) ?\d{1,3})\s*[\])]?$/i;
const HINT = /(?:^|[^a-z])(?:foot|end)?(?:note|fn|ref|reference|cite|citation|noteref)/i;
const BACK = /^[↩↑^⤴←\s\uFE0E]+$/u;

function parentElement(element: PageElement): PageElement | null {
  const parent = element.parentNode as PageNode | null;
  return isElement(parent) ? parent : null;
}

const isRaised = (element: PageElement): boolean =>
  element.tagName === 'sup' || parentElement(element)?.tagName === 'sup';

const labelIn = (text: string): string | null => LABEL.exec(text)?.[1]?.toLowerCase() ?? null;

/** The fragment that a link leads to within its own page. */
const fragmentOf = (link: PageElement): string | null => {
  const href = attributeOf(link, 'href') ?? '';
  return href.startsWith('#') && href.length > 1 ? href.slice(1) : null;
};

function isMarkLink(link: PageElement): boolean {
  if (link.tagName !== 'a' || fragmentOf(link) === null) return false;
  if (labelIn(plainTextOf(link, 20)) === null) return false;
  const parent = parentElement(link);
  const hints = [
    attributeOf(link, 'href'),
    attributeOf(link, 'class'),
    attributeOf(link, 'id'),
    parent && attributeOf(parent, 'class'),
  ];
  return (
    attributeOf(link, 'role') === 'doc-noteref' ||
    isRaised(link) ||
    hints.some((hint) => typeof hint === 'string' && HINT.test(hint))
  );
}

const NOTE_BLOCKS = new Set(['li', 'p', 'div', 'aside', 'dd', 'td', 'section', 'article']);

function noteBlock(element: PageElement): PageElement | null {
  for (let node: PageElement | null = element; node !== null; node = parentElement(node))
    if (NOTE_BLOCKS.has(node.tagName)) return node;
  return null;
}

function isAncestor(ancestor: PageElement, node: PageElement): boolean {
  for (let up: PageElement | null = node; up !== null; up = parentElement(up))
    if (up === ancestor) return true;
  return false;
}

/**
 * Finds links that are marks, and the blocks that they lead to. Notes have links back that look
 * just like marks; a mark is the one that leads forward, or nowhere.
 */
export function findPageNotes(root: PageNode): PageNotes {
  const order = new Map<PageElement, number>();
  const byId = new Map<string, PageElement>();
  const links: PageElement[] = [];
  eachNode(root, (node) => {
    if (!isElement(node)) return;
    order.set(node, order.size);
    for (const name of ['id', 'name']) {
      const id = attributeOf(node, name);
      if (id !== undefined && !byId.has(id)) byId.set(id, node);
    }
    if (isMarkLink(node)) links.push(node);
  });
  const marks = new Map<PageElement, string>();
  const notes = new Map<PageElement, string>();
  for (const link of links) {
    const label = labelIn(plainTextOf(link, 20));
    const target = byId.get(fragmentOf(link) ?? '');
    if (label === null) continue;
    if (target && (order.get(target) ?? 0) < (order.get(link) ?? 0)) continue;
    marks.set(link, label);
    const block = target ? noteBlock(target) : null;
    if (block && !isAncestor(block, link) && !notes.has(block)) notes.set(block, label);
  }
  return {
    markOf(element) {
      if (element.tagName !== 'sup') return marks.get(element) ?? null;
      const text = plainTextOf(element, 20);
      const hasLink = childrenOf(element).some((child) => isElement(child) && marks.has(child));
      return hasLink || /^\d{1,3}$/.test(text) ? labelIn(text) : null;
    },
    noteOf: (element) => notes.get(element) ?? null,
    isBackLink: (element) =>
      element.tagName === 'a' &&
      fragmentOf(element) !== null &&
      (attributeOf(element, 'role') === 'doc-backlink' || BACK.test(plainTextOf(element, 20))),
  };
}
