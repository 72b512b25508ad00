import { refused, type Refusal } from '#contract';

/** UTF-16 code units of text in one call; the loopback shell takes as many bytes. */
const MOST_TEXT = 100 * 1024 * 1024;
const MOST_VALUES = 1_000_000;
/** Nothing the page sends nests deeper. */
const DEEPEST = 64;

type Fault = 'bad-request' | 'too-large';

/**
 * Refuses a value that JSON cannot say, or too much of one. Structured clone carries maps, dates,
 * cycles and typed arrays; HTTP does not, and both shells serve the same calls. Null where it is fine.
 */
export function refuseUnbounded(value: unknown): Refusal | null {
  const fault = faultOf(value, { text: MOST_TEXT, values: MOST_VALUES }, 0);
  if (fault === null) return null;
  return fault === 'too-large'
    ? refused(fault, 'The request is too large.')
    : refused(fault, 'The request was malformed.');
}

interface Budget {
  text: number;
  values: number;
}

function faultOf(value: unknown, budget: Budget, depth: number): Fault | null {
  budget.values -= 1;
  if (budget.values < 0) return 'too-large';
  if (depth > DEEPEST) return 'bad-request';
  switch (typeof value) {
    case 'string':
      budget.text -= value.length;
      return budget.text < 0 ? 'too-large' : null;
    case 'number':
      return Number.isFinite(value) ? null : 'bad-request';
    case 'boolean':
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : faultInside(value, budget, depth + 1);
    default:
      return 'bad-request';
  }
}

function faultInside(container: object, budget: Budget, depth: number): Fault | null {
  if (!Array.isArray(container) && !isPlain(container)) return 'bad-request';
  for (const [key, item] of Object.entries(container)) {
    const fault = faultOf(key, budget, depth) ?? faultOf(item, budget, depth);
    if (fault !== null) return fault;
  }
  return null;
}

function isPlain(container: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(container);
  return prototype === Object.prototype || prototype === null;
}
