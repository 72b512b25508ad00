/** What XML 1.0 has no way to hold, not even escaped (Extensible Markup Language 1.0, production 2). */
const UNHOLDABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As themselves, a parser would make line feeds or spaces of these.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const reference = (character: string): string => REFERENCES[character] ?? character;

/** A text as XML can hold it: U+FFFD stands for each character that it cannot. */
export const xmlHoldable = (text: string): string => text.replace(UNHOLDABLE, '\ufffd');

/** A text as an attribute's value, within double quotes. */
export const xmlAttribute = (text: string): string =>
  xmlHoldable(text).replace(/[&<>"\t\n\r]/g, reference);

/** A text as an element's content. */
export const xmlContent = (text: string): string =>
  xmlHoldable(text).replace(/[&<>\r]/g, reference);
