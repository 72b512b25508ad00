import { idOf, isNode, isOfType, listOf, nodesOf, textOf, type Node } from './json-access.ts';

/** The two properties that every CATMA tag has, by the identifiers that CATMA gives them. */
const CATMA_AUTHOR = 'CATMA_AB27F1D4-303A-3622-BB2C-72C310D0C1BF';
const CATMA_TIME = 'CATMA_54A5F93F-5333-3F0D-92F7-7BD5930DB9E6';

/** A row of the Hypothesis API: `uri`, `target`, `text` and `tags` instead of bodies. */
export const isHypothesisRow = (node: Node): boolean =>
  typeof node['uri'] === 'string' && Array.isArray(node['target']) && !('body' in node);

/** A Hypothesis row as the Web Annotation it stands for. */
export function fromHypothesis(row: Node): Node {
  const { document, user, user_info: info } = row;
  const title = isNode(document) ? textOf(document['title']) : null;
  const account = textOf(user);
  const name =
    (isNode(info) ? textOf(info['display_name']) : null) ??
    account?.replace(/^acct:/, '').replace(/@.*$/, '') ??
    null;
  const source = { id: row['uri'], ...(title === null ? {} : { label: title }) };
  return {
    id: row['id'],
    type: 'Annotation',
    created: row['created'],
    modified: row['updated'],
    ...(name === null ? {} : { creator: { id: account, name } }),
    body: [
      ...listOf(row['tags']).map((tag) => ({
        type: 'TextualBody',
        purpose: 'tagging',
        value: tag,
      })),
      ...(row['text'] === '' || row['text'] === undefined
        ? []
        : [
            {
              type: 'TextualBody',
              purpose: 'commenting',
              format: 'text/markdown',
              value: row['text'],
            },
          ]),
    ],
    target: nodesOf(row['target']).map((target) => ({ source, selector: target['selector'] })),
  };
}

const isCatmaBody = (body: Node): boolean =>
  isOfType(body, 'Dataset') && typeof body['tag'] === 'string' && isNode(body['properties']);

/** A CATMA annotation as a plain Web Annotation; any other node as it is. */
export function fromCatma(node: Node): Node {
  const body = nodesOf(node['body']).find(isCatmaBody);
  if (body === undefined) return node;
  const properties = isNode(body['properties']) ? body['properties']['system'] : undefined;
  const system = isNode(properties) ? properties : {};
  const name = textOf(system[CATMA_AUTHOR]);
  return {
    ...node,
    created: textOf(system[CATMA_TIME]),
    ...(name === null ? {} : { creator: { name } }),
    body: [{ type: 'SpecificResource', purpose: 'classifying', source: { id: body['tag'] } }],
  };
}

/** The targets of an annotation, one by one: CATMA and W3C lists are taken apart. */
export const targetsOf = (node: Node): readonly unknown[] =>
  listOf(node['target']).flatMap((target) =>
    isNode(target) && Array.isArray(target['items']) ? listOf(target['items']) : [target],
  );

/** The document a target is in: its source, or the target itself. */
export function sourceOf(target: unknown): { readonly key: string; readonly node: Node | null } {
  const source = isNode(target) ? (target['source'] ?? target['@id'] ?? target['id']) : target;
  return { key: idOf(source) ?? '', node: nodesOf(source)[0] ?? null };
}
