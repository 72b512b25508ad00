import { childrenOf, isElement, type PageElement, type PageNode } from './page-tree.ts';

const LAYOUT = new Set(
  'table h1 h2 h3 h4 ul ol blockquote article section main form pre'.split(' '),
);
const LOOK_AT = 20_000;

/**
 * Whether a table holds data, so that its rows are read as rows, rather than laying out a page as
 * old pages and letters do.
 */
export function isDataTable(table: PageElement): boolean {
  const stack: PageNode[] = [...childrenOf(table)];
  let widest = 0;
  for (let seen = 0; stack.length > 0 && seen < LOOK_AT; seen++) {
    const node = stack.pop();
    if (!isElement(node)) continue;
    if (LAYOUT.has(node.tagName)) return false;
    if (node.tagName === 'tr') {
      const cells = childrenOf(node).filter(
        (cell) => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th'),
      ).length;
      widest = Math.max(widest, cells);
    }
    for (const child of childrenOf(node)) stack.push(child);
  }
  return widest >= 2;
}
