import { constants } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { systemError, type FileLayer, type OpenFile } from '#main/services/files';
import type { Content } from './content.ts';
import { MemoryFile, statsOf, type Kept } from './memory-file.ts';
import type { Operation } from './operations.ts';
import type { FileTree } from './tree.ts';

export interface MemoryLayerOptions {
  /** The folder whose files lie in memory: nothing of that name is on the disk. */
  readonly root: string;
  readonly tree: FileTree;
  /** Bytes that all files may hold together. */
  readonly mostBytes: number;
  /** Hears of all that happens, after it did. */
  readonly note: (operation: Operation) => void;
  readonly flush: () => Promise<void>;
  /** For every other file. */
  readonly disk: FileLayer;
  /** The folder on the disk that sealed records lie in. */
  readonly sealed: string;
}

const READ_ONLY = new Set(['r', 'rs']);

const isReading = (flags: string | number): boolean =>
  typeof flags === 'number' ? (flags & 3) === constants.O_RDONLY : READ_ONLY.has(flags);

/** The files below a folder, in memory; all others on the disk. */
export function memoryLayer(options: MemoryLayerOptions): FileLayer {
  const { tree, disk, sealed, mostBytes } = options;
  const root = resolve(options.root);

  /** Below the root, with "/" between names; null for a file of the disk. */
  function inside(path: string): string | null {
    const whole = resolve(path);
    if (whole === root) return '';
    return whole.startsWith(root + sep) ? relative(root, whole).split(sep).join('/') : null;
  }

  function happen(operation: Operation): void {
    tree.apply(operation);
    options.note(operation);
  }

  const kept: Kept = {
    write(content, at, bytes) {
      if (bytes.length === 0) return;
      if (tree.bytes + content.growth(at, bytes.length) > mostBytes) throw systemError('EMEMORY');
      const { path } = content;
      // Without a name it is gone with whoever has it open.
      if (path === null) return content.write(at, bytes);
      happen({ kind: 'write', path, at, bytes: new Uint8Array(bytes) });
    },
    cut(content, length) {
      const { path } = content;
      if (path === null) return content.cut(length);
      happen({ kind: 'cut', path, length });
    },
    flush: options.flush,
  };

  function there(path: string): Content {
    const content = tree.file(path);
    if (content === null) throw systemError(tree.isFolder(path) ? 'EISDIR' : 'ENOENT');
    return content;
  }

  function made(path: string): Content {
    if (tree.isFolder(path)) throw systemError('EISDIR');
    if (!tree.hasParent(path)) throw systemError('ENOENT');
    happen({ kind: 'make', path });
    return there(path);
  }

  function opened(path: string, flags: string | number): OpenFile {
    if (isReading(flags))
      return new MemoryFile(tree.isFolder(path) ? null : there(path), kept, false);
    const words = String(flags);
    if (words.startsWith('r')) return new MemoryFile(there(path), kept, true);
    if (words.includes('x') && (tree.file(path) !== null || tree.isFolder(path)))
      throw systemError('EEXIST');
    return new MemoryFile(made(path), kept, true);
  }

  function moved(path: string, to: string): void {
    there(path);
    if (tree.isFolder(to)) throw systemError('EISDIR');
    if (!tree.hasParent(to)) throw systemError('ENOENT');
    happen({ kind: 'move', path, to });
  }

  return {
    async open(path, flags, mode) {
      const own = inside(path);
      return own === null ? disk.open(path, flags, mode) : opened(own, flags);
    },
    async readFile(path) {
      const own = inside(path);
      return own === null ? disk.readFile(path) : Buffer.from(there(own).bytes);
    },
    readNow(path, limit) {
      const own = inside(path);
      if (own === null) return disk.readNow(path, limit);
      const content = tree.file(own);
      return content === null || content.size > limit ? null : new Uint8Array(content.bytes);
    },
    async appendFile(path, added, given) {
      const own = inside(path);
      if (own === null) return disk.appendFile(path, added, given);
      const content = tree.file(own) ?? made(own);
      const bytes = typeof added === 'string' ? Buffer.from(added, 'utf8') : added;
      kept.write(content, content.size, bytes);
    },
    async copyFile(from, to) {
      const [own, target] = [inside(from), inside(to)];
      if (own === null && target === null) return disk.copyFile(from, to);
      if (own === null || target === null) throw systemError('EXDEV');
      const bytes = Buffer.from(there(own).bytes);
      kept.write(made(target), 0, bytes);
    },
    async lstat(path) {
      const own = inside(path);
      if (own === null) return disk.lstat(path);
      return tree.isFolder(own) ? statsOf(0, true) : statsOf(there(own).size, false);
    },
    async mkdir(path, given) {
      const own = inside(path);
      if (own === null) return disk.mkdir(path, given);
      if (tree.file(own) !== null) throw systemError('EEXIST');
      if (tree.isFolder(own)) {
        if (given?.recursive === true) return undefined;
        throw systemError('EEXIST');
      }
      if (given?.recursive !== true && !tree.hasParent(own)) throw systemError('ENOENT');
      return happen({ kind: 'folder', path: own });
    },
    async readdir(path) {
      const own = inside(path);
      if (own === null) return disk.readdir(path);
      const names = tree.names(own);
      if (names === null) throw systemError(tree.file(own) === null ? 'ENOENT' : 'ENOTDIR');
      return [...names];
    },
    async rename(from, to) {
      const [own, target] = [inside(from), inside(to)];
      if (own === null && target === null) return disk.rename(from, to);
      if (own === null || target === null) throw systemError('EXDEV');
      return moved(own, target);
    },
    async unlink(path) {
      const own = inside(path);
      if (own === null) return disk.unlink(path);
      there(own);
      return happen({ kind: 'remove', path: own });
    },
    statfs: (path) => disk.statfs(inside(path) === null ? path : sealed),
  };
}
