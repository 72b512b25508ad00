import type { Input } from '#contract';
import type { DocumentId } from '#core/model';
import { typedOut } from '#core/search';
import type { Sought } from '#renderer/search';
import type { Context } from '../context.ts';

/**
 * Which documents need be read to find all occurrences: the host's index tells of some that they hold
 * none. Whatever it does not tell of, or cannot, is read.
 */

const waited = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** So few are read sooner than asked about. */
const FEW = 4;

/** Milliseconds that the index is waited for, before reading begins all the same. */
const PATIENCE = 400;

type Question = Input<'documentsLacking'>;

/** More, or longer, is not asked. */
const MOST_TEXTS = 1_000;
const LONGEST_TEXT = 10_000;

/** What to ask the index; null where it knows too little of what is looked for. */
function questionOf({ texts, mode, matchCase, includeBoilerplate }: Sought): Question | null {
  if (mode === 'regex' || (includeBoilerplate && mode !== 'forms')) return null;
  if (texts.length > MOST_TEXTS || texts.some(({ length }) => length >= LONGEST_TEXT)) return null;
  if (mode === 'forms') return { texts: texts.map(typedOut), manner: 'query' };
  // Where a word ends may hang on its letters, and these on their case.
  const manner = mode === 'plain' || matchCase ? 'anywhere' : 'words';
  return { texts: [...texts], manner };
}

/** Of which documents it is known that they hold none; more may be known later. */
export interface Narrowing {
  readonly lacks: (document: DocumentId) => boolean;
}

const NOTHING_KNOWN: Narrowing = { lacks: () => false };

/** Asks, and waits a moment for the answer, which counts also where it comes later. */
export async function narrowing(
  context: Context,
  sought: Sought,
  documents: readonly DocumentId[],
): Promise<Narrowing> {
  const question = questionOf(sought);
  if (question === null || documents.length <= FEW) return NOTHING_KNOWN;
  let lacking: ReadonlySet<DocumentId> = new Set();
  const told = context.host.documentsLacking(question).then(
    (answer) => {
      if (answer.ok) lacking = new Set(answer.value.documents);
    },
    () => undefined,
  );
  await Promise.race([told, waited(PATIENCE)]);
  return { lacks: (document) => lacking.has(document) };
}
