import { lstatSync, readFileSync } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';

/** A file that is open: what of node's own is used. */
export interface OpenFile extends Pick<
  nodeFiles.FileHandle,
  'chmod' | 'close' | 'datasync' | 'sync'
> {
  read(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position?: number | null,
  ): Promise<{ readonly bytesRead: number }>;
  stat(): Promise<FileStats>;
  truncate(length: number): Promise<void>;
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  /** From where the last one ended. */
  writeFile(bytes: Uint8Array): Promise<void>;
}

export interface FileStats {
  readonly size: number;
  readonly mode: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

export interface DiskStats {
  readonly bavail: number;
  readonly blocks: number;
  readonly bsize: number;
}

/**
 * The one way to the files of this installation, and of everything that writes: what of
 * node:fs/promises it needs, with its meanings and its errors. Whoever reads or writes takes one, so
 * that a test can let each call fail, and files can lie elsewhere than readable on the disk.
 */
export interface FileLayer {
  appendFile(
    path: string,
    content: string | Uint8Array,
    options?: { readonly mode?: number },
  ): Promise<void>;
  copyFile(from: string, to: string): Promise<void>;
  lstat(path: string): Promise<FileStats>;
  mkdir(
    path: string,
    options?: { readonly recursive?: boolean; readonly mode?: number },
  ): Promise<unknown>;
  open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
  readdir(path: string): Promise<string[]>;
  readFile(path: string): Promise<Buffer>;
  /** Reads a regular file while the caller waits; null where there is none, or a longer one. */
  readNow(path: string, limit: number): Uint8Array | null;
  rename(from: string, to: string): Promise<void>;
  statfs(path: string): Promise<DiskStats>;
  unlink(path: string): Promise<void>;
}

function readNow(path: string, limit: number): Uint8Array | null {
  try {
    const stats = lstatSync(path);
    return stats.isFile() && stats.size <= limit ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

/** The disk. */
export const disk: FileLayer = { ...nodeFiles, readNow };
