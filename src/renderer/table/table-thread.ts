import type { AnnotationId, DocumentId } from '#core/model';
import type { PackKey } from '#renderer/database';
import type { Answer, Job, PickedColumns, Question } from './jobs.ts';
import { changedNames } from './changed-names.ts';
import { openWorker } from './open-worker.ts';
import type { Overview, RowRef, TableAsk, TableLine, TableNames, TableStanding } from './shapes.ts';

/**
 * All annotations of the project, read and kept beside the page's own thread. It reads the
 * database and never writes it. What is asked before all is read is answered of what is.
 *
 * Where the thread dies or the database goes, a standing says so and what is asked is answered with
 * nothing; `open` starts afresh, with the names and the ask that were told last.
 */
export interface TableThread {
  /** Starts reading, or goes on; does nothing while it runs. */
  open(database: string): void;
  /** What is as it was told before costs nothing. */
  names(names: TableNames): void;
  /** These packs were stored anew: they are read again. */
  stored(packs: readonly PackKey[]): void;
  ask(ask: TableAsk): void;
  /** The lines from an index on, as things stand when it is answered; at once, whatever is done. */
  lines(from: number, to: number): Promise<readonly TableLine[]>;
  /**
   * Where an annotation's line is; null where it is not shown. This and all below is answered when
   * what was asked, named and stored before is done.
   */
  lineOf(id: AnnotationId): Promise<number | null>;
  /** Ticks the rows of lines, as they were last told, and all rows of a group by its head. */
  tick(lines: readonly number[], isOn: boolean): void;
  tickAll(isOn: boolean): void;
  invertTicks(): void;
  /** Ticked rows that are asked for; all that are asked for where none is ticked. In their order. */
  picked(): Promise<readonly RowRef[]>;
  /** The same, as rows. */
  pickedRows(from: number, to: number): Promise<readonly TableLine[]>;
  /** Null where it cannot be told. */
  overview(): Promise<Overview | null>;
  /** Ends the thread and frees what it keeps. */
  end(): void;
}

export type Told = (standing: TableStanding) => void;

/** How things stand where nothing is read. */
export const NOTHING_READ: TableStanding = {
  revision: 0,
  progress: null,
  total: 0,
  matched: 0,
  lines: 0,
  ticked: 0,
  problems: [],
  damaged: 0,
  failure: null,
};

type Asked = Question extends infer Each
  ? Each extends Question
    ? Omit<Each, 'serial'>
    : never
  : never;

const UUID = 36;

const referencesIn = ({ ids, documents, named }: PickedColumns): readonly RowRef[] =>
  Array.from(named, (document, at) => ({
    id: ids.slice(at * UUID, (at + 1) * UUID) as AnnotationId,
    document: documents[document] as DocumentId,
  }));

class Thread implements TableThread {
  readonly #told: Told;
  readonly #open: () => Worker;
  #worker: Worker | null = null;
  #names: TableNames | null = null;
  #ask: TableAsk | null = null;
  #standing = NOTHING_READ;
  #serial = 0;
  readonly #pending = new Map<number, (said: Answer | null) => void>();

  constructor(told: Told, open: () => Worker) {
    this.#told = told;
    this.#open = open;
  }

  open(database: string): void {
    if (this.#worker !== null) return;
    let worker: Worker;
    try {
      worker = this.#open();
    } catch {
      this.#fail('thread');
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (worker === this.#worker) this.#heard(data);
    });
    worker.addEventListener('error', () => {
      if (worker === this.#worker) this.#fail('thread');
    });
    this.#worker = worker;
    if (this.#names !== null) this.#post({ kind: 'names', names: this.#names });
    if (this.#ask !== null) this.#post({ kind: 'ask', ask: this.#ask });
    this.#post({ kind: 'open', database, revision: this.#standing.revision });
  }

  names(names: TableNames): void {
    const changed = this.#names === null ? names : changedNames(this.#names, names);
    this.#names = { ...(this.#names ?? names), ...changed };
    if (Object.keys(changed).length > 0) this.#post({ kind: 'names', names: changed });
  }

  stored(packs: readonly PackKey[]): void {
    if (packs.length > 0) this.#post({ kind: 'stored', packs });
  }

  ask(ask: TableAsk): void {
    this.#ask = ask;
    this.#post({ kind: 'ask', ask });
  }

  async lines(from: number, to: number): Promise<readonly TableLine[]> {
    const said = await this.#question({ kind: 'lines', from, to });
    return said?.kind === 'lines' ? said.lines : [];
  }

  async lineOf(id: AnnotationId): Promise<number | null> {
    const said = await this.#question({ kind: 'lineOf', id });
    return said?.kind === 'line' ? said.line : null;
  }

  tick(lines: readonly number[], isOn: boolean): void {
    const { revision } = this.#standing;
    if (lines.length > 0) this.#post({ kind: 'tick', lines, isOn, revision });
  }

  tickAll(isOn: boolean): void {
    this.#post({ kind: 'tickAll', isOn });
  }

  invertTicks(): void {
    this.#post({ kind: 'invertTicks' });
  }

  picked(): Promise<readonly RowRef[]> {
    const picked: RowRef[] = [];
    return new Promise((resolve) => {
      this.#send({ kind: 'picked' }, (said) => {
        if (said?.kind !== 'picked') {
          resolve([]);
          return;
        }
        for (const reference of referencesIn(said.part)) picked.push(reference);
        if (said.isLast) resolve(picked);
      });
    });
  }

  async pickedRows(from: number, to: number): Promise<readonly TableLine[]> {
    const said = await this.#question({ kind: 'pickedRows', from, to });
    return said?.kind === 'lines' ? said.lines : [];
  }

  async overview(): Promise<Overview | null> {
    const said = await this.#question({ kind: 'overview' });
    return said?.kind === 'overview' ? said.overview : null;
  }

  end(): void {
    this.#stop();
    this.#standing = { ...NOTHING_READ, revision: this.#standing.revision + 1 };
  }

  #question(asked: Asked): Promise<Answer | null> {
    return new Promise((resolve) => {
      this.#send(asked, resolve);
    });
  }

  #send(asked: Asked, heard: (said: Answer | null) => void): void {
    if (this.#worker === null) {
      heard(null);
      return;
    }
    const serial = ++this.#serial;
    this.#pending.set(serial, heard);
    this.#post({ ...asked, serial } as Question);
  }

  #post(job: Job): void {
    this.#worker?.postMessage(job);
  }

  #heard(said: Answer): void {
    if (said.kind === 'lost') {
      this.#fail('database');
      return;
    }
    if (said.kind === 'standing') {
      this.#standing = said.standing;
      this.#told(said.standing);
      return;
    }
    const heard = this.#pending.get(said.serial);
    if (said.kind !== 'picked' || said.isLast) this.#pending.delete(said.serial);
    heard?.(said);
  }

  #fail(failure: 'database' | 'thread'): void {
    this.#stop();
    this.#standing = { ...NOTHING_READ, revision: this.#standing.revision + 1, failure };
    this.#told(this.#standing);
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const heard of pending) heard(null);
  }
}

export const createTableThread = (told: Told, open: () => Worker = openWorker): TableThread =>
  new Thread(told, open);
