import { strings } from '#renderer/words';

/** What a drop came to. */
export interface DroppedFiles {
  /** Text, Markdown and HTML, and whatever was dropped by itself. */
  readonly documents: readonly DroppedFile[];
  /** JSON-LD files dropped by themselves. */
  readonly annotations: readonly File[];
  /** Project files dropped by themselves. */
  readonly projects: readonly File[];
  /** What was not taken, a sentence each. */
  readonly refused: readonly string[];
}

export interface DroppedFile {
  /** Path below the dropped folder, or the file's name. */
  readonly name: string;
  readonly file: File;
}

/** Files taken from a dropped folder: the rest of it is not meant for reading. */
const readable = /\.(txt|text|md|markdown|html?|xhtml)$/i;
const annotationFile = /\.(jsonld|json)$/i;
const projectFile = /\.obelus$/i;
/** What a folder holds that is a project. */
const PROJECT_MARK = 'obelus.json';
const mostFiles = 10_000;

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // readEntries gives a hundred at a time, and none at the end.
  const next = (): Promise<readonly FileSystemEntry[]> =>
    new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    }).then((some) => {
      all.push(...some);
      return some.length === 0 || all.length >= mostFiles ? all : next();
    });
  return next();
};

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

interface Harvest {
  readonly documents: DroppedFile[];
  readonly refused: string[];
}

async function walk(folder: FileSystemDirectoryEntry, into: Harvest): Promise<void> {
  const entries = await entriesOf(folder).catch(() => null);
  if (entries?.some(({ name, isFile }) => isFile && name === PROJECT_MARK) === true)
    return void into.refused.push(strings.openProject.dropFolder(folder.name));
  if (entries === null) into.refused.push(strings.corpus.unreadableFolder(folder.name));
  for (const entry of entries ?? []) {
    if (into.documents.length >= mostFiles) return;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, into);
    else if (readable.test(entry.name)) {
      const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
      if (file === null) into.refused.push(strings.corpus.unreadableFile(entry.name));
      else into.documents.push({ name: entry.fullPath.replace(/^\//, ''), file });
    }
  }
}

async function harvest(folder: FileSystemDirectoryEntry): Promise<Harvest> {
  const found: Harvest = { documents: [], refused: [] };
  await walk(folder, found);
  const { documents, refused } = found;
  if (documents.length >= mostFiles) refused.push(strings.corpus.tooMany(folder.name, mostFiles));
  if (documents.length + refused.length === 0)
    refused.push(strings.corpus.nothingToRead(folder.name));
  return found;
}

/** The files of a drop, folders gone through. Must be called while the drop event is handled. */
export async function collectFiles(transfer: DataTransfer): Promise<DroppedFiles> {
  const dropped = [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return item.kind === 'file' ? [{ entry: item.webkitGetAsEntry(), file }] : [];
  });
  const documents: DroppedFile[] = [];
  const annotations: File[] = [];
  const projects: File[] = [];
  const refused: string[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory === true) {
      const found = await harvest(entry as FileSystemDirectoryEntry);
      documents.push(...found.documents);
      refused.push(...found.refused);
    } else if (file !== null && annotationFile.test(file.name)) annotations.push(file);
    else if (file !== null && projectFile.test(file.name)) projects.push(file);
    else if (file !== null) documents.push({ name: file.name, file });
  }
  return { documents, annotations, projects, refused };
}
