import { fieldOfKind } from './fields.ts';
import { printNumber } from './read-number.ts';
import { printSpan } from './read-span.ts';
import type { AnnotationQuery, QueryTerm } from './shapes.ts';

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A name as it stands behind a field. */
export const printName = (name: string): string =>
  /^[^\s"“”„«»,]+$/u.test(name) ? name : quote(name);

/** Read as words where they stand without quotation marks: neither a minus nor a field begins them. */
const isBare = (text: string, isNot: boolean): boolean =>
  /^[^\s"“”„«»]+$/u.test(text) &&
  (isNot || !text.startsWith('-')) &&
  !/^[a-z]+:(?!\/\/)/i.test(text);

function printWords({ text, manner, isNot }: Extract<QueryTerm, { kind: 'words' }>): string {
  if (manner === 'begun') return quote(text).slice(0, -1);
  return manner === 'anywhere' && isBare(text, isNot) ? text : quote(text);
}

function printValue(term: Exclude<QueryTerm, { kind: 'words' }>): string {
  switch (term.kind) {
    case 'date':
    case 'made':
    case 'changed':
      return printSpan(term);
    case 'number':
      return printNumber(term);
    case 'has':
    case 'is':
      return term.what;
    default:
      return term.names.map(printName).join(',');
  }
}

/** A term as it may be typed. A begun phrase's quotation mark is open. */
export function printTerm(term: QueryTerm): string {
  const minus = term.isNot ? '-' : '';
  if (term.kind === 'words') return minus + printWords(term);
  return `${minus}${fieldOfKind(term.kind) ?? ''}:${printValue(term)}`;
}

/**
 * A query as it may be typed: `parseQuery` reads back the same of what it has read. A begun phrase
 * that is not the last is closed.
 */
export const printQuery = ({ terms }: AnnotationQuery): string =>
  terms
    .map((term, index) =>
      term.kind === 'words' && term.manner === 'begun' && index < terms.length - 1
        ? printTerm({ ...term, manner: 'whole' })
        : printTerm(term),
    )
    .join(' ');
