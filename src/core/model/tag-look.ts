import { tagColours } from './tag-colours.ts';
import type { TagEntry, TagLine } from './tags.ts';

/** How a tag is drawn. */
export type TagLook = Pick<TagEntry, 'colour' | 'line'>;

export const tagLines: readonly TagLine[] = ['solid', 'dotted', 'dashed', 'double', 'wavy', 'none'];

/** How often each of the choices was taken. */
function taken<Choice>(choices: readonly Choice[]): ReadonlyMap<Choice, number> {
  const counts = new Map<Choice, number>();
  for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return counts;
}

/** Of several choices that which was taken least often; the first of equals. */
function leastTaken<Choice>(
  choices: readonly Choice[],
  former: readonly Choice[],
): Choice | undefined {
  const counts = taken(former);
  const often = (choice: Choice): number => counts.get(choice) ?? 0;
  return choices.reduce<Choice | undefined>(
    (best, choice) => (best === undefined || often(choice) < often(best) ? choice : best),
    undefined,
  );
}

/** The line of a new tag of a colour: what the fewest of that colour have, then the fewest of all. */
export function nextLine(colour: string, tags: readonly TagLook[]): TagLine {
  const all = taken(tags.map(({ line }) => line));
  const lines = [...tagLines].sort((a, b) => (all.get(a) ?? 0) - (all.get(b) ?? 0));
  const ofColour = tags.filter((tag) => tag.colour === colour).map(({ line }) => line);
  return leastTaken(lines, ofColour) ?? 'solid';
}

/** The look of a new tag: the next colour that no tag has, or that the fewest have, and a line. */
export function nextLook(tags: readonly TagLook[]): TagLook {
  const colours = tagColours.map(({ name }) => name);
  const former = tags.map((tag) => tag.colour);
  const colour = leastTaken(colours, former) ?? 'plain';
  return { colour, line: nextLine(colour, tags) };
}

const isKeyLike = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character);

/**
 * A key for a new tag: a letter of its label, else a digit, else a letter; empty where none is free.
 *
 * @param isTaken asked of each in lower case
 */
export function freeKey(label: string, isTaken: (key: string) => boolean): string {
  const candidates = [...label.toLowerCase(), ...'123456789', ...'abcdefghijklmnopqrstuvwxyz'];
  return candidates.find((key) => isKeyLike(key) && key.length <= 2 && !isTaken(key)) ?? '';
}
