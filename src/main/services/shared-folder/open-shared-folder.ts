import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Change, DocumentId } from '#core/model';
import { done, refused, type Result } from '#contract';
import { disk, refuseFor, type FileLayer } from '#main/services/files';
import type { PreparedDocument } from '#main/services/library';
import {
  folderAstray,
  folderFile,
  readFolderDocument,
  readFolderIdentity,
  type ProjectIdentity,
} from '#main/services/project';
import { addToFolder } from './add-to-folder.ts';
import { Arrivals } from './arrivals.ts';
import { readChangesFile, sentenceFor, signatureOf } from './file-reader.ts';
import { KnownChanges } from './known-changes.ts';
import {
  isToRead,
  isTold,
  lastingSignature,
  NOTHING,
  troubled,
  type KnownFile,
  type Trouble,
} from './known-file.ts';
import type { Arrival, Condition, FolderStatus, Positions, SharedFolder } from './shapes.ts';
import { FolderWatch } from './watch-folder.ts';

export interface SharedFolderOptions {
  readonly path: string;
  /** UUID of the project that the folder holds. */
  readonly project: string;
  /** The installation whose file of changes is ours to write. */
  readonly replica: string;
  /** Up to where its files were taken in before. */
  readonly taken: Positions;
  /** Milliseconds between two looks where the system tells of nothing. */
  readonly every?: number;
  readonly files?: FileLayer;
}

const EVERY = 4_000;
const MOST_FILES = 10_000;
const MANIFEST = 'obelus.json';

