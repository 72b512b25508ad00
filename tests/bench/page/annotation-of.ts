import { builtInTags, type AnalystId, type AnnotationId, type DocumentId } from '#core/model';
import { utf16 } from '#core/text';
import type { Annotation, Tag } from '#renderer/store';
import type { Span } from './subject.ts';

export const DOCUMENT = 'd0c'.padEnd(64, '0') as DocumentId;

export const tags: readonly Tag[] = builtInTags;

const AT = '2026-01-01T00:00:00Z';

export function annotationOf(text: string, { id, start, end, tag }: Span): Annotation {
  return {
    id: id as AnnotationId,
    document: DOCUMENT,
    tag: (tags[tag] as Tag).id,
    start: utf16(start),
    end: utf16(end),
    exact: text.slice(start, end),
    note: '',
    value: null,
    creator: 'A',
    creatorId: '' as AnalystId,
    created: AT,
    modified: AT,
  };
}
