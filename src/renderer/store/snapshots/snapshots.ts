import { done, refused, type Result, type SnapshotSummary } from '#contract';
import type { Change, RecordRef } from '#core/model';
import { isSilent } from '#renderer/database';
import { formatExactly, strings } from '#renderer/words';
import { allStored } from '../beside/beside.ts';
import { bringBack } from './bringing-back.ts';
import type { Context } from '../context.ts';
import { later } from '../later-work.ts';
import { lookAtJournal } from '../journal/mending-journal.ts';
import { notify } from '../notices.ts';
import { differenceTo, type Difference } from '../past/difference.ts';
import { takeBack } from '../past/returning.ts';
import { snapshotBefore } from './snapshot-before.ts';
import { projectRef } from '../records/project-note.ts';
import { changesIn, readSnapshot, type SnapshotReading } from './reading.ts';
import type { AboutData, SnapshotPreview, Snapshots } from './shapes.ts';
import { verifyAll } from './verifying.ts';

const words = strings.snapshots;

const nothing: Omit<SnapshotPreview, 'lost'> = { restored: {}, removed: {}, changed: {} };

async function take(context: Context): Promise<Result<SnapshotSummary | null>> {
  const { host } = context;
  // It holds what the journal holds: that has to be all.
  await lookAtJournal(context);
  const isStored = await allStored(context).then(
    () => true,
    () => false,
  );
  if (!isStored) return refused('unwritable', words.notAllStored);
  const taken = await host.takeSnapshot({ why: 'asked', isAwaited: true });
  return taken.ok ? done(taken.value.snapshot) : taken;
}

/** How the project differs from a snapshot; what another project is called is not gone back on. */
async function differenceFrom(
  context: Context,
  { project, ids }: SnapshotReading,
  lost: readonly Change[] = [],
): Promise<Difference | null> {
  const isOther = project.id !== context.identity.project;
  const kept = projectRef(context);
  const isKept = ({ record }: { readonly record: RecordRef }): boolean =>
    isOther && record === kept;
  const had = (change: Change): boolean => ids.has(change.id) || isKept(change);
  return differenceTo(context, { had, lost });
}

async function preview(
  context: Context,
  id: string,
  signal: AbortSignal,
): Promise<Result<SnapshotPreview | null>> {
  const read = await readSnapshot(context, id, signal);
  if (!read.ok) return read;
  const { lost } = read.value;
  signal.throwIfAborted();
  const difference = await differenceFrom(context, read.value, changesIn(lost));
  if (difference === null && lost.length === 0) return done(null);
  return done({ ...(difference?.preview ?? nothing), lost: lost.length });
}

/** What was lost comes back first: what is there then is told apart from what it was. */
async function differenceAfterUnion(
  context: Context,
  id: string,
): Promise<Result<{ readonly lost: number; readonly difference: Difference | null }>> {
  const read = await readSnapshot(context, id, null);
  if (!read.ok) return read;
  const lost = await bringBack(context, read.value.lost, read.value.project);
  return done({ lost, difference: await differenceFrom(context, read.value) });
}

async function restored(context: Context, id: string): Promise<boolean> {
  const { host, state } = context;
  const listed = await host.listSnapshots({});
  const snapshot = listed.ok ? listed.value.snapshots.find((each) => each.id === id) : undefined;
  if (snapshot === undefined) {
    notify(state, 'problem', words.gone);
    return false;
  }
  await snapshotBefore(context, 'restoring');
  const found = await differenceAfterUnion(context, id);
  if (context.isClosed) return false;
  if (!found.ok) {
    notify(state, 'problem', words.notRestored(found.message));
    return false;
  }
  const { lost, difference } = found.value;
  const moment = formatExactly(snapshot.at);
  if (difference !== null) takeBack(context, words.step(moment), difference);
  const counts = difference?.preview ?? nothing;
  notify(
    state,
    'done',
    words.restored(moment, counts, lost),
    ...(difference === null ? [] : ['edit.undo']),
  );
  return true;
}

/** The work goes on after the command: closing and settling wait for it. */
function restore(context: Context, id: string): Promise<boolean> {
  const work = restored(context, id).catch((error: unknown) => {
    const why = isSilent(error) ? strings.answering.silent : words.notStored;
    if (!context.isClosed) notify(context.state, 'problem', words.notRestored(why));
    return false;
  });
  later(context, async () => void (await work));
  return work;
}

async function about(context: Context): Promise<Result<AboutData>> {
  const { host, database } = context;
  const places = await host.dataPlaces({});
  if (!places.ok) return places;
  const snapshots = await host.listSnapshots({});
  if (!snapshots.ok) return snapshots;
  const estimate = await navigator.storage.estimate().catch(() => null);
  return done({
    database: {
      name: database.dexie.name,
      bytes: estimate?.usage ?? null,
      changes: await database.changes.count(),
    },
    ...places.value,
    snapshot: snapshots.value.snapshots[0] ?? null,
    snapshots: snapshots.value,
  });
}

export const snapshotsOf = (context: Context): Snapshots => ({
  list: () => context.host.listSnapshots({}),
  take: () => take(context),
  preview: (id, signal) => preview(context, id, signal),
  restore: (id) => restore(context, id),
  about: () => about(context).catch(() => refused('unreadable', strings.aboutData.cannotBeRead)),
  verify: (tell) => verifyAll(context, tell),
  show: async (kind) => {
    const shown = await context.host.showPlace({ kind });
    if (!shown.ok) notify(context.state, 'problem', shown.message);
  },
});
