import { bylineAuthors } from './byline.ts';
import { headOf, isProse, lengthOf, type Draft } from './draft.ts';
import { statedDate } from './stated-date.ts';

const LONGEST = 120;
const MOST_WORDS = 16;
const NUMBERED =
  /^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|(?:part|chapter|section|annex|appendix) [\dIVXA-H]{1,4}[:.]?)\s+\p{Lu}/iu;
const MINOR =
  /^(?:a|an|the|and|or|but|nor|of|in|on|at|to|by|for|with|from|as|vs?\.?|is|into|over|under|between|after|before|since|through|against|during|within|its|it|their)$/i;

/** Whether most of a line's telling words begin with a capital, as titles' words do in English. */
function isTitleCase(line: string): boolean {
  const words = line.split(/[\s–—/]+/).filter((word) => /\p{L}/u.test(word) && !MINOR.test(word));
  if (words.length === 0) return false;
  const capitals = words.filter((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word));
  return capitals.length >= 0.7 * words.length;
}

/** Whether a line by itself could be a heading: short, no sentence, titled or numbered. */
export function isHeadingLike(line: string): boolean {
  if (line.length > LONGEST || !/\p{L}{2}/u.test(line)) return false;
  if (line.split(/\s+/).length > MOST_WORDS) return false;
  if (!/^[\p{Lu}\p{N}“"‘'¿¡(]/u.test(line) || /[.,;:…\-–—]$/.test(line)) return false;
  if (/https?:\/\/|www\.|@|\d{5}$/.test(line)) return false;
  if (statedDate(line) !== null || bylineAuthors(line) !== null) return false;
  if (/[?!]$/.test(line)) return /^\p{Lu}/u.test(line) && line.split(/\s+/).length >= 3;
  return NUMBERED.test(line) || isTitleCase(line);
}

const MUCH_LONGER = 80;

/**
 * Finds headings: lines that could be one and head a passage of prose, directly or through further
 * headings. Where some headings stand apart and others directly upon their text, the latter are
 * one level lower.
 */
export function findHeadings(text: string, drafts: readonly Draft[]): void {
  const found: { draft: Draft; isUpon: boolean }[] = [];
  // Between title and prose stand subtitle, journal and place: only "Summary" and the like head it.
  const titleAt = drafts.findIndex(({ kind, level }) => kind === 'heading' && level === 1);
  const bodyAt =
    titleAt === -1 ? -1 : drafts.findIndex((draft) => isProse(text, draft, MUCH_LONGER));
  let heads: boolean = false;
  let isUpon = false;
  for (let index = drafts.length - 1; index >= 0; index--) {
    const draft = drafts[index] as Draft;
    const line = lengthOf(draft) <= LONGEST ? headOf(text, draft) : null;
    const isOpen = draft.kind === 'paragraph' && !draft.isBoilerplate;
    const isHeading: boolean =
      heads &&
      isOpen &&
      line !== null &&
      isHeadingLike(line) &&
      (index > bodyAt || line.split(/\s+/).length <= 3);
    if (isHeading) found.push({ draft, isUpon });
    heads =
      isHeading ||
      draft.kind === 'heading' ||
      isProse(text, draft, MUCH_LONGER) ||
      draft.kind === 'listItem' ||
      draft.kind === 'caption';
    isUpon = !draft.isAfterBlank;
  }
  const isTwofold = found.some((one) => one.isUpon) && found.some((one) => !one.isUpon);
  for (const { draft, isUpon: upon } of found) {
    draft.kind = 'heading';
    draft.level = isTwofold && upon ? 3 : 2;
  }
}

const CAPTION =
  /^(?:table|figure|fig\.|chart|map|graph|graphic|image|photo|box|exhibit) ?\d{0,3}[a-z]?[:.] ?\S/i;
const CREDIT =
  /\b(?:photos?|image|picture|illustration|graphic)(?: by|:| courtesy| credit)|license photo|\/ ?(?:getty|afp|reuters|ap photo|upi|epa)\b|\((?:ap|afp|reuters|getty images|photo\b.{0,60})\)$/i;
const LONGEST_CAPTION = 420;

/** Finds the captions of tables and pictures, by their number or their photographer. */
export function findCaptions(text: string, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.kind !== 'paragraph' || lengthOf(draft) > LONGEST_CAPTION) continue;
    const line = headOf(text, draft, LONGEST_CAPTION);
    if (CAPTION.test(line) || (CREDIT.test(line) && /photo|image|picture/i.test(line)))
      draft.kind = 'caption';
  }
}
