import { bylineAuthors } from './byline.ts';
import type { Rulings } from './boilerplate.ts';
import { headOf, isProse, lengthOf, type Draft } from './draft.ts';
import { isHeadingLike } from './headings.ts';
import { statedDate } from './stated-date.ts';
import type { StatedFacts } from './stated-facts.ts';

/** How many blocks may stand before an article's first passage of prose. */
const LONGEST_HEAD = 24;
const LONGEST_TITLE = 200;

/** Index of the first passage of prose; null where the text begins with none. */
function firstProse(text: string, drafts: readonly Draft[]): number | null {
  const index = drafts.slice(0, LONGEST_HEAD).findIndex((draft) => isProse(text, draft, 100));
  return index === -1 ? null : index;
}

function isTitleLike(text: string, draft: Draft): boolean {
  if (draft.kind !== 'paragraph' && draft.kind !== 'heading') return false;
  const line = headOf(text, draft);
  if (lengthOf(draft) > LONGEST_TITLE || !/\p{L}{3}/u.test(line)) return false;
  if (/^https?:|[,;:]$|(?<!\b(?:inc|jr|st|u\.s))\.$/i.test(line)) return false;
  return statedDate(line) === null && bylineAuthors(line) === null && !/^\(.*\)$/.test(line);
}

const wordsOf = (text: string, draft: Draft): number => headOf(text, draft).split(/\s+/).length;

/** The title among the lines before the prose: the first of four words or more, else a heading. */
function findTitle(text: string, head: readonly Draft[], rulings: Rulings): number | null {
  const candidates = head.flatMap((draft, index) =>
    rulings[index] === null && !draft.isBoilerplate && isTitleLike(text, draft) ? [index] : [],
  );
  const long = candidates.find((index) => wordsOf(text, head[index] as Draft) >= 4);
  if (long !== undefined) return long;
  return candidates.find((index) => isHeadingLike(headOf(text, head[index] as Draft))) ?? null;
}

/** A date that some line states outright, or "date 2021-09-17" before other words. */
function dateIn(line: string): string | null {
  const labelled = /^date:? (\d{4}-\d{2}-\d{2})\b/i.exec(line);
  return statedDate(labelled?.[1] ?? line);
}

/**
 * Reads what stands before the article: flags the site's own lines, marks the title, and takes
 * title, authors and date from lines that state nothing else. A date beside the weather is the
 * day on which the page was looked at, not the day of the article.
 */
export function readHead(text: string, drafts: readonly Draft[], rulings: Rulings): StatedFacts {
  const prose = firstProse(text, drafts);
  if (prose === null || prose === 0) return {};
  const head = drafts.slice(0, prose);
  const titleAt = findTitle(text, head, rulings);
  const siteEnd = titleAt ?? 0;
  const isSiteHead = rulings.slice(0, siteEnd).some((ruling) => ruling !== null);
  if (isSiteHead) for (const draft of head.slice(0, siteEnd)) draft.isBoilerplate = true;
  const hasWeather = rulings.slice(0, siteEnd).some((ruling) => ruling?.name === 'weather');
  const facts: { -readonly [K in keyof StatedFacts]: StatedFacts[K] } = {};
  for (const [index, draft] of head.entries()) {
    if (lengthOf(draft) > LONGEST_TITLE) continue;
    const line = headOf(text, draft);
    const date = dateIn(line);
    if (date !== null && hasWeather && index < siteEnd) facts.retrieved ??= date;
    else if (date !== null) facts.published ??= date;
    const authors = index > siteEnd || titleAt === null ? bylineAuthors(line) : null;
    if (authors !== null) facts.authors ??= authors;
  }
  const title = titleAt === null ? undefined : head[titleAt];
  if (title) {
    title.kind = 'heading';
    title.level = 1;
    facts.title = headOf(text, title);
  }
  return facts;
}
