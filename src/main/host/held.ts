import { randomUUID } from 'node:crypto';

/**
 * What the host keeps in memory for the page under tokens that tell nothing. A page that is loaded anew
 * forgets its tokens, so there is room for only so much: then what was asked for longest ago goes.
 */
export interface Held<T> {
  /** @param bytes how much memory it takes, about */
  hold(value: T, bytes: number): string;
  get(token: string): T | null;
  /** Says that what is held has become larger. */
  grow(token: string, bytes: number): void;
  letGo(token: string): void;
}

export interface HeldLimits {
  /** How many things may be held. */
  readonly most: number;
  /** How much they may take together. One thing alone is never let go of for its size. */
  readonly mostBytes: number;
}

interface Kept<T> {
  readonly value: T;
  bytes: number;
}

/** @param dropped told of what has to go for others */
export function createHeld<T>(
  { most, mostBytes }: HeldLimits,
  dropped: (value: T) => void = () => undefined,
): Held<T> {
  /** The one asked for longest ago comes first. */
  const kept = new Map<string, Kept<T>>();

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [token, { value, bytes }] of kept) {
      if (kept.size <= 1 || (kept.size <= most && total <= mostBytes)) return;
      kept.delete(token);
      total -= bytes;
      dropped(value);
    }
  }

  function touch(token: string): Kept<T> | null {
    const found = kept.get(token);
    if (found === undefined) return null;
    kept.delete(token);
    kept.set(token, found);
    return found;
  }

  return {
    hold(value, bytes) {
      const token = randomUUID();
      kept.set(token, { value, bytes });
      makeRoom();
      return token;
    },
    get: (token) => touch(token)?.value ?? null,
    grow(token, bytes) {
      const found = touch(token);
      if (found === null) return;
      found.bytes += bytes;
      makeRoom();
    },
    letGo: (token) => void kept.delete(token),
  };
}
