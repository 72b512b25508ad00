import {
  matchDocument,
  readJsonLd,
  sha256OfIri,
  type ImportedAnnotation,
  type ImportedDocument,
  type ImportedFile,
} from '#core/interchange';
import { describePassage, type Anchoring } from '#core/anchoring';
import { refused, type Result } from '#contract';
import {
  BIRTH,
  checkFieldValue,
  checkJson,
  checkPassage,
  isAlive,
  isSha256,
  isTime,
  readAnnotation,
  sha256Hex,
  uuidFromName,
  type AnnotationId,
  type AnnotationRecord,
  type DocumentId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { timeNow, type Context } from './context.ts';
import { commit, stateOf, type Draft, type ForeignStates } from './edit.ts';
import { ForeignRecords } from './foreign-records.ts';
import { notify } from './notices.ts';
import { readSomeStates } from './read-states.ts';
import { textOfDocument, type TextOfDocument } from './text-of-document.ts';
import type { AnnotationImportReport } from './workbench.ts';

/** Bytes. */
const MOST_BYTES = 300 * 1024 * 1024;

/** Annotations of one of the file's documents, and the document they belong to here. */
interface Group {
  readonly home: DocumentId;
  /** Whether the file itself names the text by its hash. */
  readonly isByText: boolean;
  readonly annotations: readonly ImportedAnnotation[];
}

/** What the report says, as it comes together. */
interface Findings {
  added: number;
  alreadyPresent: number;
  readonly moved: string[];
  readonly unplaced: string[];
  readonly refused: string[];
}

async function readFile(file: File): Promise<Result<ImportedFile>> {
  const { name } = file;
  if (file.size > MOST_BYTES) return refused('too-large', `“${name}” is too large to be read.`);
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('unreadable', `“${name}” could not be read.`);
  try {
    const outcome = readJsonLd(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return outcome.ok ? outcome : refused(outcome.code, `“${name}”: ${outcome.message}`);
  } catch {
    return refused('damaged', `“${name}” is not UTF-8 text, as JSON-LD has to be.`);
  }
}

const stated = (key: string, documents: ImportedFile['documents']): ImportedDocument =>
  documents.get(key) ?? { key, sha256: null, metadata: {} };

/** The hash a file gives of a document's text, wherever it says so. */
const hashOf = ({ key, sha256 }: ImportedDocument): DocumentId | null => {
  const hash = sha256 ?? sha256OfIri(key);
  return isSha256(hash) ? (hash as DocumentId) : null;
};

/**
 * Where the annotations of one of the file's documents belong: to the text they name by hash, here or
 * not; else to the document that has the address or title; else to the open one, which is what
 * someone who imports a file without such facts means.
 */
function homeFor(context: Context, document: ImportedDocument): Omit<Group, 'annotations'> {
  const hash = hashOf(document);
  if (hash !== null) return { home: hash, isByText: true };
  const documents = context.state.getState().documents.map(({ summary: { id, metadata } }) => ({
    id,
    title: metadata.title,
    fileName: metadata.fileName,
    ...(metadata.url !== undefined && { url: metadata.url }),
  }));
  const match = matchDocument(document, documents, context.loaded?.id);
  const home = match?.id ?? (sha256Hex(`document ${document.key}`) as DocumentId);
  return { home, isByText: false };
}

function groupsOf(context: Context, file: ImportedFile): readonly Group[] {
  const byKey = new Map<string, ImportedAnnotation[]>();
  for (const annotation of file.annotations) {
    const list = byKey.get(annotation.document);
    if (list === undefined) byKey.set(annotation.document, [annotation]);
    else list.push(annotation);
  }
  return [...byKey].map(([key, annotations]) => ({
    ...homeFor(context, stated(key, file.documents)),
    annotations,
  }));
}

async function textFor(context: Context, home: DocumentId): Promise<TextOfDocument | null> {
  if (context.loaded?.id === home) return context.loaded;
  const isHere = context.state.getState().documents.some(({ summary }) => summary.id === home);
  if (!isHere) return null;
  const body = await context.host.readDocument({ id: home });
  return body.ok ? textOfDocument(body.value) : null;
}

/**
 * The same annotation read twice is one. Where the file does not say which text it means, its
 * identifier is bound to the document it was read into, so that the same file may be read into
 * another one as well.
 */
const idFor = ({ id }: ImportedAnnotation, { home, isByText }: Group): AnnotationId =>
  isByText ? id : (uuidFromName(`${id} in ${home}`) as AnnotationId);

/** Line ends as canonical text has them. */
const canonical = (text: string): string => text.replace(/\r\n?/g, '\n');

/** UTF-16 code units of context kept where a passage was not found; the rest would not help. */
const MOST_CONTEXT = 500;

/** The passage as the file states it: with its place where that may be checked one day. */
function statedPassage(
  home: DocumentId,
  { selectors }: ImportedAnnotation,
  keepPlace: boolean,
): Json {
  const { position, quote } = selectors;
  const words = {
    document: home,
    exact: canonical(quote?.exact ?? ''),
    prefix: canonical(quote?.prefix ?? '')
      .slice(-MOST_CONTEXT)
      .replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: canonical(quote?.suffix ?? '')
      .slice(0, MOST_CONTEXT)
      .replace(/[\uD800-\uDBFF]$/, ''),
  };
  const there = { ...words, start: position?.start ?? null, end: position?.end ?? null };
  const isSound = keepPlace && checkJson(there) === null && checkPassage(there) === null;
  return isSound ? there : { ...words, start: null, end: null };
}

/** What keeps a passage from being drawn, as the end of a sentence; null where nothing does. */
function unplacedBecause(verdict: Anchoring): string | null {
  if (verdict.kind === 'orphan') return verdict.reason;
  return verdict.kind === 'fuzzy' ? 'the text has only nearly the same words' : null;
}

interface Meant {
  readonly draft: Draft;
  readonly annotation: ImportedAnnotation;
  readonly passage: Passage;
}

/** Builds what a file's annotations come to as records, with a verdict each in the findings. */
class Reading {
  readonly #context: Context;
  readonly #findings: Findings;
  readonly records: ForeignRecords;

  constructor(context: Context, findings: Findings) {
    this.#context = context;
    this.#findings = findings;
    this.records = new ForeignRecords(context);
  }

  group(group: Group, text: TextOfDocument | null): readonly Meant[] {
    return group.annotations.flatMap((annotation) => {
      const passage = this.#passage(group.home, annotation, text);
      const draft = this.#birth(group, annotation, passage);
      const wrong = checkFieldValue(draft.record, BIRTH, draft.value);
      if (wrong !== null) {
        this.#findings.refused.push(`Not read: ${annotation.name}; it ${wrong}.`);
        return [];
      }
      return [{ draft, annotation, passage: passage as unknown as Passage }];
    });
  }

  #passage(home: DocumentId, annotation: ImportedAnnotation, text: TextOfDocument | null): Json {
    if (text === null) {
      this.#findings.unplaced.push(
        `Kept without a place: ${annotation.name}; its document is not here.`,
      );
      return statedPassage(home, annotation, true);
    }
    const { position, quote } = annotation.selectors;
    const verdict = text.anchor({
      ...(position !== undefined && { position }),
      ...(quote !== undefined && {
        quote: {
          exact: canonical(quote.exact),
          prefix: canonical(quote.prefix ?? ''),
          suffix: canonical(quote.suffix ?? ''),
        },
      }),
    });
    const reason = unplacedBecause(verdict);
    if (reason !== null || verdict.kind === 'orphan' || verdict.kind === 'fuzzy') {
      this.#findings.unplaced.push(`Kept without a place: ${annotation.name}; ${reason ?? ''}.`);
      return statedPassage(home, annotation, false);
    }
    if (verdict.kind === 'moved')
      this.#findings.moved.push(`Found elsewhere than stated: ${annotation.name}.`);
    if (verdict.kind === 'folded')
      this.#findings.moved.push(
        `Found with other spaces, quotation marks or dashes: ${annotation.name}.`,
      );
    return { document: home, ...describePassage(text.body.text, text.points, verdict) };
  }

  #birth(group: Group, annotation: ImportedAnnotation, passage: Json): Draft {
    const { created: stated, modified } = annotation;
    const created = isTime(stated) ? stated : timeNow(this.#context);
    const { note, origin, value: node } = annotation;
    const isSound =
      node !== null && checkJson(node) === null && JSON.stringify(node).length < 19_000;
    const value: Record<string, Json> = {
      alive: true,
      passage,
      tag: this.records.tag(annotation.tag),
      creator: this.records.creator(annotation.creator),
      created,
      modified: isTime(modified) ? modified : created,
      ...(note !== '' && { note }),
      ...(origin !== null && { origin }),
      ...(isSound && { value: { kind: 'node', node: node as Json } }),
    };
    const record: RecordRef = `annotation/${idFor(annotation, group)}`;
    return { record, home: group.home, field: BIRTH, value };
  }
}

