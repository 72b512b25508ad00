import { BIRTH, type AnnotationId, type Json, type RelationId } from '#core/model';
import { strings } from '#renderer/words';
import { candidates } from './candidates.ts';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import type { Relations } from '../facets.ts';
import { endOf } from './link-ends.ts';
import { linksTold } from './links-told.ts';
import { notify } from '../notices.ts';
import { aroundClaim } from './sentence-links.ts';
import type { AnnotationSketch, RelationType } from '../shapes.ts';
import { annotationHere, sketchOf } from '../records/sketching.ts';

/** Linking annotations, in one document and across two. */

const { steps, linkNotices } = strings;

const tell = (context: Context, words: string): void => notify(context.state, 'problem', words);

/** A kind of link that new links may be of; tells where it is none. */
function usableType(context: Context, id: string): RelationType | null {
  const type = context.tagIndex.relationTypes.find((each) => each.id === id);
  if (type === undefined) tell(context, strings.tagNotices.relationIsGone);
  else if (type.isRetired) tell(context, linkNotices.isRetired(type.label));
  return type === undefined || type.isRetired ? null : type;
}

/** Whether two annotations are linked so: where a kind reads alike from both ends, either way. */
function areLinked(
  { linkIndex }: Context,
  from: AnnotationId,
  to: AnnotationId,
  type: RelationType,
): boolean {
  const isMutual = type.label === type.inverse;
  return linkIndex
    .at(from)
    .some(
      (link) =>
        link.type === type.id &&
        ((link.from === from && link.to === to) ||
          (isMutual && link.from === to && link.to === from)),
    );
}

function linkDraft(
  context: Context,
  from: AnnotationSketch,
  to: AnnotationSketch,
  type: RelationType,
): Draft {
  const id = context.surroundings.randomUuid() as RelationId;
  const value = {
    alive: true,
    from: from.id,
    to: to.id,
    fromDocument: from.document,
    toDocument: to.document,
    type: type.id,
  };
  return { record: `relation/${id}`, home: null, field: BIRTH, value };
}

/** Of some annotations those that a link can lead to: each once, not the start, not linked so yet. */
function freeEnds(
  context: Context,
  from: AnnotationSketch,
  to: readonly AnnotationSketch[],
  type: RelationType,
): readonly AnnotationSketch[] {
  const byId = new Map(to.map((sketch) => [sketch.id, sketch]));
  return [...byId.values()].filter(
    ({ id, document }) =>
      id !== from.id &&
      endOf(context, id, document) !== 'gone' &&
      !areLinked(context, from.id, id, type),
  );
}

/** @returns whether anything was linked. */
function link(
  context: Context,
  from: AnnotationSketch,
  to: readonly AnnotationSketch[],
  typeId: string,
): boolean {
  const type = usableType(context, typeId);
  if (type === null) return false;
  const free =
    endOf(context, from.id, from.document) === 'gone' ? [] : freeEnds(context, from, to, type);
  if (free.length === 0) {
    const isSelf = to.length > 0 && to.every(({ id }) => id === from.id);
    const isGone = [from, ...to].some(
      ({ id, document }) => endOf(context, id, document) === 'gone',
    );
    const why = isSelf
      ? linkNotices.self
      : isGone
        ? linkNotices.gone
        : linkNotices.linked(type.label);
    notify(context.state, isSelf || isGone ? 'problem' : 'done', why);
    return false;
  }
  const drafts = free.map((end) => linkDraft(context, from, end, type));
  commit(context, steps.link(type.label, drafts.length), drafts);
  return true;
}

function linkSentence(context: Context, id: AnnotationId): number {
  const { loaded, tagIndex } = context;
  const claim = annotationHere(context, id);
  if (loaded === null || claim === undefined) return 0;
  if (tagIndex.kindOf(claim.tag) !== 'claim') {
    tell(context, linkNotices.notAClaim);
    return 0;
  }
  const from = sketchOf(claim);
  const around = aroundClaim(context, loaded, claim);
  const drafts = (['restsOn', 'about'] as const).flatMap((name) => {
    const type = tagIndex.relationType(name);
    const ends = freeEnds(context, from, around[name].map(sketchOf), type);
    return ends.map((end) => linkDraft(context, from, end, type));
  });
  if (drafts.length === 0) notify(context.state, 'done', linkNotices.nothingInSentence);
  commit(context, steps.linkSentence(drafts.length), drafts);
  return drafts.length;
}

const fieldDraft = (id: RelationId, field: string, value: Json): Draft => ({
  record: `relation/${id}`,
  home: null,
  field,
  value,
});

function changeType(context: Context, id: RelationId, typeId: string): void {
  const record = context.linkIndex.get(id);
  if (record === undefined) return tell(context, linkNotices.linkIsGone);
  if (record.type === typeId) return;
  const type = usableType(context, typeId);
  if (type === null) return;
  if (areLinked(context, record.from, record.to, type))
    return notify(context.state, 'done', linkNotices.linked(type.label));
  commit(context, steps.changeLink(type.label), [fieldDraft(id, 'type', typeId)]);
}

function unlink(context: Context, id: RelationId): void {
  if (context.linkIndex.get(id) === undefined) return tell(context, linkNotices.linkIsGone);
  commit(context, steps.unlink, [fieldDraft(id, 'alive', false)]);
}

function begin(context: Context, id: AnnotationId, type: string | null): void {
  const annotation = annotationHere(context, id);
  if (annotation === undefined) return tell(context, linkNotices.gone);
  if (type !== null && usableType(context, type) === null) return;
  context.state.setState({ linking: { from: sketchOf(annotation), type } });
}

function chooseType(context: Context, type: string): void {
  const { linking } = context.state.getState();
  if (linking === null || usableType(context, type) === null) return;
  context.state.setState({ linking: { ...linking, type } });
}

function complete(context: Context, to: AnnotationId): void {
  const { linking } = context.state.getState();
  const annotation = annotationHere(context, to);
  if (linking === null || linking.type === null || annotation === undefined) return;
  if (link(context, linking.from, [sketchOf(annotation)], linking.type))
    context.state.setState({ linking: null });
}

export const relationsOf = (context: Context): Relations => ({
  of: (id) => linksTold(context, id),
  link: (from, to, type) => void link(context, from, to, type),
  linkSentence: (claim) => linkSentence(context, claim),
  changeType: (id, type) => changeType(context, id, type),
  unlink: (id) => unlink(context, id),
  begin: (from, type) => begin(context, from, type),
  chooseType: (type) => chooseType(context, type),
  complete: (to) => complete(context, to),
  cancel: () => context.state.setState({ linking: null }),
  candidates: (words) => candidates(context, words),
});
