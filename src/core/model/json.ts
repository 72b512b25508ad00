/** What a change may hold: JSON whose numbers are safe integers and whose strings are well-formed. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names that would reach an object's prototype where a reader is careless. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const MAX_DEPTH = 16;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a string holds no lone surrogate, so that it has one UTF-8 form. */
export const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);

/** A text with U+FFFD in the place of each lone surrogate. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function checkObject(value: object, depth: number): string | null {
  if (!isPlainObject(value)) return 'holds an object that is not plain';
  for (const [key, member] of Object.entries(value)) {
    if (RESERVED_KEYS.has(key)) return `has the reserved key "${key}"`;
    const wrong = checkJson(key, depth) ?? checkJson(member, depth + 1);
    if (wrong !== null) return wrong;
  }
  return null;
}

/**
 * Whether a value of unknown origin is `Json`.
 *
 * @returns what is wrong, to follow the name of what holds it; null where nothing is.
 */
export function checkJson(value: unknown, depth = 0): string | null {
  if (depth > MAX_DEPTH) return 'is nested too deeply';
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string')
    return isWellFormed(value) ? null : 'holds half of a surrogate pair';
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0)
      ? null
      : 'holds a number that is not a safe integer';
  if (typeof value !== 'object') return 'holds what JSON cannot';
  if (!Array.isArray(value)) return checkObject(value, depth);
  for (const item of value) {
    const wrong = checkJson(item, depth + 1);
    if (wrong !== null) return wrong;
  }
  return null;
}

/**
 * The one text of a JSON value, after RFC 8785 (JSON Canonicalization Scheme): no white space, keys
 * by UTF-16 code units, strings as ECMAScript writes them. Numbers are integers here, for which
 * the scheme and ECMAScript agree.
 *
 * @throws where the value is not `Json`: writing it is the caller's mistake.
 */
export function canonicalJson(value: Json): string {
  const wrong = checkJson(value);
  if (wrong !== null) throw new TypeError(`A value for canonical JSON ${wrong}.`);
  return writeCanonical(value);
}

/** What a string in JSON has to escape: most have nothing of it, and are written as they are. */
const ESCAPED = /["\\\u0000-\u001f]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** The same, unchecked: for what was found to be JSON already. */
export function writeCanonical(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(writeCanonical).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${quoted(key)}:${writeCanonical(value[key] as Json)}`);
  return `{${members.join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
