import { lstat, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  done,
  refused,
  type Input,
  type Output,
  type Result,
  type SharedFolderApi,
} from '#contract';
import type { DocumentId } from '#core/model';
import type { FileLayer } from '#main/services/files';
import { readStoredDocument, type Library, type PreparedDocument } from '#main/services/library';
import {
  decodeChanges,
  readFolderIdentity,
  recogniseProject,
  writeProjectFolder,
  type ProjectIdentity,
} from '#main/services/project';
import {
  openSharedFolder,
  type FolderStatus,
  type SharedFolder,
} from '#main/services/shared-folder';
import type { GivenProjects } from './given-projects.ts';
import { RememberedFolders, type RememberedFolder } from './remembered-folders.ts';

export interface SharedFoldersOptions {
  readonly userData: string;
  readonly library: Library;
  readonly libraryFolder: string;
  readonly given: GivenProjects;
  /** Null without native dialogs. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Hears of each document that came to the library. */
  readonly onTaken: (id: DocumentId) => void;
  readonly files: FileLayer;
}

export interface SharedFolders {
  readonly methods: SharedFolderApi;
  /** Offers the folders among paths that the person named and that can be kept in step with. */
  offer(paths: readonly string[]): Promise<void>;
  /** Where the folder lies that an installation is in step with; null where it is with none. */
  pathOf(replica: string): Promise<string | null>;
}

type Sharable = Output<'sharedFolderStatus'>['offered'][number];

const noFolder = refused('not-found', 'No folder is kept in step with.');

/** Hidden files are the system's, or git's. */
async function isEmptyFolder(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null);
  if (stats?.isDirectory() !== true) return false;
  const names = await readdir(path).catch(() => ['?']);
  return names.every((name) => name.startsWith('.'));
}

