import { join } from 'node:path';
import {
  done,
  refused,
  type HostApi,
  type HostDescription,
  type Input,
  type Output,
  type Result,
} from '#contract';
import { findSources, SIZE_LIMIT } from '#main/services/corpus';
import {
  disk,
  readRegularFile,
  tooLarge,
  writeSharedFileAtomically,
  type FileLayer,
} from '#main/services/files';
import { createImportRunner } from '#main/services/importing';
import { openLibrary } from '#main/services/library';
import { fromBase64 } from './base64.ts';
import { createGivenSources } from './given-sources.ts';
import { createDataPlaces } from './data-places.ts';
import { createDescription } from './describe-host.ts';
import { createDatabaseAside } from './database-aside.ts';
import { createDiskSpace } from './disk-space.ts';
import { createJournal } from './journal.ts';
import { createOrdinary } from './ordinary.ts';
import { createProjectRunner } from './project-runner.ts';
import { createProjects, type ProjectDialogs } from './projects.ts';
import { createSharedFolders } from './shared-folder.ts';
import { safeFileName } from './safe-file-name.ts';
import { createSearchRunner } from './search-runner.ts';
import { createSnapshots } from './snapshots.ts';
import { namedPaths } from './start-arguments.ts';

/** The native dialogs of a shell that has them. */
export interface HostDialogs extends ProjectDialogs {
  /** Paths that the person chose; none where they cancelled. */
  chooseSources(kind: 'files' | 'folder'): Promise<readonly string[]>;
  /** Shows a folder in the system's file manager; false where it is not there. */
  showFolder?(path: string): Promise<boolean>;
}

/** What a shell serves, and tells when it ends. */
export interface Host extends HostApi {
  /** Whether there is something to keep at the end. */
  readonly hasWork: () => boolean;
  /** Keeps what there is to keep, for some seconds at most. Nothing is served afterwards. */
  readonly end: () => Promise<void>;
}

export interface HostOptions {
  /** The folder of the program's own data for this account. */
  readonly userData: string;
  readonly version: string;
  readonly shell: HostDescription['shell'];
  readonly platform: string;
  readonly dialogs?: HostDialogs;
  /** Arguments after the program's own name and script. A shell may add to them later. */
  readonly startArguments: readonly string[];
  /** How many of them were given out; kept where one host follows another. */
  readonly argumentsSeen?: { count: number };
  /** What relative arguments are relative to; else the process's own folder. */
  readonly workingFolder?: string;
  /** The folder of the sample corpus. */
  readonly seedsFolder: string;
  /** The built `import-worker.ts`; without it files are read in this thread, with no deadline. */
  readonly importWorker?: URL;
  /** The built `search-worker.ts`; without it the index of the corpus is in this thread, and not kept. */
  readonly searchWorker?: URL;
  /** The built `project-worker.ts`; without it projects are read and packed in this thread. */
  readonly projectWorker?: URL;
  readonly now?: () => Date;
  /** Lets the page’s database go; not needed where the answer itself has the browser do it. */
  readonly clearDatabase?: () => Promise<void>;
  /** Opens the private workbench in a window of its own; refused where it cannot. */
  readonly openPrivate?: HostApi['openPrivate'];
  /** What writes; else the disk itself. */
  readonly files?: FileLayer;
}

type Sources = Output<'givenSources'>;
type Saved = Output<'saveText'>;

const noDialogs = refused('not-available', 'This shell has no dialogs of its own.');

/** What every PNG begins with and ends with (W3C PNG, 5.2 and 11.2.5). */
const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

const isPng = (bytes: Uint8Array): boolean =>
  bytes.length > PNG_START.length + PNG_END.length &&
  PNG_START.equals(bytes.subarray(0, PNG_START.length)) &&
  PNG_END.equals(bytes.subarray(-PNG_END.length));

