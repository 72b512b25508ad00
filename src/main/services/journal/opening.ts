import { join } from 'node:path';
import { syncFolder } from '#main/services/files';
import { NO_LINE } from './lines.ts';
import { mend } from './mending.ts';
import { putAside, stampOf, type End, type Opened, type Place } from './place.ts';
import { scan, type Scan } from './scan.ts';
import { follows, readEnds, segmentNumbers, type Segment } from './segments.ts';
import type { JournalDamage } from './shapes.ts';

const NOTHING: End = {
  journal: null,
  segment: 0,
  firsts: new Map(),
  last: 0,
  hash: NO_LINE,
  length: 0,
};

const isStart = ({ header }: Segment): boolean =>
  header !== null && header.prev === NO_LINE && header.n === 1;

/**
 * The segments of one journal: of the last that was begun. Others are copies that a mending left when it
 * was broken off. One whose first line cannot be read may be its own.
 */
function sort(segments: readonly Segment[]): {
  readonly own: readonly Segment[];
  readonly leftOver: readonly Segment[];
} {
  const journal = segments.findLast(isStart)?.header?.journal;
  const isOwn = ({ header }: Segment): boolean =>
    journal === undefined || header === null || header.journal === journal;
  return {
    own: segments.filter(isOwn),
    leftOver: segments.filter((segment) => !isOwn(segment)),
  };
}

/** A last segment that ends in the middle of a record, as it is. */
async function copyAside(place: Place, { name }: Segment, { at }: Scan): Promise<JournalDamage> {
  const { files, folder } = place;
  const aside = `${name}.damaged-${stampOf(place)}`;
  await files.copyFile(join(folder, name), join(folder, aside));
  return { kind: 'tail', kept: [aside], from: at, to: null };
}

async function emptyAside(place: Place, { name }: Segment): Promise<readonly JournalDamage[]> {
  const kept = await putAside(place, [name]);
  return [{ kind: 'tail', kept, from: null, to: null }];
}

async function remove({ files, folder }: Place, { name }: Segment): Promise<readonly never[]> {
  await files.unlink(join(folder, name));
  await syncFolder(folder, files);
  return [];
}

async function cutTail(
  { files, folder }: Place,
  { name }: Segment,
  { whole }: Scan,
): Promise<void> {
  const handle = await files.open(join(folder, name), 'r+');
  try {
    await handle.truncate(whole);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder, files);
}

/**
 * Reads where a journal ends. Segments before the last are known by their two ends; the last is read
 * whole. What is damaged is mended, and what was there is kept aside.
 *
 * @throws errors of the file system
 */
export async function openSegments(place: Place, isQuiet: boolean): Promise<Opened> {
  const { files, folder } = place;
  await files.mkdir(folder, { recursive: true, mode: 0o700 });
  const { own, leftOver } = sort(await segmentsIn(place));
  await putAside(
    place,
    leftOver.map(({ name }) => name),
  );
  return endOf(place, own, isQuiet);
}

async function segmentsIn({ files, folder }: Place): Promise<readonly Segment[]> {
  const found: Segment[] = [];
  for (const number of segmentNumbers(await files.readdir(folder)))
    found.push(await readEnds(files, folder, number));
  return found;
}

/** The segments that there are now of the journal that counts. */
export const ownSegments = async (place: Place): Promise<readonly Segment[]> =>
  sort(await segmentsIn(place)).own;

async function endOf(place: Place, own: readonly Segment[], isQuiet: boolean): Promise<Opened> {
  const { files, folder } = place;
  const last = own.at(-1);
  if (last === undefined) return { end: NOTHING, damages: [] };
  const bytes = await files.readFile(join(folder, last.name));
  const scanned = scan(bytes, () => undefined);
  if (scanned.header === null && scanned.beyond.length === 0) {
    // It was begun, and never got its first record.
    const damages = isQuiet ? await remove(place, last) : await emptyAside(place, last);
    const opened = await endOf(place, own.slice(0, -1), isQuiet);
    return { ...opened, damages: [...opened.damages, ...damages] };
  }
  const isChain = own.every((segment, index) => {
    const before = own[index - 1];
    return before === undefined ? isStart(segment) : follows(before, segment);
  });
  if (!isChain || scanned.header === null || scanned.beyond.length > 0) return mend(place, own);
  const damages: JournalDamage[] = [];
  if (scanned.whole < bytes.length) {
    if (!isQuiet) damages.push(await copyAside(place, last, scanned));
    await cutTail(place, last, scanned);
  }
  return {
    end: {
      journal: scanned.header.journal,
      segment: last.number,
      firsts: new Map(own.map(({ number, header }) => [number, header?.n ?? 0])),
      last: scanned.last,
      hash: scanned.hash,
      length: scanned.whole,
    },
    damages,
  };
}
