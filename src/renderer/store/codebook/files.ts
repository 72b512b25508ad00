import {
  readCodebookFile,
  writeQdc,
  writeSkos,
  type CodebookEntry,
  type StatedCodebook,
} from '#core/interchange';
import { done, refused, type Result } from '#contract';
import type { TagId } from '#core/model';
import { strings } from '#renderer/words';
import { planCodebook } from './plan.ts';
import type { Context } from '../context.ts';
import { commit } from '../steps/edit.ts';
import type { CodebookImportReport } from '../facets.ts';
import { notify } from '../notices.ts';
import { notifyLeft } from '../telling-written.ts';

/** Codebooks as files: REFI-QDA (.qdc) and SKOS in JSON-LD. */

const words = strings.codebookFiles;

/** Bytes: what the readers take, in the encoding that needs the most. */
const MOST_BYTES = 40_000_000;

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** The encoding by the byte order mark, else as an XML declaration states it, else UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

/** Null for bytes that are not of the encoding, or an encoding that nobody knows. */
function decoded(bytes: Uint8Array): string | null {
  try {
    const encoding = encodingOf(bytes);
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function readFile(file: File): Promise<Result<StatedCodebook>> {
  const { name } = file;
  if (file.size > MOST_BYTES) return refused('too-large', words.tooLarge(name));
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('unreadable', words.unreadable(name));
  const text = decoded(new Uint8Array(bytes));
  if (text === null) return refused('damaged', words.encoding(name));
  const outcome = readCodebookFile(text);
  return outcome.ok
    ? done(outcome.value)
    : refused(outcome.code, words.failed(name, outcome.message));
}

/**
 * Reads a codebook into the project as one step. Tags are found here by identifier, else by label;
 * what the file says otherwise is changed, what it does not speak of stays. Nothing is removed.
 */
export async function importCodebookFile(
  context: Context,
  file: File,
): Promise<CodebookImportReport | null> {
  const read = await readFile(file);
  if (!read.ok) {
    notify(context.state, 'problem', read.message);
    return null;
  }
  const { drafts, report } = planCodebook(context, read.value.entries, read.value.remarks);
  commit(context, words.importStep, drafts);
  return report;
}

/** The codebook as files hold it: tags as they are shown, then its own kinds of links. */
function codebookEntries({ tagIndex }: Context): readonly CodebookEntry[] {
  const links = tagIndex.relationTypes.flatMap(({ id, isBuiltIn }) => {
    const entry = isBuiltIn ? undefined : tagIndex.entry(id as TagId);
    return entry === undefined ? [] : [entry];
  });
  return [...tagIndex.tags.map((tag) => ({ ...tag, inverse: '' })), ...links];
}

const FORMATS = {
  qdc: { write: writeQdc, name: 'codebook.qdc', mediaType: 'application/xml' },
  skos: { write: writeSkos, name: 'codebook.jsonld', mediaType: 'application/ld+json' },
} as const;

/** Writes the codebook where the person says. */
export async function exportCodebookFile(context: Context, format: 'qdc' | 'skos'): Promise<void> {
  const entries = codebookEntries(context);
  if (entries.length === 0) return notify(context.state, 'problem', words.empty);
  const { write, name, mediaType } = FORMATS[format];
  const text = write({
    id: context.identity.project,
    software: { name: 'Obelus', version: context.description.version },
    entries,
  });
  const answer = await context.surroundings.saveTextFile(
    context.host,
    context.description,
    name,
    mediaType,
    text,
  );
  if (!answer.ok) return notify(context.state, 'problem', answer.message);
  if (answer.value.saved) notifyLeft(context.state, words.exported(entries.length), 'file');
}
