import { headOf, isProse, lengthOf, type Draft } from './draft.ts';
import { listMarker, ordinalOf } from './list-markers.ts';

const NOTES_HEADING =
  /^(?:(?:\p{L}+ )?(?:end|foot)?notes|(?:\p{L}+ )?citations|references|works cited|bibliography|sources|notes and references|notes & references|literature cited)[:.]?$/iu;

/** Whether a line is the heading of a section of notes. */
const isNotesHeading = (line: string): boolean => line.length <= 40 && NOTES_HEADING.test(line);

interface Labelled {
  readonly index: number;
  readonly label: string;
  readonly ordinal: number;
  readonly isBracketed: boolean;
}

const BARE_NUMBER = /^(\d{1,3})[ \t\u00a0]+(?=[\p{Lu}“"‘'«])/u;
const SUPERSCRIPT = /^([¹²³⁰⁴-⁹]{1,3})[ \t\u00a0]*(?=\S)/u;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Superscript digits as plain ones. */
export const plainDigits = (label: string): string =>
  [...label]
    .map((digit) => (SUPERSCRIPTS.includes(digit) ? String(SUPERSCRIPTS.indexOf(digit)) : digit))
    .join('');

function labelOf(text: string, draft: Draft, index: number, inSection: boolean): Labelled | null {
  const marker = listMarker(text, draft);
  const head = headOf(text, draft, 12);
  const bare = inSection ? (BARE_NUMBER.exec(head)?.[1] ?? SUPERSCRIPT.exec(head)?.[1]) : undefined;
  const label = marker?.kind === 'bracket' || marker?.kind === 'number' ? marker.label : bare;
  if (label === undefined) return null;
  const plain = plainDigits(label);
  const ordinal = ordinalOf(plain);
  return ordinal === null
    ? null
    : { index, label: plain, ordinal, isBracketed: marker?.kind === 'bracket' };
}

/** How far labels may jump, and how many unlabelled blocks may stand between two notes. */
const JUMP = 5;
const BETWEEN = 4;

/** The labelled blocks from `from` on whose labels rise, as far as they go. */
function risingRun(
  text: string,
  drafts: readonly Draft[],
  from: number,
  inSection: boolean,
): Labelled[] {
  const run: Labelled[] = [];
  for (let index = from; index < drafts.length; index++) {
    const last = run.at(-1);
    if (last && index - last.index > BETWEEN) break;
    const draft = drafts[index] as Draft;
    if (lengthOf(draft) <= 40 && isNotesHeading(headOf(text, draft))) break;
    const found = labelOf(text, draft, index, inSection);
    if (!found) {
      if (!last || !inSection) break;
      continue;
    }
    const isFirst = last === undefined && found.ordinal <= JUMP;
    const isNext =
      last !== undefined && found.ordinal > last.ordinal && found.ordinal <= last.ordinal + JUMP;
    if (!isFirst && !isNext) break;
    run.push(found);
  }
  return run;
}

function markNotes(drafts: readonly Draft[], run: readonly Labelled[]): void {
  for (const { index, label } of run) {
    const draft = drafts[index] as Draft;
    draft.kind = 'note';
    draft.label = label;
  }
}

const CITATION = /\bibid\b|https?:|\bpp?\. ?\d|\bvol\.|[“"].{5,}[”"]|\b(19|20)\d{2}\b/i;

/** Numbered blocks at a text's end that read as citations, under no heading. */
function looksCited(text: string, drafts: readonly Draft[], run: readonly Labelled[]): boolean {
  const last = run.at(-1);
  if (!last || run.length < 3) return false;
  if (drafts.slice(last.index + 1).some((draft) => isProse(text, draft))) return false;
  const cited = run.filter(({ index }) => CITATION.test(headOf(text, drafts[index] as Draft)));
  return 2 * cited.length > run.length;
}

/**
 * Finds footnotes and endnotes: labelled blocks under a heading such as "Notes"; three or more in
 * brackets that rise one by one; or numbered citations at the end.
 */
export function findNotes(text: string, drafts: readonly Draft[]): void {
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index] as Draft;
    const isSection = lengthOf(draft) <= 40 && isNotesHeading(headOf(text, draft));
    const run = risingRun(text, drafts, isSection ? index + 1 : index, isSection);
    const isNotes =
      isSection ||
      (run.length >= 3 && run.every((note) => note.isBracketed)) ||
      looksCited(text, drafts, run);
    if (!isNotes || run.length === 0) continue;
    if (isSection) {
      draft.kind = 'heading';
      draft.level = 2;
    }
    markNotes(drafts, run);
    index = (run.at(-1) as Labelled).index;
  }
}
