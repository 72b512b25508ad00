import type { CompareMember, CompareRow } from '#renderer/store';

/** A passage in parts: what only this one has, what it has in common with the others. */
export interface PassageParts {
  readonly head: string;
  readonly common: string;
  readonly tail: string;
}

/** Characters of a part; what lies between its ends is left out. */
const MOST_COMMON = 64;
const MOST_EDGE = 60;

/** The ends of a long text, with a sign for what is left out between them. */
function shortened(points: readonly string[], most: number): string {
  if (points.length <= most) return points.join('');
  const half = Math.floor((most - 1) / 2);
  return `${points.slice(0, half).join('')}…${points.slice(-half).join('')}`;
}

/** Where all of a group's passages overlap, in code points. */
const commonOf = (members: readonly CompareMember[]): readonly [start: number, end: number] => [
  Math.max(...members.map(({ start }) => start)),
  Math.min(...members.map(({ end }) => end)),
];

/** One of a group's passages; all of it is common where it stands alone. */
export function partsOf({ members }: CompareRow, member: CompareMember): PassageParts {
  const [start, end] = commonOf(members);
  const points = [...member.exact];
  const from = Math.max(0, start - member.start);
  const to = Math.min(points.length, end - member.start);
  return {
    head: shortened(points.slice(0, from), MOST_EDGE),
    common: shortened(points.slice(from, to), MOST_COMMON),
    tail: shortened(points.slice(to), MOST_EDGE),
  };
}
