import type { Passage, DocumentId } from '#core/model';
import type { Context } from '../context.ts';
import { inBatches, lengthsIn } from './texts.ts';
import type { HomedChange } from '../storing/materialise.ts';

/** Documents whose annotations are read at once: of more, the last would wait long for an answer. */
const AT_ONCE = 8;

/** Work on what is tagged in very many documents, which may take long and be ended. */
export interface LongWork {
  readonly isWanted: () => boolean;
  /** Told now and then how far it has come. */
  readonly tell: (done: number, total: number) => void;
}

/** Documents that a change is done in: two where it takes an annotation from one to another. */
export const homesOf = ({ change, home }: HomedChange): readonly DocumentId[] => {
  if (home === null) return [];
  const to = change.field === 'passage' ? (change.value as Partial<Passage>).document : undefined;
  return to === undefined || to === home ? [home] : [home, to];
};

/** Told of each document in which something is done, until what is returned is called. */
export function watchHomes(
  { watchers, arrivalWatchers }: Context,
  tell: (home: DocumentId) => void,
): () => void {
  const note = (change: HomedChange): void => homesOf(change).forEach(tell);
  const arrived: Parameters<typeof arrivalWatchers.add>[0] = (packs) => {
    for (const document of new Set(packs.map(([home]) => home))) tell(document);
  };
  watchers.add(note);
  arrivalWatchers.add(arrived);
  return () => {
    watchers.delete(note);
    arrivalWatchers.delete(arrived);
  };
}

/**
 * Goes through documents, and once more through those in which something is done meanwhile, until what
 * comes at the end is done, too, and nothing was in the way of it.
 *
 * @param documents all that there are, as the keys
 * @param finish false where it has to be done once more
 * @returns whether it came to its end
 */
export async function goThrough(
  context: Context,
  { isWanted, tell }: LongWork,
  documents: ReadonlyMap<DocumentId, unknown>,
  take: (batch: readonly DocumentId[]) => Promise<void>,
  finish: () => Promise<boolean>,
): Promise<boolean> {
  const left = new Set(documents.keys());
  const end = watchHomes(context, (home) => {
    if (documents.has(home)) left.add(home);
  });
  try {
    do {
      while (left.size > 0) {
        for (const batch of inBatches([...left], lengthsIn(context), AT_ONCE)) {
          for (const document of batch) left.delete(document);
          await take(batch);
          if (!isWanted()) return false;
          tell(documents.size - left.size, documents.size);
        }
      }
      // Whatever is done from here on, is done after it.
    } while (!(await finish()) || left.size > 0);
    return isWanted();
  } finally {
    end();
  }
}
