import type { CompareMember, CompareRow } from '#renderer/store';

/** A passage in parts: what only this one has, what it has in common with the others, and around. */
export interface PassageParts {
  readonly before: string;
  readonly head: string;
  readonly common: string;
  readonly tail: string;
  readonly after: string;
}

/** Characters of a passage and of what stands around it, on each side. */
const MOST_SHOWN = 184;
const MOST_AROUND = 24;
const LEAST_AROUND = 4;
/** A prefix of fewer code points begins where its text does. */
const WHOLE_PREFIX = 32;
/** From here on, letters are about twice as wide. */
const WIDE = /[\u{2E80}-\u{D7FF}\u{20000}-\u{3FFFF}]/u;

/** The ends of a long text, in whole words where there are any, with a sign for what is left out. */
function shortened(points: readonly string[], most: number): string {
  if (points.length <= most) return points.join('');
  const half = Math.max(1, Math.floor((most - 1) / 2));
  const [start, end] = [points.slice(0, half).join(''), points.slice(-half).join('')];
  return `${start.replace(/(?<=\S)\s+\S*$/u, '')}…${end.replace(/^\S*\s+(?=\S)/u, '')}`;
}

/** The last whole words before a passage. */
function wordsBefore(prefix: string, most: number): string {
  if (most < LEAST_AROUND) return '';
  const points = [...prefix];
  const all = points.length < WHOLE_PREFIX ? [' ', ...points] : points;
  return /(?<=\s)\S[^]*$/u.exec(all.slice(-most - 1).join(''))?.[0] ?? '';
}

/** The first whole words behind it. */
const wordsAfter = (suffix: string): string =>
  [...suffix]
    .slice(0, MOST_AROUND + 1)
    .join('')
    .replace(/(?<=\S)\s+\S*$/u, '');

/** Where all of a group's passages overlap, in code points. */
const commonOf = (members: readonly CompareMember[]): readonly [start: number, end: number] => [
  Math.max(...members.map(({ start }) => start)),
  Math.min(...members.map(({ end }) => end)),
];

/**
 * One of a group's passages; all of it is common where it stands alone, nothing where there are two
 * of the group that share no words.
 *
 * @param room characters; what the passage itself does not take is for what stands before it
 */
export function partsOf(
  { members }: CompareRow,
  member: CompareMember,
  room = MOST_SHOWN,
): PassageParts {
  const [start, end] = commonOf(members);
  const points = [...member.exact];
  const from = Math.min(points.length, Math.max(0, start - member.start));
  const to = Math.max(from, Math.min(points.length, end - member.start));
  const parts = [points.slice(0, from), points.slice(from, to), points.slice(to)] as const;
  const most = Math.min(MOST_SHOWN, WIDE.test(member.exact) ? room / 2 : room);
  if (points.length <= most) {
    const [head, common, tail] = parts.map((part) => part.join('')) as [string, string, string];
    const left = Math.min(MOST_AROUND, Math.floor((most - points.length) / 2));
    const before = wordsBefore(member.prefix, left);
    return { before, head, common, tail, after: wordsAfter(member.suffix) };
  }
  const [head, tail] = [shortened(parts[0], most / 3), shortened(parts[2], most / 3)];
  const common = shortened(parts[1], most - [...head, ...tail].length);
  return { before: '', head, common, tail, after: '' };
}
