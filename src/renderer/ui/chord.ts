/**
 * A key with its modifiers, written as "Mod+Shift+Z". Mod is Command on a Mac and Control
 * elsewhere; the last part is a letter, a digit, a sign, or a key's name as in UI Events
 * ("ArrowLeft", "F6", "Delete"), or "Space".
 */
export type Chord = string;

/** What of a keyboard event a chord is matched against. */
export interface KeyStroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isAltGraph: boolean;
}

/** What a chord is matched against, of an event of the page. */
export const strokeOf = (event: KeyboardEvent): KeyStroke => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  isAltGraph: event.getModifierState('AltGraph'),
});

interface ParsedChord {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

const parse = (chord: Chord): ParsedChord => {
  // "Mod++" is the plus sign with Control.
  const parts = chord.endsWith('+') ? [...chord.slice(0, -1).split('+'), '+'] : chord.split('+');
  const key = parts.at(-1) ?? '';
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key,
  };
};

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);
const isDigit = (key: string): boolean => /^[0-9]$/.test(key);
const isSign = (key: string): boolean => key.length === 1 && !isLetter(key) && !isDigit(key);

/** The keys of a layout without Latin letters that stand where these signs are on an English one. */
const signCodes: Readonly<Record<string, readonly [code: string, isShifted: boolean]>> = {
  '[': ['BracketLeft', false],
  ']': ['BracketRight', false],
  '{': ['BracketLeft', true],
  '}': ['BracketRight', true],
};

/** Whether the stroke's key is the chord's, whatever the layout. */
function isSameKey(wanted: string, stroke: KeyStroke): boolean {
  if (isLetter(wanted)) {
    // A Greek or Cyrillic layout gives its own letters: there the place of the key decides.
    if (isLetter(stroke.key)) return stroke.key.toLowerCase() === wanted.toLowerCase();
    return stroke.code === `Key${wanted.toUpperCase()}`;
  }
  if (isDigit(wanted)) {
    // AZERTY's digit row gives digits with Shift only: its keys count by place, too.
    return (
      stroke.key === wanted ||
      (!stroke.shiftKey && !isDigit(stroke.key) && stroke.code === `Digit${wanted}`)
    );
  }
  if (isSign(wanted)) {
    if (stroke.key === wanted) return true;
    const [code, isShifted] = signCodes[wanted] ?? [];
    const isPlace = stroke.code === code && stroke.shiftKey === isShifted;
    return isLetterOutsideLatin(stroke.key) && isPlace;
  }
  return stroke.key === (wanted === 'Space' ? ' ' : wanted);
}

const isLetterOutsideLatin = (key: string): boolean =>
  key.length === 1 && /\p{Letter}/u.test(key) && !/\p{Script=Latin}/u.test(key);

/** Whether the stroke is the chord. */
export function matchesChord(stroke: KeyStroke, chord: Chord, isMac: boolean): boolean {
  const { mod, alt, shift, key } = parse(chord);
  if (!isSameKey(key, stroke)) return false;
  // A sign is where the layout puts it: with Shift, with Option, or with AltGr (Control and Alt).
  if (isSign(key) && stroke.key === key && (stroke.isAltGraph || isMac) && !mod) {
    return !stroke.metaKey && (stroke.isAltGraph || !stroke.ctrlKey);
  }
  const isMod = isMac ? stroke.metaKey : stroke.ctrlKey;
  const isOther = isMac ? stroke.ctrlKey : stroke.metaKey;
  if (isMod !== mod || isOther || stroke.altKey !== alt) return false;
  return isSign(key) || isDigit(key) ? true : stroke.shiftKey === shift;
}

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
};
const macNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌦',
  Backspace: '⌫',
};

/** The chord as printed on keys: ["Ctrl", "Shift", "Z"], or ["⇧", "⌘", "Z"] on a Mac. */
export function chordKeys(chord: Chord, isMac: boolean): readonly string[] {
  const { mod, alt, shift, key } = parse(chord);
  const parts = [
    ...(mod ? ['Mod'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key,
  ];
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : (names[part] ?? part)));
  const order = ['Alt', 'Shift', 'Mod'];
  const sorted = [...parts].sort((a, b) => rank(order, a) - rank(order, b));
  return sorted.map((part) => macNames[part] ?? names[part] ?? part);
}

/** The chord as `aria-keyshortcuts` writes it: "Control+Shift+Z", "Meta+K". */
export function ariaShortcut(chord: Chord, isMac: boolean): string {
  const { mod, alt, shift, key } = parse(chord);
  const held = [mod && (isMac ? 'Meta' : 'Control'), alt && 'Alt', shift && 'Shift'];
  return [...held.filter((each) => each !== false), key === '+' ? 'Plus' : key].join('+');
}

const rank = (order: readonly string[], part: string): number => {
  const at = order.indexOf(part);
  return at === -1 ? order.length : at;
};

export const isMacPlatform: boolean =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
