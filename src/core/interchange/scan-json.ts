/** Keys that reach an object's prototype where a reader is careless. No file needs them. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The offset of the quotation mark that ends a string; the text's length where none does. */
function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

function keyOf(text: string, from: number, to: number): string {
  const raw = text.slice(from, to);
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

/**
 * Looks through JSON before it is parsed, for what parsing would hide or not survive: nesting beyond
 * a depth, a key twice in one object, keys that reach prototypes. One pass, stopped at the first
 * fault. Whether the text is JSON at all is the parser's to say.
 *
 * @returns the fault as a sentence's end; null where there is none.
 */
export function scanJson(text: string, deepest: number): string | null {
  /** The keys of each open object by depth; null where an array is open. Sets are used again. */
  const open: (Set<string> | null)[] = [];
  const spare: Set<string>[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = stringEnd(text, at + 1);
        const keys = open.at(-1);
        if (isKeyNext && keys) {
          const key = keyOf(text, at + 1, end);
          if (RESERVED_KEYS.has(key)) return `it has the key "${key}", which is reserved`;
          if (keys.has(key))
            return `one of its objects has the key ${JSON.stringify(key.slice(0, 60))} twice`;
          keys.add(key);
          isKeyNext = false;
        }
        at = end;
        break;
      }
      case 0x7b: // {
        if (open.length >= deepest) return `it is nested more than ${deepest} deep`;
        open.push(spare.pop() ?? new Set());
        isKeyNext = true;
        break;
      case 0x5b: // [
        if (open.length >= deepest) return `it is nested more than ${deepest} deep`;
        open.push(null);
        isKeyNext = false;
        break;
      case 0x7d: // }
      case 0x5d: {
        const keys = open.pop();
        if (keys) {
          keys.clear();
          spare.push(keys);
        }
        isKeyNext = false;
        break;
      }
      case 0x2c: // ,
        isKeyNext = open.at(-1) instanceof Set;
        break;
    }
  }
  return null;
}
