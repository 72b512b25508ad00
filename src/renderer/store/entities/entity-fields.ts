import {
  canonicalJson,
  checkFieldValue,
  wellFormed,
  type EntityId,
  type Json,
  type RecordRef,
} from '#core/model';
import { strings } from '#renderer/words';
import type { EntityIndex } from '../records/entity-index.ts';
import { foldedName } from '../records/entity-index.ts';
import type { EntityDraft } from '../facets.ts';
import type { Entity } from '../shapes.ts';

/** What a person says of an actor, as records hold it. */
export interface EntityFields {
  readonly [field: string]: Json;
}

export const entityRef = (id: EntityId): RecordRef => `entity/${id}`;

/** A name in one line, without white space around it. */
export const plainWords = (words: string): string => wellFormed(words).replace(/\s+/gu, ' ').trim();

/** Each once, by folded comparison, the first as it stands; none that is empty or the name itself. */
export function distinctNames(names: readonly string[], name: string): readonly string[] {
  const seen = new Set([foldedName(name), '']);
  return names.map(plainWords).filter((each) => {
    const key = foldedName(each);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What is said, tidied; nothing of what is not said. */
export function entityFields(draft: Partial<EntityDraft>, name: string): EntityFields {
  const { kind, aliases, sameAs, note } = draft;
  return {
    ...(draft.name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
    ...(aliases !== undefined && { aliases: distinctNames(aliases, name) }),
    ...(sameAs !== undefined && {
      sameAs: [...new Set(sameAs.map(plainWords))].filter((iri) => iri !== ''),
    }),
    ...(note !== undefined && { note: wellFormed(note) }),
  };
}

/** Those that differ from what an actor says already. */
export const changedFields = (fields: EntityFields, entity: Entity): EntityFields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) =>
        canonicalJson(value) !== canonicalJson(entity[field as keyof Entity] as Json),
    ),
  );

/** The actor of a name, if it is not the given one. */
export const namesake = (
  index: EntityIndex,
  name: string,
  except: EntityId | null,
): Entity | undefined =>
  index
    .named(name)
    .find((entity) => entity.id !== except && foldedName(entity.name) === foldedName(name));

/** Why fields cannot be an actor's, in words; null where they can. */
export function entityObjection(record: RecordRef, fields: EntityFields): string | null {
  if (fields['name'] === '') return strings.actorNotices.noName;
  const isWrong = Object.entries(fields).some(
    ([field, value]) => checkFieldValue(record, field, value) !== null,
  );
  return isWrong ? strings.actorNotices.tooLong : null;
}
