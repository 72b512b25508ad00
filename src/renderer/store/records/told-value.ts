import { readValue, withActor, type Json, type TagId, type Value } from '#core/model';
import type { EntityIndex } from './entity-index.ts';
import type { Annotation } from '../shapes.ts';
import type { TagIndex } from './tag-index.ts';

/** What telling an annotation's tag and value leans on. */
export interface Meanings {
  readonly tagIndex: TagIndex;
  readonly entityIndex: EntityIndex;
}

/** Whether a stored value is told at all: only while it is of the kind of the annotation's tag. */
const isOfKind = ({ tagIndex }: Meanings, tag: TagId, stored: Json): boolean => {
  if (stored === null) return false;
  const { kind } = stored as { readonly kind?: unknown };
  return kind !== undefined && kind === tagIndex.kindOf(tag);
};

function readAs({ entityIndex }: Meanings, stored: Json): Value | null {
  const value = readValue(stored);
  return value === null ? null : withActor(value, (id) => entityIndex.resolve(id));
}

/**
 * A stored value as it is told.
 *
 * @param tag what the annotation's tag counts as
 */
export const toldValue = (meanings: Meanings, tag: TagId, stored: Json): Value | null =>
  isOfKind(meanings, tag, stored) ? readAs(meanings, stored) : null;

/**
 * Gives a new annotation its stored value as it is told. Checking what a value says costs more than all
 * the rest of an annotation, and few of a document's ever come into view: it waits until asked for.
 */
export function withValue(meanings: Meanings, annotation: Annotation, stored: Json): Annotation {
  if (!isOfKind(meanings, annotation.tag, stored)) return annotation;
  let value: Value | null | undefined;
  const get = (): Value | null => {
    if (value === undefined) value = readAs(meanings, stored);
    return value;
  };
  return Object.defineProperty(annotation, 'value', { get });
}