/** Serves the folder that each installation is in step with. */
export function createSharedFolders(options: SharedFoldersOptions): SharedFolders {
  const { library, libraryFolder, given, files } = options;
  const remembered = new RememberedFolders(options.userData, files);
  const open = new Map<string, SharedFolder>();
  const offered = new Map<string, Sharable>();

  async function sharable(path: string): Promise<Sharable | null> {
    const found = await recogniseProject(path);
    if (found?.kind === 'folder') return { project: given.give(found), isEmpty: false };
    if (found !== null || !(await isEmptyFolder(path))) return null;
    const empty = { path, name: basename(path), kind: 'folder', bytes: 0 } as const;
    return { project: given.give(empty), isEmpty: true };
  }

  function openAt(replica: string, { path, project, taken }: RememberedFolder): SharedFolder {
    open.get(replica)?.close();
    const folder = openSharedFolder({ path, project, replica, taken, files });
    open.set(replica, folder);
    return folder;
  }

  /** The folder of an installation, opened as soon as it is asked for. */
  async function folderOf(replica: string): Promise<SharedFolder | null> {
    const there = open.get(replica);
    if (there !== undefined) return there;
    const known = await remembered.get(replica);
    // Another call may have opened it meanwhile.
    return known === null ? null : (open.get(replica) ?? openAt(replica, known));
  }

  async function statusOf(
    path: string,
    status: FolderStatus,
  ): Promise<Output<'sharedFolderStatus'>['folder']> {
    const { condition, documents, changes, ...rest } = status;
    const listed = await library.list();
    const known = new Set(listed.ok ? listed.value.map(({ id }) => id) : documents);
    return {
      name: basename(path),
      project: rest.project,
      condition: condition.kind,
      message: 'message' in condition ? condition.message : null,
      problems: [...rest.problems],
      mark: rest.mark,
      changes: [...changes],
      documents: [...documents].filter((id) => !known.has(id)),
    };
  }

  async function begin(
    path: string,
    { replica, project }: Input<'beginSharing'>,
  ): Promise<Result<{ project: ProjectIdentity }>> {
    if (await isEmptyFolder(path)) {
      const empty = { project, documents: [], changes: [] };
      const written = await writeProjectFolder(path, empty, () => false, files);
      if (!written.ok) return written;
    }
    const identity = await readFolderIdentity(path);
    if (!identity.ok)
      return refused(
        'damaged',
        `“${basename(path)}” is not kept in step with: of its obelus.json, ${identity.reason}.`,
      );
    const folder = { path, project: identity.value.id, taken: new Map() };
    await remembered.set(replica, folder);
    openAt(replica, folder);
    for (const [ref, { project: at }] of offered)
      if (given.pathOf(at.ref) === path) offered.delete(ref);
    return done({ project: identity.value });
  }

  async function take(
    folder: SharedFolder,
    documents: readonly DocumentId[],
  ): Promise<Output<'takeSharedDocuments'>> {
    const taken: Output<'takeSharedDocuments'> = { documents: [], refused: [] };
    for (const id of documents) {
      const document = await folder.document(id);
      const added = document.ok ? await library.add(document.value) : document;
      if (!added.ok) taken.refused.push(added.message);
      else {
        taken.documents.push(added.value.document);
        options.onTaken(id);
      }
    }
    return taken;
  }

  async function add(
    folder: SharedFolder,
    { lines, documents }: Input<'addToSharedFolder'>,
  ): Promise<Result<Output<'addToSharedFolder'>>> {
    const changes = decodeChanges(Buffer.from(lines), null);
    if (!changes.ok) return refused('bad-request', 'The changes did not arrive whole.');
    const there = (await folder.look()).documents;
    const stored: PreparedDocument[] = [];
    for (const id of documents) {
      const document = there.has(id) ? null : readStoredDocument(libraryFolder, id, files);
      if (document !== null) stored.push(document);
    }
    const added = await folder.add(changes.value, stored);
    return added.ok ? done({}) : added;
  }

  return {
    pathOf: async (replica) => (await remembered.get(replica))?.path ?? null,
    async offer(paths) {
      for (const path of paths) {
        const folder = await sharable(path);
        if (folder !== null) offered.set(folder.project.ref, folder);
      }
    },
    methods: {
      chooseSharedFolder: async () => {
        if (options.chooseFolder === null)
          return refused('not-available', 'This shell has no dialogs of its own.');
        const path = await options.chooseFolder();
        if (path === null) return done({ folder: null });
        const folder = await sharable(path);
        return folder === null
          ? refused(
              'not-available',
              `“${basename(path)}” is neither empty nor a project folder. Choose an empty folder, or one in which a colleague has begun.`,
            )
          : done({ folder });
      },
      beginSharing: async (input) => {
        const path = given.pathOf(input.ref);
        return path === undefined ? noFolder : begin(path, input);
      },
      sharedFolderStatus: async ({ replica, isAsked }) => {
        const folder = await folderOf(replica);
        const status = folder && (await statusOf(folder.path, await folder.look(isAsked)));
        return done({ folder: status, offered: [...offered.values()] });
      },
      sharedArrival: async ({ replica, after }) => {
        const folder = await folderOf(replica);
        return folder === null ? noFolder : done({ arrival: folder.next(after) });
      },
      sharedArrivalsTaken: async ({ replica, mark }) => {
        const folder = await folderOf(replica);
        const known = await remembered.get(replica);
        if (folder === null || known === null) return noFolder;
        await remembered.set(replica, { ...known, taken: folder.taken(mark) });
        return done({});
      },
      takeSharedDocuments: async ({ replica, documents }) => {
        const folder = await folderOf(replica);
        return folder === null ? noFolder : done(await take(folder, documents));
      },
      addToSharedFolder: async (input) => {
        const folder = await folderOf(input.replica);
        return folder === null ? noFolder : add(folder, input);
      },
      endSharing: async ({ replica }) => {
        open.get(replica)?.close();
        open.delete(replica);
        await remembered.set(replica, null);
        return done({});
      },
    },
  };
}
