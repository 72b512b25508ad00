import { BIRTH, builtInTags, type EntityId, type TagId } from '#core/model';
import { blockAt, utf16, type TextRange } from '#core/text';
import { strings } from '#renderer/words';
import { bornAs, meantIn } from './births.ts';
import type { Context, LoadedDocument } from './context.ts';
import { commit } from './edit.ts';
import { patternSource } from './finding.ts';
import { setTagHidden } from './navigating.ts';
import { notify } from './notices.ts';

/** Finding every place that calls an actor by one of its names. */

const { steps, actorNotices } = strings;

const WORD = '[\\p{L}\\p{M}\\p{N}_]';

const hasUpper = (words: string): boolean => words !== words.toLowerCase();
const hasLower = (words: string): boolean => words !== words.toUpperCase();

/**
 * Whether words of the text, which are a name but for letter case, are that name: "TALIBAN" and
 * "Taliban" are, but "us" is not "US", and "apple" is not "Apple". Several words are, in any case.
 */
function isCalled(found: string, name: string): boolean {
  if (!hasUpper(name) || /\s/u.test(name.trim())) return true;
  return hasLower(name) ? hasUpper(found) : !hasLower(found);
}

/** Whole words that are one of the names, the longest where several begin alike. In order. */
export function findNames(text: string, names: readonly string[]): readonly TextRange[] {
  const patterns = names.flatMap((name) => {
    const source = patternSource(name);
    return source === null ? [] : [{ name, source, whole: new RegExp(`^${source}$`, 'iu') }];
  });
  if (patterns.length === 0) return [];
  const sources = patterns
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ source }) => source);
  const pattern = new RegExp(`(?<!${WORD})(?:${sources.join('|')})(?!${WORD})`, 'giu');
  const found: TextRange[] = [];
  for (const { 0: words, index } of text.matchAll(pattern)) {
    const isNamed = patterns.some(({ name, whole }) => whole.test(words) && isCalled(words, name));
    if (isNamed) found.push({ start: utf16(index), end: utf16(index + words.length) });
  }
  return found;
}

/** Whether a range stands in one block that is read. */
function isRead({ body }: LoadedDocument, range: TextRange): boolean {
  const block = blockAt(body, range.start);
  return block !== null && block.boilerplate !== true && range.end <= block.end;
}

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
  const ranges = findNames(loaded.body.text, [entity.name, ...entity.aliases])
    .filter((range) => isRead(loaded, range))
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
  notify(context.state, 'done', actorNotices.tagged(drafts.length, entity.name));
  return drafts.length;
}
