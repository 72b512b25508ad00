import { codePoint, utf16, type TextRange } from '#core/text';
import { isSha256, type DocumentId } from '#core/model';
import { later } from '../later-work.ts';
import type { Context } from '../context.ts';
import { focusSentence, revealAt } from '../reading/navigating.ts';
import { openDocument } from '../documents/open-document.ts';

/**
 * Places in texts, as links in notes: `obelus:<SHA-256 of the text>/<start>-<end>`, half-open, in code
 * points. A text never changes under its hash, so that a place can be unknown and never wrong.
 */

const PLACE = /^obelus:([0-9a-f]{64})\/(\d{1,9})-(\d{1,9})$/;

export interface Place {
  readonly document: DocumentId;
  /** Code points. */
  readonly start: number;
  readonly end: number;
}

function readPlace(address: string): Place | null {
  const [, document, start, end] = PLACE.exec(address) ?? [];
  if (!isSha256(document) || Number(start) >= Number(end)) return null;
  return { document: document as DocumentId, start: Number(start), end: Number(end) };
}

async function goTo(context: Context, { document, start, end }: Place): Promise<void> {
  if (context.loaded?.id !== document) await openDocument(context, document);
  const { loaded } = context;
  if (loaded?.id !== document) return;
  const { text } = loaded.body;
  const whole = (at: number): number =>
    Math.min(text.length, loaded.points.toUtf16(codePoint(Math.min(at, text.length))));
  const range: TextRange = { start: utf16(whole(start)), end: utf16(whole(end)) };
  if (range.start >= range.end) return;
  revealAt(context, range.start);
  focusSentence(context, range);
}

/** What pressing a link does; null where it names no place in a document of the corpus. */
export function followPlace(context: Context, address: string): (() => void) | null {
  const place = readPlace(address);
  if (place === null) return null;
  const { documents } = context.state.getState();
  if (!documents.some(({ summary }) => summary.id === place.document)) return null;
  return () => {
    later(context, () => goTo(context, place));
  };
}
