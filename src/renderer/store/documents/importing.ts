import { refused, type DocumentSummary, type Result } from '#contract';
import {
  BIRTH,
  documentFields,
  isAlive,
  shownName,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import type { Context } from '../context.ts';
import { write, type Draft } from '../steps/edit.ts';
import { FirstOf } from './first-of.ts';
import { importOne, type Imported } from './import-one.ts';
import { noteText } from './missing-texts.ts';
import type { ImportableSource, ImportProgress } from '../workbench.ts';

/** Sources read at the same time. */
const LANES = 4;
/** Milliseconds between two looks at the state while many arrive. */
const BREATH = 50;

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

  #take({ source, first, index }: Item, result: Result<Imported>): void {
    const done = this.#progress.done + 1;
    if (result.ok) {
      const { document, remarks } = result.value;
      noteText(this.#context, document.id);
      const isNew =
        draftFor(this.#context, document) !== null &&
        !this.#arrived.some(({ id }) => id === document.id);
      if (isNew) this.#arrived.push(document);
      this.#progress = {
        ...this.#progress,
        done,
        added: this.#progress.added + (isNew ? 1 : 0),
        alreadyPresent: this.#progress.alreadyPresent + (isNew ? 0 : 1),
        remarks: [
          ...this.#progress.remarks,
          ...remarks.map((remark) => `“${shownName(source.name)}”: ${remark}`),
        ],
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