/** Puts the services together into what every shell serves. */
export function createHost(options: HostOptions): Host {
  const { userData, dialogs, seedsFolder, files = disk } = options;
  const now = options.now ?? ((): Date => new Date());
  const libraryFolder = join(userData, 'library');
  const library = openLibrary({
    folder: libraryFolder,
    now,
    files,
  });
  const given = createGivenSources();
  const runImport = createImportRunner({ worker: options.importWorker ?? null });
  const corpus = createSearchRunner({
    worker: options.searchWorker ?? null,
    libraryFolder,
    indexFolder: join(userData, 'search'),
    version: options.version,
    list: () => library.list(),
    files,
  });
  const projects = createProjects({
    library,
    libraryFolder,
    dialogs: dialogs ?? null,
    worker: options.projectWorker ?? null,
    onTaken: (id) => corpus.add(id),
    files,
  });

  const shared = createSharedFolders({
    userData,
    library,
    libraryFolder,
    given: projects.given,
    chooseFolder: dialogs === undefined ? null : () => dialogs.chooseProject('folder'),
    onTaken: (id) => corpus.add(id),
    files,
  });

  const journalFolder = join(userData, 'journal');
  const snapshotsFolder = join(userData, 'snapshots');
  const journal = createJournal(journalFolder, now, files);
  const snapshots = createSnapshots({
    folder: snapshotsFolder,
    journalFolder,
    files,
    now,
    // Of its own: nobody waits for a snapshot to open a project.
    runner: createProjectRunner({ worker: options.projectWorker ?? null, files }),
    standing: () => journal.journalStanding({}),
    readFile: (path) => projects.readFile(path),
  });

  /** UUID of the journal that was seen last; asked for each minute, it is mostly the same. */
  let seen: string | null = null;

  /** What an earlier run left may be in no snapshot: it was ended before it could take one. */
  async function journalStanding(): Promise<Result<Output<'journalStanding'>>> {
    const standing = await journal.journalStanding({});
    if (!standing.ok) return standing;
    const { journal: name, last } = standing.value.mark;
    if (last > 0 && name !== seen) snapshots.worked();
    seen = name;
    return standing;
  }

  async function appendToJournal(
    input: Input<'appendToJournal'>,
  ): Promise<Result<Output<'appendToJournal'>>> {
    const appended = await journal.appendToJournal(input);
    if (appended.ok && input.lines !== '') snapshots.worked();
    return appended;
  }

  async function offer(paths: readonly string[]): Promise<Result<Sources>> {
    const sorted = await projects.sort(paths);
    const found = await findSources(sorted.others);
    return done({
      sources: given.give(found.sources),
      projects: sorted.projects,
      refused: [...found.refused],
    });
  }

  async function samples(): Promise<Result<Sources>> {
    const found = await findSources([seedsFolder]);
    const sources = found.sources.filter(({ name }) => !/(^|\/)readme\.md$/i.test(name));
    return done({ sources: given.give(sources), projects: [], refused: [] });
  }

  const { argumentsSeen = { count: 0 } } = options;

  /** Each is given out once: a page that is loaded again must not bring back what was removed. */
  async function opened(replica?: string): Promise<Result<Sources>> {
    const { startArguments, workingFolder = process.cwd() } = options;
    const from = argumentsSeen.count;
    argumentsSeen.count = startArguments.length;
    const named = await namedPaths(startArguments, workingFolder, from);
    await shared.offer(named);
    // What that one brings comes by itself.
    const inStep = replica === undefined ? null : await shared.pathOf(replica);
    return offer(named.filter((path) => path !== inStep));
  }

  async function keep(bytes: Uint8Array, name: string): Promise<Result<Output<'importSource'>>> {
    const read = await runImport(bytes, name);
    if (!read.ok) return read;
    const added = await library.add(read.value.prepared);
    if (!added.ok) return added;
    corpus.add(added.value.document.id);
    return done({ ...added.value, remarks: [...read.value.remarks] });
  }

  async function importSource(
    input: Input<'importSource'>,
  ): Promise<Result<Output<'importSource'>>> {
    if (input.kind === 'given') {
      const source = given.pathOf(input.ref);
      if (!source) return refused('not-found', 'This file was not offered for import.');
      const bytes = await readRegularFile(source.path, SIZE_LIMIT);
      return bytes.ok ? keep(bytes.value, source.name) : bytes;
    }
    const size = Math.floor((input.base64.length * 3) / 4);
    if (size > SIZE_LIMIT + 2) return tooLarge(input.name, size, SIZE_LIMIT);
    const bytes = fromBase64(input.base64);
    return bytes === null
      ? refused('bad-request', `“${input.name}” did not arrive whole.`)
      : keep(bytes, input.name);
  }

  async function save(suggestedName: string, bytes: Uint8Array): Promise<Result<Saved>> {
    if (!dialogs) return noDialogs;
    const path = await dialogs.chooseSavePath(safeFileName(suggestedName));
    if (path === null) return done({ saved: false });
    const written = await writeSharedFileAtomically(path, bytes, files);
    return written.ok ? done({ saved: true }) : written;
  }

  async function saveBytes(input: Input<'saveBytes'>): Promise<Result<Saved>> {
    const bytes = fromBase64(input.base64);
    if (bytes === null || !isPng(bytes))
      return refused('bad-request', `The picture “${input.suggestedName}” did not arrive whole.`);
    return save(input.suggestedName, bytes);
  }

  return {
    ...createDescription(options),
    givenSources: ({ which, replica }) => (which === 'sample' ? samples() : opened(replica)),
    chooseSources: async ({ kind }) => {
      if (dialogs === undefined) return noDialogs;
      const paths = await dialogs.chooseSources(kind);
      await shared.offer(paths);
      return offer(paths);
    },
    importSource,
    listDocuments: async () => {
      const listed = await library.list();
      return listed.ok ? done([...listed.value]) : listed;
    },
    readDocument: ({ id }) => library.read(id),
    readDocuments: async ({ ids }) => done({ bodies: [...(await library.readSome(ids))] }),
    searchCorpus: (request) => corpus.search(request),
    documentsLacking: (question) => corpus.lacking(question),
    searchStatus: () => corpus.status(),
    saveText: ({ suggestedName, text }) => save(suggestedName, new TextEncoder().encode(text)),
    saveBytes,
    ...projects.methods,
    ...journal,
    ...createDiskSpace(userData, files),
    ...createDatabaseAside({
      userData,
      now,
      clear: options.clearDatabase ?? (async () => undefined),
    }),
    journalStanding,
    appendToJournal,
    ...shared.methods,
    ...snapshots.methods,
    ...createOrdinary(options.openPrivate ?? null),
    ...createDataPlaces({
      folders: {
        journal: journalFolder,
        snapshots: snapshotsFolder,
        library: libraryFolder,
        search: join(userData, 'search'),
      },
      library,
      now,
      showFolder: dialogs?.showFolder?.bind(dialogs) ?? null,
      files,
    }),
    hasWork: snapshots.hasWork,
    end: snapshots.end,
  };
}
