import { BIRTH, builtInTags, type EntityId, type TagId } from '#core/model';
import { namesMatcher } from '#core/search';
import type { TextRange } from '#core/text';
import { strings } from '#renderer/words';
import { bornAs, meantIn } from '../annotations/births.ts';
import type { Context, LoadedDocument } from '../context.ts';
import { commit } from '../steps/edit.ts';
import { setTagHidden } from '../reading/navigating.ts';
import { notify } from '../notices.ts';
import { searchableOf } from '../search/searchable-bodies.ts';

/** Finding every place that calls an actor by one of its names. */

const { steps, actorNotices } = strings;

/** Whether an actor is tagged there already, over all of a range. */
const isTagged = (
  { tagIndex }: Context,
  { annotations }: LoadedDocument,
  range: TextRange,
): boolean =>
  annotations
    .overlapping(range)
    .some(
      ({ start, end, tag }) =>
        tagIndex.kindOf(tag) === 'actor' && start <= range.start && end >= range.end,
    );

const ACTOR = builtInTags.find(({ kind }) => kind === 'actor')?.id as TagId;

export function tagMentions(context: Context, id: EntityId): number {
  const { loaded, tagIndex, entityIndex } = context;
  const entity = entityIndex.shown(id);
  if (loaded === null || entity === undefined) return 0;
  const tag = tagIndex.resolve(ACTOR);
  const names = namesMatcher([entity.name, ...entity.aliases]);
  const ranges = (names?.find(searchableOf(loaded.body)) ?? [])
    .map((range) => meantIn(loaded, range))
    .filter((range) => !isTagged(context, loaded, range));
  if (ranges.length === 0) {
    notify(context.state, 'done', actorNotices.noMentions(entity.name));
    return 0;
  }
  setTagHidden(context, tag, false);
  const value = tagIndex.kindOf(tag) === 'actor' ? { kind: 'actor', entity: entity.id } : null;
  const drafts = ranges.map((range) => {
    const birth = bornAs(context, loaded, tag, range);
    const fields = birth.value as Readonly<Record<string, never>>;
    return { ...birth, field: BIRTH, value: { ...fields, ...(value !== null && { value }) } };
  });
  commit(context, steps.tagMentions(drafts.length, entity.name), drafts);
  return drafts.length;
}
