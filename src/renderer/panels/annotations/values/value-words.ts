import type { Value } from '#core/model';
import { valueInWords, type AnnotationSketch, type Entity } from '#renderer/store';
import { entityById } from '../entities/entity-lookup.ts';

/** A value as a chip or a line of a card says it; empty where it does not name what it stands for. */
export const valueAsName = (value: Value | null, entities: readonly Entity[]): string =>
  value === null || value.kind === 'claim'
    ? ''
    : valueInWords(value, (id) => entityById(entities, id)?.name ?? '');

/** What names an annotation in few words: its value where it has one that says something, else its passage. */
export const inFewWords = (
  { value, exact }: AnnotationSketch,
  entities: readonly Entity[],
): string => valueAsName(value, entities) || exact;
