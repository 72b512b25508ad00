import type { Annotation, AnnotationSketch } from '#renderer/store';

export const sketchOf = ({
  id,
  document,
  tag,
  exact,
  value,
}: AnnotationSketch | Annotation): AnnotationSketch => ({ id, document, tag, exact, value });
