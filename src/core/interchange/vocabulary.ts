import { isSha256, isUuid, type EntityKind } from '#core/model';

/**
 * The names that our JSON-LD is made of: W3C Web Annotation terms as its context defines them, and
 * CURIEs with the prefixes that this context declares (`schema:`, `skos:`, `dcterms:`).
 */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Datatype of Extended Date/Time Format literals (ISO 8601-2), as the Library of Congress names it. */
export const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

/** What an actor is, in schema.org's types. */
export const ENTITY_TYPES: Readonly<Record<EntityKind, string>> = {
  person: 'schema:Person',
  organisation: 'schema:Organization',
  place: 'schema:Place',
  other: 'schema:Thing',
};

/** An IRI that needs no escaping: absolute, ASCII, without spaces and delimiters (RFC 3986). */
const ABSOLUTE_IRI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

export const isAbsoluteIri = (text: string): boolean => ABSOLUTE_IRI.test(text);

/** A record's UUID as an IRI; an identifier that is an absolute IRI already stays as it is. */
export function recordIri(id: string): string {
  if (isUuid(id)) return `urn:uuid:${id}`;
  if (isAbsoluteIri(id)) return id;
  throw new TypeError(`"${id}" is neither a UUID nor an absolute IRI.`);
}

/** A canonical text's identifier as an IRI. */
export function documentIri(id: string): string {
  if (!isSha256(id)) throw new TypeError(`"${id}" is no SHA-256.`);
  return `urn:sha256:${id}`;
}

/** The UUID of a `urn:uuid:` IRI, in lower case; null for any other text. */
export function uuidOfIri(iri: string): string | null {
  const uuid = /^urn:uuid:(.*)$/i.exec(iri)?.[1]?.toLowerCase();
  return uuid !== undefined && isUuid(uuid) ? uuid : null;
}

/** The hash of a `urn:sha256:` IRI; null for any other text. */
export function sha256OfIri(iri: string): string | null {
  const hash = /^urn:sha256:(.*)$/i.exec(iri)?.[1]?.toLowerCase();
  return hash !== undefined && isSha256(hash) ? hash : null;
}
