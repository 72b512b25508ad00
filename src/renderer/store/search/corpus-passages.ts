import { utf16 } from '#core/text';
import { idOf, isAlive, kindOf, type DocumentId } from '#core/model';
import type { CorpusPassages } from './shapes.ts';
import type { Context } from '../context.ts';

/** Places to go to while words are typed, out of the host's index of all texts. */

const MOST_DOCUMENTS = 6;

/** Documents that lie in the library still and are not of the corpus any more. */
const removedFrom = ({ records }: Context): DocumentId[] =>
  [...records.values()]
    .filter((state) => kindOf(state.record) === 'document' && !isAlive(state))
    .map(({ record }) => idOf(record) as DocumentId);

/** The best place in each of the best documents; none where the words find nothing. */
export async function corpusPassages(context: Context, query: string): Promise<CorpusPassages> {
  const answer = await context.host.searchCorpus({
    query,
    without: removedFrom(context),
    limit: MOST_DOCUMENTS,
    snippets: 1,
  });
  if (!answer.ok) return { passages: [], isComplete: true };
  const { documents } = context.state.getState();
  const passages = answer.value.documents.flatMap(({ id, snippets: [place] }) => {
    const entry = documents.find(({ summary }) => summary.id === id);
    if (entry === undefined || place === undefined) return [];
    const { before, match, after } = place;
    const { title } = entry.summary.metadata;
    return [{ document: entry.summary.id, title, at: utf16(place.start), before, match, after }];
  });
  return { passages, isComplete: answer.value.progress.isComplete };
}
