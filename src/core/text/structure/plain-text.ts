import { utf16 } from '../offsets.ts';
import type { Block, DocumentBody } from '../blocks.ts';
import { linesOf } from './lines.ts';
import { passagesOf } from './paragraphs.ts';
import type { StatedFacts } from './stated-facts.ts';

export interface PlainReading {
  readonly body: DocumentBody;
  readonly facts: StatedFacts;
}

/** Finds the structure of a canonical plain text. The same text always reads the same. */
export function readPlainText(text: string): PlainReading {
  const blocks = passagesOf(text, linesOf(text)).map((passage): Block => ({
    kind: 'paragraph',
    start: utf16(passage.start),
    end: utf16(passage.end),
  }));
  return { body: { text, blocks, noteMarkers: [] }, facts: {} };
}
