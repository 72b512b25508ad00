import type { Chord, KeyStroke } from './chord.ts';

/** What a person pressed to give a command a key: a chord, or why it cannot be one. */
export type Recorded =
  | { readonly kind: 'chord'; readonly chord: Chord }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly chord: Chord };

/** Why a chord is not to be had. */
export type Refusal =
  'unreadable' | 'moves' | 'leaves' | 'escape' | 'clipboard' | 'browser' | 'press';

const MODIFIERS = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
  'FnLock',
  'Hyper',
  'Super',
  'Symbol',
]);

/** Keys whose names are the same on every keyboard, and that matching knows. */
const NAMED =
  /^(?:F(?:[1-9]|1\d|2[0-4])|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Enter|Delete|Backspace|Insert|Escape|Tab)$/;
const MOVING = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown)$/;

/** Chords that no page gets from Chromium, Firefox or Safari, or that end more than was meant. */
const BROWSER = new Set(
  `Mod+N Mod+T Mod+W Mod+Q Mod+Shift+N Mod+Shift+T Mod+Shift+W Mod+Shift+Q Mod+R Mod+Shift+R Mod+L
   Mod+P Mod+Shift+P Mod+Shift+I Mod+Shift+J Mod+Shift+Delete F5 Mod+F5 F11 F12 Alt+F4 Mod+F4 Mod+H Mod+M Mod+Alt+H
   Mod+Alt+M Mod+Alt+I Mod+Alt+J Mod+Space Mod+Alt+Delete Alt+Space Mod+0 Mod++ Mod+- Mod+=`.split(
    /\s+/,
  ),
);

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

/** The key's part of a chord; null where the stroke names none. */
function keyOf({ key, code, shiftKey }: KeyStroke): string | null {
  if (isLetter(key)) return key.toUpperCase();
  if (key === ' ') return 'Space';
  const points = [...key];
  if (points.length === 1) {
    // Letters outside Latin, and AZERTY's digit row, count by place: as in matching.
    const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
    const isLetterElsewhere = /\p{L}/u.test(key);
    if (place?.[1] !== undefined && isLetterElsewhere) return place[1];
    if (place?.[2] !== undefined && !shiftKey && !/\d/.test(key)) return place[2];
    return /^[!-~§°¿¡«»]$/u.test(key) ? key : null;
  }
  return NAMED.test(key) ? key : null;
}

function refusalOf(chord: Chord, key: string, isPlain: boolean): Refusal | null {
  if (key === 'Escape') return 'escape';
  if (key === 'Tab') return 'leaves';
  if (/^(?:Shift\+)?Space$/.test(chord)) return 'press';
  if (MOVING.test(key) && (isPlain || /^(?:Mod\+)?(?:Shift\+)?[^+]+$/.test(chord))) return 'moves';
  if (/^Mod\+[CVXA]$/.test(chord) || /^(?:Mod|Shift)\+(?:Insert|Delete)$/.test(chord))
    return 'clipboard';
  const isTabNumber = /^(?:Mod|Alt)\+[1-9]$/.test(chord);
  return BROWSER.has(chord) || isTabNumber ? 'browser' : null;
}

/**
 * A stroke as a chord, such that the same stroke matches it again. Modifiers alone wait for a key.
 *
 * @param isComposing whether the stroke is part of composing a letter (an input method, a dead key)
 */
export function recordChord(stroke: KeyStroke, isMac: boolean, isComposing: boolean): Recorded {
  if (MODIFIERS.has(stroke.key)) return { kind: 'waiting' };
  const key = isComposing ? null : keyOf(stroke);
  const isOther = isMac ? stroke.ctrlKey : stroke.metaKey;
  if (key === null || (isOther && !stroke.isAltGraph))
    return { kind: 'refused', reason: 'unreadable', chord: '' };
  const isSign = [...key].length === 1 && !/[A-Z\d]/.test(key);
  // A sign is where the layout puts it: what it takes to type it is not part of the chord.
  const isTyped = isSign && (stroke.isAltGraph || isMac);
  const mod = (isMac ? stroke.metaKey : stroke.ctrlKey) && !(isTyped && stroke.isAltGraph);
  const alt = stroke.altKey && !isTyped;
  const shift = stroke.shiftKey && !isSign && !/^\d$/.test(key);
  const chord = [
    ...(mod ? ['Mod'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key,
  ].join('+');
  const reason = refusalOf(chord, key, !mod && !alt && !shift);
  return reason === null ? { kind: 'chord', chord } : { kind: 'refused', reason, chord };
}
