import { readValue, type EntityId, type Json, type TagId, type Value } from '#core/model';
import type { EntityIndex } from './entity-index.ts';
import type { TagIndex } from './tag-index.ts';

/** What telling an annotation's tag and value leans on. */
export interface Meanings {
  readonly tagIndex: TagIndex;
  readonly entityIndex: EntityIndex;
}

/** A value with each actor it names as the one that this counts as. */
function resolved(value: Value, resolve: (id: EntityId) => EntityId): Value {
  if (value.kind === 'actor') {
    const entity = resolve(value.entity);
    return entity === value.entity ? value : { ...value, entity };
  }
  if (value.kind !== 'claim' || value.saidBy === undefined) return value;
  const saidBy = resolve(value.saidBy);
  return saidBy === value.saidBy ? value : { ...value, saidBy };
}

/** The actor that a value names; null where it names none. */
export function entityOf(value: Value | null): EntityId | null {
  if (value?.kind === 'actor') return value.entity;
  return value?.kind === 'claim' ? (value.saidBy ?? null) : null;
}

/**
 * A stored value as it is told: only while it is of the kind of the annotation's tag.
 *
 * @param tag what the annotation's tag counts as
 */
export function toldValue(
  { tagIndex, entityIndex }: Meanings,
  tag: TagId,
  stored: Json,
): Value | null {
  if (stored === null) return null;
  const { kind } = stored as { readonly kind?: unknown };
  if (kind === undefined || kind !== tagIndex.kindOf(tag)) return null;
  const value = readValue(stored);
  return value === null ? null : resolved(value, (id) => entityIndex.resolve(id));
}
