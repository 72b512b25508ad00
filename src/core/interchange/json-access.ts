/** A JSON object of unknown shape. */
export interface Node {
  readonly [key: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD says one thing as it is or as a list of one: always as a list here. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export const nodesOf = (value: unknown): readonly Node[] => listOf(value).filter(isNode);

/** The text of a literal, plain or as a value object; of several, the first. */
export function textOf(value: unknown): string | null {
  for (const item of listOf(value)) {
    if (typeof item === 'string') return item;
    if (isNode(item) && typeof item['@value'] === 'string') return item['@value'];
  }
  return null;
}

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((item) => textOf(item) ?? []);

/** The identifier of a reference: the text itself, or the node's. */
export function idOf(value: unknown): string | null {
  for (const item of listOf(value)) {
    if (typeof item === 'string') return item;
    if (isNode(item)) return textOf(item['id'] ?? item['@id']);
  }
  return null;
}

/** Whether a node is of a type, by the context's short name. */
export const isOfType = (node: Node, type: string): boolean =>
  listOf(node['type'] ?? node['@type']).some(
    (each) => each === type || each === `oa:${type}` || each === `as:${type}`,
  );
