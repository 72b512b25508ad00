import { wellFormed } from '#core/model';
import { shown } from './shapes.ts';

const LONGEST = {
  label: 200,
  definition: 20_000,
  whenToUse: 20_000,
  example: 20_000,
  inverse: 200,
};

const NAMES = {
  label: 'name',
  definition: 'definition',
  whenToUse: '“when to use”',
  example: 'example',
  inverse: 'name from the other end',
};

/**
 * A text as records can hold it: whole characters, and not more than a record's field takes. What is
 * cut is told.
 *
 * @param label names the entry in the sentence
 */
export function withinLimits(
  field: keyof typeof LONGEST,
  text: string,
  label: string,
  remarks: string[],
): string {
  const whole = wellFormed(text);
  const longest = LONGEST[field];
  if (whole.length <= longest) return whole;
  remarks.push(`The ${NAMES[field]} of ${shown(label)} was cut after ${longest} characters.`);
  return whole.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
