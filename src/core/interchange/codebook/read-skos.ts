import type { TagId } from '#core/model';
import { isNode, isOfType, listOf, type Node } from '../json-access.ts';
import { scanJson } from '../scan-json.ts';
import { inCanonicalTerms } from './canonical-terms.ts';
import { readConcept, tagIdOfIri, type StatedConcept } from './read-concept.ts';
import {
  codebookLimits,
  damaged,
  shown,
  tooLarge,
  type CodebookOutcome,
  type StatedEntry,
} from './shapes.ts';
import { forestOf } from './tree.ts';

/** The nodes of concepts anywhere in a file; what several nodes say of one is put together. */
function conceptsIn(root: unknown): readonly Node[] {
  const concepts = new Map<unknown, Record<string, unknown>>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    if (isOfType(value, 'skos:Concept')) {
      const key = value['id'] ?? value;
      const known = concepts.get(key);
      concepts.set(key, { ...value, ...known });
    }
    for (const member of Object.values(value)) visit(member);
  };
  visit(root);
  return [...concepts.values()];
}

/** The concepts as entries, each below the first concept that is said to be broader. */
function nested(concepts: readonly StatedConcept[], remarks: string[]): readonly StatedEntry[] {
  const byId = new Map<TagId, StatedConcept>();
  for (const concept of concepts)
    if (byId.has(concept.entry.id))
      remarks.push(`The concept ${shown(concept.entry.label)} stands twice: it was read once.`);
    else byId.set(concept.entry.id, concept);
  const ids = new Map<string, TagId>();
  for (const { iri, entry } of concepts) if (iri !== null) ids.set(iri, entry.id);
  const known = (iri: string): TagId => ids.get(iri) ?? tagIdOfIri(iri);
  const parents = new Map<TagId, TagId[]>();
  const nest = (child: TagId, parent: TagId): void => {
    const stated = parents.get(child) ?? [];
    if (byId.has(child) && byId.has(parent) && !stated.includes(parent))
      parents.set(child, [...stated, parent]);
  };
  for (const { entry, broader } of byId.values())
    for (const iri of broader) nest(entry.id, known(iri));
  for (const { entry, narrower } of byId.values())
    for (const iri of narrower) nest(known(iri), entry.id);
  const entries = [...byId.values()].map(({ entry }) => {
    const stated = parents.get(entry.id) ?? [];
    if (stated.length > 1)
      remarks.push(
        `${shown(entry.label)} has several broader concepts: it stands below the first of them.`,
      );
    return { ...entry, parent: stated[0] ?? null };
  });
  const forest = forestOf(entries);
  return entries.map((entry) => {
    const parent = forest.parentOf(entry.id);
    if (parent !== entry.parent)
      remarks.push(`${shown(entry.label)} stands below itself in the file: here it is at the top.`);
    return { ...entry, parent };
  });
}

const LEFT_OUT: readonly (readonly [string, string])[] = [
  ['skos:altLabel', 'other names'],
  ['skos:hiddenLabel', 'hidden names'],
  ['skos:related', 'related concepts'],
];

/** What concepts say that a codebook here has no place for: a sentence for each sort of it. */
function leftOut(nodes: readonly Node[]): readonly string[] {
  const told = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`Of ${count} concepts, ${what} were not read.`];
  const several = nodes.filter((node) => listOf(node['skos:prefLabel']).length > 1).length;
  return [
    ...told(several, 'labels in further languages'),
    ...LEFT_OUT.flatMap(([term, what]) =>
      told(nodes.filter((node) => node[term] !== undefined).length, what),
    ),
  ];
}

/**
 * Reads the concepts of SKOS in JSON-LD, of this program or of another. Of several languages one is
 * read: labels without a language, else English, else the first.
 *
 * @param text the file, decoded, without a byte order mark
 */
export function readSkos(text: string): CodebookOutcome {
  const { longest, deepestJson, mostEntries } = codebookLimits;
  if (text.length > longest) return tooLarge(`it has more than ${longest} characters`);
  const scanned = scanJson(text, deepestJson);
  if (scanned !== null) return damaged(scanned);
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return damaged('it is not JSON, or is cut off');
  }
  const canonical = inCanonicalTerms(root);
  if (!canonical.ok) return damaged(canonical.why);
  const nodes = conceptsIn(canonical.value);
  if (nodes.length === 0)
    return {
      ok: false,
      code: 'unsupported-type',
      message: 'The file is JSON, but holds no concepts of SKOS.',
    };
  if (nodes.length > mostEntries) return tooLarge(`it has more than ${mostEntries} concepts`);
  const remarks = [...leftOut(nodes)];
  const concepts = nodes.flatMap((node) => readConcept(node, remarks) ?? []);
  return { ok: true, value: { entries: nested(concepts, remarks), remarks } };
}
