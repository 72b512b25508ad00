import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Deflate, deflateSync } from 'fflate';

/**
 * Content that is packed as it comes, so that of however much there is only what is packed is in memory: by
 * pieces of one size, whatever the parts it comes in. So what is packed depends on the content alone.
 */
const PIECE = 1024 * 1024;
const NEWLINE = 0x0a;

/** Packs pieces, one after another, into one deflate stream. */
export type Deflating = (piece: Uint8Array, isLast: boolean) => Uint8Array;

/** Of lines of JSON, 3 would take a third longer and save three percent. */
const LEVEL = 1;

/** By fflate, whose output is the same on every machine. */
export function portably(): Deflating {
  let stream: Deflate | null = null;
  let parts: Uint8Array[] = [];
  return (piece, isLast) => {
    if (stream === null && isLast) return deflateSync(piece, { level: LEVEL });
    stream ??= new Deflate({ level: LEVEL }, (part) => parts.push(part));
    parts = [];
    stream.push(piece, isLast);
    return Buffer.concat(parts);
  };
}

/**
 * By zlib, a third of the work; what it gives depends on how it was built. Each piece can be unpacked by
 * itself.
 */
export const quickly = (): Deflating => (piece, isLast) =>
  deflateRawSync(piece, {
    level: LEVEL,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
  });

export interface PackedPiece {
  readonly bytes: Uint8Array;
  /** How many lines end in it. */
  readonly lines: number;
}

/** Content as it is packed. */
export interface Packed {
  readonly pieces: readonly PackedPiece[];
  /** Unpacked. */
  readonly size: number;
  readonly crc: number;
}

/** A piece by itself, as `quickly` packed it. */
export const unpackPiece = ({ bytes }: PackedPiece): Uint8Array =>
  inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });

export const unpack = ({ pieces }: Packed): Buffer =>
  inflateRawSync(Buffer.concat(pieces.map(({ bytes }) => bytes)));

function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

export class Pieces {
  readonly #deflate: Deflating;
  readonly #packed: PackedPiece[] = [];
  #waiting: Uint8Array[] = [];
  #waits = 0;
  #size = 0;
  #crc = 0;

  constructor(deflating: () => Deflating) {
    this.#deflate = deflating();
  }

  /** @param bytes the caller may use again */
  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (this.#waits === PIECE) this.#pack(false);
      const to = Math.min(bytes.length, from + PIECE - this.#waits);
      this.#waiting.push(new Uint8Array(bytes.subarray(from, to)));
      this.#waits += to - from;
      from = to;
    }
  }

  /** Nothing can be added afterwards. */
  end(): Packed {
    this.#pack(true);
    return { pieces: this.#packed, size: this.#size, crc: this.#crc };
  }

  #pack(isLast: boolean): void {
    const [first] = this.#waiting;
    const piece =
      this.#waiting.length === 1 && first !== undefined ? first : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waits = 0;
    this.#size += piece.length;
    this.#crc = crc32(piece, this.#crc);
    this.#packed.push({ bytes: this.#deflate(piece, isLast), lines: lineEnds(piece) });
  }
}
