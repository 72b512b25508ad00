import { refused, type DocumentSummary, type HostApi, type Output, type Result } from '#contract';
import { BIRTH, documentFields, isAlive, type DocumentId, type RecordRef } from '#core/model';
import type { Context } from './context.ts';
import { write, type Draft } from './edit.ts';
import { notify } from './notices.ts';
import { openDocument } from './open-document.ts';
import type { ImportableSource, ImportProgress } from './workbench.ts';

/** Sources read at the same time. */
const LANES = 4;
/** Bytes. The host refuses larger ones too; here they are refused before they are read. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Milliseconds between two looks at the state while many arrive. */
const BREATH = 50;

type Imported = Output<'importSource'>;

/** A file's bytes in Base64, by the browser's own encoder. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}

async function importOne(host: HostApi, source: ImportableSource): Promise<Result<Imported>> {
  const { name } = source;
  const bytes = source.kind === 'given' ? source.bytes : source.file.size;
  if (bytes > MOST_BYTES)
    return refused('too-large', `“${name}” is too large: at most 64 MiB can be read.`);
  if (source.kind === 'given') return host.importSource({ kind: 'given', ref: source.ref });
  const base64 = await base64Of(source.file).catch(() => null);
  if (base64 === null) return refused('unreadable', `“${name}” could not be read.`);
  return host.importSource({ kind: 'bytes', name: name.slice(-1024), base64 });
}

const NOTHING: ImportProgress = {
  phase: 'running',
  total: 0,
  done: 0,
  added: 0,
  alreadyPresent: 0,
  refused: [],
  remarks: [],
};

/** What puts a document into the corpus; nothing where it is there. */
function draftFor(context: Context, document: DocumentSummary): Draft | null {
  const record: RecordRef = `document/${document.id}`;
  const state = context.records.get(record);
  if (state === undefined)
    return { record, home: null, field: BIRTH, value: documentFields(document) };
  return isAlive(state) ? null : { record, home: null, field: 'alive', value: true };
}

/** Resolves once it is certain which of some sources is the first to have become a document. */
class FirstOf {
  readonly #outcomes = new Map<number, DocumentId | null>();
  readonly #count: number;
  readonly #resolve: (id: DocumentId | null) => void;
  readonly known: Promise<DocumentId | null>;

  constructor(count: number) {
    this.#count = count;
    const { promise, resolve } = withResolvers<DocumentId | null>();
    this.known = promise;
    this.#resolve = resolve;
    if (count === 0) resolve(null);
  }

