import { done, refused, type SnapshotApi, type SnapshotSummary } from '#contract';
import type { Change } from '#core/model';
import type { FakeJournal } from './fake-journal.ts';
import type { FakeProjects } from './fake-projects.ts';

/** The wall: snapshots are what the journal held, in memory. */
export interface FakeSnapshots {
  /** What each was taken for, in order; where nothing was new, too. */
  readonly wished: SnapshotSummary['why'][];
  /** Ids of those that turn out to be damaged when they are read. */
  readonly damaged: Set<string>;
  readonly api: SnapshotApi;
}

/** Records that the lines make; those that were deleted count, too. */
const birthsIn = (lines: readonly string[], kind: string): number =>
  lines.filter((line) => {
    const { record, field } = JSON.parse(line) as Change;
    return record.startsWith(`${kind}/`) && field === '*';
  }).length;

export function fakeSnapshots(journal: FakeJournal, projects: FakeProjects): FakeSnapshots {
  const taken: {
    readonly summary: SnapshotSummary;
    readonly lines: readonly string[];
    readonly project: { readonly id: string; readonly name: string };
  }[] = [];
  const wished: SnapshotSummary['why'][] = [];
  const damaged = new Set<string>();
  let verified: { at: string; isWhole: boolean } | null = null;
  let serial = 0;
  const gone = refused('not-found', 'This snapshot is no longer there.');
  const broken = refused('damaged', 'The snapshot is damaged and was kept aside.');
  const find = (id: string) => {
    const found = taken.find(({ summary }) => summary.id === id);
    return found === undefined ? gone : damaged.has(id) ? broken : done(found);
  };

  return {
    wished,
    damaged,
    api: {
      takeSnapshot: async ({ why }) => {
        wished.push(why);
        const lines = [...journal.lines];
        if (lines.length === 0 || lines.length === taken[0]?.lines.length)
          return done({ snapshot: null });
        const standing = await journal.api.journalStanding({});
        const id = standing.ok ? (standing.value.owner?.project ?? '') : '';
        const at = new Date(Date.UTC(2026, 0, 1) + ++serial * 60_000).toISOString();
        const summary: SnapshotSummary = {
          ...{ id: at.replace(/[:.]/g, '-'), at, why, bytes: lines.join().length },
          changes: lines.length,
          documents: birthsIn(lines, 'document'),
          annotations: birthsIn(lines, 'annotation'),
        };
        taken.unshift({ summary, lines, project: { id, name: '' } });
        return done({ snapshot: summary });
      },
      listSnapshots: async () =>
        done({
          snapshots: taken.map(({ summary }) => summary).filter(({ id }) => !damaged.has(id)),
          damaged: [...damaged],
          problem: null,
        }),
      readSnapshot: async ({ id }) => {
        const found = find(id);
        if (!found.ok) return found;
        const changes = found.value.lines.map((line) => JSON.parse(line) as Change);
        const { project } = found.value;
        const reading = projects.hold({ project, documents: [], changes });
        return done({ reading, project, changes: changes.length });
      },
      verifySnapshot: async ({ id }) => {
        const found = find(id);
        return found.ok ? done({ snapshot: found.value.summary }) : found;
      },
      verifyDocuments: async () => done({ total: 0, next: null, damaged: [] }),
      missingDocuments: async () => done({ missing: [] }),
      dataPlaces: async () => done({ places: [], canShow: false, verified }),
      showPlace: async () => refused('not-available', 'No folders here.'),
      noteVerified: async ({ isWhole }) => {
        verified = { at: new Date(Date.UTC(2026, 0, 1)).toISOString(), isWhole };
        return done({});
      },
    },
  };
}
