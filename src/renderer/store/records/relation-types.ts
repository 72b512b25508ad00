import { builtInRelationTypes, type TagEntry } from '#core/model';
import { strings } from '#renderer/words';
import type { RelationType } from '../shapes.ts';

/** The kinds of links there are, as they are shown. */

const builtIn: readonly RelationType[] = builtInRelationTypes.map((id) => ({
  id,
  ...strings.relationTypes[id],
  isBuiltIn: true,
  isRetired: false,
}));

const collator = new Intl.Collator(undefined, { numeric: true });

const told = ({ id, label, inverse, definition, isRetired }: TagEntry): RelationType => ({
  id,
  label,
  inverse: inverse === '' ? label : inverse,
  definition,
  isBuiltIn: false,
  isRetired,
});

const isSame = (a: RelationType, b: RelationType): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Built-in kinds, then the codebook's by label.
 *
 * @param former what they were: those that are still so stay the same objects, and all the same list
 */
export function relationTypesOf(
  entries: readonly TagEntry[],
  former: readonly RelationType[],
): readonly RelationType[] {
  const own = entries
    .filter(({ kind }) => kind === 'relation')
    .map(told)
    .sort((a, b) => collator.compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
  const known = new Map(former.map((type) => [type.id, type]));
  const types = [...builtIn, ...own].map((type) => {
    const before = known.get(type.id);
    return before !== undefined && isSame(before, type) ? before : type;
  });
  const isUnchanged =
    types.length === former.length && types.every((type, at) => type === former[at]);
  return isUnchanged ? former : types;
}

/** Stands for a kind that is not known here, such as one of a colleague's codebook. */
export const unknownRelationType = (id: string): RelationType => ({
  id,
  ...strings.unknownRelation,
  isBuiltIn: false,
  isRetired: true,
});
