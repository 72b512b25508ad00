import { readAnnotation, type AnnotationId, type RecordRef, type RecordState } from '#core/model';
import type { Context } from '../context.ts';
import type { Annotation, AnnotationSketch } from '../shapes.ts';
import { toldValue, type Meanings } from './told-value.ts';

/** Annotations in short, wherever they are. */

export const refTo = (id: AnnotationId): RecordRef => `annotation/${id}`;

export const sketchOf = ({ id, document, tag, exact, value }: Annotation): AnnotationSketch => ({
  id,
  document,
  tag,
  exact,
  value,
});

/** An annotation of the open document; undefined where it has no such one. */
export const annotationHere = (context: Context, id: AnnotationId): Annotation | undefined =>
  context.loaded?.annotations.get(id) ?? context.loaded?.unplaced.get(id);

/** Null where the annotation was deleted. */
export function sketchOfState(meanings: Meanings, state: RecordState): AnnotationSketch | null {
  const record = readAnnotation(state);
  if (record === null) return null;
  const { id, passage } = record;
  const tag = meanings.tagIndex.resolve(record.tag);
  const value = toldValue(meanings, tag, record.value);
  return { id, document: passage.document, tag, exact: passage.exact, value };
}
