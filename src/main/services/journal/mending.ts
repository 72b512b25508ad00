import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { idInLine } from '#core/model';
import { ALTERED, readsBack, sha256, syncFolder } from '#main/services/files';
import { headerLine, NO_LINE, recordLine, timeIn } from './lines.ts';
import { putAside, type Opened, type Place } from './place.ts';
import { scan } from './scan.ts';
import { segmentName, type Segment } from './segments.ts';
import type { JournalDamage } from './shapes.ts';

/** Larger than any segment of ours: a file that says so is none. */
const LARGEST = 512 * 1024 * 1024;

/** What a damaged journal still holds: every change that is what it says, once, in order. */
interface Rescued {
  readonly changes: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

const earliest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
const latest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

async function rescue({ files, folder }: Place, segments: readonly Segment[]): Promise<Rescued> {
  const changes = new Map<string, string>();
  const keep = ({ change }: { readonly change: string }): void => {
    const id = idInLine(change);
    if (id !== null) changes.set(id, change);
  };
  let from: string | null = null;
  let to: string | null = null;
  let before: string | null = null;
  for (const { name } of segments) {
    const bytes = await files.readFile(join(folder, name));
    let first: string | null = null;
    const { header, at, beyond } = scan(bytes.subarray(0, LARGEST), (record) => {
      first ??= timeIn(record.change);
      keep(record);
    });
    for (const record of beyond) keep(record);
    const after = header === null || beyond.length > 0 ? beyond[0] : undefined;
    if (header === null || beyond.length > 0) {
      from = earliest(from, at ?? before);
      to = latest(to, after === undefined ? null : timeIn(after.change));
    }
    before = timeIn(beyond.at(-1)?.change ?? '') ?? at ?? before;
  }
  return { changes: [...changes.values()], from, to };
}

interface NewSegment {
  readonly number: number;
  readonly first: number;
  readonly text: string;
}

/** The changes as segments of a journal that begins with them. */
function* laidOut(
  journal: string,
  changes: readonly string[],
  firstNumber: number,
  segmentBytes: number,
): Generator<NewSegment & { readonly hash: string }> {
  let prev = NO_LINE;
  let n = 1;
  for (let at = 0, number = firstNumber; at < changes.length || number === firstNumber; number++) {
    const first = n;
    const header = headerLine({ journal, segment: number, n, prev });
    const lines = [header];
    let size = header.length;
    prev = sha256(header);
    for (; at < changes.length && size < segmentBytes; at++) {
      const line = recordLine(changes[at] as string, n, prev);
      lines.push(line);
      size += line.length;
      prev = sha256(line);
      n++;
    }
    yield { number, first, text: `${lines.join('\n')}\n`, hash: prev };
  }
}

/**
 * Begins the journal anew with all that can still be read of it, and puts aside what was there. The new
 * segments get their names from the last to the first: where this is broken off, the old ones count
 * until the new beginning is there, and then the new ones.
 *
 * @throws errors of the file system
 */
export async function mend(place: Place, segments: readonly Segment[]): Promise<Opened> {
  const { files, folder } = place;
  const { changes, from, to } = await rescue(place, segments);
  const journal = randomUUID();
  const written: { readonly number: number; readonly first: number; readonly bytes: number }[] = [];
  let hash = NO_LINE;
  const next = (segments.at(-1)?.number ?? 0) + 1;
  for (const segment of laidOut(journal, changes, next, place.segmentBytes)) {
    const bytes = Buffer.from(segment.text, 'utf8');
    const handle = await files.open(
      join(folder, `${segmentName(segment.number)}.new`),
      'w+',
      0o600,
    );
    try {
      await handle.writeFile(bytes);
      await handle.sync();
      if (!(await readsBack(handle, bytes))) throw ALTERED;
    } finally {
      await handle.close();
    }
    written.push({ number: segment.number, first: segment.first, bytes: bytes.length });
    hash = segment.hash;
  }
  for (const { number } of [...written].reverse()) {
    const path = join(folder, segmentName(number));
    await files.rename(`${path}.new`, path);
    await syncFolder(folder, files);
  }
  const kept = await putAside(
    place,
    segments.map(({ name }) => name),
  );
  const damage: JournalDamage = { kind: 'within', kept, from, to };
  const last = written.at(-1);
  return {
    end: {
      journal,
      segment: last?.number ?? 0,
      firsts: new Map(written.map(({ number, first }) => [number, first])),
      last: changes.length,
      hash,
      length: last?.bytes ?? 0,
    },
    damages: [damage],
  };
}
