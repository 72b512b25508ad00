import type { TextRange } from './offsets.ts';

/** What a stretch of text is in its document. */
export type BlockKind =
  'heading' | 'paragraph' | 'listItem' | 'quote' | 'note' | 'caption' | 'preformatted';

/**
 * One block of a document: a range over its canonical text. Blocks are ordered, do not overlap,
 * are never empty, and leave out the line ends and indents between them.
 */
export interface Block extends TextRange {
  readonly kind: BlockKind;
  /** Headings: 1 to 6. List items and quotes: depth of nesting from 1. */
  readonly level?: number;
  /** Notes: the label as printed, such as "12" or "a". List items: the marker, where it is numbered. */
  readonly label?: string;
  /** List items: a further paragraph of the item that an earlier block begins; it has no marker. */
  readonly continues?: true;
  /** Navigation, comments, share buttons, related headlines: dimmed and skipped, never cut. */
  readonly boilerplate?: true;
}

/** A note's mark within running text ("group.12", "[26]"): a range linked to the note it calls. */
export interface NoteMarker extends TextRange {
  /** One label, as the note prints it: "12". "2021,24" holds two markers. */
  readonly label: string;
  /** Index of the note's block, where the document holds it. */
  readonly note?: number;
}

/** What extraction makes of a source: an immutable text and the structure over it. */
export interface DocumentBody {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Ordered, not overlapping, each inside one block. */
  readonly noteMarkers: readonly NoteMarker[];
}

/** What is known of a document besides its text. Absent means the source does not state it. */
export interface DocumentMetadata {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly publisher?: string;
  /** EDTF, level 0 or 1. */
  readonly published?: string;
  /** EDTF. */
  readonly retrieved?: string;
  readonly url?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Name of the file it came from, without its folder. */
  readonly fileName: string;
  readonly mediaType: 'text/plain' | 'text/markdown' | 'text/html';
  /** Encoding the bytes were read in, as the WHATWG Encoding Standard names it. */
  readonly encoding: string;
  /** Lower-case hexadecimal SHA-256 of the source's bytes. */
  readonly sourceSha256: string;
  /** Name and version of what turned bytes into text, such as "obelus-html/1". */
  readonly extractor: string;
}
