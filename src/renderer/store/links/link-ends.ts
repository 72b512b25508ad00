import { isAlive, type AnnotationId, type DocumentId, type RecordRef } from '#core/model';
import type { Context } from '../context.ts';
import { documentsWithAnnotations } from '../records/mention-index.ts';
import { readSomeStates } from '../records/read-states.ts';
import type { AnnotationSketch } from '../shapes.ts';
import { annotationHere, refTo, sketchOf, sketchOfState } from '../records/sketching.ts';

/** The annotations at the ends of links, wherever they are. */

/** What is known of an end; null while it is looked up. */
export type End = AnnotationSketch | 'gone' | null;

const isRemoved = ({ records }: Context, document: DocumentId): boolean => {
  const state = records.get(`document/${document}`);
  return state !== undefined && !isAlive(state);
};

/**
 * An annotation, as far as it is known: one of the open document at once. Others are looked up once
 * somebody asks, and `relationRevision` grows when they have been.
 *
 * @param document where it was when the link was made; null where that is not known
 */
export function endOf(context: Context, id: AnnotationId, document: DocumentId | null): End {
  const { loaded, linkIndex } = context;
  const here = annotationHere(context, id);
  if (here !== undefined) return sketchOf(here);
  if (loaded?.states.has(refTo(id)) === true) return 'gone';
  const state = linkIndex.ends.get(id);
  if (state === undefined) {
    lookUp(context, id, document);
    return null;
  }
  const sketch = state === null ? null : sketchOfState(context, state);
  return sketch === null || isRemoved(context, sketch.document) ? 'gone' : sketch;
}

/** What is to be looked up next, all at one time, and what is looked up already. */
interface LookUps {
  next: Map<AnnotationId, DocumentId | null>;
  readonly underWay: Set<AnnotationId>;
}

const lookUps = new WeakMap<Context, LookUps>();

function lookUp(context: Context, id: AnnotationId, document: DocumentId | null): void {
  const all: LookUps = lookUps.get(context) ?? { next: new Map(), underWay: new Set() };
  lookUps.set(context, all);
  if (all.underWay.has(id)) return;
  all.underWay.add(id);
  all.next.set(id, document);
  if (all.next.size > 1) return;
  queueMicrotask(() => {
    const asked = all.next;
    all.next = new Map();
    if (context.isClosed) return;
    void answer(context, asked)
      .catch(() => undefined)
      .finally(() => {
        for (const each of asked.keys()) all.underWay.delete(each);
      });
  });
}

async function answer(
  context: Context,
  asked: ReadonlyMap<AnnotationId, DocumentId | null>,
): Promise<void> {
  const { ends } = context.linkIndex;
  const stated = new Map<RecordRef, DocumentId>();
  for (const [id, document] of asked) if (document !== null) stated.set(refTo(id), document);
  const take = async (homes: ReadonlyMap<RecordRef, DocumentId>): Promise<void> => {
    const { states } = await readSomeStates(context, homes);
    // What changed while it was read is known better already.
    for (const id of asked.keys()) {
      const state = states.get(refTo(id));
      if (state !== undefined && !ends.has(id)) ends.set(id, state);
    }
  };
  await take(stated);
  // Where nothing is said of its document, or it is not there, it may be in any.
  for (const document of documentsWithAnnotations(context)) {
    const missing = [...asked.keys()].filter((id) => !ends.has(id));
    if (missing.length === 0) break;
    await take(new Map(missing.map((id) => [refTo(id), document])));
  }
  for (const id of asked.keys()) if (!ends.has(id)) ends.set(id, null);
  if (context.isClosed) return;
  context.state.setState(({ relationRevision }) => ({ relationRevision: relationRevision + 1 }));
}

/** How many links hang on annotations, those between two of them counted once. */
export function linksAt(context: Context, ids: readonly AnnotationId[]): number {
  const links = ids.flatMap((id) => context.linkIndex.at(id));
  const there = links.filter(
    ({ from, to, fromDocument, toDocument }) =>
      endOf(context, from, fromDocument) !== 'gone' && endOf(context, to, toDocument) !== 'gone',
  );
  return new Set(there.map(({ id }) => id)).size;
}
