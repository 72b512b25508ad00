import type { ConflictSide, SaidBy, ShownConflict } from '#renderer/store';
import { formatMoment, strings } from '#renderer/words';

const words = strings.conflicts;

export const nameOf = ({ name, isOwn }: SaidBy): string => (isOwn ? words.own(name) : name);

/** "Anna (you), 3 Mar 2026; Ben, 09:10". */
export const saidByInWords = (by: readonly SaidBy[], now: Date): string =>
  by.map((each) => words.by(nameOf(each), formatMoment(each.at, now))).join('; ');

/** What a side comes to, in a word or with its words. */
export const sideInWords = ({ kind, text }: ConflictSide): string => {
  if (kind === 'delete') return words.delete;
  if (kind === 'keep') return text === '' ? words.keep : `${words.keep}: ${text}`;
  return text === '' ? words.empty : text;
};

/** UTF-16 units of a value that a screen reader says of a row. */
const SAID = 120;
/** Of what stands around a passage, as much as may have been cut off within a word. */
const AROUND = 32;

const short = (text: string): string =>
  text.length <= SAID ? text : `${text.slice(0, SAID).replace(/\S*$/u, '')}…`;

/** A value as it is said: of a passage both ends, for that is where two of them differ. */
export function saidShort(side: ConflictSide): string {
  const text = sideInWords(side);
  if (side.context === null || text.length <= SAID) return short(text);
  const half = SAID / 2;
  return `${text.slice(0, half).replace(/\S*$/u, '')}… ${text.slice(-half).replace(/^\S*\s*/u, '')}`;
}

/** What stands before a passage, from a whole word on. */
export const cutBefore = (text: string): string =>
  text.length < AROUND ? text : text.replace(/^\S*\s+(?=\S)/u, '… ');

/** What stands after a passage, to a whole word. */
export const cutAfter = (text: string): string =>
  text.length < AROUND ? text : text.replace(/(?<=\S)\s+\S*$/u, ' …');

/** A row as a screen reader says it. */
export const rowInWords = ({ fieldName, title, kind, sides }: ShownConflict): string =>
  [
    `${words.kinds[kind] ?? ''}: ${short(title)}`,
    fieldName,
    ...sides.map((side) => `${side.by.map(nameOf).join(', ')}: ${saidShort(side)}`),
  ].join('. ');

export const questionOf = ({ field, fieldName }: ShownConflict): string =>
  field === 'alive' ? words.fate : words.question(fieldName);
