import type { TagId } from './ids.ts';

export type TagKind = 'claim' | 'statistic' | 'actor' | 'date' | 'plain';

/** A codebook entry. */
export interface TagEntry {
  readonly id: TagId;
  readonly label: string;
  readonly kind: TagKind;
  readonly definition: string;
  /** Name of a colour of the theme. */
  readonly colour: string;
  /** One key that applies it; empty for none. */
  readonly key: string;
}

const builtIn = (
  number: 1 | 2 | 3 | 4,
  kind: Exclude<TagKind, 'plain'>,
  definition: string,
): TagEntry => ({
  id: `0be10500-0000-4000-8000-00000000000${number}` as TagId,
  label: kind,
  kind,
  definition,
  colour: kind,
  key: String(number),
});

/**
 * The tags of every project. They are there without any change, under identifiers that never vary,
 * so that two projects mean the same by them; changes of `tag/<id>` lay over them what a project
 * says otherwise.
 */
export const builtInTags: readonly TagEntry[] = [
  builtIn(1, 'claim', 'A statement someone puts forward as true.'),
  builtIn(2, 'statistic', 'A number or quantity that is stated as a fact.'),
  builtIn(3, 'actor', 'A person, group or institution that acts or is acted upon.'),
  builtIn(4, 'date', 'A date, a period or another stated time.'),
];
