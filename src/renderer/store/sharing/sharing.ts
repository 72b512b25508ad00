import type { Output, SharableFolder } from '#contract';
import type { DocumentId } from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { write } from '../steps/edit.ts';
import { isInTurn, later } from '../later-work.ts';
import { notify } from '../notices.ts';
import type { ProjectFiles } from '../projects/shapes.ts';
import { projectNameOf, projectRef } from '../records/project-note.ts';
import { absorbArrived } from './absorbing.ts';
import { watchTyping } from './calm.ts';
import { Pushing } from './pushing.ts';
import type { Sharing, SharingState } from './shapes.ts';
import { snapshotBefore } from '../snapshots/snapshot-before.ts';

/** Milliseconds between two looks at the folder. */
const EVERY = 2_000;
/** Units of lines that are taken over at once. */
const MOST_UNITS = 2_000_000;
/** Documents taken at a time. */
const MOST_DOCUMENTS = 100;
/** Milliseconds that a look waits for what is being stored; after that the next one tries. */
const PATIENCE = 4_000;

type Folder = NonNullable<Output<'sharedFolderStatus'>['folder']>;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Of two ids a project goes on under the smaller. Where that is ours, the folder is to hold something said
 * of it, and be it that it has no name: by that the others know.
 */
function sayWhich(context: Context, ofFolder: string): void {
  const record = projectRef(context);
  if (context.identity.project >= ofFolder || context.records.has(record)) return;
  write(context, [{ record, home: null, field: 'name', value: '' }], null);
}

export interface SharingFacet extends Sharing {
  /** Ends looking, as the page goes. */
  end(): void;
}

class Loop implements SharingFacet {
  readonly #context: Context;
  readonly #projects: ProjectFiles;
  readonly #calm = watchTyping();
  #pushing: Pushing;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn: Promise<void> = Promise.resolve();
  /** The mark up to which what arrived is stored. */
  #taken = 0;
  /** Something was made here that the folder may not hold. */
  #isFresh = true;
  /** How many changes of each installation the folder held. */
  #held: ReadonlyMap<string, number> = new Map();
  #texts: ReadonlySet<DocumentId> | null = null;
  readonly #toldEmpty = new Set<string>();
  readonly #ends: (() => void)[] = [];

