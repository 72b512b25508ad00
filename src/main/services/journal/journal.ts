import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { idsInLines, type Change } from '#core/model';
import { done, refused, type Result } from '#contract';
import { disk, refuseFor, sha256, syncFolder } from '#main/services/files';
import { changeLine, headerLine, NO_LINE, recordLine } from './lines.ts';
import { KnownIds } from './known-ids.ts';
import { mend } from './mending.ts';
import { openSegments, ownSegments } from './opening.ts';
import type { End, Place } from './place.ts';
import { isStillThere } from './presence.ts';
import { scan } from './scan.ts';
import { segmentName } from './segments.ts';
import {
  type Journal,
  type JournalDamage,
  type JournalFiles,
  type JournalMark,
  type JournalPart,
} from './shapes.ts';

export interface JournalOptions {
  /** A folder of its own. */
  readonly folder: string;
  readonly now: () => Date;
  readonly files?: JournalFiles;
  /** Bytes after which a segment is closed; else some megabytes. */
  readonly segmentBytes?: number;
}

const SEGMENT_BYTES = 4 * 1024 * 1024;

/** UTF-16 units of changes after which one reading gives no more, but for the rest of a segment. */
const PART = 2 * 1024 * 1024;
/** What it gives in no case much more than. */
const MOST = 16 * 1024 * 1024;

/** Milliseconds for which ids are kept in memory after they were asked for. */
const PATIENCE = 30_000;

type Handle = Awaited<ReturnType<JournalFiles['open']>>;

interface Waiting {
  readonly changes: readonly Change[];
  readonly answer: (result: Result<JournalMark>) => void;
}

const markOf = ({ journal, last }: End): JournalMark => ({ journal, last });

