/** Marks at a line's beginning: of a heading, a quotation, an item, a task. */
const OPENING = /^(?:\s|>|#{1,6}(?=\s)|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s))+/;
/** Links and images by their words; an address that stands alone is its own words. */
const LINK = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g;
/** Emphasis and code around words. */
const AROUND = /(\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)([^*_~`]{1,500})\1/g;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|`{3,}.*|~{3,}.*|=+\s*)$/;

/** UTF-16 code units of a line that are looked at. */
const LONGEST = 2_000;

/** The first line that says something in a Markdown text, without its marks; whether there are more. */
export function firstLine(text: string): { readonly line: string; readonly isMore: boolean } {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !RULE.test(line));
  const line = (lines[0] ?? '')
    .slice(0, LONGEST)
    .replace(OPENING, '')
    .replace(LINK, '$1')
    .replace(AROUND, '$2')
    .trim();
  return { line, isMore: lines.length > 1 };
}
