import { describe, expect, test } from 'vitest';
import { chordKeys, matchesChord, type KeyStroke } from '#renderer/ui';

const stroke = (key: string, code: string, held: string = ''): KeyStroke => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  isAltGraph: held.includes('altgr'),
});

describe('a chord is met', () => {
  test.each([
    ['by its letter', '1', stroke('1', 'Digit1')],
    ['by the digit row of AZERTY, which gives signs', '1', stroke('&', 'Digit1')],
    ['by AZERTY’s digits, which want Shift', '1', stroke('1', 'Digit1', 'shift')],
    ['by the number pad', '1', stroke('1', 'Numpad1')],
    ['with Control', 'Mod+K', stroke('k', 'KeyK', 'ctrl')],
    ['with Caps Lock', 'Mod+K', stroke('K', 'KeyK', 'ctrl')],
    ['on a Cyrillic layout, by the place of the key', 'Mod+Z', stroke('я', 'KeyZ', 'ctrl')],
    ['where the layout puts the letter', 'Mod+Z', stroke('z', 'KeyY', 'ctrl')],
    ['with Shift', 'Mod+Shift+Z', stroke('Z', 'KeyZ', 'ctrl shift')],
    ['by a sign behind AltGr', ']', stroke(']', 'Digit9', 'ctrl alt altgr')],
    ['by a sign behind Shift', '?', stroke('?', 'Minus', 'shift')],
    ['by a bracket’s place on a Greek layout', '[', stroke('ξ', 'BracketLeft')],
    ['by a named key', 'Alt+ArrowLeft', stroke('ArrowLeft', 'ArrowLeft', 'alt')],
  ])('%s', (_, chord, pressed) => {
    expect(matchesChord(pressed, chord, false)).toBe(true);
  });

  test('with Command on a Mac, and not with Control', () => {
    expect(matchesChord(stroke('k', 'KeyK', 'meta'), 'Mod+K', true)).toBe(true);
    expect(matchesChord(stroke('k', 'KeyK', 'ctrl'), 'Mod+K', true)).toBe(false);
  });
});

describe('a chord is not met', () => {
  test.each([
    ['without its modifier', 'Mod+K', stroke('k', 'KeyK')],
    ['with one more modifier', 'Mod+Z', stroke('Z', 'KeyZ', 'ctrl shift')],
    ['by a tag key with Control, which is the browser’s', '1', stroke('1', 'Digit1', 'ctrl')],
    ['by a tag key with Alt', '1', stroke('1', 'Digit1', 'alt')],
    ['by the exclamation mark above 1', '1', stroke('!', 'Digit1', 'shift')],
    ['by another letter on its place', 'Mod+Z', stroke('y', 'KeyZ', 'ctrl')],
    ['by Shift+F6 for F6', 'F6', stroke('F6', 'F6', 'shift')],
  ])('%s', (_, chord, pressed) => {
    expect(matchesChord(pressed, chord, false)).toBe(false);
  });
});

test('a chord is printed as on the keys of each platform', () => {
  expect(chordKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(chordKeys('Mod+Shift+Z', true)).toEqual(['⇧', '⌘', 'Z']);
  expect(chordKeys('Alt+ArrowLeft', false)).toEqual(['Alt', '←']);
});
