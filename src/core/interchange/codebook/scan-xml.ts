/**
 * Looks through XML before it is parsed, for what parsing would not survive or must not be asked to
 * do: nesting beyond a depth, more elements than anyone has, declarations of types and entities.
 * One pass, stopped at the first fault. Whether the text is well-formed is the parser's to say.
 *
 * @returns the fault as a sentence's end; null where there is none.
 */
export function scanXml(text: string, deepest: number, mostElements: number): string | null {
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!', at))
      return 'it declares types or entities (DTD), which no codebook needs';
    else if (text.startsWith('</', at)) {
      depth--;
      at += 2;
    } else {
      const end = tagEnd(text, at + 1);
      if (++elements > mostElements) return `it has more than ${mostElements} elements`;
      if (text.charCodeAt(end - 1) !== SLASH && ++depth > deepest)
        return `it is nested more than ${deepest} deep`;
      at = end;
    }
  }
  return null;
}

const SLASH = 0x2f;

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** Where a tag ends: its ">", those in quoted values passed over; the text's end where it has none. */
function tagEnd(text: string, from: number): number {
  const mark = /[>"']/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [character] = found;
    if (character === '>') return found.index;
    const closing = text.indexOf(character, mark.lastIndex);
    if (closing === -1) return text.length;
    mark.lastIndex = closing + 1;
  }
  return text.length;
}
