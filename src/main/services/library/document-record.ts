import { z } from 'zod';
import {
  checkBody,
  codePoint,
  codePointIndex,
  type Block,
  type CodePointIndex,
  type DocumentBody,
  type NoteMarker,
} from '#core/text';
import { methods, type DocumentSummary } from '#contract';

/**
 * The file `<sha256>.json` beside a canonical text: what extraction found in it, and what is known
 * of it. Offsets are code points, as in every file of ours. `length` is in UTF-16 units and serves
 * the list only. Version 1.
 */
const RECORD_VERSION = 1;

export const summaryShape = methods.listDocuments.output.element;

const recordShape = z.object({
  formatVersion: z.literal(RECORD_VERSION),
  summary: summaryShape,
  blocks: z.array(z.unknown()),
  noteMarkers: z.array(z.unknown()),
});

interface Span {
  readonly start: number;
  readonly end: number;
}

export function encodeRecord(summary: DocumentSummary, body: DocumentBody): string {
  const index = codePointIndex(body.text);
  const inCodePoints = <T extends Block | NoteMarker>(span: T): unknown => ({
    ...span,
    start: index.toCodePoint(span.start),
    end: index.toCodePoint(span.end),
  });
  return JSON.stringify({
    formatVersion: RECORD_VERSION,
    offsetUnit: 'codepoint',
    summary,
    blocks: body.blocks.map(inCodePoints),
    noteMarkers: body.noteMarkers.map(inCodePoints),
  });
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' &&
  value !== null &&
  'start' in value &&
  'end' in value &&
  Number.isInteger(value.start) &&
  Number.isInteger(value.end);

function spansFrom(index: CodePointIndex, values: readonly unknown[]): Span[] | null {
  const spans: Span[] = [];
  for (const value of values) {
    if (!isSpan(value)) return null;
    const { start, end } = value;
    spans.push({
      ...value,
      start: index.toUtf16(codePoint(start)),
      end: index.toUtf16(codePoint(end)),
    });
  }
  return spans;
}

/** What a record's file says of the document, without its text; null where it is not a record. */
export function decodeSummary(json: string): DocumentSummary | null {
  const record = parseRecord(json);
  return record === null ? null : (record.summary as DocumentSummary);
}

function parseRecord(json: string): z.infer<typeof recordShape> | null {
  try {
    const decoded = recordShape.safeParse(JSON.parse(json));
    return decoded.success ? decoded.data : null;
  } catch {
    return null;
  }
}

/** Puts a text and its record together; null where they do not fit or the record is malformed. */
export function decodeRecord(
  json: string,
  text: string,
): { readonly summary: DocumentSummary; readonly body: DocumentBody } | null {
  const record = parseRecord(json);
  if (record === null) return null;
  const index = codePointIndex(text);
  const blocks = spansFrom(index, record.blocks) as readonly Block[] | null;
  const noteMarkers = spansFrom(index, record.noteMarkers) as readonly NoteMarker[] | null;
  if (blocks === null || noteMarkers === null) return null;
  const body = { text, blocks, noteMarkers };
  return checkBody(body) === null ? { summary: record.summary as DocumentSummary, body } : null;
}
