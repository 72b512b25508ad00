import type { Input } from '#contract';
import type { DocumentId } from '#core/model';
import { typedOut } from '#core/search';
import type { Sought } from '#renderer/search';
import type { Context } from './context.ts';

/**
 * Which documents need be read to find all occurrences: the host's index tells of some that they hold
 * none. Whatever it does not tell of, or cannot, is read.
 */

/** So few are read sooner than asked about. */
const FEW = 4;

/** Milliseconds after which the index is not waited for. */
const PATIENCE = 1_000;

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

async function lackingIn(context: Context, question: Question): Promise<ReadonlySet<string>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, PATIENCE);
  });
  const told = context.host.documentsLacking(question).catch(() => null);
  const answer = await Promise.race([told, silence]);
  clearTimeout(timer);
  return new Set(answer?.ok === true ? answer.value.documents : []);
}

/** Those of the documents that may hold what is looked for, in their order. */
export async function narrowed(
  context: Context,
  sought: Sought,
  documents: readonly DocumentId[],
): Promise<readonly DocumentId[]> {
  const question = questionOf(sought);
  if (question === null || documents.length <= FEW) return documents;
  const lacking = await lackingIn(context, question);
  return lacking.size === 0 ? documents : documents.filter((id) => !lacking.has(id));
}
