import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from '#main/profile';

/**
 * What the loopback shell keeps between starts. IndexedDB belongs to scheme, host and port, so the
 * port is chosen once: under another port the page would find an empty database.
 */
export interface LoopbackState {
  readonly formatVersion: 1;
  readonly port: number;
  /** Known to whoever can read the file: how a second start proves itself to the first. */
  readonly secret: string;
  /** Hashes of sessions that a next start admits, too, where this one is ended before it can end them. */
  readonly sessions?: readonly string[];
}

const pathIn = (userData: string): string => join(userData, 'loopback.json');

/** The kept state, or null at the first start. A damaged file is set aside, not deleted. */
export async function readState(userData: string): Promise<LoopbackState | null> {
  const path = pathIn(userData);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const state = decodeState(text);
  if (state === null) await rename(path, `${path}.damaged-${String(Date.now())}`);
  return state;
}

export async function writeState(userData: string, state: LoopbackState): Promise<void> {
  await writePrivateFile(pathIn(userData), `${JSON.stringify(state)}\n`);
}

function decodeState(text: string): LoopbackState | null {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return null;
    const { formatVersion, port, secret, sessions } = found as Record<string, unknown>;
    if (formatVersion !== 1 || typeof secret !== 'string' || !isPort(port)) return null;
    return { formatVersion, port, secret, sessions: hashesIn(sessions) };
  } catch {
    return null;
  }
}

const hashesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

export const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1024 && value <= 65_535;