/** Opens lazily, and again after every failure: what the disk says then is what counts. */
export function openJournal({
  folder,
  now,
  files = disk,
  segmentBytes = SEGMENT_BYTES,
}: JournalOptions): Journal {
  const place: Place = { files, folder, now, segmentBytes };
  const damages: JournalDamage[] = [];
  let end: End | null = null;
  let handle: Handle | null = null;
  /** How far it went when that was last told to somebody. */
  let told: JournalMark | null = null;
  /** What we were writing when it failed is cut off without a word: nobody was told it is there. */
  let wasBrokenOff = false;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting: Waiting[] = [];
  /** Nothing long goes on. */
  let isClosing = false;

  /** One after another, so that nothing is read while it is written or mended. */
  function inTurn<T>(verb: 'read' | 'written', body: () => Promise<T>): Promise<Result<T>> {
    const taken = turn.then(async (): Promise<Result<T>> => {
      try {
        return done(await body());
      } catch (error) {
        await letGo();
        return refuseFor(error, verb, folder);
      }
    });
    turn = taken;
    return taken;
  }

  async function letGo(): Promise<void> {
    end = null;
    const open = handle;
    handle = null;
    await open?.close().catch(() => undefined);
  }

  /** Where it ends now: others may have taken its files away, or put them elsewhere. */
  async function known(): Promise<End> {
    if (end !== null && !(await isStillThere(place, end))) await letGo();
    if (end !== null) return end;
    const opened = await openSegments(place, wasBrokenOff);
    wasBrokenOff = false;
    damages.push(...opened.damages);
    end = isThinner(opened.end) ? await beginAnew() : opened.end;
    told = markOf(end);
    return end;
  }

  /** Under the same name it would be taken for what it was. */
  const isThinner = ({ journal, last }: End): boolean =>
    told !== null &&
    told.last > 0 &&
    (journal === null || (journal === told.journal && last < told.last));

  async function beginAnew(): Promise<End> {
    const own = await ownSegments(place);
    const opened = await mend(place, own);
    damages.push(...opened.damages.map((damage) => ({ ...damage, kind: 'gone' as const })));
    return opened.end;
  }

  async function writeAt(open: Handle, bytes: Uint8Array, at: number): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await open.write(bytes, from, bytes.length - from, at + from);
      from += bytesWritten;
    }
    await open.datasync();
  }

  /** The segment that is written to: the last, or the next where that is full. */
  async function segmentFor(before: End): Promise<{ readonly end: End; readonly head: string }> {
    const isFull = before.segment === 0 || before.length >= segmentBytes;
    if (!isFull) {
      handle ??= await files.open(join(folder, segmentName(before.segment)), 'r+');
      return { end: before, head: '' };
    }
    await handle?.close();
    const segment = before.segment + 1;
    handle = await files.open(join(folder, segmentName(segment)), 'wx+', 0o600);
    const journal = before.journal ?? randomUUID();
    const header = headerLine({ journal, segment, n: before.last + 1, prev: before.hash });
    const firsts = new Map(before.firsts).set(segment, before.last + 1);
    return {
      end: { ...before, journal, segment, firsts, hash: sha256(header), length: 0 },
      head: `${header}\n`,
    };
  }

  async function write(changes: readonly Change[]): Promise<JournalMark> {
    const before = await known();
    if (changes.length === 0) return markOf(before);
    wasBrokenOff = true;
    const { end: at, head } = await segmentFor(before);
    let { hash, last } = at;
    const lines = changes.map((change) => {
      const line = recordLine(changeLine(change), ++last, hash);
      hash = sha256(line);
      return line;
    });
    const bytes = Buffer.from(`${head}${lines.join('\n')}\n`, 'utf8');
    await writeAt(handle as Handle, bytes, at.length);
    if (head !== '') await syncFolder(folder, files);
    end = { ...at, last, hash, length: at.length + bytes.length };
    wasBrokenOff = false;
    told = markOf(end);
    // Else they would be read again for whoever asks.
    if (ids?.journal === told.journal && ids.last === before.last)
      ids.take(
        changes.map(({ id }) => id),
        last,
      );
    return told;
  }

  function writeWaiting(): void {
    void inTurn('written', async () => {
      const group = waiting;
      waiting = [];
      try {
        const mark = await write(group.flatMap(({ changes }) => changes));
        for (const { answer } of group) answer(done(mark));
      } catch (error) {
        await letGo();
        for (const { answer } of group) answer(refuseFor(error, 'written', folder));
      }
    });
  }

  async function bytesOf(number: number): Promise<Buffer> {
    return files.readFile(join(folder, segmentName(number)));
  }

  /** A stretch of something long: others have their turn before the next. */
  async function stretch<T>(body: (end: End) => Promise<T>): Promise<Result<T>> {
    if (isClosing) return refused('not-available', 'The program is ending.');
    return inTurn('read', async () => body(await known()));
  }

  /** Reads every record, segment by segment, and mends what is damaged. How many there are then. */
  async function verify(): Promise<Result<number>> {
    let journal: string | null = null;
    let hash = NO_LINE;
    let left: number[] = [];
    for (let isBegun = false; ;) {
      const next = await stretch(async (end): Promise<number | null> => {
        if (!isBegun || end.journal !== journal) {
          ({ journal } = end);
          hash = NO_LINE;
          left = [...end.firsts.keys()];
          isBegun = true;
        }
        const number = left.shift();
        if (number === undefined) return end.last;
        // A segment that was begun meanwhile is vouched for by whoever wrote it.
        const scanned = scan(await bytesOf(number), () => undefined);
        const whole = (end.firsts.get(number + 1) ?? end.last + 1) - 1;
        const isSound =
          scanned.header?.prev === hash && scanned.beyond.length === 0 && scanned.last === whole;
        ({ hash } = scanned);
        if (isSound) return left.length === 0 ? end.last : null;
        await mendAll();
        return (await known()).last;
      });
      if (!next.ok) return next;
      if (next.value !== null) return done(next.value);
    }
  }

  async function mendAll(): Promise<void> {
    await letGo();
    const opened = await mend(place, await ownSegments(place));
    damages.push(...opened.damages);
    end = opened.end;
    told = markOf(end);
  }

  /** @param most UTF-16 units after which no other segment is read */
  async function read(after: number, most = PART): Promise<JournalPart> {
    const { firsts, last } = await known();
    const lines: string[] = [];
    let size = 0;
    let read = Math.min(after, last);
    const numbers = [...firsts].filter(
      ([number]) => (firsts.get(number + 1) ?? Infinity) > after + 1,
    );
    for (const [number] of numbers) {
      if (size >= most) break;
      scan(await bytesOf(number), ({ change, n }) => {
        if (n !== read + 1 || n > last || size >= MOST) return;
        lines.push(change, '\n');
        size += change.length;
        read = n;
      });
    }
    return { lines: lines.join(''), last: read, isEnd: read >= last || lines.length === 0 };
  }

  /** What the records are called; read on as there are more, and let go of soon. */
  let ids: KnownIds | null = null;
  let forgetting: NodeJS.Timeout | undefined;
  let counting: Promise<unknown> = Promise.resolve();

  /** Reads up to where the journal ends now, a segment a stretch: what is appended meanwhile goes on. */
  async function countOn(): Promise<Result<KnownIds>> {
    clearTimeout(forgetting);
    for (let target: JournalMark | null = null; ;) {
      const counted = await stretch(async (end): Promise<KnownIds | null> => {
        if (target?.journal !== end.journal) target = markOf(end);
        if (ids?.journal !== end.journal) ids = new KnownIds(end.journal);
        if (ids.last >= target.last) return ids;
        const part = await read(ids.last, 1);
        const isStuck = part.last === ids.last;
        ids.take(idsInLines(part.lines), part.last);
        return isStuck || ids.last >= target.last ? ids : null;
      });
      if (counted.ok && counted.value === null) continue;
      clearTimeout(forgetting);
      forgetting = setTimeout(() => {
        ids = null;
      }, PATIENCE).unref();
      return counted as Result<KnownIds>;
    }
  }

  /** @param ask what is asked of all ids there are, at once */
  function ofIds<T>(ask: (ids: KnownIds) => T): Promise<Result<T>> {
    const answered = counting.then(async () => {
      const counted = await countOn();
      return counted.ok ? done(ask(counted.value)) : counted;
    });
    counting = answered;
    return answered;
  }

  return {
    standing: () => inTurn('read', async () => markOf(await known())),
    damages: () => damages,
    append: (changes) =>
      new Promise((answer) => {
        waiting.push({ changes, answer });
        if (waiting.length === 1) writeWaiting();
      }),
    read: (after) => inTurn('read', () => read(after)),
    sum: () => ofIds((there) => there.told()),
    missing: (wanted) => ofIds((there) => wanted.filter((id) => !there.has(id))),
    verify,
    close: async () => {
      isClosing = true;
      await counting;
      await turn;
      await letGo();
      isClosing = false;
    },
  };
}
