import { isWellFormed, MAX_EXACT } from '#core/model';
import type { PassageSelectors, StatedPosition, StatedQuote } from '#core/anchoring';
import { isNode, isOfType, nodesOf, type Node } from './json-access.ts';

/** Context further away than this tells nothing more. */
const LONGEST_CONTEXT = 1000;

/** A decoded part of an annotation, or why it cannot be read, as a sentence's end. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

export const read = <Value>(value: Value): Read<Value> => ({ ok: true, value });
export const fault = (sentence: string): Read<never> => ({ ok: false, fault: sentence });

const isOffset = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);

function readPosition(start: unknown, end: unknown): Read<StatedPosition> {
  if (!isOffset(start) || !isOffset(end))
    return fault('its position is not given in whole numbers from 0');
  if (end < start) return fault(`its position ends (${end}) before it starts (${start})`);
  if (end === start) return fault(`its position holds no text (${start} to ${end})`);
  return read({ start, end });
}

function readQuote(node: Node): Read<StatedQuote> {
  const { exact, prefix = '', suffix = '' } = node;
  if (typeof exact !== 'string') return fault('its quote is not text');
  if (typeof prefix !== 'string' || typeof suffix !== 'string')
    return fault('the context of its quote is not text');
  if (exact.length > MAX_EXACT) return fault(`its quote is longer than ${MAX_EXACT} characters`);
  if (![exact, prefix, suffix].every(isWellFormed))
    return fault('its quote holds half a character');
  return read({
    exact,
    prefix: prefix.slice(-LONGEST_CONTEXT),
    suffix: suffix.slice(0, LONGEST_CONTEXT),
  });
}

/** RFC 5147 as W3C Web Annotation 4.2.1 has it: "char=10,20". */
function readFragment(node: Node): Read<StatedPosition> | null {
  const { value } = node;
  const match = typeof value === 'string' ? /^char=(\d{1,15}),(\d{1,15})$/.exec(value) : null;
  return match === null ? null : readPosition(Number(match[1]), Number(match[2]));
}

/**
 * Reads what selectors say of a passage in a text. Selectors of other kinds (XPath, CSS, SVG) are
 * passed over where a quote or a position stands beside them; a malformed one is a fault.
 */
export function readSelectors(value: unknown): Read<PassageSelectors> {
  let position: StatedPosition | undefined;
  let quote: StatedQuote | undefined;
  for (const node of nodesOf(value)) {
    if (isOfType(node, 'TextQuoteSelector')) {
      const result = readQuote(node);
      if (!result.ok) return result;
      if (result.value.exact !== '') quote ??= result.value;
    } else if (isOfType(node, 'TextPositionSelector')) {
      const result = readPosition(node['start'], node['end']);
      if (!result.ok) return result;
      position ??= result.value;
    } else if (isOfType(node, 'FragmentSelector')) {
      const result = readFragment(node);
      if (result !== null && !result.ok) return result;
      if (result !== null) position ??= result.value;
    }
    if (isNode(node['refinedBy']) || Array.isArray(node['refinedBy'])) {
      const refined = readSelectors(node['refinedBy']);
      // A refining position counts from its selection, not from the text; only its words are of use.
      if (refined.ok && refined.value.quote !== undefined) quote ??= refined.value.quote;
    }
  }
  if (position === undefined && quote === undefined)
    return fault('it marks no passage: it has neither quoted words nor a position in the text');
  return read({
    ...(position === undefined ? {} : { position }),
    ...(quote === undefined ? {} : { quote }),
  });
}
