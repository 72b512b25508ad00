import { Content } from './content.ts';
import type { Operation } from './operations.ts';

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Folders and files in memory. The folder of all is "". */
export class FileTree {
  readonly #files = new Map<string, Content>();
  /** Names in each folder. */
  readonly #folders = new Map<string, Set<string>>([['', new Set()]]);

  /** Of all files. */
  bytes = 0;

  file(path: string): Content | null {
    return this.#files.get(path) ?? null;
  }

  /** Names in a folder; null where there is no such folder. */
  names(path: string): readonly string[] | null {
    const names = this.#folders.get(path);
    return names === undefined ? null : [...names];
  }

  isFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  hasParent(path: string): boolean {
    return this.#folders.has(parentOf(path));
  }

  /**
   * Has it happen. Where something before it is missing, as after a record was lost, as much of it as
   * can be is done: whoever reads the files finds out what is not whole.
   */
  apply(operation: Operation): void {
    const { path } = operation;
    switch (operation.kind) {
      case 'folder':
        return this.#makeFolder(path);
      case 'make':
        return this.#setSize(this.#made(path), 0);
      case 'write': {
        const content = this.#made(path);
        this.bytes += content.growth(operation.at, operation.bytes.length);
        return content.write(operation.at, operation.bytes);
      }
      case 'cut':
        return this.#setSize(this.#made(path), operation.length);
      case 'move':
        return this.#move(path, operation.to);
      case 'remove':
        return this.#remove(path);
    }
  }

  /** All that there is, as operations that make it. */
  *whole(): Generator<Operation> {
    for (const path of this.#folders.keys()) if (path !== '') yield { kind: 'folder', path };
    for (const [path, content] of this.#files) {
      yield { kind: 'make', path };
      if (content.size > 0) yield { kind: 'write', path, at: 0, bytes: content.bytes };
    }
  }

  clear(): void {
    for (const content of this.#files.values()) content.wipe();
    this.#files.clear();
    this.#folders.clear();
    this.#folders.set('', new Set());
    this.bytes = 0;
  }

  #makeFolder(path: string): void {
    if (this.#folders.has(path) || this.#files.has(path)) return;
    this.#folders.set(path, new Set());
    this.#enter(path);
  }

  #enter(path: string): void {
    const parent = parentOf(path);
    if (!this.#folders.has(parent)) this.#makeFolder(parent);
    this.#folders.get(parent)?.add(nameOf(path));
  }

  #made(path: string): Content {
    const there = this.#files.get(path);
    if (there !== undefined) return there;
    const content = new Content(path);
    this.#files.set(path, content);
    this.#enter(path);
    return content;
  }

  #setSize(content: Content, length: number): void {
    this.bytes += length - content.size;
    content.cut(length);
  }

  #remove(path: string): void {
    const content = this.#files.get(path);
    if (content === undefined) return;
    this.bytes -= content.size;
    content.path = null;
    this.#files.delete(path);
    this.#folders.get(parentOf(path))?.delete(nameOf(path));
  }

  #move(path: string, to: string): void {
    const content = this.#files.get(path);
    if (content === undefined || path === to) return;
    this.#remove(to);
    this.#files.delete(path);
    this.#folders.get(parentOf(path))?.delete(nameOf(path));
    content.path = to;
    this.#files.set(to, content);
    this.#enter(to);
  }
}
