import type { KeptSegment } from './segment-store.ts';

/** Segments of about one size that are put together once there are as many. */
const TOGETHER = 8;
const SMALLEST = 64 * 1024;
/** Larger ones stay as they are: putting them together would take long. */
const LARGEST = 96 * 1024 * 1024;

const tierOf = (size: number): number =>
  Math.max(0, Math.floor(Math.log(size / SMALLEST) / Math.log(TOGETHER)));

/** The segments that are to be put together now; none where all is well. */
export function due(segments: readonly KeptSegment[]): readonly KeptSegment[] {
  const tiers = new Map<number, KeptSegment[]>();
  for (const kept of segments) {
    const tier = tierOf(kept.segment.size);
    const alike = tiers.get(tier) ?? [];
    const size = alike.reduce((sum, { segment }) => sum + segment.size, kept.segment.size);
    if (size > LARGEST) continue;
    alike.push(kept);
    if (alike.length === TOGETHER) return alike;
    tiers.set(tier, alike);
  }
  return [];
}
