import { done, type Result } from '#contract';
import type { DocumentId } from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';

/**
 * Which documents of the corpus have no text: it was damaged, or is gone. As long as that is so, it is told:
 * what was annotated in it is kept, and cannot be seen.
 */

/** Documents that one question holds. */
const PART = 10_000;
/** Milliseconds after the corpus has changed: documents often come one after another. */
const CALM = 400;

const same = (a: ReadonlySet<DocumentId>, b: ReadonlySet<DocumentId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** Asks the host, and keeps the answer in the state. */
export async function lookForTexts({
  host,
  state,
}: Pick<Context, 'host' | 'state'>): Promise<Result<ReadonlySet<DocumentId>>> {
  const ids = state.getState().documents.map(({ summary }) => summary.id);
  const missing = new Set<DocumentId>();
  for (let at = 0; at < ids.length; at += PART) {
    const answer = await host.missingDocuments({ documents: ids.slice(at, at + PART) });
    if (!answer.ok) return answer;
    for (const id of answer.value.missing) missing.add(id);
  }
  if (!same(missing, state.getState().missingTexts)) state.setState({ missingTexts: missing });
  return done(missing);
}

/** A text that came is there. */
export function noteText({ state }: Pick<Context, 'state'>, id: DocumentId): void {
  const { documents, missingTexts } = state.getState();
  if (!missingTexts.has(id)) return;
  state.setState({ missingTexts: new Set([...missingTexts].filter((other) => other !== id)) });
  const entry = documents.find(({ summary }) => summary.id === id);
  if (entry !== undefined)
    notify(state, 'done', strings.missingTexts.back(entry.summary.metadata.title));
}

/** What the corpus lacks, a sentence for each. */
export const missingInWords = (
  { state }: Pick<Context, 'state'>,
  missing: ReadonlySet<DocumentId>,
): readonly string[] =>
  state
    .getState()
    .documents.filter(({ summary }) => missing.has(summary.id))
    .map(({ summary: { metadata }, annotations }) =>
      strings.missingTexts.told(metadata.title, metadata.fileName, annotations),
    );

/** Looks once, and each time documents came or went. Returns what ends that. */
export function watchTexts(context: Context): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!context.isClosed) void lookForTexts(context).catch(() => undefined);
    }, CALM);
  };
  const end = context.state.subscribe(({ documents }, before) => {
    if (documents.length !== before.documents.length) lookSoon();
  });
  lookSoon();
  return () => {
    clearTimeout(timer);
    end();
  };
}
