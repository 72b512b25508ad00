import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { lookAtJournal } from '../journal/mending-journal.ts';
import { notify, withdraw } from '../notices.ts';
import type { DiskState } from '../workbench.ts';

/** Looks how much room the disk has, and tells the person before there is none, and when there is again. */

const MEBIBYTE = 1024 * 1024;

/** A day of work takes some mebibytes; snapshots of a large project, some hundred. */
const LOW = { disk: 512 * MEBIBYTE, memory: 256 * MEBIBYTE } as const;
/** Here a journal, a database and a snapshot may no longer all be written. */
const FULL = 32 * MEBIBYTE;
/** There is room again only where there is clearly more, so that nobody is told to and fro. */
const ROOMY = 1.25;

/** Milliseconds between two looks while there is little room. */
const SOON = 5_000;

const isTight = ({ kind }: DiskState): boolean => kind === 'low' || kind === 'full';

/** @param free bytes */
export function diskStateFor(
  before: DiskState,
  free: number,
  of: 'disk' | 'memory' = 'disk',
): DiskState {
  const margin = (kind: 'low' | 'full'): number =>
    before.kind === 'full' || before.kind === kind ? ROOMY : 1;
  if (free < FULL * margin('full')) return { kind: 'full', of, free };
  if (free < LOW[of] * margin('low')) return { kind: 'low', of, free };
  return { kind: 'roomy' };
}

function tell({ state }: Context, before: DiskState, now: DiskState): void {
  if (now.kind === before.kind) return;
  if (before.kind === 'low' || before.kind === 'full')
    withdraw(state, strings.disk[before.of].notices[before.kind]);
  if (now.kind === 'low' || now.kind === 'full')
    notify(state, 'problem', strings.disk[now.of].notices[now.kind]);
  else if (before.kind === 'low' || before.kind === 'full')
    notify(state, 'done', strings.disk[before.of].roomAgain);
}

/** Returns what ends the watch. */
export function watchDisk(context: Context): () => void {
  const { host, state, surroundings, writer } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looks = 0;

  async function look(): Promise<void> {
    clearTimeout(timer);
    const own = ++looks;
    if (state.getState().saving.kind === 'saved') void lookAtJournal(context);
    const answer = await host.diskSpace({}).catch(() => null);
    if (context.isClosed || own !== looks) return;
    const { disk: before, saving } = state.getState();
    if (answer?.ok === true) {
      const now = diskStateFor(before, answer.value.free, answer.value.of);
      state.setState({ disk: now });
      tell(context, before, now);
      // Whoever has made room need not wait for the next attempt.
      if (saving.kind === 'failed' && before.kind === 'full' && now.kind !== 'full')
        writer.tryNow();
    }
    const { disk, saving: now } = state.getState();
    const isUrgent = isTight(disk) || now.kind === 'failed';
    const every = surroundings.diskEvery;
    timer = setTimeout(() => void look(), isUrgent ? Math.min(SOON, every) : every);
  }

  const end = state.subscribe(({ saving }, before) => {
    if (saving.kind === 'failed' && before.saving.kind !== 'failed') void look();
  });
  void look();
  return () => {
    end();
    clearTimeout(timer);
  };
}
