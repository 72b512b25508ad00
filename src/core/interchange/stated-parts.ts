import {
  headsOf,
  readField,
  type AnalystId,
  type Json,
  type RecordState,
  type TagEntry,
  type TagId,
} from '#core/model';
import type { DocumentMetadata } from '#core/text';
import type { ExportAnnotation, ExportTag, JsonLdNode } from './export-project.ts';

/** Parts of a project as they are written, wherever its records are kept. */

/** Of a document that only annotations name: it was never in this corpus. */
export const UNKNOWN_DOCUMENT: DocumentMetadata = {
  title: 'Document not in the corpus',
  fileName: '',
  mediaType: 'text/plain',
  encoding: 'utf-8',
  sourceSha256: '',
  extractor: '',
};

/** A JSON-LD node that was not understood when it was read: it goes as it came. */
export function foreignNode(stored: Json): Pick<ExportAnnotation, 'node'> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const { kind, node } = stored as { readonly kind?: unknown; readonly node?: JsonLdNode };
  return kind === 'node' && node !== undefined ? { node } : {};
}

/**
 * The codebook with its kinds of links, and a stand-in for each tag that is used and not in it.
 *
 * @param resolve what a tag counts as
 */
export function statedTags(
  entries: Iterable<TagEntry>,
  resolve: (tag: TagId) => TagId,
  annotations: readonly Pick<ExportAnnotation, 'tag'>[],
): readonly ExportTag[] {
  const own = [...entries]
    .filter(({ id }) => resolve(id) === id)
    .map((entry) => ({ ...entry, parent: entry.parent && resolve(entry.parent) }));
  const known = new Set(own.map(({ id }) => id));
  const missing = new Set(annotations.map(({ tag }) => tag).filter((tag) => !known.has(tag)));
  return [
    ...own,
    ...[...missing].map((id) => ({ id, label: 'unknown tag', kind: 'plain' as const })),
  ];
}

/** Who made a record, and when it was made and last changed. */
export interface Making {
  readonly analyst: AnalystId;
  readonly created: string;
  readonly modified: string;
}

export function makingOf({ live }: RecordState): Making {
  const times = live.map(({ at }) => at).sort();
  const [first] = [...live].sort((a, b) => a.depth - b.depth || (a.at < b.at ? -1 : 1));
  return {
    analyst: first?.analyst ?? ('' as AnalystId),
    created: first?.at ?? '',
    modified: times.at(-1) ?? '',
  };
}

/** A record's note; where several wrote it without knowing of one another, by whom the shown one is. */
export function noteIn(
  state: RecordState | undefined,
): { readonly text: string; readonly analyst: AnalystId; readonly at: string } | null {
  const text = state === undefined ? undefined : readField(state, 'note');
  if (state === undefined || typeof text !== 'string' || text === '') return null;
  const head = headsOf(state, 'note').find(({ value }) => value === text) ?? state.live[0];
  return head === undefined ? null : { text, analyst: head.analyst, at: head.at };
}
