import { done, type Output, type Result } from '#contract';
import { decodeChange, idInLine, type Change } from '#core/model';
import type { ChangeKey } from '#renderer/database';
import type { Context } from '../context.ts';

/** What a snapshot holds, as the page needs it: which changes, and those of them that are missing here. */

/** Keys read at a time: between two pages the page on screen is free to answer. */
const KEYS = 10_000;

/** Tells the id of every change that the database holds or is about to. */
async function eachKnownId(
  { database, writer }: Context,
  visit: (id: string) => void,
): Promise<void> {
  for (const { changes } of writer.pending()) for (const { change } of changes) visit(change.id);
  let last: ChangeKey | null = null;
  for (;;) {
    const { changes } = database;
    const rows = last === null ? changes.orderBy(':id') : changes.where(':id').above(last);
    const keys: readonly ChangeKey[] = await rows.limit(KEYS).primaryKeys();
    for (const [, , id] of keys) visit(id);
    last = keys.at(-1) ?? null;
    if (last === null || keys.length < KEYS) return;
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** A snapshot that the host holds open. */
export interface SnapshotReading {
  /** The project that it is of; another one where all of ours was lost. */
  readonly project: Output<'readSnapshot'>['project'];
  readonly ids: ReadonlySet<string>;
  /** Those of its changes that the workbench has not, as lines. */
  readonly lost: readonly string[];
}

async function eachPart(
  { host }: Context,
  { reading }: Output<'readSnapshot'>,
  signal: AbortSignal | null,
  visit: (lines: readonly string[]) => void,
): Promise<Result<null>> {
  for (let from: number | null = 0; from !== null;) {
    signal?.throwIfAborted();
    const part: Awaited<ReturnType<Context['host']['readProjectChanges']>> =
      await host.readProjectChanges({ reading, from });
    if (!part.ok) return part;
    visit(linesOf(part.value.lines));
    from = part.value.next;
  }
  return done(null);
}

async function readAll(
  context: Context,
  snapshot: Output<'readSnapshot'>,
  signal: AbortSignal | null,
): Promise<Result<SnapshotReading>> {
  const ids = new Set<string>();
  const read = await eachPart(context, snapshot, signal, (lines) => {
    for (const line of lines) ids.add(idInLine(line) ?? '');
  });
  if (!read.ok) return read;
  const missing = new Set(ids);
  await eachKnownId(context, (id) => void missing.delete(id));
  const lost: string[] = [];
  const { project } = snapshot;
  if (missing.size === 0) return done({ project, ids, lost });
  const again = await eachPart(context, snapshot, signal, (lines) => {
    for (const line of lines) if (missing.has(idInLine(line) ?? '')) lost.push(line);
  });
  return again.ok ? done({ project, ids, lost }) : again;
}

/**
 * Reads a snapshot, which the host verifies.
 *
 * @throws the signal's reason where it is not wanted any more
 */
export async function readSnapshot(
  context: Context,
  id: string,
  signal: AbortSignal | null,
): Promise<Result<SnapshotReading>> {
  const { host } = context;
  const opened = await host.readSnapshot({ id });
  if (!opened.ok) return opened;
  try {
    return await readAll(context, opened.value, signal);
  } finally {
    const { reading } = opened.value;
    void host.endProjectReading({ reading }).catch(() => undefined);
  }
}

/** The host has verified them: a line that is no change is a mistake of ours. */
export const changesIn = (lines: readonly string[]): readonly Change[] =>
  lines.map((line) => {
    const decoded = decodeChange(JSON.parse(line));
    if (!decoded.ok) throw new TypeError(decoded.reason);
    return decoded.value;
  });
