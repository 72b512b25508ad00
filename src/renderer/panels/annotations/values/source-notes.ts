import { sentenceAt, type DocumentBody, type TextRange } from '#core/text';
import { strings } from '#renderer/words';

/** UTF-16 code units of a note that its name on a card keeps. */
const longest = 80;
const mostNotes = 3;

function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : longest).trimEnd()}…`;
}

/** A note's text without the label it begins with. */
const withoutLabel = (text: string, label: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.startsWith(label)
    ? plain.slice(label.length).replace(/^[\s.:)\]]+/, '')
    : plain.replace(/^\[?\^?\w{1,4}[.:)\]]\s*/, '');
};

/**
 * The notes that are called within a passage or after it, up to the end of its last sentence: as
 * the source of a claim would name them.
 */
export function notesOfSentence(body: DocumentBody, { start, end }: TextRange): readonly string[] {
  const sentence = sentenceAt(body, Math.max(start, end - 1));
  // A mark may stand behind the full stop.
  const last = Math.max(end, sentence?.end ?? end) + 1;
  const called = body.noteMarkers.filter((marker) => marker.start >= start && marker.start <= last);
  const named = called.map(({ label, note }) => {
    const block = note === undefined ? undefined : body.blocks[note];
    if (block === undefined) return strings.values.noteAlone(label);
    const words = withoutLabel(body.text.slice(block.start, block.end), label);
    return strings.values.note(label, shortened(words));
  });
  return [...new Set(named)].slice(0, mostNotes);
}
