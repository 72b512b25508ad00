import type { Result } from '#contract';
import type { FileLayer } from '#main/services/files';
import {
  checkSnapshot,
  takeSnapshot,
  type Snapshot,
  type SnapshotWish,
} from '#main/services/snapshots';

/** What is done with whole snapshots, in whichever thread. Plain values: they pass between threads. */

export interface TakeSnapshotJob extends SnapshotWish {
  readonly kind: 'takeSnapshot';
}

export interface CheckSnapshotJob {
  readonly kind: 'checkSnapshot';
  readonly folder: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export const takeJob = (
  job: TakeSnapshotJob,
  files?: FileLayer,
): Promise<Result<Snapshot | null>> => takeSnapshot(job, files);

export const checkJob = (
  { folder, id, now }: CheckSnapshotJob,
  files?: FileLayer,
): Promise<Result<Snapshot>> => checkSnapshot(folder, id, new Date(now), files);
