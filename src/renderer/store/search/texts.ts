import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import type { Context } from '../context.ts';

/** The texts of very many documents, a batch at a time: each asking costs more than a short text does. */

/** Documents of the first batch: what is found first is shown at once. Each has twice as many, up to the most. */
const FIRST = 4;
const MOST = 64;
/** UTF-16 units of a batch, beyond which no more is put into it. */
const MOST_UNITS = 1 << 18;

/** Lengths of the corpus's texts, in UTF-16 units. */
export const lengthsIn = ({ state }: Context): ReadonlyMap<DocumentId, number> =>
  new Map(state.getState().documents.map(({ summary: { id, length } }) => [id, length]));

/**
 * Documents in their order, some at a time. They are asked for as they are needed.
 *
 * @param most documents of a batch
 */
export function* inBatches(
  documents: Iterable<DocumentId>,
  lengths: ReadonlyMap<DocumentId, number>,
  most = MOST,
): Generator<readonly DocumentId[], void, undefined> {
  let [batch, units, size]: [DocumentId[], number, number] = [[], 0, FIRST];
  for (const document of documents) {
    batch.push(document);
    units += lengths.get(document) ?? 0;
    if (batch.length < size && units < MOST_UNITS) continue;
    yield batch;
    [batch, units, size] = [[], 0, Math.min(most, size * 2)];
  }
  if (batch.length > 0) yield batch;
}

/** Texts, by their documents; null stands for what cannot be read. */
export type Texts = Map<DocumentId, DocumentBody | null>;

export async function readTexts(
  { loaded, host }: Context,
  documents: readonly DocumentId[],
): Promise<Texts> {
  const texts: Texts = new Map();
  if (loaded !== null && documents.includes(loaded.id)) texts.set(loaded.id, loaded.body);
  let left = documents.filter((id) => !texts.has(id));
  while (left.length > 0) {
    const answer = await host.readDocuments({ ids: [...left] });
    const bodies = answer.ok ? answer.value.bodies : left.map(() => null);
    for (const [at, id] of left.slice(0, bodies.length).entries())
      texts.set(id, bodies[at] ?? null);
    left = left.slice(bodies.length);
  }
  return texts;
}
