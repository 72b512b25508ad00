import { systemError, type FileStats, type OpenFile } from '#main/services/files';
import type { Content } from './content.ts';

/** What a file that is open does to those that are kept. */
export interface Kept {
  write(content: Content, at: number, bytes: Uint8Array): void;
  cut(content: Content, length: number): void;
  /** Once all that happened before is on the disk. */
  flush(): Promise<void>;
}

export const statsOf = (size: number, isFolder: boolean): FileStats => ({
  size,
  mode: isFolder ? 0o40700 : 0o100600,
  isFile: () => !isFolder,
  isDirectory: () => isFolder,
  isSymbolicLink: () => false,
  isFIFO: () => false,
  isSocket: () => false,
});

/** As `writeFileAtomically` names what it has not put in its place yet. */
const TEMPORARY = /(?:^|\/)\.obelus-[^/]*\.tmp$/;

/** A file of the vault that is open; or a folder, which can be synced only. */
export class MemoryFile implements OpenFile {
  readonly #content: Content | null;
  readonly #kept: Kept;
  readonly #isWritable: boolean;
  #at = 0;
  #isOpen = true;

  constructor(content: Content | null, kept: Kept, isWritable: boolean) {
    this.#content = content;
    this.#kept = kept;
    this.#isWritable = isWritable;
  }

  async read(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number | null = null,
  ): Promise<{ readonly bytesRead: number }> {
    const content = this.#there();
    const bytesRead = content.read(
      position ?? this.#at,
      bytes.subarray(offset, Math.min(offset + length, bytes.length)),
    );
    if (position === null) this.#at += bytesRead;
    return { bytesRead };
  }

  async write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }> {
    this.#kept.write(this.#writable(), position, bytes.subarray(offset, offset + length));
    return { bytesWritten: length };
  }

  async writeFile(bytes: Uint8Array): Promise<void> {
    this.#kept.write(this.#writable(), this.#at, bytes);
    this.#at += bytes.length;
  }

  async truncate(length: number): Promise<void> {
    this.#kept.cut(this.#writable(), length);
  }

  async stat(): Promise<FileStats> {
    if (!this.#isOpen) throw systemError('EBADF');
    return statsOf(this.#content?.size ?? 0, this.#content === null);
  }

  async chmod(): Promise<void> {
    // All of it is its owner's alone.
  }

  async sync(): Promise<void> {
    if (!this.#isOpen) throw systemError('EBADF');
    // It counts only once it is in its place, and that is on the disk after it, never before.
    if (TEMPORARY.test(this.#content?.path ?? '')) return;
    await this.#kept.flush();
  }

  async datasync(): Promise<void> {
    await this.sync();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
  }

  #there(): Content {
    if (!this.#isOpen) throw systemError('EBADF');
    if (this.#content === null) throw systemError('EISDIR');
    return this.#content;
  }

  #writable(): Content {
    const content = this.#there();
    if (!this.#isWritable) throw systemError('EBADF');
    return content;
  }
}
