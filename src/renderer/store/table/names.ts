import { isAlive, type AnnotationId } from '#core/model';
import { homeOf } from '#renderer/database';
import type { TableNames } from '#renderer/table';
import type { Context } from '../context.ts';
import { endOf } from '../links/link-ends.ts';
import type { LinkRecord } from '../records/link-index.ts';
import { refTo } from '../records/sketching.ts';
import type { WorkbenchState } from '../workbench.ts';

/** What the table's thread is told of everything that its rows name. */

/** Links whose far ends are looked up; of more, only what is known already counts. */
const MOST_LOOKED_UP = 5_000;

/** Whether the end of a link is there; one that nobody has looked up counts as there. */
function isThere(context: Context, id: AnnotationId): boolean | null {
  const { loaded, linkIndex, records } = context;
  const state = loaded?.states.get(refTo(id)) ?? linkIndex.ends.get(id);
  if (state === undefined) return null;
  if (state === null || !isAlive(state)) return false;
  const document = records.get(`document/${homeOf(state)}`);
  return document === undefined || isAlive(document);
}

/** Numbers of the links whose both ends are there, by annotation. */
function linkCounts(context: Context): TableNames['links'] {
  const links = [...context.linkIndex.all()];
  const isLookedUp = links.length <= MOST_LOOKED_UP;
  const counts = new Map<AnnotationId, number>();
  const stands = ({ from, to, fromDocument, toDocument }: LinkRecord): boolean => {
    const ends = [
      [from, fromDocument],
      [to, toDocument],
    ] as const;
    return ends.every(([id, document]) => {
      const is = isThere(context, id);
      if (is === null && isLookedUp) endOf(context, id, document);
      return is !== false;
    });
  };
  for (const link of links)
    if (stands(link))
      for (const id of [link.from, link.to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts];
}

/** As things stand. */
export function namesTold(context: Context): TableNames {
  const { tagIndex, entityIndex } = context;
  const { tags, documents, analysts, entities } = context.state.getState();
  return {
    tags: tags.map(({ id, label, kind }) => ({ id, label, kind })),
    documents: documents.map(({ summary: { id, metadata } }) => ({
      id,
      title: metadata.title,
      published: metadata.published ?? '',
    })),
    analysts: analysts.map(({ id, name }) => ({ id, name })),
    entities: entities.map(({ id, name, aliases }) => ({ id, name, aliases })),
    merged: [...tagIndex.merged, ...entityIndex.merged],
    links: linkCounts(context),
  };
}

/** Documents are told anew with each annotation, for its count; the table asks for their names alone. */
const areSameDocuments = (
  now: WorkbenchState['documents'],
  before: WorkbenchState['documents'],
): boolean =>
  now === before ||
  (now.length === before.length &&
    now.every(({ summary }, at) => {
      const former = before[at]?.summary;
      return (
        summary === former ||
        (summary.id === former?.id &&
          summary.metadata.title === former.metadata.title &&
          summary.metadata.published === former.metadata.published)
      );
    }));

/** Whether names may be others than they were. */
export const areNamesTouched = (now: WorkbenchState, before: WorkbenchState): boolean =>
  now.tags !== before.tags ||
  now.analysts !== before.analysts ||
  now.entities !== before.entities ||
  now.relationRevision !== before.relationRevision ||
  !areSameDocuments(now.documents, before.documents);