  tell(index: number, id: DocumentId | null): void {
    this.#outcomes.set(index, id);
    for (let at = 0; at < this.#count; at++) {
      const outcome = this.#outcomes.get(at);
      if (outcome === undefined) return;
      if (outcome !== null) return this.#resolve(outcome);
    }
    this.#resolve(null);
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

interface Item {
  readonly source: ImportableSource;
  readonly index: number;
  readonly first: FirstOf;
}

/**
 * Reads sources into the corpus, some at a time. What is asked for while one import runs joins it.
 * A source that cannot be read is told of and stops nothing.
 */
export class Importer {
  readonly #context: Context;
  #queue: Item[] = [];
  #progress = NOTHING;
  #arrived: DocumentSummary[] = [];
  #idle: Promise<void> | null = null;
  #isCancelled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @returns the first of the sources, in their order, that became a document; null where none did. */
  async import(
    sources: readonly ImportableSource[],
    refusedBefore: readonly string[] = [],
  ): Promise<DocumentId | null> {
    if (sources.length + refusedBefore.length === 0) return null;
    const first = new FirstOf(sources.length);
    if (this.#idle === null) this.#progress = NOTHING;
    this.#queue.push(...sources.map((source, index) => ({ source, index, first })));
    this.#progress = {
      ...this.#progress,
      total: this.#progress.total + sources.length,
      refused: [...this.#progress.refused, ...refusedBefore],
    };
    this.#show('running');
    this.#idle ??= this.#run();
    const id = await first.known;
    // Whoever waits for a document must find it in the corpus.
    this.#admit();
    return id;
  }

  cancel(): void {
    if (this.#idle !== null) this.#isCancelled = true;
  }

  /** Resolves when nothing is being imported. */
  async idle(): Promise<void> {
    await this.#idle;
  }

  dismiss(): void {
    if (this.#idle === null) this.#context.state.setState({ importing: null });
  }

  async #run(): Promise<void> {
    this.#isCancelled = false;
    await Promise.all(Array.from({ length: LANES }, () => this.#lane()));
    for (const { first, index } of this.#queue.splice(0)) first.tell(index, null);
    this.#idle = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#show(this.#isCancelled ? 'cancelled' : 'finished');
  }

  async #lane(): Promise<void> {
    while (!this.#isCancelled && !this.#context.isClosed) {
      const item = this.#queue.shift();
      if (item === undefined) return;
      const result = await importOne(this.#context.host, item.source).catch(() =>
        refused('internal', `“${item.source.name}” could not be read.`),
      );
      if (this.#context.isClosed) return;
      this.#take(item, result);
    }
  }

  #take({ first, index }: Item, result: Result<Imported>): void {
    const done = this.#progress.done + 1;
    if (result.ok) {
      const { document, remarks } = result.value;
      const isNew =
        draftFor(this.#context, document) !== null &&
        !this.#arrived.some(({ id }) => id === document.id);
      if (isNew) this.#arrived.push(document);
      this.#progress = {
        ...this.#progress,
        done,
        added: this.#progress.added + (isNew ? 1 : 0),
        alreadyPresent: this.#progress.alreadyPresent + (isNew ? 0 : 1),
        remarks: [...this.#progress.remarks, ...remarks],
      };
    } else
      this.#progress = {
        ...this.#progress,
        done,
        refused: [...this.#progress.refused, result.message],
      };
    this.#breathe();
    first.tell(index, result.ok ? result.value.document.id : null);
  }

  #breathe(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#show('running');
    }, BREATH);
  }

  /** What arrived since goes into the corpus as one batch. */
  #admit(): void {
    const drafts = this.#arrived.splice(0).flatMap((document) => {
      const draft = draftFor(this.#context, document);
      return draft === null ? [] : [draft];
    });
    if (drafts.length > 0) write(this.#context, drafts, null);
  }

  #show(phase: ImportProgress['phase']): void {
    this.#admit();
    this.#progress = { ...this.#progress, phase };
    this.#context.state.setState({ importing: this.#progress });
  }
}

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function choose(
  context: Context,
  kind: 'files' | 'folder',
): Promise<Result<{ sources: readonly ImportableSource[]; refused: readonly string[] }>> {
  if (context.description.nativeDialogs) {
    const answer = await context.host.chooseSources({ kind });
    if (!answer.ok) return answer;
    const sources = answer.value.sources.map((source) => ({ kind: 'given' as const, ...source }));
    return { ok: true, value: { sources, refused: answer.value.refused } };
  }
  const files = await context.surroundings.pickFiles(kind);
  const sources = files
    .filter((file) => !isHidden(pathOf(file)))
    .map((file) => ({ kind: 'file' as const, name: pathOf(file), file }));
  return { ok: true, value: { sources, refused: [] } };
}

/** Imports, and opens the first where nothing is open or where just one was asked for. */
export async function importAndShow(
  context: Context,
  importer: Importer,
  sources: readonly ImportableSource[],
  refusedBefore: readonly string[] = [],
): Promise<void> {
  const first = await importer.import(sources, refusedBefore);
  const isWanted = sources.length === 1 || context.loaded === null;
  if (first !== null && isWanted) await openDocument(context, first);
  await importer.idle();
}

export async function chooseAndImport(
  context: Context,
  importer: Importer,
  kind: 'files' | 'folder',
): Promise<void> {
  const chosen = await choose(context, kind);
  if (!chosen.ok) return notify(context.state, 'problem', chosen.message);
  await importAndShow(context, importer, chosen.value.sources, chosen.value.refused);
}