  constructor(context: Context, projects: ProjectFiles) {
    this.#context = context;
    this.#projects = projects;
    this.#pushing = new Pushing(context);
    const made = (): void => {
      this.#isFresh = true;
    };
    context.watchers.add(made);
    this.#ends.push(
      () => context.watchers.delete(made),
      // What a thread stores is heard of by nobody else.
      context.state.subscribe(({ opening }, before) => {
        if (opening === null && before.opening !== null) made();
      }),
      () => {
        this.#calm.end();
      },
    );
    later(context, () => this.look());
  }

  async choose(): Promise<void> {
    const answer = await this.#context.host.chooseSharedFolder({});
    if (!answer.ok) return notify(this.#context.state, 'problem', answer.message);
    if (answer.value.folder !== null) await this.begin(answer.value.folder);
  }

  async begin(folder: SharableFolder): Promise<void> {
    if (!folder.isEmpty && !(await this.#isOpened(folder))) return;
    const { host, identity, state } = this.#context;
    const project = { id: identity.project, name: projectNameOf(this.#context) };
    const { ref } = folder.project;
    await snapshotBefore(this.#context, 'sharing');
    const answer = await host.beginSharing({ ref, replica: identity.replica, project });
    if (!answer.ok) return notify(state, 'problem', answer.message);
    sayWhich(this.#context, answer.value.project.id);
    this.#pushing = new Pushing(this.#context);
    this.#taken = 0;
    this.#held = new Map();
    this.#isFresh = true;
    await this.look();
  }

  look(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#round(true));
    return this.#turn;
  }

  async stop(): Promise<void> {
    const { host, identity } = this.#context;
    this.#turn = this.#turn.then(async () => {
      await host.endSharing({ replica: identity.replica });
      await this.#round(true);
    });
    await this.#turn;
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const end of this.#ends.splice(0)) end();
  }

  /** Opens a project as any other, and waits until that is accepted; false where it is not. */
  async #isOpened(folder: SharableFolder): Promise<boolean> {
    const { state } = this.#context;
    let isAccepted = false;
    const watch = state.subscribe(({ opening }) => {
      if (opening !== null) isAccepted = opening.kind === 'writing';
    });
    await this.#projects.read({ kind: 'given', project: folder.project });
    const read = state.getState().opening;
    // Where all of it is here already there is nothing to look at, and nothing to accept.
    if (read?.kind === 'preview' && read.preview.changes === 0) {
      this.#projects.cancel();
      isAccepted = true;
    } else if (read !== null)
      await new Promise<void>((resolve) => {
        const end = state.subscribe(({ opening }) => {
          if (opening !== null) return;
          end();
          resolve();
        });
      });
    watch();
    return isAccepted;
  }

  #again(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#round(false));
    }, EVERY);
  }

  #show(sharing: SharingState): void {
    const { state } = this.#context;
    if (JSON.stringify(state.getState().sharing) !== JSON.stringify(sharing))
      state.setState({ sharing });
  }

  async #round(isAsked: boolean): Promise<void> {
    const { host, identity } = this.#context;
    if (this.#context.isClosed) return;
    try {
      const { replica } = identity;
      const answer = await host.sharedFolderStatus({ replica, ...(isAsked && { isAsked }) });
      if (this.#context.isClosed || !answer.ok) return;
      const { folder, offered } = answer.value;
      if (folder === null) {
        this.#tellEmpty(offered);
        return this.#show({ kind: 'off', offered });
      }
      await this.#keepUp(folder);
      this.#again();
    } catch {
      // Nothing is lost by a look that failed: what was not taken comes again with the next.
      this.#again();
    }
  }

  /** An empty folder brings nothing: what it is good for is told once. */
  #tellEmpty(offered: readonly SharableFolder[]): void {
    const { empty, toBegin } = strings.sharing;
    for (const { project, isEmpty } of offered) {
      if (!isEmpty || this.#toldEmpty.has(project.ref)) continue;
      this.#toldEmpty.add(project.ref);
      const way = { command: 'project.share', label: toBegin };
      notify(this.#context.state, 'done', empty(project.name), undefined, way);
    }
  }

  async #keepUp(folder: Folder): Promise<void> {
    const state = (condition: 'inStep' | 'working', message: string | null): SharingState => ({
      kind: 'on',
      name: folder.name,
      condition: folder.condition === 'there' ? condition : folder.condition,
      message: message ?? folder.message,
      problems: folder.problems,
    });
    const isThere = folder.condition !== 'unreachable';
    const held = new Map(folder.changes);
    // As where a colleague went back to an older state of the folder.
    if (isThere && [...this.#held].some(([replica, count]) => (held.get(replica) ?? 0) < count)) {
      this.#pushing = new Pushing(this.#context);
      this.#isFresh = true;
    }
    if (isThere) this.#held = held;
    const isToTake = isThere && (folder.mark > this.#taken || folder.documents.length > 0);
    const isToGive = isThere && this.#isFresh;
    this.#show(state(isToTake || isToGive ? 'working' : 'inStep', null));
    if (!isThere || !(await this.#isStored())) return;
    if (isToTake) await this.#take(folder);
    const refused = isToGive ? await this.#give(folder) : null;
    this.#show(
      refused === null
        ? state(this.#taken < folder.mark ? 'working' : 'inStep', null)
        : ({ ...state('inStep', refused), condition: 'unwritable' } as SharingState),
    );
  }

  /** Whether all that was done is stored, so that it is known what is here. */
  async #isStored(): Promise<boolean> {
    const { writer } = this.#context;
    await Promise.race([writer.settled(), wait(PATIENCE)]);
    return writer.pending().length === 0;
  }

  /** Nothing comes in the middle of a person's typing, nor beside what is done in turn. */
  #isFree(): boolean {
    const { opening } = this.#context.state.getState();
    return opening === null && !isInTurn(this.#context) && this.#calm.isCalm();
  }

  async #take(folder: Folder): Promise<void> {
    const { host, identity, writer, state } = this.#context;
    const { replica } = identity;
    for (let at = 0; at < folder.documents.length; at += MOST_DOCUMENTS) {
      const documents = folder.documents.slice(at, at + MOST_DOCUMENTS);
      await host.takeSharedDocuments({ replica, documents });
      this.#texts = null;
    }
    const project = folder.project ?? { id: identity.project, name: '' };
    while (this.#taken < folder.mark && this.#isFree()) {
      const { lines, mark } = await this.#next();
      if (mark === this.#taken) return;
      const wrong = await absorbArrived(this.#context, lines, project, await this.#known());
      if (wrong !== null) notify(state, 'problem', wrong);
      if (!(await this.#isStored())) return;
      if (writer.pending().length > 0 || this.#context.isClosed) return;
      this.#taken = mark;
      await host.sharedArrivalsTaken({ replica, mark });
    }
  }

  /** What arrived next, as much as is taken over at once. */
  async #next(): Promise<{ readonly lines: string; readonly mark: number }> {
    const { host, identity } = this.#context;
    let lines = '';
    let mark = this.#taken;
    while (lines.length < MOST_UNITS) {
      const answer = await host.sharedArrival({ replica: identity.replica, after: mark });
      if (!answer.ok || answer.value.arrival === null) break;
      lines += answer.value.arrival.lines;
      ({ mark } = answer.value.arrival);
    }
    return { lines, mark };
  }

  /** The texts of the library. */
  async #known(): Promise<ReadonlySet<DocumentId>> {
    if (this.#texts !== null) return this.#texts;
    const listed = await this.#context.host.listDocuments({});
    const texts = new Set(listed.ok ? listed.value.map(({ id }) => id) : []);
    if (listed.ok) this.#texts = texts;
    return texts;
  }

  async #give(folder: Folder): Promise<string | null> {
    this.#isFresh = false;
    const refused = await this.#pushing
      .push(new Map(folder.changes))
      .catch(() => strings.sharing.notGiven);
    if (refused !== null || this.#pushing.hasGiven) this.#isFresh = true;
    return refused;
  }
}

/** A project folder that the work is kept in step with, looked at every few seconds. */
export const sharingOf = (context: Context, projects: ProjectFiles): SharingFacet =>
  new Loop(context, projects);
