import { builtInTags, type TagId, type TagLine } from '#core/model';
import type { Tag } from '#renderer/store';

/**
 * How a tag's passages look: its colour and the line under them. Tags of equal line differ in the
 * line's height and thickness for as long as there are any left, so that two of them stay apart
 * without colour and show both lines where they lie on one another.
 */
export interface TagLook {
  /** Name of a colour token; one that the theme does not have is drawn as `plain`. */
  readonly colour: string;
  readonly line: TagLine;
  /** In CSS pixels; the offset is below the baseline. Both 0 without a line. */
  readonly thickness: number;
  readonly offset: number;
}

type Stroke = readonly [thickness: number, offset: number];

/** The first of each is the built-in tag's of that line, at a height that no other built-in one has. */
const STROKES: Record<Exclude<TagLine, 'none'>, readonly Stroke[]> = {
  solid: [
    [2, 4],
    [1, 7],
    [3, 6],
    [1, 3],
  ],
  dotted: [
    [2, 6],
    [3, 4],
    [1, 8],
    [2, 3],
  ],
  dashed: [
    [2, 5],
    [1, 7],
    [3, 4],
    [1, 3],
  ],
  double: [
    [1, 5],
    [2, 4],
    [1, 3],
  ],
  wavy: [
    [1, 6],
    [2, 5],
    [1, 3],
  ],
};

const builtInLines = new Map<TagId, TagLine>(builtInTags.map(({ id, line }) => [id, line]));

/** Built-in tags choose first, those with the line they were made with before all. */
const rank = ({ id, line }: Tag): number => {
  const own = builtInLines.get(id);
  return own === undefined ? 2 : own === line ? 0 : 1;
};

/** Where a tag looks first for a stroke: hangs on its id alone, so that other tags may come and go. */
const firstChoice = ({ id }: Tag): number =>
  builtInLines.has(id) ? 0 : parseInt(id.slice(-4), 16) || 0;

function leastTaken(strokes: readonly Stroke[], taken: readonly number[], from: number): number {
  let best = from % strokes.length;
  for (let step = 1; step < strokes.length; step++) {
    const at = (from + step) % strokes.length;
    if ((taken[at] ?? 0) < (taken[best] ?? 0)) best = at;
  }
  return best;
}

/** The look of each tag: the same for the same tags, whatever their order and their labels. */
export function looksOf(tags: readonly Tag[]): ReadonlyMap<TagId, TagLook> {
  const looks = new Map<TagId, TagLook>();
  const takenOf = new Map<TagLine, number[]>();
  const choosing = tags.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  for (const tag of choosing) {
    const { id, colour, line } = tag;
    if (line === 'none') {
      looks.set(id, { colour, line, thickness: 0, offset: 0 });
      continue;
    }
    const strokes = STROKES[line];
    const taken = takenOf.get(line) ?? [];
    const at = leastTaken(strokes, taken, firstChoice(tag));
    taken[at] = (taken[at] ?? 0) + 1;
    takenOf.set(line, taken);
    const [thickness, offset] = strokes[at] as Stroke;
    looks.set(id, { colour, line, thickness, offset });
  }
  return looks;
}
