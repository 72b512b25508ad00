import { isNode } from './json-access.ts';
import { ANNOTATION_CONTEXT } from './vocabulary.ts';

/**
 * Contexts whose terms this program knows by heart. Nothing is ever fetched: a file that needs any
 * other is refused, for what its words mean is then not known.
 */
const KNOWN: ReadonlySet<unknown> = new Set([
  ANNOTATION_CONTEXT,
  'https://www.w3.org/ns/anno.jsonld',
  'http://www.w3.org/ns/anno',
  'https://www.w3.org/ns/anno',
  'http://www.w3.org/ns/ldp.jsonld',
]);

export const isKnownContext = (context: unknown): boolean => KNOWN.has(context);

/** The terms that are read here: a file may add others beside them, and not change these. */
const TERMS = new Set(
  (
    'oa dc dcterms dctypes foaf rdf rdfs skos xsd iana owl as schema id type ' +
    'Annotation Dataset Image Video Audio Text TextualBody SpecificResource FragmentSelector ' +
    'TextQuoteSelector TextPositionSelector RangeSelector TimeState Choice Person Software ' +
    'Organization AnnotationCollection AnnotationPage classifying commenting describing ' +
    'highlighting identifying linking replying tagging ' +
    'body target source selector state scope refinedBy startSelector endSelector creator generator ' +
    'via canonical cached conformsTo items partOf first last next prev motivation purpose ' +
    'bodyValue format language value exact prefix suffix name label created modified generated ' +
    'sourceDate sourceDateStart sourceDateEnd start end total startIndex'
  ).split(' '),
);

const shown = (text: string): string => JSON.stringify(text.slice(0, 200));

function checkContext(context: unknown): string | null {
  if (Array.isArray(context)) {
    for (const each of context) {
      const fault = checkContext(each);
      if (fault !== null) return fault;
    }
    return null;
  }
  if (typeof context === 'string')
    return KNOWN.has(context)
      ? null
      : `it asks for a context this program does not load: ${shown(context)}`;
  if (!isNode(context)) return 'its context is not one';
  for (const term of Object.keys(context)) {
    if (term.startsWith('@')) return `its context sets ${shown(term)}`;
    if (TERMS.has(term)) return `its context gives ${shown(term)} a meaning of its own`;
  }
  return null;
}

/**
 * Checks every context in a value of limited depth.
 *
 * @returns the first fault, as a sentence's end; null where there is none.
 */
export function checkContexts(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value) && Object.hasOwn(value, '@context')) {
    const fault = checkContext((value as { readonly '@context': unknown })['@context']);
    if (fault !== null) return fault;
  }
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    const fault = checkContexts(member);
    if (fault !== null) return fault;
  }
  return null;
}
