import type { FootnoteDefinition, Nodes, Root } from 'mdast';

export interface NumberedNote {
  readonly label: string;
  readonly definition: FootnoteDefinition;
}

/** A document's footnotes, numbered as they are when rendered: in the order of their first marks. */
export interface Footnotes {
  /** In order of number; those that nothing refers to come last. */
  readonly inOrder: readonly NumberedNote[];
  /** The number of a note; null where the document does not define it. */
  labelOf(identifier: string): string | null;
}

function* nodesBelow(root: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (!('children' in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--)
      stack.push(node.children[index] as Nodes);
  }
}

export function numberFootnotes(tree: Root): Footnotes {
  const definitions = new Map<string, FootnoteDefinition>();
  const references: string[] = [];
  for (const node of nodesBelow(tree)) {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'footnoteReference') references.push(node.identifier);
  }
  const order = [...new Set([...references, ...definitions.keys()])].filter((id) =>
    definitions.has(id),
  );
  const labels = new Map(order.map((identifier, index) => [identifier, String(index + 1)]));
  return {
    inOrder: order.map((identifier) => ({
      label: labels.get(identifier) as string,
      definition: definitions.get(identifier) as FootnoteDefinition,
    })),
    labelOf: (identifier) => labels.get(identifier) ?? null,
  };
}
