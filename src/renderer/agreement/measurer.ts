import {
  compare,
  continuaWithTag,
  disorderOf,
  gammaFrom,
  partOf,
  tagsByUse,
  type AgreementPart,
  type Compared,
  type Continuum,
  type Disorder,
} from '#core/agreement';
import type { DocumentId, TagId } from '#core/model';
import { DatabaseLost, PackReader, type FoundPack } from '#renderer/database';
import { Pace } from '#renderer/threads';
import { GroupPages } from './group-pages.ts';
import type { Answer, GammaOf, Job, News } from './jobs.ts';
import { UnitsRead, type ReadUnit } from './read-units.ts';
import type { AgreementAsk, AgreementStage, GroupPage } from './shapes.ts';

/** Documents read in one go. */
const AT_ONCE = 32;
/** Milliseconds between two tellings of how far it is. */
const BETWEEN = 120;

const NO_GROUPS: GroupPage = { total: 0, rows: [] };

type AllCompared = readonly Compared<ReadUnit>[];

/** One asking, from what is stored to the last figure: in slices, so that others are answered between. */
class Run {
  readonly #ask: AgreementAsk;
  readonly #tell: (news: News) => void;
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  readonly #read: UnitsRead;
  #compared: AllCompared = [];
  #toldAt = 0;
  #gammas: GammaOf[] = [];

  constructor(ask: AgreementAsk, pace: Pace, signal: AbortSignal, tell: (news: News) => void) {
    this.#ask = ask;
    this.#pace = pace;
    this.#signal = signal;
    this.#tell = tell;
    this.#read = new UnitsRead(ask);
  }

  /**
   * Reads what is stored, and puts it together.
   *
   * @throws DatabaseLost where it cannot be read; the signal's reason where it is wanted no more
   */
  async groups(database: string): Promise<GroupPages> {
    const { documents } = this.#ask;
    // Where it is closed by others, the next reading says so.
    const reader = await PackReader.open(database, () => undefined);
    const readFrom = (from: number): Promise<readonly FoundPack[]> => {
      const found = reader.documents(documents.slice(from, from + AT_ONCE).map(({ id }) => id));
      // Whoever takes it in hears of it.
      found.catch(() => undefined);
      return found;
    };
    try {
      let ahead = readFrom(0);
      for (let from = 0; from < documents.length; from += AT_ONCE) {
        this.#progress('reading', from, documents.length);
        const found = await ahead;
        ahead = readFrom(from + AT_ONCE);
        for (const pack of found) {
          await this.#breathe();
          this.#read.take(pack);
        }
      }
    } finally {
      reader.close();
    }
    const compared: Compared<ReadUnit>[] = [];
    for (const { id, length } of documents) {
      const coders = this.#read.codersOf(id);
      if (coders === null) continue;
      await this.#breathe();
      compared.push(compare({ document: id, length, coders }));
    }
    this.#compared = compared;
    return new GroupPages(compared);
  }

