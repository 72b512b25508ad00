import {
  actorOf,
  canonicalJson,
  readValue,
  type AnnotationId,
  type Json,
  type Value,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import { notify } from '../notices.ts';
import type { Annotation } from '../shapes.ts';
import { annotationHere, refTo } from '../records/sketching.ts';

/** Setting what a passage of the open document stands for. */

const { steps, valueNotices } = strings;

const asJson = (value: Value | null): Json => value as unknown as Json;

export const sameValue = (a: Value | null, b: Value | null): boolean =>
  canonicalJson(asJson(a)) === canonicalJson(asJson(b));

export function valueDraft({ id, document }: Annotation, value: Value | null): Draft {
  return { record: refTo(id), home: document, field: 'value', value: asJson(value) };
}

/** Why a value cannot be an annotation's, in words; null where it can. */
function valueObjection(
  { tagIndex, entityIndex }: Context,
  { tag }: Annotation,
  value: Value,
): string | null {
  if (readValue(asJson(value)) === null) return valueNotices.unreadable;
  if (tagIndex.kindOf(tag) !== value.kind)
    return valueNotices.otherKind(tagIndex.shown(tag)?.label ?? '');
  const entity = actorOf(value);
  return entity !== null && entityIndex.shown(entity) === undefined ? valueNotices.noActor : null;
}

export function setValue(context: Context, id: AnnotationId, value: Value | null): void {
  const annotation = annotationHere(context, id);
  if (annotation === undefined || sameValue(annotation.value, value)) return;
  const wrong = value === null ? null : valueObjection(context, annotation, value);
  if (wrong !== null) return notify(context.state, 'problem', wrong);
  const label = value === null ? steps.clearValue : steps.setValue;
  commit(context, label, [valueDraft(annotation, value)]);
}
