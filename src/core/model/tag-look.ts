import { tagColours } from './tag-colours.ts';
import type { TagEntry, TagLine } from './tags.ts';

/** How a tag is drawn. */
export type TagLook = Pick<TagEntry, 'colour' | 'line'>;

export const tagLines: readonly TagLine[] = ['solid', 'dotted', 'dashed', 'double', 'wavy', 'none'];

/** Of several choices that which was taken least often; the first of equals. */
const leastTaken = <Choice>(
  choices: readonly Choice[],
  often: (choice: Choice) => number,
): Choice | undefined =>
  choices.reduce<Choice | undefined>(
    (best, choice) => (best === undefined || often(choice) < often(best) ? choice : best),
    undefined,
  );

/** The looks that tags have, counted once, however many new tags are to be given one. */
export class LooksTaken {
  readonly #colours = new Map<string, number>();
  readonly #lines = new Map<TagLine, number>();
  readonly #looks = new Map<string, number>();

  constructor(tags: readonly TagLook[]) {
    for (const tag of tags) this.add(tag);
  }

  add({ colour, line }: TagLook): void {
    const look = `${colour} ${line}`;
    this.#colours.set(colour, (this.#colours.get(colour) ?? 0) + 1);
    this.#lines.set(line, (this.#lines.get(line) ?? 0) + 1);
    this.#looks.set(look, (this.#looks.get(look) ?? 0) + 1);
  }

  /** The line of a new tag of a colour: what the fewest of that colour have, then the fewest of all. */
  nextLine(colour: string): TagLine {
    const often = (line: TagLine): number => this.#lines.get(line) ?? 0;
    const lines = [...tagLines].sort((a, b) => often(a) - often(b));
    return leastTaken(lines, (line) => this.#looks.get(`${colour} ${line}`) ?? 0) ?? 'solid';
  }

  /** The look of a new tag: the next colour that no tag has, or that the fewest have, and a line. */
  next(): TagLook {
    const colours = tagColours.map(({ name }) => name);
    const colour = leastTaken(colours, (name) => this.#colours.get(name) ?? 0) ?? 'plain';
    return { colour, line: this.nextLine(colour) };
  }
}

/** The look of one new tag beside others. */
export const nextLook = (tags: readonly TagLook[]): TagLook => new LooksTaken(tags).next();

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
