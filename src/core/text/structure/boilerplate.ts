import { boilerplateRule, LONGEST_RULED, type BoilerplateRule } from './boilerplate-rules.ts';
import { headOf, isProse, lengthOf, type Draft } from './draft.ts';

/** Which rule each block falls under by its own words. */
export type Rulings = readonly (BoilerplateRule | null)[];

export function rulingsOf(text: string, drafts: readonly Draft[]): Rulings {
  return drafts.map((draft) =>
    draft.kind === 'note' || lengthOf(draft) > LONGEST_RULED
      ? null
      : boilerplateRule(headOf(text, draft).replace(/\s+/g, ' ').replace(/’/g, "'")),
  );
}

/** Flags the lines that need no company, and the weak ones that directly follow such a line. */
export function flagCertain(drafts: readonly Draft[], rulings: Rulings): void {
  for (const [index, ruling] of rulings.entries()) {
    const isBehindFlagged = drafts[index - 1]?.isBoilerplate === true;
    if (ruling?.strength === 'certain' || (ruling !== null && isBehindFlagged))
      (drafts[index] as Draft).isBoilerplate = true;
  }
}

/** Characters from which on a closed line counts as a sentence of somebody's text. */
const SENTENCE = 60;

/**
 * The last place at which an article goes on: a note, or the first of two passages of prose in
 * direct succession, which teasers of other articles never have: a headline stands between them.
 */
function lastContinuation(text: string, drafts: readonly Draft[], rulings: Rulings): number {
  let isBeforeProse = false;
  for (let index = drafts.length - 1; index >= 0; index--) {
    const draft = drafts[index] as Draft;
    if (draft.kind === 'note') return index;
    const isOwnProse = rulings[index] === null && isProse(text, draft, SENTENCE);
    if (isOwnProse && isBeforeProse) return index;
    isBeforeProse = isOwnProse;
  }
  return -1;
}

/** Further signs that what follows a line belongs to readers' comments, prose though it is. */
const COMMENT_SIGNS = new Set([
  'comment reply',
  'age of the page',
  'comment log-in',
  'comment form',
]);

/** The last opening of comments after which two more signs of them follow; -1 without one. */
function lastCommentSection(rulings: Rulings): number {
  let signs = 0;
  for (let index = rulings.length - 1; index >= 0; index--) {
    const name = rulings[index]?.name ?? '';
    if (signs >= 2 && name.startsWith('comment')) return index;
    if (COMMENT_SIGNS.has(name)) signs++;
  }
  return -1;
}

/** "Some Site http://…" and what the site says of itself, where a page ends with it. */
function siteAboutItself(text: string, drafts: readonly Draft[], tail: number): number {
  const before = drafts[tail - 2];
  if (!before) return tail;
  const line = headOf(text, before);
  const isNameAndAddress = lengthOf(before) <= 120 && /^\p{L}[^:]*https?:\/\/\S+$/u.test(line);
  return isNameAndAddress ? tail - 2 : tail;
}

/**
 * Where the page's tail begins: related headlines, comments, the site's own words. The number of
 * blocks where there is none.
 */
export function tailStart(text: string, drafts: readonly Draft[], rulings: Rulings): number {
  const articleGoesOn = lastContinuation(text, drafts, rulings);
  const comments = lastCommentSection(rulings);
  let hasProseBefore = false;
  for (const [index, ruling] of rulings.entries()) {
    if (index > 0) hasProseBefore ||= isProse(text, drafts[index - 1] as Draft);
    if (!ruling?.opens || !hasProseBefore) continue;
    const isComments = ruling.name.startsWith('comment') && index <= comments;
    if (isComments || index > articleGoesOn) return siteAboutItself(text, drafts, index);
  }
  return drafts.length;
}

/** Flags a stretch, notes excepted. */
export function flagStretch(drafts: readonly Draft[], from: number, to: number): void {
  for (const draft of drafts.slice(from, to)) if (draft.kind !== 'note') draft.isBoilerplate = true;
}
