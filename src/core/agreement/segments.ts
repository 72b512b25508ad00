import type { Continuum, Unit } from './shapes.ts';

/**
 * A stretch of a continuum on which one analyst's annotations do not change; all of them, gaps too,
 * cover the continuum. Adjacent annotations are segments of their own, as are parts where several lie
 * on one another.
 */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Each once, in order; none for a gap. */
  readonly tags: readonly string[];
}

/** @param length a continuum that ends before an annotation does counts as ending with it */
export function segmentsOf(units: readonly Unit[], length: number): readonly Segment[] {
  const edges = units
    .filter(({ start, end }) => end > start)
    .flatMap(({ start, end, tag }) => [
      { at: start, by: 1, tag },
      { at: end, by: -1, tag },
    ])
    .sort((one, other) => one.at - other.at);
  const open = new Map<string, number>();
  const segments: Segment[] = [];
  let from = 0;
  let tags: readonly string[] = [];
  let isStale = false;
  const close = (to: number): void => {
    if (to <= from) return;
    if (isStale) tags = [...open.keys()].sort();
    isStale = false;
    segments.push({ start: from, end: to, tags });
    from = to;
  };
  for (const { at, by, tag } of edges) {
    close(at);
    const count = (open.get(tag) ?? 0) + by;
    if (count === 0) open.delete(tag);
    else open.set(tag, count);
    isStale = true;
  }
  close(length);
  return segments;
}

/** What a segment counts as; empty for a gap, and for nothing else. */
export type ValueOf = (tags: readonly string[]) => string;

export const GAP = '';

/** All its tags together: who puts two tags on a passage says another thing than who puts one. */
export const allTags: ValueOf = (tags) => tags.join('\n');

/** Sets one tag against all that is annotated otherwise. */
export const oneTag =
  (tag: string): ValueOf =>
  (tags) =>
    tags.length === 0 ? GAP : tags.includes(tag) ? 'it' : 'other';

/** Where one analyst is: which segment, and what it counts as. */
export interface Standing {
  readonly segment: Segment;
  readonly value: string;
}

/** The end of a continuum: of its text, or of what reaches beyond. */
export const endOf = ({ length, coders }: Continuum): number => {
  let end = length;
  for (const { units } of coders) for (const unit of units) end = Math.max(end, unit.end);
  return end;
};

/** A continuum cut into segments, by analyst in their order. */
export interface Segmented {
  readonly end: number;
  readonly coders: readonly (readonly Segment[])[];
}

export function segmented(continuum: Continuum): Segmented {
  const end = endOf(continuum);
  return { end, coders: continuum.coders.map(({ units }) => segmentsOf(units, end)) };
}

/**
 * Walks through a continuum by stretches on which nobody's annotations change.
 *
 * @param visit is given where each analyst is, in their order: the same list each time
 */
export function walk(
  { end, coders }: Segmented,
  valueOf: ValueOf,
  visit: (standings: readonly Standing[], length: number) => void,
): void {
  const places = coders.map(() => 0);
  const at = (coder: number, place: number): Standing => {
    const segment = coders[coder]?.[place] as Segment;
    return { segment, value: valueOf(segment.tags) };
  };
  if (end === 0) return;
  const standings = coders.map((_, coder) => at(coder, 0));
  let from = 0;
  for (;;) {
    let to = end;
    for (const { segment } of standings) if (segment.end < to) to = segment.end;
    visit(standings, to - from);
    if (to >= end) return;
    for (let coder = 0; coder < standings.length; coder++) {
      if (standings[coder]?.segment.end !== to) continue;
      const next = (places[coder] as number) + 1;
      places[coder] = next;
      standings[coder] = at(coder, next);
    }
    from = to;
  }
}
