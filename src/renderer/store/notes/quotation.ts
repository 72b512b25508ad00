import { strings } from '#renderer/words';
import type { Place } from './places.ts';

/** Marks that would turn words into something else, wherever they stand. */
const MARKS = /[\\`*_[\]<>~|&#]/g;
/** What turns a line into an item. */
const ITEM = /^(\d{1,9})([.)])(?=\s|$)|^([-+=])/;

const escaped = (line: string): string =>
  line
    .replace(MARKS, '\\$&')
    .replace(ITEM, (_, digits?: string, point?: string, mark?: string) =>
      mark === undefined ? `${digits ?? ''}\\${point ?? ''}` : `\\${mark}`,
    );

/** A passage as a quotation in Markdown, whose last line is a link to its place. */
export function quotation(words: string, { document, start, end }: Place): string {
  const lines = words
    .trim()
    .split('\n')
    .map((line) => escaped(line.replace(/\s+/g, ' ').trim()));
  const link = `[${strings.notesPanel.place}](obelus:${document}/${String(start)}-${String(end)})`;
  // A backslash at a line's end is a break within the paragraph.
  const quoted = `${lines.join('\n')}\\\n${link}`;
  return quoted.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
}
