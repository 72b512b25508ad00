import type { Nodes, Parents, Root, RootContent } from 'mdast';

const lineByLine = (text: string): RootContent[] =>
  text
    .split(/\r?\n/)
    .flatMap((value, at): RootContent[] => [
      ...(at === 0 ? [] : [{ type: 'break' } as const]),
      ...(value === '' ? [] : [{ type: 'text', value } as const]),
    ]);

function split(node: Parents): void {
  const children: readonly Nodes[] = node.children;
  node.children = children.flatMap((child): Nodes[] =>
    child.type === 'text' && child.value.includes('\n') ? lineByLine(child.value) : [child],
  ) as typeof node.children;
  for (const child of node.children) if ('children' in child) split(child);
}

/**
 * For remark: a line that ends ends in what is shown, too. Markdown would join it to the next, and
 * notes are written by people who press Enter and mean it.
 */
export const keepLines = (): ((tree: Root) => void) => split;
