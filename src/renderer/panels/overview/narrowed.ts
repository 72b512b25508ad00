/** What a mark adds to what is asked: a field of the query, with a name or a span of time. */
export interface Narrowing {
  readonly field: 'tag' | 'in' | 'by' | 'actor' | 'date';
  readonly value: string;
}

const quoted = (name: string): string => `"${name.replace(/["\\]/g, '\\$&')}"`;

/** A query that asks for what another does, and more narrowly. */
export const narrowed = (query: string, narrowings: readonly Narrowing[]): string =>
  [
    query.trim(),
    ...narrowings.map(({ field, value }) => `${field}:${field === 'date' ? value : quoted(value)}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
