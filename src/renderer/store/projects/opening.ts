import { strings } from '#renderer/words';
import { allStored, NothingStored, storePrepared, threadFor } from '../beside/beside.ts';
import type { Context } from '../context.ts';
import { later, workBegun } from '../later-work.ts';
import type { LeavingOut } from '../merging/jobs.ts';
import { Ended, type MergingThread } from '../merging/merging-thread.ts';
import { notify, wayToConflicts } from '../notices.ts';
import type {
  OpeningAsk,
  OpeningGroup,
  OpeningPreview,
  OpeningRecord,
  OpeningState,
  ProjectSource,
} from './shapes.ts';
import { handOver, nameOf, takeTexts, upload, type ProjectReading } from './opening-source.ts';
import { snapshotBefore } from '../snapshots/snapshot-before.ts';
import { Unfit } from '../merging/unfit.ts';
import { twinsOfText } from '../versions/twins.ts';

/** A project that is being opened, what was read of it, and the thread that works it out. */
interface Opening {
  readonly source: ProjectSource;
  readonly name: string;
  /** Of a file that the page holds, once the host has it. */
  upload: string | null;
  reading: ProjectReading | null;
  thread: MergingThread | null;
}

/** What reading and writing are told in. */
const PARTS = 1_000;

/** How much of reading is done once the host has the file and has checked it. */
const AT_HOST = 0.3;

/** What of a preview was not left out, in words. */
function cameWith({ groups }: OpeningPreview): string {
  const came = new Map<OpeningGroup['effect'], Map<string, number>>();
  for (const { effect, kind, count, leftOut } of groups) {
    const counts = came.get(effect) ?? new Map<string, number>();
    if (count > leftOut) counts.set(kind, (counts.get(kind) ?? 0) + count - leftOut);
    came.set(effect, counts);
  }
  return strings.openProject.came(came);
}

/** A text was not taken into the library, and so nothing was stored. */
class NotTaken extends Error {}

/** Of so many documents that come it is found out whether they nearly are here already. */
const MOST_LIKENED = 200;

/**
 * Opens projects, one after another: reads each, says what opening it would do, and does so when the
 * person wants it. Whatever ends an opening, the host lets go of it and the thread is ended.
 */
