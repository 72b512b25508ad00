import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { refused, type Refusal } from '#contract';

/**
 * Pages as trees of plain values: parse5 follows the HTML standard and runs nothing, loads nothing
 * and styles nothing.
 */
export type PageNode = Tree.ChildNode | Tree.Document;
export type PageElement = Tree.Element;

/** Browsers stop nesting at 512. Beyond this the standard's own algorithm takes quadratic time. */
const MAX_DEPTH = 1500;
const MAX_ELEMENTS = 500_000;

class PageLimit extends Error {}

/** Parses a page, within limits; a refusal names the file. Never recursive. */
export function parsePage(html: string, name: string): Tree.Document | Refusal {
  let depth = 0;
  let elements = 0;
  try {
    return parse(withOpenCommentAsText(html), {
      scriptingEnabled: true,
      treeAdapter: {
        ...defaultTreeAdapter,
        createElement(tag, namespace, attributes) {
          if (++elements > MAX_ELEMENTS) throw new PageLimit('has too many elements');
          return defaultTreeAdapter.createElement(tag, namespace, attributes);
        },
        onItemPush() {
          if (++depth > MAX_DEPTH) throw new PageLimit('is nested too deeply');
        },
        onItemPop() {
          depth--;
        },
      },
    });
  } catch (error) {
    if (!(error instanceof PageLimit)) throw error;
    return refused('too-large', `“${name}” ${error.message} to be read as a page.`);
  }
}

/** A comment that nothing closes would swallow the rest of the page; shown as text instead. */
function withOpenCommentAsText(html: string): string {
  const open = html.indexOf('<!--', Math.max(0, html.lastIndexOf('-->')));
  if (open === -1) return html;
  const rest = html.slice(open + 4);
  const isInScript = /<\/(script|style|textarea|title|xmp)\b/i.test(rest);
  return isInScript ? html : `${html.slice(0, open)}&lt;!--${rest}`;
}

export const isElement = (node: PageNode | undefined | null): node is PageElement =>
  node !== undefined && node !== null && 'tagName' in node;

export const childrenOf = (node: PageNode): readonly Tree.ChildNode[] =>
  'childNodes' in node ? node.childNodes : [];

/** An attribute's value, shortened: no attribute that we read is long. */
export function attributeOf(element: PageElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value.slice(0, 4000);
}

/** Calls back for a node and all below it, in the order of the page. */
export function eachNode(root: PageNode, visit: (node: PageNode) => void): void {
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--)
      stack.push(children[index] as PageNode);
  }
}

/** The text below a node, white space collapsed, up to a length. */
export function plainTextOf(root: PageNode, limit = 500): string {
  let text = '';
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node !== undefined && text.length < 4 * limit; node = stack.pop()) {
    if ('value' in node && node.nodeName === '#text') text += node.value;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--)
      stack.push(children[index] as PageNode);
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, limit);
}