  async measure(): Promise<void> {
    const compared = this.#compared;
    const tags = tagsByUse(compared) as readonly TagId[];
    const total = 1 + compared.length + tags.length;
    this.#progress('measuring', 0, total);
    this.#tell({ kind: 'all', part: partOf(compared, null) });
    let done = 1;
    let parts: (AgreementPart & { readonly document: DocumentId })[] = [];
    for (const each of compared) {
      await this.#breathe();
      parts.push({ document: each.continuum.document as DocumentId, ...partOf([each], null) });
      if (this.#progress('measuring', ++done, total)) {
        this.#tell({ kind: 'documents', parts });
        parts = [];
      }
    }
    this.#tell({ kind: 'documents', parts });
    for (const tag of tags) {
      await this.#breathe();
      this.#tell({ kind: 'tags', parts: [{ tag, ...partOf(compared, tag) }] });
      this.#progress('measuring', ++done, total);
    }
    if (this.#ask.isGammaWanted) await this.#measureGamma(tags);
    this.#tell({ kind: 'progress', progress: null, ...this.#counted });
  }

  async #measureGamma(tags: readonly TagId[]): Promise<void> {
    const compared = this.#compared.map(({ continuum }) => continuum);
    const byTag = tags.map((tag) => ({
      tag,
      continua: continuaWithTag(compared, tag),
    }));
    const total = byTag.reduce((sum, { continua }) => sum + continua.length, compared.length);
    let done = 0;
    const disorders: (Disorder | null)[] = [];
    for (const continuum of compared) {
      const disorder = await this.#disorderOf(continuum);
      disorders.push(disorder);
      const document = continuum.document as DocumentId;
      this.#gammas.push({ of: { kind: 'document', document }, gamma: gammaFrom([disorder]) });
      if (this.#progress('gamma', ++done, total)) this.#tellGammas();
    }
    this.#gammas.push({ of: { kind: 'all' }, gamma: gammaFrom(disorders) });
    this.#tellGammas();
    for (const { tag, continua } of byTag) {
      const ofTag: (Disorder | null)[] = [];
      for (const continuum of continua) {
        ofTag.push(await this.#disorderOf(continuum));
        this.#progress('gamma', ++done, total);
      }
      this.#gammas.push({ of: { kind: 'tag', tag }, gamma: gammaFrom(ofTag) });
      this.#tellGammas();
    }
  }

  async #disorderOf(continuum: Continuum): Promise<Disorder | null> {
    const steps = disorderOf(continuum, { seed: this.#ask.seed });
    let step = steps.next();
    while (step.done !== true) {
      await this.#breathe();
      step = steps.next();
    }
    return step.value;
  }

  #tellGammas(): void {
    if (this.#gammas.length > 0) this.#tell({ kind: 'gamma', gammas: this.#gammas });
    this.#gammas = [];
  }

  async #breathe(): Promise<void> {
    if (this.#pace.isDue()) await this.#pace.rest(this.#signal);
  }

  get #counted(): { readonly unplaced: number; readonly damaged: number } {
    return { unplaced: this.#read.unplaced, damaged: this.#read.damaged };
  }

  /** @returns whether it was told: not more often than anybody can see */
  #progress(stage: AgreementStage, done: number, total: number): boolean {
    const now = performance.now();
    if (done > 0 && now - this.#toldAt < BETWEEN) return false;
    this.#toldAt = now;
    this.#tell({ kind: 'progress', progress: { stage, done, total }, ...this.#counted });
    return true;
  }
}

/** Everything the thread does: the last asking, and pages of its groups. */
export class Measurer {
  readonly #answer: (said: Answer) => void;
  readonly #pace = new Pace();
  #controller = new AbortController();
  #run = 0;
  /** Null where nothing was asked, or it was lost. */
  #pages: Promise<GroupPages | null> = Promise.resolve(null);

  constructor(answer: (said: Answer) => void) {
    this.#answer = answer;
  }

  take(job: Job): void {
    switch (job.kind) {
      case 'ask':
        this.#controller.abort();
        this.#controller = new AbortController();
        this.#run = job.run;
        this.#begin(job.run, job.database, job.ask, this.#controller.signal);
        return;
      case 'stop':
        this.#controller.abort();
        return;
      case 'groups': {
        const { serial, asked, from, to } = job;
        void this.#pages.then((pages) => {
          this.#answer({
            kind: 'groups',
            serial,
            page: pages?.page(asked, from, to) ?? NO_GROUPS,
          });
        });
      }
    }
  }

  #begin(number: number, database: string, ask: AgreementAsk, signal: AbortSignal): void {
    const run = new Run(ask, this.#pace, signal, (news) => {
      if (number === this.#run) this.#answer({ kind: 'news', run: number, news });
    });
    const groups = run.groups(database);
    this.#pages = groups.catch(() => null);
    void groups
      .then(() => run.measure())
      .catch((error: unknown) => {
        if (signal.aborted) return;
        if (error instanceof DatabaseLost) this.#answer({ kind: 'lost', run: number });
        // The page hears of it as of any error of the thread.
        else reportError(error);
      });
  }
}