export class ProjectOpening {
  readonly #context: Context;
  readonly #waiting: ProjectSource[] = [];
  #current: Opening | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  async read(source: ProjectSource): Promise<void> {
    if (this.#current !== null) return void this.#waiting.push(source);
    this.#current = {
      ...{ source, name: nameOf(source), upload: null, reading: null, thread: null },
    };
    await this.#read(this.#current, undefined);
  }

  async unlock(passphrase: string): Promise<void> {
    const current = this.#current;
    if (current === null || this.#state?.kind !== 'locked') return;
    await this.#read(current, passphrase.normalize('NFC'));
  }

  async records(
    ask: OpeningAsk,
    from: number,
    to: number,
  ): Promise<{ readonly total: number; readonly records: readonly OpeningRecord[] }> {
    const thread = this.#current?.thread ?? null;
    const nothing = { total: 0, records: [] };
    if (thread === null) return nothing;
    return thread.ask('records', { ask, from, to }).catch(() => nothing);
  }

  async leaveOut(what: LeavingOut, isLeftOut: boolean): Promise<void> {
    const current = this.#current;
    if (current?.thread == null || this.#state?.kind !== 'preview') return;
    const preview = await current.thread.ask('leaveOut', { what, isLeftOut }).catch(() => null);
    if (preview !== null && this.#current === current && this.#state?.kind === 'preview')
      this.#showPreview(current, preview);
  }

  async accept(): Promise<boolean> {
    const current = this.#current;
    const state = this.#state;
    if (current?.thread == null || current.reading === null || state?.kind !== 'preview')
      return false;
    this.#show({ kind: 'writing', name: current.name, done: 0, total: PARTS });
    const { thread, reading } = current;
    // What was begun before is done first: it is part of what is there.
    const done = workBegun(this.#context).then(() =>
      this.#store(current, thread, reading, state.preview),
    );
    later(this.#context, async () => void (await done));
    return done;
  }

  cancel(): void {
    if (this.#state?.kind === 'writing') return;
    this.#end();
  }

  /** Lets go of everything; what is being stored is stored whole or not at all. */
  close(): void {
    this.#waiting.length = 0;
    this.#letGo();
  }

  get #state(): OpeningState | null {
    return this.#context.state.getState().opening;
  }

  #show(opening: OpeningState | null): void {
    this.#context.state.setState({ opening });
  }

  #showPreview({ name, reading }: Opening, preview: OpeningPreview): void {
    const strays = reading?.strays;
    this.#show({ kind: 'preview', name, preview, ...(strays !== undefined && { strays }) });
  }

  #letGo(): void {
    const current = this.#current;
    this.#current = null;
    current?.thread?.end();
    if (current?.reading != null)
      void this.#context.host
        .endProjectReading({ reading: current.reading.reading })
        .catch(() => undefined);
  }

  #end(): void {
    this.#letGo();
    this.#show(null);
    const next = this.#waiting.shift();
    if (next !== undefined) void this.read(next);
  }

  #refuse(current: Opening, message: string): void {
    if (this.#current !== current) return;
    current.thread?.end();
    current.thread = null;
    this.#show({ kind: 'refused', name: current.name, message });
  }

  async #read(current: Opening, passphrase: string | undefined): Promise<void> {
    try {
      await this.#readWhole(current, passphrase);
    } catch (error) {
      const { cannotBeRead, isRefused } = strings.openingNotices;
      const message = error instanceof Unfit ? error.message : cannotBeRead;
      this.#refuse(current, isRefused(current.name, message));
    }
  }

  async #readWhole(current: Opening, passphrase: string | undefined): Promise<void> {
    const { host } = this.#context;
    const { name, source } = current;
    const isGoing = (): boolean => this.#current === current && !this.#context.isClosed;
    const tell = (part: number): void => {
      const done = Math.round(part * PARTS);
      if (isGoing()) this.#show({ kind: 'reading', name, done, total: PARTS });
    };
    tell(0);
    if (source.kind === 'file' && current.upload === null) {
      const sent = await upload(host, source.file, (part) => tell(part * AT_HOST), isGoing);
      if (!sent.ok) return this.#refuse(current, sent.message);
      current.upload = sent.value;
    }
    if (!isGoing()) return;
    const answer = await host.readProject({
      source:
        source.kind === 'given'
          ? { kind: 'given', ref: source.project.ref }
          : { kind: 'upload', upload: current.upload ?? '', name },
      ...(passphrase !== undefined && { passphrase }),
    });
    if (!answer.ok) {
      if (!isGoing()) return;
      if (answer.code !== 'locked') return this.#refuse(current, answer.message);
      return this.#show({ kind: 'locked', name, isWrong: passphrase !== undefined });
    }
    const reading = answer.value;
    if (!isGoing())
      return void (await host.endProjectReading({ reading: reading.reading }).catch(() => null));
    current.reading = reading;
    await this.#prepare(current, reading, tell, isGoing);
  }

  /** Handing the changes over is the first half of what is left, finding out what they come to the other. */
  async #prepare(
    current: Opening,
    { reading, project, documents, changes }: ProjectReading,
    tell: (part: number) => void,
    isGoing: () => boolean,
  ): Promise<void> {
    const half = (1 - AT_HOST) / 2;
    const partOf = (done: number, of: number): number => Math.min(1, done / Math.max(1, of));
    const thread = await threadFor(this.#context, changes, (done, of) => {
      if (this.#state?.kind === 'writing') this.#tellWriting(current, done / of);
      else tell(AT_HOST + half * (1 + partOf(done, of)));
    });
    if (!isGoing()) return thread.end();
    current.thread = thread;
    const handed = await handOver(
      this.#context.host,
      reading,
      thread,
      (done) => tell(AT_HOST + half * partOf(done, changes)),
      isGoing,
    );
    if (!isGoing()) return;
    if (!handed.ok) return this.#refuse(current, handed.message);
    // It is compared with what is stored; where nothing can be, opening it will say so.
    await allStored(this.#context).catch(() => undefined);
    if (!isGoing()) return;
    const preview = await thread.ask('prepare', {
      origin: { kind: 'project', ...project },
      texts: documents.map(({ id }) => id),
    });
    if (!isGoing()) return;
    this.#showPreview(current, preview);
    void this.#lookForTwins(current, reading, preview, isGoing).catch(() => undefined);
  }

  /** Which documents that come nearly are here already: found out while the person looks. */
  async #lookForTwins(
    current: Opening,
    reading: string,
    { documents }: OpeningPreview,
    isGoing: () => boolean,
  ): Promise<void> {
    const context = this.#context;
    if (context.state.getState().documents.length === 0) return;
    for (const { id } of documents.filter(({ isNew }) => isNew).slice(0, MOST_LIKENED)) {
      if (!isGoing() || this.#state?.kind !== 'preview') return;
      const body = await context.host.readProjectDocument({ reading, id });
      const [twin] = body.ok ? await twinsOfText(context, id, body.value) : [];
      if (twin === undefined || current.thread === null || !isGoing()) continue;
      const like = { id: twin.id, title: twin.title };
      const preview = await current.thread.ask('like', { id, like });
      if (isGoing() && this.#state?.kind === 'preview') this.#showPreview(current, preview);
    }
  }

  #tellWriting({ name }: Opening, part: number): void {
    this.#show({ kind: 'writing', name, done: Math.round(part * PARTS), total: PARTS });
  }

  async #store(
    current: Opening,
    thread: MergingThread,
    whole: ProjectReading,
    preview: OpeningPreview,
  ): Promise<boolean> {
    const { state, host } = this.#context;
    const { openingNotices, openingSteps } = strings;
    try {
      await snapshotBefore(this.#context, 'opening');
      await storePrepared(this.#context, thread, openingSteps.open(current.name), async () => {
        const texts = [...(await thread.ask('wantedTexts', null))];
        const taken = await takeTexts(host, whole.reading, texts, (done, total) => {
          this.#tellWriting(current, (0.2 * done) / total);
        });
        if (!taken.ok) throw new NotTaken(taken.message);
      });
      const { conflicts, settled } = preview;
      notify(
        state,
        'done',
        openingNotices.opened(current.name, cameWith(preview), conflicts, settled),
        'edit.undo',
        conflicts === 0 ? undefined : wayToConflicts(),
      );
      this.#end();
      return true;
    } catch (error) {
      const why =
        error instanceof NotTaken
          ? error.message
          : error instanceof NothingStored || /quota/i.test(String(error))
            ? openingNotices.full
            : openingNotices.notStored;
      notify(state, 'problem', openingNotices.notOpened(current.name, why));
      if (this.#current !== current) return false;
      if (!(error instanceof Ended)) this.#showPreview(current, preview);
      else await this.#prepareAnew(current, whole);
      return false;
    }
  }

  /** Where the thread is gone, so is what it knew. */
  async #prepareAnew(current: Opening, reading: ProjectReading): Promise<void> {
    current.thread = null;
    const { cannotBeRead, isRefused } = strings.openingNotices;
    const isGoing = (): boolean => this.#current === current && !this.#context.isClosed;
    const tell = (part: number): void => {
      const done = Math.round(part * PARTS);
      if (isGoing()) this.#show({ kind: 'reading', name: current.name, done, total: PARTS });
    };
    tell(AT_HOST);
    await this.#prepare(current, reading, tell, isGoing).catch(() => {
      this.#refuse(current, isRefused(current.name, cannotBeRead));
    });
  }
}
