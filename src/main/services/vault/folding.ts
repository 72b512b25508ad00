import type { LogEnd } from './log.ts';
import { writeRecord } from './log.ts';
import { inRecords } from './operations.ts';
import { letGo, openRecord, recordName, type SealedFolder } from './records.ts';
import type { Sealer } from './sealing.ts';
import type { Read } from './sequence.ts';
import type { FileTree } from './tree.ts';

const MEBIBYTE = 1024 * 1024;
/** Records that may be behind a beginning, unless they are little beside it. */
export const MANY_RECORDS = 64;
const TOO_MANY = 1_000;

/** Bytes of all files up to which nobody notices that they are written anew. */
const LITTLE = 8 * MEBIBYTE;

/** Whether it is worth while while work goes on. */
export const isToFoldNow = (records: number, live: number, many: number): boolean =>
  records > 4 * many && live <= LITTLE;

/** Whether it is worth while to write all that there is anew: then it is read faster, and takes less. */
export function isToFold(
  { names, bytes, bytesAnew, problems }: Read,
  live: number,
  many: number,
): boolean {
  if (problems.length > 0 || names.length > TOO_MANY) return true;
  const isMany = names.length > many && (bytes - bytesAnew) * 4 > bytesAnew;
  return isMany || bytes > 2 * live + 4 * MEBIBYTE;
}

export interface Folded {
  readonly end: LogEnd;
  readonly names: readonly string[];
}

/**
 * Writes all that there is as a beginning, reads it back, and only then lets go of what was before it.
 * Where it is broken off, what was before it counts. All that there is has to be in those records before;
 * what happens meanwhile comes after it, where it is no more than one record's worth.
 *
 * @returns where the next record goes, and the names of the records that count now
 * @throws what the disk says; then nothing was let go of
 */
export async function fold(
  place: SealedFolder,
  sealer: Sealer,
  tree: FileTree,
  from: LogEnd,
  before: readonly string[],
): Promise<Folded> {
  const rows = inRecords([...tree.whole()]);
  const of = Math.max(1, rows.length);
  const written: string[] = [];
  let end = from;
  try {
    for (let part = 1; part <= of; part++) {
      const { n } = end;
      const name = recordName(n);
      written.push(name);
      end = await writeRecord(place, sealer, end, rows[part - 1] ?? [], { part, of });
      const { hash, record } = await openRecord(place, sealer, name);
      if (hash !== end.prev || record?.n !== n) throw new Error('A record does not open again.');
    }
  } catch (error) {
    await letGo(place, written);
    throw error;
  }
  await letGo(place, before);
  return { end, names: written };
}
