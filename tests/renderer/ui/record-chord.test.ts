import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ariaShortcut, chordKeys, matchesChord, recordChord, type KeyStroke } from '#renderer/ui';

const stroke = (key: string, extras: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isAltGraph: false,
  ...extras,
});
const record = (key: string, extras: Partial<KeyStroke> = {}, isMac = false) =>
  recordChord(stroke(key, extras), isMac, false);

describe('a stroke is a chord', () => {
  test.each<[string, string, Partial<KeyStroke>]>([
    ['J', 'j', {}],
    ['Shift+J', 'J', { shiftKey: true }],
    ['Mod+Shift+J', 'J', { shiftKey: true, ctrlKey: true, code: 'KeyJ' }],
    ['Mod+Alt+Shift+K', 'K', { ctrlKey: true, altKey: true, shiftKey: true }],
    ['5', '5', { code: 'Digit5' }],
    ['5', '(', { code: 'Digit5' }],
    ['}', '}', { shiftKey: true }],
    ['}', '}', { ctrlKey: true, altKey: true, isAltGraph: true }],
    ['Mod+/', '/', { ctrlKey: true }],
    ['Alt+ArrowUp', 'ArrowUp', { altKey: true }],
    ['Shift+F7', 'F7', { shiftKey: true }],
    ['C', 'с', { code: 'KeyC' }],
    ['Alt+Space', ' ', { altKey: true }],
    ['Enter', 'Enter', {}],
  ])('%s', (chord, key, extras) => {
    const recorded = record(key, extras);
    if (chord === 'Alt+Space' || chord === 'Mod+Shift+J')
      expect(recorded).toEqual({ kind: 'refused', reason: 'browser', chord });
    else expect(recorded).toEqual({ kind: 'chord', chord });
    expect(matchesChord(stroke(key, extras), chord, false)).toBe(true);
  });

  test('with Command on a Mac, where Option writes signs', () => {
    expect(record('j', { metaKey: true, altKey: true }, true)).toEqual({
      kind: 'refused',
      reason: 'browser',
      chord: 'Mod+Alt+J',
    });
    expect(record('g', { metaKey: true }, true)).toEqual({ kind: 'chord', chord: 'Mod+G' });
    expect(record('{', { altKey: true }, true)).toEqual({ kind: 'chord', chord: '{' });
    expect(record('g', { ctrlKey: true }, true).kind).toBe('refused');
  });
});

describe('a stroke is refused', () => {
  test.each<[string, string, Partial<KeyStroke>]>([
    ['escape', 'Escape', {}],
    ['leaves', 'Tab', { shiftKey: true }],
    ['moves', 'ArrowDown', {}],
    ['moves', 'End', { shiftKey: true, ctrlKey: true }],
    ['press', ' ', {}],
    ['clipboard', 'c', { ctrlKey: true }],
    ['browser', 'w', { ctrlKey: true }],
    ['browser', 'T', { ctrlKey: true, shiftKey: true }],
    ['browser', '3', { ctrlKey: true }],
    ['browser', 'F5', {}],
    ['unreadable', 'Dead', {}],
    ['unreadable', 'Unidentified', {}],
    ['unreadable', 'MediaPlayPause', {}],
    ['unreadable', 'ß', {}],
    ['unreadable', 'j', { metaKey: true }],
  ])('%s: %s', (reason, key, extras) => {
    expect(record(key, extras)).toMatchObject({ kind: 'refused', reason });
  });

  test('while a letter is composed', () => {
    expect(recordChord(stroke('j'), false, true)).toMatchObject({ reason: 'unreadable' });
  });

  test.each(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])(
    'not yet for %s by itself',
    (key) => {
      expect(record(key, { shiftKey: true }).kind).toBe('waiting');
    },
  );
});

test('what is recorded is matched by the stroke that was pressed, and by none with other modifiers', () => {
  const key = fc.constantFrom('j', 'J', 'é', 'я', '5', '/', '{', '+', 'F8', 'ArrowUp', 'Delete');
  fc.assert(
    fc.property(
      key,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (name, ctrlKey, altKey, shiftKey) => {
        const pressed = stroke(name, {
          ctrlKey,
          altKey,
          shiftKey,
          code: name === 'я' ? 'KeyZ' : '',
        });
        const recorded = recordChord(pressed, false, false);
        if (recorded.kind !== 'chord') return;
        expect(matchesChord(pressed, recorded.chord, false)).toBe(true);
        expect(matchesChord({ ...pressed, ctrlKey: !ctrlKey }, recorded.chord, false)).toBe(false);
        expect(matchesChord({ ...pressed, altKey: !altKey }, recorded.chord, false)).toBe(false);
      },
    ),
    { seed: 20260106 },
  );
});

test('a layout without Latin letters has brackets where English keyboards have them', () => {
  const russian = (shiftKey: boolean) =>
    stroke(shiftKey ? 'Ъ' : 'ъ', { code: 'BracketRight', shiftKey });
  expect(matchesChord(russian(false), ']', false)).toBe(true);
  expect(matchesChord(russian(true), ']', false)).toBe(false);
  expect(matchesChord(russian(true), '}', false)).toBe(true);
  expect(matchesChord(russian(false), '}', false)).toBe(false);
});

test('chords are printed on keys, and told to screen readers', () => {
  expect(chordKeys('Mod++', false)).toEqual(['Ctrl', '+']);
  expect(chordKeys('Mod+Alt+Shift+K', false)).toEqual(['Ctrl', 'Alt', 'Shift', 'K']);
  expect(ariaShortcut('Mod+Shift+Z', false)).toBe('Control+Shift+Z');
  expect(ariaShortcut('Mod++', true)).toBe('Meta+Plus');
  expect(ariaShortcut('}', false)).toBe('}');
});
