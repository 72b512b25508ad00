import { join } from 'node:path';
import { disk } from '#main/services/files';
import { NO_LINE } from './lines.ts';
import { scan } from './scan.ts';
import { readEnds, segmentName, segmentNumbers } from './segments.ts';
import type { JournalFiles, JournalMark } from './shapes.ts';

/** Changes in canonical JSON, one a line, each line ended. */
export interface PartApart {
  readonly lines: string;
  /** Number of the last of these records. */
  readonly last: number;
}

/**
 * A journal's changes up to a record, for a thread that reads beside the one that writes: what was
 * acknowledged stays as it is, so nothing has to wait. Writes and mends nothing.
 *
 * @returns each segment's changes; and, in the end, whether the chain led up to the record
 * @throws errors of the file system
 */
export async function* readApart(
  folder: string,
  { journal, last }: JournalMark,
  files: JournalFiles = disk,
): AsyncGenerator<PartApart, boolean> {
  let hash = NO_LINE;
  let read = 0;
  for (const number of segmentNumbers(await files.readdir(folder))) {
    if (read >= last) break;
    const { header } = await readEnds(files, folder, number);
    if (header?.journal !== journal) continue;
    if (header.prev !== hash || header.n !== read + 1) return false;
    const lines: string[] = [];
    const bytes = await files.readFile(join(folder, segmentName(number)));
    ({ hash } = scan(bytes, ({ change, n }) => {
      if (n > last) return;
      lines.push(change, '\n');
      read = n;
    }));
    yield { lines: lines.join(''), last: read };
  }
  return read >= last;
}
