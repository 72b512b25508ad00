import { numberNamed } from './date-names.ts';
import { afterAny, digitsAt, joinedAt, textAt, type Reader } from './date-reader.ts';

const NUMBER = /^\d{1,3}$/;
/** Before a number they make it another, or less than a number. */
const MODIFIERS = [
  'half',
  'than',
  'nearly',
  'almost',
  'over',
  'under',
  'and',
  'hundred',
  'thousand',
];

/** "two and a half", "twenty-two", "2.5", "more than two": what stands here is no number of its own. */
function isModified(reader: Reader, at: number): boolean {
  const before = textAt(reader, at - 1);
  if (MODIFIERS.includes(before) || digitsAt(reader, at - 1) !== '') return true;
  const isRange =
    ['to', 'or'].includes(before) &&
    (digitsAt(reader, at - 2) !== '' || numberNamed(textAt(reader, at - 2)) !== undefined);
  return (
    isRange ||
    numberNamed(before) !== undefined ||
    (joinedAt(reader, at) !== '' && /^[.,/–-]$/.test(before))
  );
}

/** "3", "three", "a", "a couple of"; "few" and "several" are no number. */
export function countAt(reader: Reader, at: number): { count: number; next: number } | null {
  if (isModified(reader, at)) return null;
  const couple = afterAny(reader, at, ['a couple of', 'a couple', 'couple of']);
  if (couple !== null) return { count: 2, next: couple };
  const dozen = afterAny(reader, at, ['a dozen']);
  if (dozen !== null) return { count: 12, next: dozen };
  const digits = digitsAt(reader, at);
  if (NUMBER.test(digits) && Number(digits) > 0) return { count: Number(digits), next: at + 1 };
  const count = numberNamed(textAt(reader, at));
  return count === undefined ? null : { count, next: at + 1 };
}
