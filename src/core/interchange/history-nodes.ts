import { BIRTH, canonicalJson, decodeChange, idOf, type Change, type Json } from '#core/model';
import { nodesOf, textOf, type Node } from './json-access.ts';
import { isAbsoluteIri, recordIri } from './vocabulary.ts';
import type { Member } from './write-nodes.ts';

/**
 * Changes as ActivityStreams activities: who did what to which record, and when, for any reader; and
 * as `content` the change itself in canonical JSON, whose hash is its name, for this program.
 */

function typeOf({ field, value }: Change): string {
  if (field === BIRTH) return 'as:Create';
  return field === 'alive' && value === false ? 'as:Delete' : 'as:Update';
}

export function changeNode(change: Change): Member {
  const record = idOf(change.record);
  const iri = /^[0-9a-f]{64}$/.test(record) ? `urn:sha256:${record}` : recordIri(record);
  if (!isAbsoluteIri(iri)) throw new TypeError(`"${record}" names no record.`);
  return {
    id: `urn:sha256:${change.id}`,
    type: typeOf(change),
    'as:actor': { id: recordIri(change.analyst) },
    'as:object': { id: iri },
    'as:published': { '@type': 'xsd:dateTime', '@value': change.at },
    'as:mediaType': 'application/json',
    'as:content': canonicalJson(change as unknown as Json),
  };
}

export interface ReadHistory {
  readonly changes: readonly Change[];
  /** How many activities are no sound change. */
  readonly unsound: number;
}

function readChange(node: Node): Change | null {
  const content = textOf(node['as:content']);
  if (content === null || content.length > 2_000_000) return null;
  try {
    const outcome = decodeChange(JSON.parse(content) as unknown);
    return outcome.ok ? outcome.value : null;
  } catch {
    return null;
  }
}

/** The changes that a collection holds; each is taken only where its name is the hash of what it says. */
export function readHistory(collection: Node): ReadHistory {
  const changes: Change[] = [];
  let unsound = 0;
  for (const node of nodesOf(collection['dcterms:provenance'])) {
    if (!('as:content' in node)) continue;
    const change = readChange(node);
    if (change === null) unsound++;
    else changes.push(change);
  }
  return { changes, unsound };
}
