import { BIRTH, type AnnotationId, type EntityId, type Json, type Value } from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import {
  changedFields,
  distinctNames,
  entityFields,
  entityObjection,
  entityRef,
  namesake,
  plainWords,
  type EntityFields,
} from './entity-fields.ts';
import type { Entities, EntityDraft } from '../facets.ts';
import { later } from '../later-work.ts';
import { mentionsIn } from '../records/mention-index.ts';
import { notify } from '../notices.ts';
import type { Annotation, AnnotationSketch } from '../shapes.ts';
import { annotationHere, sketchOfState } from '../records/sketching.ts';
import { tagMentions } from './tagging-mentions.ts';
import { sameValue, valueDraft } from '../annotations/values.ts';

const { steps, actorNotices } = strings;

const birthOf = (id: EntityId, fields: EntityFields): Draft => ({
  record: entityRef(id),
  home: null,
  field: BIRTH,
  value: { alive: true, ...fields },
});

const fieldDraft = (id: EntityId, field: string, value: Json): Draft => ({
  record: entityRef(id),
  home: null,
  field,
  value,
});

/** An actor that a draft means: one that is there, or one to be born; null where it is refused. */
function meantBy(
  context: Context,
  draft: EntityDraft,
): { readonly id: EntityId; readonly births: readonly Draft[] } | null {
  const name = plainWords(draft.name);
  const there = namesake(context.entityIndex, name, null);
  if (there !== undefined) return { id: there.id, births: [] };
  const id = context.surroundings.randomUuid() as EntityId;
  const fields = entityFields(draft, name);
  const wrong = entityObjection(entityRef(id), fields);
  if (wrong === null) return { id, births: [birthOf(id, fields)] };
  notify(context.state, 'problem', wrong);
  return null;
}

function add(context: Context, draft: EntityDraft): EntityId | null {
  const meant = meantBy(context, draft);
  if (meant === null) return null;
  const name = plainWords(draft.name);
  if (meant.births.length === 0) notify(context.state, 'done', actorNotices.isThere(name));
  commit(context, steps.addActor(name), meant.births);
  return meant.id;
}

function change(context: Context, id: EntityId, patch: Partial<EntityDraft>): void {
  const entity = context.entityIndex.shown(id);
  if (entity === undefined) return notify(context.state, 'problem', strings.valueNotices.noActor);
  const name = patch.name === undefined ? entity.name : plainWords(patch.name);
  // A name that it goes by already becomes no alias of itself.
  const { aliases } = patch.name === undefined ? patch : { aliases: entity.aliases, ...patch };
  const said = aliases === undefined ? patch : { ...patch, aliases };
  const fields = changedFields(entityFields(said, name), entity);
  const other =
    fields['name'] === undefined ? undefined : namesake(context.entityIndex, name, entity.id);
  const wrong =
    other === undefined
      ? entityObjection(entityRef(entity.id), fields)
      : actorNotices.nameTaken(other.name);
  if (wrong !== null) return notify(context.state, 'problem', wrong);
  const drafts = Object.entries(fields).map(([field, value]) =>
    fieldDraft(entity.id, field, value),
  );
  const isRenamed = Object.keys(fields).join() === 'name';
  commit(context, isRenamed ? steps.renameActor : steps.changeActor, drafts);
}

function merge(context: Context, from: EntityId, into: EntityId): void {
  const { entityIndex } = context;
  const [one, other] = [entityIndex.shown(from), entityIndex.shown(into)];
  if (one === undefined || other === undefined)
    return notify(context.state, 'problem', strings.valueNotices.noActor);
  if (one.id === other.id) return notify(context.state, 'problem', actorNotices.mergeSelf);
  const aliases = distinctNames([...other.aliases, one.name, ...one.aliases], other.name);
  const sameAs = [...new Set([...other.sameAs, ...one.sameAs])];
  const fields = changedFields({ aliases, sameAs }, other);
  const wrong = entityObjection(entityRef(other.id), fields);
  if (wrong !== null) return notify(context.state, 'problem', wrong);
  commit(context, steps.mergeActors, [
    fieldDraft(one.id, 'mergedInto', other.id),
    ...Object.entries(fields).map(([field, value]) => fieldDraft(other.id, field, value)),
  ]);
  notify(context.state, 'done', actorNotices.merged(one.name, other.name));
}

/** Looks first whether any annotation of any document names the actor. */
async function removeUnnamed(context: Context, id: EntityId): Promise<void> {
  const named = await mentionsIn(context)
    .naming(context, context.entityIndex.countingAs(id))
    .catch(() => null);
  const entity = context.entityIndex.shown(id);
  if (entity === undefined) return;
  const tell = (words: string): void => notify(context.state, 'problem', words);
  if (named === null) return tell(actorNotices.unreadable);
  if (named.length > 0) return tell(actorNotices.isNamed(entity.name, named.length));
  if (context.entityIndex.countingAs(id).size > 1) return tell(actorNotices.hasMerged(entity.name));
  commit(context, steps.removeActor, [fieldDraft(entity.id, 'alive', false)]);
}

/** The value that gives an annotation an actor: who it is, or of a claim who says it. */
function naming({ value }: Annotation, kind: string | null, entity: EntityId): Value | null {
  if (kind === 'actor') return { kind: 'actor', entity };
  if (kind !== 'claim') return null;
  return { ...(value?.kind === 'claim' ? value : {}), kind: 'claim', saidBy: entity };
}

function addTo(context: Context, id: AnnotationId, draft: EntityDraft): EntityId | null {
  const annotation = annotationHere(context, id);
  if (annotation === undefined) return null;
  const kind = context.tagIndex.kindOf(annotation.tag);
  if (kind !== 'actor' && kind !== 'claim') {
    notify(context.state, 'problem', actorNotices.noActorHere);
    return null;
  }
  const meant = meantBy(context, draft);
  if (meant === null) return null;
  const value = naming(annotation, kind, meant.id);
  if (value !== null && sameValue(annotation.value, value)) return meant.id;
  const name = plainWords(draft.name);
  const label = kind === 'actor' ? steps.nameActor(name) : steps.nameSpeaker(name);
  commit(context, label, [...meant.births, valueDraft(annotation, value)]);
  return meant.id;
}

async function mentions(context: Context, id: EntityId): Promise<readonly AnnotationSketch[]> {
  const states = await mentionsIn(context)
    .naming(context, context.entityIndex.countingAs(id))
    .catch(() => []);
  const { documents } = context.state.getState();
  const order = new Map(documents.map(({ summary }, at) => [summary.id, at] as const));
  return states
    .flatMap((state) => sketchOfState(context, state) ?? [])
    .filter(({ value, document }) => value?.kind === 'actor' && order.has(document))
    .sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0));
}

export const entitiesOf = (context: Context): Entities => ({
  add: (draft) => add(context, draft),
  change: (id, patch) => change(context, id, patch),
  merge: (from, into) => merge(context, from, into),
  remove: (id) => later(context, () => removeUnnamed(context, id)),
  addTo: (annotation, draft) => addTo(context, annotation, draft),
  named: (words) => context.entityIndex.named(words),
  mentions: (id) => mentions(context, id),
  tagMentions: (id) => tagMentions(context, id),
});
