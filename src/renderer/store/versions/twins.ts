import type { DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { nearTwinsOf, signatureOf, type SignedText } from '#core/versions';
import type { Context } from '../context.ts';
import type { VersionTwin } from './shapes.ts';

/** Which documents of the corpus are versions of one another, by what they say. */

/** Phrases of a text that the host's index is asked for, and their words. */
const PHRASES = 12;
const PHRASE_WORDS = 6;
const MOST_CANDIDATES = 40;
/** Where there is no index, so many documents are read. */
const MOST_READ = 300;

const known = new WeakMap<Context, Map<DocumentId, SignedText>>();

async function signedText(context: Context, id: DocumentId): Promise<SignedText | null> {
  const signatures = known.get(context) ?? new Map<DocumentId, SignedText>();
  known.set(context, signatures);
  const found = signatures.get(id);
  if (found !== undefined) return found;
  const body = await context.host.readDocument({ id });
  if (!body.ok) return null;
  const signed = { id, signature: signatureOf(body.value) };
  signatures.set(id, signed);
  return signed;
}

/** Runs of words from all over a text, each as a phrase of a query. */
function phrasesOf({ text, blocks }: DocumentBody): readonly string[] {
  const read = blocks.filter(({ boilerplate }) => boilerplate !== true);
  const runs = read.flatMap(({ start, end }) => {
    const words = text.slice(start, end).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    return words.length < PHRASE_WORDS ? [] : [words.slice(0, PHRASE_WORDS).join(' ')];
  });
  const every = Math.max(1, runs.length / PHRASES);
  return Array.from({ length: Math.min(PHRASES, runs.length) }, (_, at) => {
    return `"${runs[Math.floor(at * every)] ?? ''}"`;
  });
}

/** Documents that share a phrase with a text; all of them, up to a number, where nothing tells. */
async function candidatesFor(
  context: Context,
  id: DocumentId,
  body: DocumentBody | null,
  also: Iterable<DocumentId>,
): Promise<readonly DocumentId[]> {
  const { documents } = context.state.getState();
  const listed = new Set(documents.map(({ summary }) => summary.id));
  const phrases = body === null ? [] : phrasesOf(body);
  const answer =
    phrases.length === 0
      ? null
      : await context.host.searchCorpus({
          query: phrases.join(' OR '),
          limit: MOST_CANDIDATES,
          snippets: 0,
        });
  const found =
    answer?.ok === true
      ? [...answer.value.documents.map((each) => each.id), ...also]
      : [...listed].slice(0, MOST_READ);
  return [...new Set(found)].filter((each) => each !== id && listed.has(each));
}

/**
 * The versions of a document in the corpus, likest first.
 *
 * @param also documents that the host's index may not know yet
 */
export async function twinsOf(
  context: Context,
  id: DocumentId,
  also: Iterable<DocumentId> = [],
): Promise<readonly VersionTwin[]> {
  const text = await signedText(context, id);
  if (text === null) return [];
  const body = await context.host.readDocument({ id });
  return twinsAmong(context, text, body.ok ? body.value : null, also);
}

/** The versions in the corpus of a text that is not there, likest first. */
export const twinsOfText = (
  context: Context,
  id: DocumentId,
  body: DocumentBody,
): Promise<readonly VersionTwin[]> =>
  twinsAmong(context, { id, signature: signatureOf(body) }, body, []);

async function twinsAmong(
  context: Context,
  text: SignedText,
  body: DocumentBody | null,
  also: Iterable<DocumentId>,
): Promise<readonly VersionTwin[]> {
  const others: SignedText[] = [];
  for (const each of await candidatesFor(context, text.id, body, also)) {
    const other = await signedText(context, each);
    if (other !== null) others.push(other);
  }
  const { documents } = context.state.getState();
  return nearTwinsOf(text, others).flatMap(({ id: twin, resemblance }) => {
    const entry = documents.find(({ summary }) => summary.id === twin);
    return entry === undefined
      ? []
      : [{ id: twin, title: entry.summary.metadata.title, resemblance }];
  });
}
