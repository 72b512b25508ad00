import type { TagId } from './ids.ts';

/** What a codebook entry tags; 'relation' is a kind of link between annotations, not a tag. */
export type TagKind = 'claim' | 'statistic' | 'actor' | 'date' | 'plain' | 'relation';

/** The kinds that passages are tagged with. */
export type PassageKind = Exclude<TagKind, 'relation'>;

/** The line under a tag's passages, which tells tags apart without colour. */
export type TagLine = 'none' | 'solid' | 'dotted' | 'dashed' | 'double' | 'wavy';

/** A codebook entry. */
export interface TagEntry {
  readonly id: TagId;
  readonly label: string;
  readonly kind: TagKind;
  readonly definition: string;
  readonly whenToUse: string;
  readonly example: string;
  /** Name of a colour of the theme. */
  readonly colour: string;
  readonly line: TagLine;
  /** One key that applies it; empty for none. */
  readonly key: string;
  readonly parent: TagId | null;
  /** Kept for what it has tagged, offered for nothing new. */
  readonly isRetired: boolean;
  /** The tag that everything tagged with this one counts as. */
  readonly mergedInto: TagId | null;
  /** Relations only: how the link reads from its other end, such as "supported by". */
  readonly inverse: string;
}

/** A codebook entry that passages are tagged with. */
export interface PassageTag extends TagEntry {
  readonly kind: PassageKind;
}

const builtIn = (
  number: 1 | 2 | 3 | 4,
  kind: Exclude<TagKind, 'plain' | 'relation'>,
  line: TagLine,
  definition: string,
): PassageTag => ({
  id: `0be10500-0000-4000-8000-00000000000${number}` as TagId,
  label: kind,
  kind,
  definition,
  whenToUse: '',
  example: '',
  colour: kind,
  line,
  key: String(number),
  parent: null,
  isRetired: false,
  mergedInto: null,
  inverse: '',
});

/**
 * The tags of every project. They are there without any change, under identifiers that never vary,
 * so that two projects mean the same by them; changes of `tag/<id>` lay over them what a project
 * says otherwise.
 */
export const builtInTags: readonly PassageTag[] = [
  builtIn(1, 'claim', 'none', 'A statement someone puts forward as true.'),
  builtIn(2, 'statistic', 'dotted', 'A number or quantity that is stated as a fact.'),
  builtIn(3, 'actor', 'solid', 'A person, group or institution that acts or is acted upon.'),
  builtIn(4, 'date', 'double', 'A date, a period or another stated time.'),
];
