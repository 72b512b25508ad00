import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppCommand } from '../../../src/renderer/app/commands/command.ts';
import { listenForShortcuts } from '../../../src/renderer/app/shortcuts.ts';

let heard: string[];
/** What had run when the listener said that a command is about to. */
let heardBefore: string[] | null;
let stop: () => void;
let isEnabled = true;

const command = (id: string, chord: string, extras: Partial<AppCommand> = {}): AppCommand => ({
  id,
  label: id,
  group: '',
  chords: [chord],
  ownChords: [chord],
  isBindable: true,
  actsInFields: false,
  actsOnLists: false,
  isEnabled: () => isEnabled,
  run: () => heard.push(id),
  ...extras,
});

const commands = [
  command('tag', '1'),
  command('delete', 'Delete', { regions: ['reading', 'cards', 'other'] }),
  command('find', 'Mod+F', { actsInFields: true }),
  command('open', 'Enter', { regions: ['reading'] }),
];

beforeEach(() => {
  heard = [];
  heardBefore = null;
  isEnabled = true;
  document.body.innerHTML = '';
  stop = listenForShortcuts(
    window,
    () => commands,
    () => {
      heardBefore = [...heard];
    },
  );
});
afterEach(() => stop());

/** Adds a part of a page and presses a key in it; returns whether the page kept the key. */
function press(markup: string, selector: string, init: KeyboardEventInit): boolean {
  const template = document.createElement('template');
  template.innerHTML = markup;
  document.body.append(template.content);
  const target = document.querySelector(selector);
  if (target === null) throw new Error(`No ${selector}.`);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  return target.dispatchEvent(event);
}

const control = /mac/i.test(navigator.platform) ? { metaKey: true } : { ctrlKey: true };

describe('keys run commands', () => {
  test('from the text, though its view takes keys for itself', () => {
    const markup = '<div data-region="reading"><div contenteditable="true">Text</div></div>';
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    expect(press(markup, '[contenteditable]', { key: 'Enter' })).toBe(false);
    expect(heard).toEqual(['open']);
    expect(heardBefore).toEqual([]);
  });

  test.each([
    ['not while a field is typed in', '<input id="f">', '#f', { key: '1' }, []],
    ['not while a note is typed', '<textarea id="f"></textarea>', '#f', { key: '1' }, []],
    [
      'even in a field, where they say so',
      '<input id="f">',
      '#f',
      { key: 'f', ...control },
      ['find'],
    ],
    [
      'not behind a dialog',
      '<div role="dialog"><button id="f">x</button></div>',
      '#f',
      { key: '1' },
      [],
    ],
    [
      'not in a menu',
      '<div role="menu"><div id="f" role="menuitem">x</div></div>',
      '#f',
      { key: '1' },
      [],
    ],
    [
      'not outside their region',
      '<div data-region="corpus"><div id="f" tabindex="0"></div></div>',
      '#f',
      { key: 'Delete' },
      [],
    ],
    ['not while a word is composed', '<p id="f"></p>', '#f', { key: '1', isComposing: true }, []],
    [
      'but Enter on a button presses the button',
      '<div data-region="reading"><button id="f">x</button></div>',
      '#f',
      { key: 'Enter' },
      [],
    ],
    ['from anywhere else', '<p id="f"></p>', '#f', { key: '1' }, ['tag']],
  ])('%s', (_, markup, selector, init, expected) => {
    press(markup, selector, init);
    expect(heard).toEqual(expected);
  });

  test('that rest are kept from the browser and do nothing', () => {
    isEnabled = false;
    expect(press('<p id="f"></p>', '#f', { key: 'f', ...control })).toBe(false);
    expect(heard).toEqual([]);
  });

  test('that rest leave a key to another command that can act', () => {
    const resting = command('link', '1', { isEnabled: () => false });
    stop();
    stop = listenForShortcuts(
      window,
      () => [resting, ...commands],
      () => undefined,
    );
    press('<p id="f"></p>', '#f', { key: '1' });
    expect(heard).toEqual(['tag']);
  });

  test('until the listening ends', () => {
    stop();
    press('<p id="f"></p>', '#f', { key: '1' });
    expect(heard).toEqual([]);
  });
});
