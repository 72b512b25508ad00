import { dateInWords, statisticInWords } from '#core/values';
import type { Certainty, Value } from '#core/model';
import type { AnnotationSketch, Entity } from '#renderer/store';
import { locale, strings } from '#renderer/words';
import { entityById } from '../entities/entity-lookup.ts';

/** A value as a chip or a line of a card says it; empty where it says nothing by itself. */
export function valueInWords(value: Value | null, entities: readonly Entity[]): string {
  switch (value?.kind) {
    case 'date':
      return dateInWords(value.edtf, locale);
    case 'statistic':
      return statisticInWords(value, locale);
    case 'actor':
      return entityById(entities, value.entity)?.name ?? '';
    case 'claim':
    case undefined:
      return '';
  }
}

/** What names an annotation in few words: its value where it has one that says something, else its passage. */
export const inFewWords = (
  { value, exact }: AnnotationSketch,
  entities: readonly Entity[],
): string => valueInWords(value, entities) || exact;

export const certaintyInWords = (certainty: Certainty): string =>
  strings.values.certainties[certainty];
