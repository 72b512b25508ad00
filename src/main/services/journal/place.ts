import { join } from 'node:path';
import { syncFolder, timeInName } from '#main/services/files';
import type { JournalDamage, JournalFiles } from './shapes.ts';

/** Where the next record goes. */
export interface End {
  /** UUID; null while nothing was written. */
  readonly journal: string | null;
  /** Number of the last segment; 0 without any. */
  readonly segment: number;
  /** Numbers of each segment's first record, in order. */
  readonly firsts: ReadonlyMap<number, number>;
  readonly last: number;
  readonly hash: string;
  /** Bytes of the last segment. */
  readonly length: number;
}

export interface Opened {
  readonly end: End;
  readonly damages: readonly JournalDamage[];
}

export interface Place {
  readonly files: JournalFiles;
  readonly folder: string;
  readonly now: () => Date;
  /** Bytes after which a segment is closed and the next begun. */
  readonly segmentBytes: number;
}

export const stampOf = ({ now }: Place): string => timeInName(now());

/** Puts files of the folder aside under names that tell when; none is ever deleted. */
export async function putAside(place: Place, names: readonly string[]): Promise<readonly string[]> {
  const { files, folder } = place;
  const kept: string[] = [];
  for (const name of names) {
    const aside = `${name}.damaged-${stampOf(place)}`;
    await files.rename(join(folder, name), join(folder, aside));
    kept.push(aside);
  }
  if (kept.length > 0) await syncFolder(folder, files);
  return kept;
}
