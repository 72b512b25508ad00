import { isEdtf, isStatistic, type DateValue, type StatisticValue } from '#core/values';
import { isUuid, type EntityId } from './ids.ts';
import type { Json } from './json.ts';

/** What an annotation's passage stands for, by the kind of its tag. */
export type Value = DateValue | StatisticValue | ActorValue | ClaimValue;

export interface ActorValue {
  readonly kind: 'actor';
  readonly entity: EntityId;
}

/** How firmly a claim is made by whoever makes it. */
export type Certainty = 'asserted' | 'hedged' | 'denied' | 'questioned';

export const certainties: readonly Certainty[] = ['asserted', 'hedged', 'denied', 'questioned'];

/** What is said of a claim besides its links. At least one member is there. */
export interface ClaimValue {
  readonly kind: 'claim';
  readonly saidBy?: EntityId;
  readonly certainty?: Certainty;
  /** Where the text takes it from, in words: "note 26: weekly newsletter". */
  readonly source?: string;
}

/** The actor that a value names: whom it stands for, or who says the claim; null where it names none. */
export function actorOf(value: Value | null | undefined): EntityId | null {
  if (value?.kind === 'actor') return value.entity;
  return value?.kind === 'claim' ? (value.saidBy ?? null) : null;
}

/** A value with the actor it names as the one that this counts as; the very same where it is that. */
export function withActor(value: Value, resolve: (id: EntityId) => EntityId): Value {
  const named = actorOf(value);
  const actor = named === null ? null : resolve(named);
  if (actor === null || actor === named) return value;
  return value.kind === 'claim' ? { ...value, saidBy: actor } : { kind: 'actor', entity: actor };
}

const MAX_SOURCE = 10_000;

type Fields = Readonly<Record<string, unknown>>;

const hasOnly = (fields: Fields, ...names: readonly string[]): boolean =>
  Object.keys(fields).every((name) => names.includes(name));

const isAbsentOr = (value: unknown, holds: (value: unknown) => boolean): boolean =>
  value === undefined || holds(value);

function isDate(fields: Fields): boolean {
  const { edtf, relativeTo } = fields;
  const isDateText = (text: unknown): boolean => typeof text === 'string' && isEdtf(text);
  return (
    hasOnly(fields, 'kind', 'edtf', 'relativeTo') &&
    isDateText(edtf) &&
    isAbsentOr(relativeTo, isDateText)
  );
}

function isClaim(fields: Fields): boolean {
  const { saidBy, certainty, source } = fields;
  return (
    hasOnly(fields, 'kind', 'saidBy', 'certainty', 'source') &&
    Object.keys(fields).length > 1 &&
    isAbsentOr(saidBy, isUuid) &&
    isAbsentOr(certainty, (word) => certainties.includes(word as Certainty)) &&
    isAbsentOr(
      source,
      (text) => typeof text === 'string' && text !== '' && text.length <= MAX_SOURCE,
    )
  );
}

/**
 * A stored value, decoded. Null for what this program does not know (a newer one's, or a node of a
 * file from elsewhere): that is kept as it is, and never shown as something else.
 */
export function readValue(stored: Json): Value | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const fields = stored as Fields;
  switch (fields['kind']) {
    case 'date':
      return isDate(fields) ? (stored as unknown as DateValue) : null;
    case 'statistic':
      return isStatistic(fields) ? fields : null;
    case 'actor':
      return hasOnly(fields, 'kind', 'entity') && isUuid(fields['entity'])
        ? (stored as unknown as ActorValue)
        : null;
    case 'claim':
      return isClaim(fields) ? (stored as unknown as ClaimValue) : null;
    default:
      return null;
  }
}