type Fields = Readonly<Record<string, Json>>;

/** Fields in which a file differs from what is here. The place counts, its context does not. */
function differences(draft: Draft, here: AnnotationRecord): readonly Draft[] {
  const said = draft.value as Fields;
  const passage = said['passage'] as unknown as Passage;
  const isSamePlace =
    passage.start === here.passage.start &&
    passage.end === here.passage.end &&
    passage.exact === here.passage.exact;
  const change = (field: string, value: Json): Draft => ({ ...draft, field, value });
  return [
    ...(isSamePlace ? [] : [change('passage', passage as unknown as Json)]),
    ...(said['tag'] === here.tag ? [] : [change('tag', said['tag'] as Json)]),
    ...((said['note'] ?? '') === here.note ? [] : [change('note', said['note'] ?? '')]),
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
  const here = readAnnotation(state);
  if (here === null) {
    findings.added++;
    return isAlive(state) ? [draft] : [{ ...draft, field: 'alive', value: true }];
  }
  findings.alreadyPresent++;
  const differing = differences(draft, here);
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
  const reading = new Reading(context, findings);
  const all: Meant[] = [];
  for (const group of groupsOf(context, file))
    all.push(...reading.group(group, await textFor(context, group.home)));
  const meant = distinct(all);
  const wanted = new Map(
    meant.map(({ draft }) => [draft.record, draft.home as DocumentId] as const),
  );
  const { states: foreign } = await readSomeStates(context, wanted);
  const drafts = meant.flatMap((each) =>
    draftsFor(each, stateOf(context, each.draft.record, foreign), findings),
  );
  return [drafts.length === 0 ? [] : [...reading.records.births, ...drafts], foreign];
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
  };
  const [drafts, foreign] = await readInto(context, read.value, findings);
  const what = findings.added === 1 ? 'annotation' : `${findings.added} annotations`;
  commit(context, findings.added === 0 ? 'update annotations' : `import ${what}`, drafts, foreign);
  return { ...findings };
}
