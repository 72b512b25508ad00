import { namesOf, printTerm, readNumber, readSpan, termsOf, type QueryTerm } from '#core/query';
import type { Askable } from './query-names.ts';

export const namedPages = ['tag', 'document', 'analyst', 'actor'] as const;
export const spanPages = ['date', 'number'] as const;

export type NamedPage = (typeof namedPages)[number];
export type SpanPage = (typeof spanPages)[number];

/** What the filters' dialog shows. */
export type Page = 'home' | NamedPage | SpanPage;

export interface FilterProps {
  readonly query: string;
  readonly names: Askable;
  readonly onQuery: (query: string) => void;
}

export interface FilterPageProps extends FilterProps {
  readonly page: Page;
  /** The page that home was come to from. */
  readonly last: Page;
  readonly onPage: (page: Page) => void;
  readonly onClose: () => void;
}

/** A span of dates or numbers as its two ends are typed; empty where it is open. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

const termOfKind = (query: string, kind: SpanPage): QueryTerm | undefined =>
  termsOf(query).find((term) => term.kind === kind && !term.isNot);

/** What is typed of a span: "2021..2022". */
export function spanText(query: string, kind: SpanPage): string {
  const term = termOfKind(query, kind);
  return term === undefined ? '' : printTerm(term).slice(kind.length + 1);
}

export function endsOf(query: string, kind: SpanPage): Ends {
  const text = spanText(query, kind);
  const [from = '', to] = text.split('..');
  if (to !== undefined) return { from, to };
  if (text.startsWith('<')) return { from: '', to: text.replace('<=', '') };
  return text.startsWith('>') ? { from: text.replace('>=', ''), to: '' } : { from: text, to: text };
}

/** The term that two ends come to; null where one is no date or number, or they are in reverse. */
export function termOfEnds(kind: SpanPage, { from, to }: Ends): QueryTerm | null {
  const text = `${from.trim()}..${to.trim()}`;
  const span = kind === 'date' ? readSpan(text) : readNumber(text);
  return span === null ? null : ({ kind, isNot: false, ...span } as QueryTerm);
}

/** What a page's filter asks for at present, in short. */
export function saidOn(query: string, page: NamedPage | SpanPage): string {
  if (page === 'date' || page === 'number') return spanText(query, page);
  return namesOf(query, page).join(', ');
}
