import type { StatedEntry } from '#core/interchange';
import type { TagEntry, TagId } from '#core/model';
import type { Context } from '../context.ts';
import { foldedName } from '../records/entity-index.ts';

/** Which entry here a file's entry means. */
export type Match =
  /** None: it is made, or made again. */
  | { readonly kind: 'new'; readonly id: TagId }
  | { readonly kind: 'known'; readonly entry: TagEntry; readonly by: 'id' | 'label' }
  /** One that counts as another here. */
  | { readonly kind: 'merged'; readonly entry: TagEntry; readonly into: TagId }
  | { readonly kind: 'builtInLink' };

export interface Matched {
  readonly stated: StatedEntry;
  readonly match: Match;
}

const isLink = (kind: string | null): boolean => kind === 'relation';

/** Entries of one sort by folded label: tags, or kinds of links. */
function byLabel({ tagIndex }: Context, links: boolean): ReadonlyMap<string, TagEntry> {
  const found = new Map<string, TagEntry>();
  for (const entry of tagIndex.entries())
    if (isLink(entry.kind) === links && tagIndex.resolve(entry.id) === entry.id)
      found.set(foldedName(entry.label), entry);
  return found;
}

function byId({ tagIndex }: Context, id: TagId): Match | null {
  const entry = tagIndex.entry(id);
  if (entry === undefined) return null;
  const into = tagIndex.resolve(id);
  return into === id ? { kind: 'known', entry, by: 'id' } : { kind: 'merged', entry, into };
}

/**
 * Finds each of a file's entries here: by its identifier, else by its label, if that is not the one
 * that another of the file's has by its identifier.
 */
export function matchEntries(
  context: Context,
  entries: readonly StatedEntry[],
): readonly Matched[] {
  const labels = { tag: byLabel(context, false), link: byLabel(context, true) };
  const builtInLinks = new Set(
    context.tagIndex.relationTypes.flatMap(({ label, isBuiltIn }) =>
      isBuiltIn ? [foldedName(label)] : [],
    ),
  );
  const claimed = new Set(
    entries.map(({ id }) => id).filter((id) => context.tagIndex.entry(id) !== undefined),
  );
  return entries.map((stated): Matched => {
    const known = byId(context, stated.id);
    if (known !== null) return { stated, match: known };
    const label = foldedName(stated.label);
    const isOfLink = isLink(stated.kind);
    if (isOfLink && builtInLinks.has(label)) return { stated, match: { kind: 'builtInLink' } };
    const entry = (isOfLink ? labels.link : labels.tag).get(label);
    if (entry === undefined || claimed.has(entry.id))
      return { stated, match: { kind: 'new', id: stated.id } };
    claimed.add(entry.id);
    return { stated, match: { kind: 'known', entry, by: 'label' } };
  });
}
