import { isKnownContext } from '../check-contexts.ts';
import { isNode, listOf, type Node } from '../json-access.ts';

/**
 * JSON-LD of others, in the terms that are read here: keys as CURIEs with the prefixes below, `id`
 * and `type` for their keywords. It knows as much of JSON-LD as codebooks need: a context in the
 * file, with prefixes, terms, aliases of keywords and maps by language. Nothing is ever fetched.
 */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['schema', 'http://schema.org/'],
  ['schema', 'https://schema.org/'],
];

const KEYWORDS: Readonly<Record<string, string>> = { '@id': 'id', '@type': 'type' };

/** Terms of a context: what each stands for, as an IRI, a CURIE or a keyword. */
interface Terms {
  readonly meanings: ReadonlyMap<string, string>;
  readonly byLanguage: ReadonlySet<string>;
  readonly vocabulary: string;
}

/** The terms of a file's contexts; a sentence's end where one would have to be fetched. */
function termsOf(context: unknown): Terms | string {
  const meanings = new Map<string, string>([
    ['id', '@id'],
    ['type', '@type'],
    ...PREFIXES.map(([prefix, iri]) => [prefix, iri] as const),
  ]);
  const byLanguage = new Set<string>();
  let vocabulary = '';
  for (const part of listOf(context)) {
    if (isKnownContext(part)) continue;
    if (!isNode(part))
      return `it asks for a context this program does not load: ${JSON.stringify(part).slice(0, 200)}`;
    for (const [term, definition] of Object.entries(part)) {
      const meaning = isNode(definition) ? definition['@id'] : definition;
      if (term === '@vocab' && typeof meaning === 'string') vocabulary = meaning;
      else if (!term.startsWith('@') && typeof meaning === 'string') meanings.set(term, meaning);
      if (isNode(definition) && listOf(definition['@container']).includes('@language'))
        byLanguage.add(term);
    }
  }
  return { meanings, byLanguage, vocabulary };
}

const isAbsolute = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** An IRI, or a CURIE written out; a chain of terms is followed a few steps, never round. */
function written(text: string, terms: Terms, steps = 4): string {
  if (text.startsWith('@') || isAbsolute(text) || steps === 0) return text;
  const { meanings, vocabulary } = terms;
  const meaning = meanings.get(text);
  if (meaning !== undefined && meaning !== text) return written(meaning, terms, steps - 1);
  const colon = text.indexOf(':');
  const base = colon === -1 ? undefined : meanings.get(text.slice(0, colon));
  if (base !== undefined) return written(base, terms, steps - 1) + text.slice(colon + 1);
  return colon === -1 ? vocabulary + text : text;
}

function compacted(iri: string): string {
  for (const [prefix, base] of PREFIXES)
    if (iri.startsWith(base)) return `${prefix}:${iri.slice(base.length)}`;
  return KEYWORDS[iri] ?? iri;
}

/** The values of a map by language, each with its language on it. */
const fromLanguages = (map: Node): readonly unknown[] =>
  Object.entries(map).flatMap(([language, values]) =>
    listOf(values).map((value) => ({ '@value': value, '@language': language })),
  );

function canonicalValue(key: string, term: string, value: unknown, terms: Terms): unknown {
  if (key === 'type')
    return listOf(value).map((each) =>
      typeof each === 'string' ? compacted(written(each, terms)) : each,
    );
  if (key === 'id')
    return typeof value === 'string' && value.includes(':')
      ? written(value, { ...terms, vocabulary: '' })
      : value;
  if (terms.byLanguage.has(term) && isNode(value)) return fromLanguages(value);
  return canonical(value, terms);
}

function canonical(value: unknown, terms: Terms): unknown {
  if (Array.isArray(value)) return value.map((each) => canonical(each, terms));
  if (!isNode(value)) return value;
  const members = Object.entries(value).flatMap(([term, member]): [string, unknown][] => {
    if (term === '@context') return [];
    const key = compacted(written(term, terms));
    return [[key, canonicalValue(key, term, member, terms)]];
  });
  return Object.fromEntries(members);
}

export type Canonical =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** A parsed file in the terms that are read here, or why its terms are not known. */
export function inCanonicalTerms(root: unknown): Canonical {
  const context = isNode(root) ? root['@context'] : undefined;
  const terms = termsOf(context);
  return typeof terms === 'string'
    ? { ok: false, why: terms }
    : { ok: true, value: canonical(root, terms) };
}
