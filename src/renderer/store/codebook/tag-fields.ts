import {
  builtInTags,
  canonicalJson,
  checkFieldValue,
  wellFormed,
  type Json,
  type RecordRef,
  type TagId,
} from '#core/model';
import { strings } from '#renderer/words';
import { plainWords } from '../entities/entity-fields.ts';
import { foldedName } from '../records/entity-index.ts';
import type { TagDraft } from '../facets.ts';
import type { Tag } from '../shapes.ts';

/** What a person says of a tag, as records hold it, and why it may be refused. */

const { tagNotices } = strings;

export interface TagFields {
  readonly [field: string]: Json;
}

export const tagRef = (id: string): RecordRef => `tag/${id}`;

export const isBuiltIn = (id: TagId): boolean => builtInTags.some((tag) => tag.id === id);

const LINES = ['label', 'colour', 'line', 'key', 'kind'] as const;
const TEXTS = ['definition', 'whenToUse', 'example'] as const;

/** What is said, tidied; nothing of what is not said. */
export function tagFields(draft: Partial<TagDraft>): TagFields {
  const fields: Record<string, Json> = {};
  for (const name of LINES) {
    const said = draft[name];
    if (said !== undefined) fields[name] = plainWords(said);
  }
  for (const name of TEXTS) {
    const said = draft[name];
    if (said !== undefined) fields[name] = wellFormed(said).trim();
  }
  if (draft.parent !== undefined) fields['parent'] = draft.parent;
  return fields;
}

/** Those that differ from what a tag, or a kind of link, says already. */
export const changedTagFields = (fields: TagFields, tag: object): TagFields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) =>
        canonicalJson(value) !==
        canonicalJson((tag as Readonly<Record<string, Json>>)[field] ?? null),
    ),
  );

const PASSAGE_KINDS = ['claim', 'statistic', 'actor', 'date', 'plain'];

/** Whether a tag stands somewhere under another. */
export function isUnder(tags: readonly Tag[], id: TagId, above: TagId): boolean {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  for (let at = byId.get(id)?.parent ?? null; at !== null; at = byId.get(at)?.parent ?? null)
    if (at === above) return true;
  return false;
}

const isOneCharacter = (key: string): boolean => [...key].length === 1 && !/\p{C}/u.test(key);

function labelObjection(tags: readonly Tag[], id: TagId | null, label: string): string | null {
  if (label === '') return tagNotices.noLabel;
  const twin = tags.find((tag) => tag.id !== id && foldedName(tag.label) === foldedName(label));
  return twin === undefined ? null : tagNotices.labelTaken(twin.label);
}

function keyObjection(tags: readonly Tag[], id: TagId | null, key: string): string | null {
  if (key === '') return null;
  if (!isOneCharacter(key)) return tagNotices.keyIsNone;
  const other = tags.find((tag) => tag.id !== id && tag.key.toLowerCase() === key.toLowerCase());
  return other === undefined ? null : tagNotices.keyTaken(key, other.label);
}

function parentObjection(
  tags: readonly Tag[],
  id: TagId | null,
  parent: TagId | null,
): string | null {
  if (parent === null) return null;
  if (!tags.some((tag) => tag.id === parent)) return tagNotices.noParent;
  if (id === null) return null;
  return parent === id || isUnder(tags, parent, id) ? tagNotices.underItself : null;
}

function kindObjection(id: TagId | null, kind: Json): string | null {
  if (id !== null && isBuiltIn(id)) return tagNotices.kindIsBuiltIn;
  return PASSAGE_KINDS.includes(kind as string) ? null : tagNotices.noKind;
}

/**
 * Why fields cannot be a tag's, in words; null where they can.
 *
 * @param tags those there are
 * @param id of the tag that changes; null for a new one
 */
export function tagObjection(
  tags: readonly Tag[],
  id: TagId | null,
  fields: TagFields,
): string | null {
  const { label, key, parent, kind, colour, line } = fields;
  const wrong =
    (label === undefined ? null : labelObjection(tags, id, label as string)) ??
    (key === undefined ? null : keyObjection(tags, id, key as string)) ??
    (parent === undefined ? null : parentObjection(tags, id, parent as TagId | null)) ??
    (kind === undefined ? null : kindObjection(id, kind)) ??
    (colour === '' || line === '' ? tagNotices.noLook : null);
  return wrong ?? sizeObjection(fields);
}

/** Why fields are more than a record holds, in words; null where they are not. */
export function sizeObjection(fields: TagFields): string | null {
  const record = tagRef(builtInTags[0]?.id ?? '');
  const isWrong = Object.entries(fields).some(
    ([field, value]) => checkFieldValue(record, field, value) !== null,
  );
  return isWrong ? tagNotices.tooLong : null;
}
