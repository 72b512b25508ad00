import { goesOnAfter } from './abbreviations.ts';

/**
 * Where sentences end in a stretch of text: Unicode's rules (UAX #29) as Intl.Segmenter has them, and
 * where those are known to go wrong, these instead: abbreviations, initials, numbering, questions
 * within a sentence, elisions in brackets, sentences that begin with a number, words glued together.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** What notes' marks are set to: a sign that Unicode's rules look through. */
export const INVISIBLE = '\u00ad';

const CLOSERS = `"'”’»›)\\]}\u00ad`;
const OPENERS = `"'“‘«‹„(\\[{¿¡\u00ad`;

/** Places that Unicode's rules pass over: before a number, after an ellipsis, without a space. */
const FURTHER: readonly RegExp[] = [
  new RegExp(`[.!?…][${CLOSERS}]*\\s+(?=[${OPENERS}]*\\p{N})`, 'gu'),
  new RegExp(`…[${CLOSERS}]*\\s+(?=[${OPENERS}]*\\p{Lu})`, 'gu'),
  // A second note's letter behind the mark of a first: "operations.28 b However".
  /[.?!]["”’)\]]?\u00ad+ \p{Ll}\s+(?=[“"‘]?\p{Lu})/gu,
  /\p{Ll}{2}[.?!]["”’)\]]?\u00ad+(?=[“"‘]?\p{Lu}[\p{Ll}\s])/gu,
  /(?<=(?:^|[\s(“"])[\p{L}’'-]*\p{Ll}{2}[.?!][”"]?)(?=[“"]?\p{Lu}\p{Ll}+[\s,;:’])/gu,
];

const ENDS_OPEN = new RegExp(`([.!?…]+)[${CLOSERS}\\s]*$`, 'u');
const LEADING = new RegExp(`^[${OPENERS}\\s]+`, 'u');
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.&’']*$/u;
const NUMBERING = /^\s*[([]?(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})$/u;
const ELISION = /[[(](?:\.{3}|…|\. \. \.)[\])][\s\u00ad]*$/u;
const CONTEXT = 120;

/** Whether a sentence ends at a place that the rules propose. */
function endsAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const stop = ENDS_OPEN.exec(before);
  if (stop === null || before.endsWith('\u2029')) return true;
  if (ELISION.test(before)) return false;
  const next = text.slice(at, at + CONTEXT).replace(LEADING, '');
  // "iPhone" begins sentences; "he asked" after a question does not.
  if (/^\p{Ll}(?!\p{Lu})/u.test(next)) return false;
  const sign = stop[1] as string;
  if (sign !== '.') return !(/^(?:…|\.{2,})$/.test(sign) && /^\p{N}/u.test(next));
  const lead = before.slice(0, stop.index);
  if (at - before.length === 0 && NUMBERING.test(lead)) return false;
  const token = TOKEN.exec(lead)?.[0] ?? '';
  return token === '' || !goesOnAfter(token, next);
}

/** A blank line ends a sentence; a line end by itself is as good as a space. */
const plainLines = (text: string): string =>
  text.replace(/\n\s*\n/gu, (gap) => '\u2029'.repeat(gap.length)).replaceAll('\n', ' ');

/**
 * The places between sentences, ascending, neither the start nor the end.
 *
 * @param stretch text in which notes' marks are set to INVISIBLE
 */
export function sentenceBreaks(stretch: string): readonly number[] {
  const text = plainLines(stretch);
  const places = new Set<number>();
  for (const { index } of segmenter.segment(text)) places.add(index);
  for (const pattern of FURTHER)
    for (const match of text.matchAll(pattern)) places.add(match.index + match[0].length);
  places.delete(0);
  places.delete(text.length);
  return [...places].sort((a, b) => a - b).filter((at) => endsAt(text, at));
}
