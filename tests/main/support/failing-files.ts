import * as nodeFiles from 'node:fs/promises';
import { disk, type FileLayer } from '#main/services/files';

/** What becomes of a call to the file system. */
export type Fault =
  /** Nothing is done. */
  | { readonly kind: 'fails'; readonly code: string }
  /** Of a write, only some bytes are written, without an error. */
  | { readonly kind: 'short' }
  /** Of a whole file's bytes, one becomes another, without an error. */
  | { readonly kind: 'alters' }
  /** Of a write, some bytes are written before it fails. */
  | { readonly kind: 'torn'; readonly code: string }
  /** The process is gone: nothing is done from here on. */
  | { readonly kind: 'crash' };

type Handle = Awaited<ReturnType<typeof nodeFiles.open>>;

class SystemError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** With a bit of the middle turned round. */
function altered(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = copy.length >> 1;
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

/** The file system with a fault at one call, counted from 1; everything else is the real one. */
export class FailingFiles {
  calls = 0;
  readonly #at: number;
  readonly #fault: Fault;
  readonly #open = new Set<Handle>();
  #isGone = false;

  constructor(at: number, fault: Fault) {
    this.#at = at;
    this.#fault = fault;
  }

  /** Whether the call that is to fail was made. */
  get hasFailed(): boolean {
    return this.calls >= this.#at;
  }

  /** Closes what is open, as the system does when a process ends. */
  async end(): Promise<void> {
    this.#isGone = true;
    for (const handle of this.#open) await handle.close().catch(() => undefined);
  }

  /** Whether this call goes on, and with how much of what it writes. */
  #turn(isWrite: boolean): 'whole' | 'altered' | 'half' | 'half, then fails' {
    if (this.#isGone) throw new SystemError('EIO');
    this.calls++;
    if (this.calls !== this.#at) return 'whole';
    const fault = this.#fault;
    if (fault.kind === 'crash') {
      this.#isGone = true;
      if (isWrite) return 'half, then fails';
      throw new SystemError('EIO');
    }
    if (fault.kind === 'fails') throw new SystemError(fault.code);
    if (!isWrite) {
      if (fault.kind === 'torn') throw new SystemError(fault.code);
      return 'whole';
    }
    if (fault.kind === 'alters') return 'altered';
    return fault.kind === 'short' ? 'half' : 'half, then fails';
  }

  #wrapped(handle: Handle): Handle {
    this.#open.add(handle);
    const turn = (isWrite = false) => this.#turn(isWrite);
    const code = 'code' in this.#fault ? this.#fault.code : 'EIO';
    return new Proxy(handle, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const call = value.bind(target) as (...given: unknown[]) => Promise<unknown>;
        if (name === 'write')
          return async (bytes: Uint8Array, from: number, length: number, at: number) => {
            const part = turn(true);
            if (part === 'whole' || part === 'altered') return call(bytes, from, length, at);
            const written = await call(bytes, from, Math.max(1, length >> 1), at);
            if (part === 'half') return written;
            throw new SystemError(code);
          };
        if (name === 'writeFile')
          return async (bytes: Uint8Array) => {
            const part = turn(true);
            if (part === 'whole') return call(bytes);
            if (part === 'altered') return call(altered(bytes));
            await call(bytes.subarray(0, bytes.length >> 1));
            if (part === 'half') return undefined;
            throw new SystemError(code);
          };
        // The system closes the files of a process that is gone.
        if (name === 'close')
          return () => {
            this.#open.delete(handle);
            return call();
          };
        return async (...given: unknown[]) => {
          turn();
          return call(...given);
        };
      },
    });
  }

  /** All that this program does with files. */
  readonly layer = new Proxy(
    { ...nodeFiles, readNow: disk.readNow },
    {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || name === 'readNow') return value;
        return async (...given: unknown[]) => {
          this.#turn(false);
          const result: unknown = await (value as (...given: unknown[]) => unknown)(...given);
          return name === 'open' ? this.#wrapped(result as Handle) : result;
        };
      },
    },
  );
}

/** Files on a disk that is full after so many bytes of one. */
export const fullAfter = (most: number): FileLayer => ({
  ...disk,
  open: async (...words: Parameters<FileLayer['open']>) => {
    const handle = await nodeFiles.open(...words);
    const { writeFile: write } = handle;
    handle.writeFile = (async (data: Uint8Array) => {
      await write.call(handle, data.subarray(0, most));
      if (data.length > most) throw new SystemError('ENOSPC');
    }) as typeof handle.writeFile;
    return handle;
  },
});
