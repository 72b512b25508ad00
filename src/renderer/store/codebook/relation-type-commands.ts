import { BIRTH, type Json, type TagId } from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import { plainWords } from '../entities/entity-fields.ts';
import { foldedName } from '../records/entity-index.ts';
import type { RelationTypeDraft } from '../facets.ts';
import { notify } from '../notices.ts';
import type { RelationType } from '../shapes.ts';
import { changedTagFields, sizeObjection, tagRef, type TagFields } from './tag-fields.ts';

/** The codebook's own kinds of links. The built-in ones are everyone's and stay as they are. */

const { steps, tagNotices } = strings;

const tell = (context: Context, words: string): void => notify(context.state, 'problem', words);

function fieldsOf({ label, inverse, definition }: Partial<RelationTypeDraft>): TagFields {
  return {
    ...(label !== undefined && { label: plainWords(label) }),
    ...(inverse !== undefined && { inverse: plainWords(inverse) }),
    ...(definition !== undefined && { definition: definition.trim() }),
  };
}

function objection(context: Context, id: string | null, fields: TagFields): string | null {
  const { label } = fields;
  if (label === '') return tagNotices.noRelationLabel;
  const twin =
    label === undefined
      ? undefined
      : context.tagIndex.relationTypes.find(
          (type) => type.id !== id && foldedName(type.label) === foldedName(label as string),
        );
  return twin === undefined ? sizeObjection(fields) : tagNotices.relationTaken(twin.label);
}

/** One of the codebook's own; tells where there is none of that id. */
function ownType(context: Context, id: string): RelationType | null {
  const type = context.tagIndex.relationTypes.find((each) => each.id === id);
  if (type === undefined) tell(context, tagNotices.relationIsGone);
  else if (type.isBuiltIn) tell(context, tagNotices.relationIsBuiltIn(type.label));
  return type === undefined || type.isBuiltIn ? null : type;
}

const fieldDraft = (id: string, field: string, value: Json): Draft => ({
  record: tagRef(id),
  home: null,
  field,
  value,
});

export function addRelationType(context: Context, draft: RelationTypeDraft): string | null {
  const fields = fieldsOf(draft);
  const wrong = objection(context, null, fields);
  if (wrong !== null) {
    tell(context, wrong);
    return null;
  }
  const id = context.surroundings.randomUuid() as TagId;
  const value = { alive: true, kind: 'relation', colour: 'plain', key: '', ...fields };
  commit(context, steps.addRelationType, [fieldDraft(id, BIRTH, value)]);
  return id;
}

export function changeRelationType(
  context: Context,
  id: string,
  patch: Partial<RelationTypeDraft>,
): void {
  const type = ownType(context, id);
  if (type === null) return;
  const fields = changedTagFields(fieldsOf(patch), type);
  const wrong = objection(context, id, fields);
  if (wrong !== null) return tell(context, wrong);
  const drafts = Object.entries(fields).map(([field, value]) => fieldDraft(id, field, value));
  commit(context, steps.changeRelationType, drafts);
}

export function setRelationTypeRetired(context: Context, id: string, isRetired: boolean): void {
  const type = ownType(context, id);
  if (type === null || type.isRetired === isRetired) return;
  const label = isRetired ? steps.retireRelationType : steps.unretireRelationType;
  commit(context, label, [fieldDraft(id, 'retired', isRetired)]);
}
