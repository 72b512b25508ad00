import {
  readPlainText,
  sentencesOf,
  utf16,
  type Block,
  type BlockKind,
  type DocumentBody,
  type NoteMarker,
  type TextRange,
} from '#core/text';

/**
 * A body of one block a line, "⟨12⟩" being a mark of a note. A line may begin with its kind:
 * "heading: What is it?", "boilerplate: Share this".
 */
export function bodyOf(source: string): DocumentBody {
  const blocks: Block[] = [];
  const noteMarkers: NoteMarker[] = [];
  let text = '';
  for (const line of source.split('\n')) {
    const [, kind, content = ''] =
      /^(?:(heading|listItem|note|preformatted|boilerplate): )?(.*)$/su.exec(line) ?? [];
    const start = utf16(text.length);
    for (const part of content.replaceAll('⏎', '\n').split(/(⟨[^⟩]*⟩)/u)) {
      const mark = /^⟨(.*)⟩$/su.exec(part)?.[1];
      if (mark !== undefined) {
        const at = utf16(text.length);
        noteMarkers.push({ start: at, end: utf16(at + mark.length), label: mark });
      }
      text += mark ?? part;
    }
    const end = utf16(text.length);
    const isBoilerplate = kind === 'boilerplate';
    const known = (isBoilerplate ? 'paragraph' : (kind ?? 'paragraph')) as BlockKind;
    if (end > start)
      blocks.push({ kind: known, start, end, ...(isBoilerplate && { boilerplate: true }) });
    text += '\n';
  }
  return { text, blocks, noteMarkers };
}

export const textOf = ({ text }: DocumentBody, range: TextRange | null): string | null =>
  range === null ? null : text.slice(range.start, range.end);

/** The sentences of all blocks. */
export const sentencesIn = (body: DocumentBody): readonly string[] =>
  body.blocks.flatMap((_, index) =>
    sentencesOf(body, index).map((range) => textOf(body, range) ?? ''),
  );

/** The sentences of a plain text, read as an import reads it. */
export const sentencesOfPlain = (text: string): readonly string[] =>
  sentencesIn(readPlainText(text).body);
