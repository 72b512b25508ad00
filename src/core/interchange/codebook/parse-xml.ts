import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { scanXml } from './scan-xml.ts';

/** An element with the one thing that its namespace depends on made plain. */
export interface Element {
  /** Its name without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Those of the root's namespace; what others have put between is passed over. */
  readonly children: readonly Element[];
  readonly text: string;
}

export type ParsedXml =
  | { readonly ok: true; readonly root: Element; readonly namespace: string }
  | { readonly ok: false; readonly why: string };

/** What a text of Unicode holds on top of what a codebook's codes need: sets, their members. */
const ELEMENTS_PER_ENTRY = 5;

/**
 * Parses XML in the namespace of its root element. Nothing is fetched, no entity is declared; a
 * fault is told as a sentence's end.
 */
export function parseElements(text: string, deepest: number, mostEntries: number): ParsedXml {
  const fault = scanXml(text, deepest, mostEntries * ELEMENTS_PER_ENTRY);
  if (fault !== null) return { ok: false, why: fault };
  let root: XmlElement | null;
  try {
    root = parseXml(text).root;
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof RangeError)) throw error;
    const place = error instanceof XmlError ? ` (line ${error.line})` : '';
    return { ok: false, why: `it is not well-formed XML, or is cut off${place}` };
  }
  if (root === null) return { ok: false, why: 'it holds no element' };
  const prefix = root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':') + 1) : '';
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const namespace = root.attributes[declaration] ?? '';
  const isOfRoot = (element: XmlElement): boolean =>
    element.name.startsWith(prefix) &&
    !element.name.slice(prefix.length).includes(':') &&
    (element.attributes[declaration] ?? namespace) === namespace;
  const asElement = (element: XmlElement): Element => ({
    name: element.name.slice(prefix.length),
    attributes: element.attributes,
    children: element.children
      .filter((child) => child instanceof XmlElement)
      .filter(isOfRoot)
      .map(asElement),
    text: element.children
      .map((child) => ('text' in child && !(child instanceof XmlElement) ? child.text : ''))
      .join(''),
  });
  return { ok: true, root: asElement(root), namespace };
}

export const childrenNamed = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];
