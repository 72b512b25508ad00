import { BIRTH, type Json, type TagId } from '#core/model';
import { strings } from '#renderer/words';
import { exportCodebookFile, importCodebookFile } from './files.ts';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import type { Codebook, TagDraft } from '../facets.ts';
import { notify } from '../notices.ts';
import {
  addRelationType,
  changeRelationType,
  setRelationTypeRetired,
} from './relation-type-commands.ts';
import type { Tag } from '../shapes.ts';
import { changedTagFields, isBuiltIn, tagFields, tagObjection, tagRef } from './tag-fields.ts';
import { usesOf } from './tag-uses.ts';

/** Changing the codebook. Nothing that was tagged is ever lost by it. */

const { steps, tagNotices } = strings;

const tell = (context: Context, words: string): void => notify(context.state, 'problem', words);

const fieldDraft = (id: TagId, field: string, value: Json): Draft => ({
  record: tagRef(id),
  home: null,
  field,
  value,
});

/** A tag that is shown; tells where there is none of that id. */
function shown(context: Context, id: TagId): Tag | null {
  const tag = context.tagIndex.tags.find((each) => each.id === id);
  if (tag === undefined) tell(context, tagNotices.isGone);
  return tag ?? null;
}

function add(context: Context, draft: TagDraft): TagId | null {
  const fields = tagFields(draft);
  const wrong = tagObjection(context.tagIndex.tags, null, fields);
  if (wrong !== null) {
    tell(context, wrong);
    return null;
  }
  const id = context.surroundings.randomUuid() as TagId;
  commit(context, steps.addTag(String(fields['label'])), [
    { record: tagRef(id), home: null, field: BIRTH, value: { alive: true, ...fields } },
  ]);
  return id;
}

/** What a change of one field is called; a change of several is called by no one of them. */
const LABELS: Readonly<Record<string, string>> = {
  label: steps.renameTag,
  colour: steps.recolourTag,
  line: steps.changeTagLine,
  key: steps.changeTagKey,
  parent: steps.moveTag,
  kind: steps.changeTagKind,
  definition: steps.describeTag,
  whenToUse: steps.describeTag,
  example: steps.describeTag,
};

function labelFor(fields: readonly string[]): string {
  const labels = new Set(fields.map((field) => LABELS[field] ?? steps.changeTag));
  const [first] = labels;
  return labels.size === 1 && first !== undefined ? first : steps.changeTag;
}

function change(context: Context, id: TagId, patch: Partial<TagDraft>): void {
  const tag = shown(context, id);
  if (tag === null) return;
  const fields = changedTagFields(tagFields(patch), tag);
  const wrong = tagObjection(context.tagIndex.tags, id, fields);
  if (wrong !== null) return tell(context, wrong);
  const drafts = Object.entries(fields).map(([field, value]) => fieldDraft(id, field, value));
  commit(context, labelFor(Object.keys(fields)), drafts);
}

function merge(context: Context, from: TagId, into: TagId): void {
  const [one, other] = [shown(context, from), shown(context, into)];
  if (one === null || other === null) return;
  if (one.id === other.id) return tell(context, tagNotices.mergeSelf);
  const { passages } = usesOf(context, from);
  commit(context, steps.mergeTags(one.label, other.label), [fieldDraft(from, 'mergedInto', into)]);
  const words = tagNotices.merged(one.label, other.label, passages);
  const isOtherKind = one.kind !== other.kind && one.kind !== 'plain' && passages > 0;
  notify(context.state, 'done', isOtherKind ? `${words} ${tagNotices.valuesHidden}` : words);
}

function setRetired(context: Context, id: TagId, isRetired: boolean): void {
  const tag = shown(context, id);
  if (tag === null || tag.isRetired === isRetired) return;
  const label = isRetired ? steps.retireTag(tag.label) : steps.unretireTag(tag.label);
  commit(context, label, [fieldDraft(id, 'retired', isRetired)]);
}

function remove(context: Context, id: TagId): void {
  const tag = shown(context, id);
  if (tag === null) return;
  if (isBuiltIn(id)) return tell(context, tagNotices.isBuiltIn(tag.label));
  const { passages, documents, under, merged } = usesOf(context, id);
  if (passages > 0) return tell(context, tagNotices.isUsed(tag.label, passages, documents));
  if (merged > 0) return tell(context, tagNotices.hasMerged(tag.label));
  if (under > 0) return tell(context, tagNotices.hasUnder(tag.label));
  commit(context, steps.removeTag(tag.label), [fieldDraft(id, 'alive', false)]);
}

export const codebookOf = (context: Context): Codebook => ({
  add: (draft) => add(context, draft),
  change: (id, patch) => change(context, id, patch),
  merge: (from, into) => merge(context, from, into),
  setRetired: (id, isRetired) => setRetired(context, id, isRetired),
  remove: (id) => remove(context, id),
  addRelationType: (draft) => addRelationType(context, draft),
  changeRelationType: (id, patch) => changeRelationType(context, id, patch),
  setRelationTypeRetired: (id, isRetired) => setRelationTypeRetired(context, id, isRetired),
  importFile: (file) => importCodebookFile(context, file),
  exportFile: (format) => exportCodebookFile(context, format),
});