class Folder implements SharedFolder {
  readonly path: string;
  readonly #id: string;
  readonly #replica: string;
  readonly #layer: FileLayer;
  readonly #before: Positions;
  readonly #watch: FolderWatch;
  readonly #arrivals: Arrivals;
  readonly #known = new KnownChanges();
  readonly #files = new Map<string, KnownFile>();
  #troubles = new Map<string, Trouble>();
  #project: ProjectIdentity | null = null;
  #documents = new Set<DocumentId>();
  #unreachable: string | null = null;
  #unwritable: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ path, project, replica, taken, ...more }: SharedFolderOptions) {
    const { every = EVERY, files = disk } = more;
    this.#layer = files;
    this.path = path;
    this.#id = project;
    this.#replica = replica;
    this.#before = taken;
    this.#watch = new FolderWatch(path, every);
    this.#arrivals = new Arrivals(taken);
  }

  look(isAsked = false): Promise<FolderStatus> {
    return this.#inTurn(async () => {
      if (isAsked || this.#watch.isDue()) {
        this.#watch.looked();
        await this.#lookNow();
      }
      return this.#status();
    });
  }

  next(after: number): Arrival | null {
    return this.#arrivals.next(after);
  }

  taken(mark: number): Positions {
    return this.#arrivals.takenUpTo(mark);
  }

  document(id: DocumentId): Promise<Result<PreparedDocument>> {
    return this.#inTurn(() => readFolderDocument(this.path, id));
  }

  add(changes: readonly Change[], documents: readonly PreparedDocument[]): Promise<Result<null>> {
    return this.#inTurn(async () => {
      // Whatever else came to our file must be in what takes its place.
      await this.#lookNow();
      if (this.#unreachable !== null) return refused('unreadable', this.#unreachable);
      const project = this.#project;
      if (project === null)
        return refused('unwritable', `“${basename(this.path)}” holds no project that can be read.`);
      const fresh = changes.filter((change) => !this.#known.has(change));
      const missing = documents.filter(({ summary }) => !this.#documents.has(summary.id));
      const added = await addToFolder({
        folder: this.path,
        project,
        replica: this.#replica,
        changes: fresh,
        documents: missing,
        positionOf: (name) => this.#files.get(name)?.position ?? null,
        files: this.#layer,
      });
      this.#unwritable = added.ok ? null : added.message;
      if (!added.ok) return added;
      for (const { name, replica, position } of added.value)
        this.#files.set(name, { replica, signature: null, position, trouble: null });
      for (const { replica, id } of fresh) this.#known.add(replica, id);
      for (const { name, position } of added.value) this.#arrivals.add(name, [], position);
      for (const { summary } of missing) this.#documents.add(summary.id);
      return done(null);
    });
  }

  close(): void {
    this.#watch.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #status(): FolderStatus {
    const now = performance.now();
    const troubles = [...this.#troubles.values()];
    for (const { trouble } of this.#files.values()) if (trouble !== null) troubles.push(trouble);
    return {
      project: this.#project,
      condition: this.#condition(troubles.some((trouble) => !isTold(trouble, now))),
      problems: troubles.filter((each) => isTold(each, now)).map(({ sentence }) => sentence),
      mark: this.#arrivals.mark,
      changes: this.#known.counts(),
      documents: this.#documents,
    };
  }

  #condition(isWaiting: boolean): Condition {
    if (this.#unreachable !== null) return { kind: 'unreachable', message: this.#unreachable };
    if (this.#unwritable !== null) return { kind: 'unwritable', message: this.#unwritable };
    return { kind: isWaiting ? 'waiting' : 'there' };
  }

  async #lookNow(): Promise<void> {
    try {
      const stats = await lstat(this.path);
      if (!stats.isDirectory())
        this.#unreachable = `“${basename(this.path)}” is no folder any more.`;
      else this.#unreachable = await this.#lookInside();
    } catch (error) {
      const { message } = refuseFor(error, 'read', this.path);
      this.#unreachable = message.replace('“', 'The folder “');
      this.#watch.close();
    }
  }

  /** @returns why nothing is to be read here; null where it was. */
  async #lookInside(): Promise<string | null> {
    const troubles = new Map<string, Trouble>();
    const report = (name: string, reason: string, isFinal: boolean): void => {
      const before = this.#troubles.get(name);
      const sentence = sentenceFor(this.path, name, reason);
      troubles.set(name, troubled(before, sentence, isFinal, performance.now()));
    };
    const name = basename(this.path);
    const astray = await folderAstray(this.path);
    if (astray !== null)
      return `“${astray.name}” in the folder “${name}” ${astray.reason}, so nothing is read or written there.`;
    const identity = await readFolderIdentity(this.path);
    // A drive that is not mounted leaves an empty folder.
    if (!identity.ok && identity.isMissing)
      return `There is no ${MANIFEST} in the folder “${name}”.`;
    if (identity.ok && identity.value.id !== this.#id)
      return `The folder “${name}” holds another project now.`;
    if (identity.ok) this.#project = identity.value;
    else report(MANIFEST, `is not read: ${identity.reason}`, false);
    const documents = await this.#namesIn('documents', report);
    this.#documents = wholeDocuments(documents);
    const names = await this.#namesIn('changes', report);
    for (const name of names) await this.#readFile(name);
    const there = new Set(names);
    for (const name of this.#files.keys()) if (!there.has(name)) this.#files.delete(name);
    this.#troubles = troubles;
    return null;
  }

  /** Paths below the project's folder; what does not belong there is told of. */
  async #namesIn(
    folder: string,
    report: (name: string, reason: string, isFinal: boolean) => void,
  ): Promise<readonly string[]> {
    const found = await readdir(join(this.path, folder)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    });
    const paths = found.sort().map((name) => `${folder}/${name}`);
    if (paths.length > MOST_FILES * 2) report(folder, 'holds too many files', true);
    return paths.slice(0, MOST_FILES * 2).filter((path) => {
      const { kind } = folderFile(path);
      if (kind === 'foreign') report(path, 'does not belong there, and is not read', true);
      return kind !== 'foreign' && kind !== 'passed';
    });
  }

  async #readFile(name: string): Promise<void> {
    const file = folderFile(name);
    const signature = await signatureOf(this.path, name);
    if (file.kind !== 'changes' || signature === null) return;
    const known = this.#files.get(name);
    const now = performance.now();
    if (!isToRead(known, signature.text, now)) return;
    const { replica } = file;
    const position = known?.position ?? this.#before.get(name) ?? NOTHING;
    const lasting = lastingSignature(signature.text, signature.changedAt);
    const read = await readChangesFile(this.path, name, replica, position);
    if (read.kind === 'refused') {
      const sentence = sentenceFor(this.path, name, read.reason);
      const trouble = troubled(known?.trouble, sentence, read.isFinal, now);
      this.#files.set(name, { replica, signature: lasting, position, trouble });
      return;
    }
    const { reading } = read;
    this.#files.set(name, {
      replica,
      signature: lasting,
      position: reading.position,
      trouble: null,
    });
    for (const id of reading.known) this.#known.add(replica, id);
    const fresh = reading.fresh.filter(({ id }) => this.#known.add(replica, id));
    this.#arrivals.add(name, fresh, reading.position);
  }
}

/** Texts whose record is there too. */
function wholeDocuments(names: readonly string[]): Set<DocumentId> {
  const of = (wanted: 'text' | 'record'): ReadonlySet<string> =>
    new Set(
      names.flatMap((name) => {
        const file = folderFile(name);
        return file.kind === wanted && !file.isCopy ? [file.sha256] : [];
      }),
    );
  const records = of('record');
  return new Set([...of('text')].filter((id) => records.has(id)) as DocumentId[]);
}

/**
 * A project that lives as a folder to which others write, by git, by what syncs it, or on a network
 * drive. What they add is told once, file by file as each is whole: one that is damaged or half there
 * keeps back none of the others, and is tried again.
 */
export const openSharedFolder = (options: SharedFolderOptions): SharedFolder => new Folder(options);
