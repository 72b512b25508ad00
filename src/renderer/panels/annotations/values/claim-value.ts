import type { ClaimValue, Value } from '#core/model';

type Members = {
  readonly [Name in 'saidBy' | 'certainty' | 'source']?: ClaimValue[Name] | undefined;
};

/** What is said of a claim, from its annotation's value. */
export const claimOf = (value: Value | null): ClaimValue =>
  value?.kind === 'claim' ? value : { kind: 'claim' };

/** The claim with some members said otherwise, undefined taking one away; null where none is left. */
export function claimWith(value: Value | null, members: Members): ClaimValue | null {
  const { saidBy, certainty, source } = { ...claimOf(value), ...members };
  const next: ClaimValue = {
    kind: 'claim',
    ...(saidBy === undefined ? {} : { saidBy }),
    ...(certainty === undefined ? {} : { certainty }),
    ...(source === undefined || source.trim() === '' ? {} : { source: source.trim() }),
  };
  return Object.keys(next).length === 1 ? null : next;
}
