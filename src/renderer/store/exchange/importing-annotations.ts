import { readJsonLd, type ImportedFile } from '#core/interchange';
import { refused, type Result } from '#contract';
import {
  canonicalJson,
  isAlive,
  readAnnotation,
  readField,
  type DocumentId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import { absorbHistory } from './absorbing.ts';
import { Reading, type Findings, type Meant } from './annotation-births.ts';
import { groupsOf } from './annotation-groups.ts';
import type { Context } from '../context.ts';
import { commit, stateOf, type Draft, type ForeignStates } from '../steps/edit.ts';
import { linksOf } from './relation-births.ts';
import { notesOf } from './note-births.ts';
import { notify } from '../notices.ts';
import { readSomeStates } from '../records/read-states.ts';
import { snapshotBefore } from '../snapshots/snapshot-before.ts';
import { textOfDocument, type TextOfDocument } from '../records/text-of-document.ts';
import type { AnnotationImportReport } from '../workbench.ts';

/** Bytes. */
const MOST_BYTES = 300 * 1024 * 1024;

/** Null for what is not valid UTF-8. A byte order mark is passed over. */
function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isUtf16(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes);
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

async function readFile(file: File): Promise<Result<ImportedFile>> {
  const { name } = file;
  if (file.size > MOST_BYTES) return refused('too-large', `“${name}” is too large to be read.`);
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('unreadable', `“${name}” could not be read.`);
  const text = decodeUtf8(bytes);
  if (text === null) {
    const what = isUtf16(bytes) ? 'is UTF-16 text, not UTF-8' : 'is not UTF-8 text';
    return refused('damaged', `“${name}” ${what}, as JSON-LD has to be.`);
  }
  const outcome = readJsonLd(text);
  return outcome.ok ? outcome : refused(outcome.code, `“${name}”: ${outcome.message}`);
}

async function textFor(context: Context, home: DocumentId): Promise<TextOfDocument | null> {
  if (context.loaded?.id === home) return context.loaded;
  const isHere = context.state.getState().documents.some(({ summary }) => summary.id === home);
  if (!isHere) return null;
  const body = await context.host.readDocument({ id: home });
  return body.ok ? textOfDocument(body.value) : null;
}

type Fields = Readonly<Record<string, Json>>;

/** Fields in which a file differs from what is here. The place counts, its context does not. */
function differences(draft: Draft, here: RecordState): readonly Draft[] {
  const said = draft.value as Fields;
  const passage = said['passage'] as unknown as Passage;
  const former = readField(here, 'passage') as Passage | undefined;
  const isSamePlace =
    passage.start === former?.start && passage.end === former.end && passage.exact === former.exact;
  const change = (field: string, value: Json): Draft => ({ ...draft, field, value });
  const note = said['note'] ?? '';
  const value = said['value'] ?? null;
  const isSameValue = canonicalJson(value) === canonicalJson(readField(here, 'value') ?? null);
  return [
    ...(isSamePlace ? [] : [change('passage', passage as unknown as Json)]),
    ...(said['tag'] === readField(here, 'tag') ? [] : [change('tag', said['tag'] as Json)]),
    ...(note === (readField(here, 'note') ?? '') ? [] : [change('note', note)]),
    ...(isSameValue ? [] : [change('value', value)]),
  ];
}

/** What reading an annotation changes here: nothing where it is here, and here is not older. */
function draftsFor(
  { draft, annotation }: Meant,
  state: RecordState | undefined,
  findings: Findings,
): readonly Draft[] {
  if (state === undefined) {
    findings.added++;
    return [draft];
  }
  if (!isAlive(state)) {
    findings.added++;
    return [{ ...draft, field: 'alive', value: true }, ...differences(draft, state)];
  }
  const here = readAnnotation(state);
  if (here === null) {
    findings.added++;
    return [draft];
  }
  findings.alreadyPresent++;
  const differing = differences(draft, state);
  if (differing.length === 0) return [];
  if (here.modified < (annotation.modified ?? '')) return differing;
  findings.refused.push(`Left as it is here, where it was changed later: ${annotation.name}.`);
  return [];
}

/** The first of several of one identifier; a file may repeat itself. */
function distinct(meant: readonly Meant[]): readonly Meant[] {
  const first = new Map<RecordRef, Meant>();
  for (const each of meant) if (!first.has(each.draft.record)) first.set(each.draft.record, each);
  return [...first.values()];
}

async function readInto(
  context: Context,
  file: ImportedFile,
  findings: Findings,
): Promise<readonly [readonly Draft[], ForeignStates]> {
  const reading = new Reading(context, findings, file.entities);
  for (const tag of file.tags) reading.records.bring(tag);
  const read: Meant[] = [];
  for (const group of groupsOf(context, file))
    read.push(...reading.group(group, await textFor(context, group.home)));
  const meant = distinct(read);
  const wanted = new Map(
    meant.map(({ draft }) => [draft.record, draft.home as DocumentId] as const),
  );
  const { states: foreign } = await readSomeStates(context, wanted);
  const drafts = meant.flatMap((each) =>
    draftsFor(each, stateOf(context, each.draft.record, foreign), findings),
  );
  const links = linksOf(context, file, meant, reading.records);
  const all = [...drafts, ...links, ...notesOf(context, file, findings)];
  return [[...reading.records.births, ...all], foreign];
}

/** What an import that brings no annotation is called. */
const updateLabel = (drafts: readonly Draft[]): string =>
  drafts.length > 0 && drafts.every(({ field, home }) => field === 'note' && home === null)
    ? strings.noteImport.step
    : 'update annotations';

interface Into {
  readonly drafts: readonly Draft[];
  readonly foreign: ForeignStates;
  /** Annotations that came with the file's history. */
  readonly absorbed: number;
}

/** The file's history first, where it has one: what it says needs not be said anew. */
async function absorbAndRead(
  context: Context,
  file: ImportedFile,
  findings: Findings,
): Promise<Into> {
  const absorbed = await absorbHistory(context, file.history);
  const [drafts, foreign] = await readInto(context, file, findings);
  return { drafts, foreign, absorbed };
}

/**
 * Reads a file's annotations into the project as one step. Each is placed where its words stand;
 * those whose words, or whose document, are not here are kept without a place. None is dropped
 * without a sentence that says so.
 */
export async function importJsonLd(
  context: Context,
  file: File,
): Promise<AnnotationImportReport | null> {
  const read = await readFile(file);
  if (!read.ok) {
    notify(context.state, 'problem', read.message);
    return null;
  }
  const findings: Findings = {
    added: 0,
    alreadyPresent: 0,
    moved: [],
    unplaced: [],
    refused: [...read.value.refused],
    notes: [],
  };
  await snapshotBefore(context, 'import');
  const into = await absorbAndRead(context, read.value, findings).catch(() => null);
  if (into === null) {
    notify(
      context.state,
      'problem',
      `“${file.name}” was not imported: the annotations that are here could not be read.`,
    );
    return null;
  }
  const { drafts, foreign, absorbed } = into;
  const what = findings.added === 1 ? 'annotation' : `${findings.added} annotations`;
  commit(context, findings.added === 0 ? updateLabel(drafts) : `import ${what}`, drafts, foreign);
  findings.added += absorbed;
  findings.alreadyPresent -= absorbed;
  const { notes, ...rest } = findings;
  return { ...rest, ...(notes.length > 0 && { notes }) };
}
