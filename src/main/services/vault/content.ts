const MOST_SPARE = 16 * 1024 * 1024;

/** A file's bytes in memory. Whoever has it open keeps it, whatever becomes of its name. */
export class Content {
  /** Below the vault's folder; null where it has no name any more. */
  path: string | null;
  #bytes = Buffer.alloc(0);
  #size = 0;

  constructor(path: string) {
    this.path = path;
  }

  get size(): number {
    return this.#size;
  }

  /** As it is now: a view that later writes may change. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  /** Bytes that the file would grow by. */
  growth(at: number, length: number): number {
    return Math.max(0, at + length - this.#size);
  }

  write(at: number, bytes: Uint8Array): void {
    const end = at + bytes.length;
    this.#makeRoom(end);
    this.#bytes.set(bytes, at);
    this.#size = Math.max(this.#size, end);
  }

  /** To a length; what is new is zeros. */
  cut(length: number): void {
    this.#makeRoom(length);
    if (length < this.#size) this.#bytes.fill(0, length, this.#size);
    this.#size = length;
  }

  /** @returns how many bytes there were */
  read(at: number, into: Uint8Array): number {
    const part = this.#bytes
      .subarray(Math.min(at, this.#size), this.#size)
      .subarray(0, into.length);
    into.set(part);
    return part.length;
  }

  /** A first write takes what it needs; what grows is given more each time. */
  #makeRoom(needed: number): void {
    const room = this.#bytes.length;
    if (needed <= room) return;
    const spare = this.#size === 0 ? 0 : Math.min(room, MOST_SPARE);
    const larger = Buffer.alloc(needed + spare);
    larger.set(this.bytes);
    this.#bytes = larger;
  }

  /** Leaves nothing of it in memory that is not needed. */
  wipe(): void {
    this.#bytes.fill(0);
    this.#bytes = Buffer.alloc(0);
    this.#size = 0;
  }
}
