import { useState, type ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeysDialog } from '#renderer/panels/keys';
import {
  addChord,
  removeChord,
  resetAll,
  resetKeys,
  type BindableCommand,
  type KeyChanges,
} from '../../../src/renderer/panels/keys/bindings.ts';
import { after, render } from './render.tsx';

const command = (
  id: string,
  ownChords: readonly string[],
  extras: Partial<BindableCommand> = {},
): BindableCommand => ({
  id,
  label: `Do ${id}`,
  group: 'Things',
  ownChords,
  chords: ownChords,
  isBindable: true,
  isEnabled: () => true,
  run: () => undefined,
  ...extras,
});

const next = command('next', ['J']);
const previous = command('previous', ['K', 'Alt+K']);
const tag = command('tag', ['1'], { isBindable: false });
const all = [next, previous, tag];

const listed = (changes: KeyChanges): unknown => Object.fromEntries(changes);

describe('one more key', () => {
  test('is added', () => {
    const added = addChord(all, next, 'N');
    expect(added).toMatchObject({ kind: 'added' });
    if (added.kind === 'added') expect(listed(added.changes)).toEqual({ next: ['J', 'N'] });
  });

  test('is not added twice, nor beyond four', () => {
    expect(addChord(all, next, 'J')).toEqual({ kind: 'there' });
    const full = { ...next, chords: ['1', '2', '3', '4'] };
    expect(addChord(all, full, 'N')).toEqual({ kind: 'full' });
  });

  test('of another command is taken from it when asked', () => {
    const addition = addChord(all, next, 'K');
    expect(addition).toMatchObject({ kind: 'conflict', holder: { id: 'previous' } });
    if (addition.kind === 'conflict')
      expect(listed(addition.changes)).toEqual({ next: ['J', 'K'], previous: ['Alt+K'] });
  });

  test('of a tag stays the tag’s', () => {
    expect(addChord(all, next, '1')).toMatchObject({ kind: 'tag', holder: { id: 'tag' } });
  });
});

describe('keys are given back', () => {
  const changed = [
    { ...next, chords: ['K'] },
    { ...previous, chords: ['Alt+K', 'J'] },
  ] as const;

  test('to one command, from who has them meanwhile', () => {
    expect(listed(resetKeys(changed, changed[0]))).toEqual({ next: null, previous: ['Alt+K'] });
  });

  test('to all that have others', () => {
    expect(listed(resetAll([...changed, tag]))).toEqual({ next: null, previous: null });
  });

  test('where taking one away leaves a command’s own', () => {
    expect(listed(removeChord({ ...next, chords: ['J', 'N'] }, 'N'))).toEqual({ next: null });
  });
});

/** The dialog over commands that take the changes, as the program's do. */
function Table(): ReactNode {
  const [bindings, setBindings] = useState<KeyChanges>(new Map());
  const commands = all.map((each) => ({
    ...each,
    chords: bindings.get(each.id) ?? each.ownChords,
  }));
  return (
    <KeysDialog
      commands={commands}
      onChanges={(changes) => setBindings(new Map([...bindings, ...changes]))}
      onClose={() => undefined}
    />
  );
}

const button = (name: RegExp): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find((each) =>
    name.test(each.getAttribute('aria-label') ?? each.textContent ?? ''),
  );
  if (found === undefined) throw new Error(`No button ${String(name)}.`);
  return found;
};
const press = async (name: RegExp): Promise<void> => {
  await after(() => userEvent.click(button(name)));
};
const strike = async (keys: string): Promise<void> => {
  await after(() => userEvent.keyboard(keys));
  await after(() => undefined);
};
const saidNow = (): string =>
  document.querySelector('[role="dialog"] [role="status"]')?.textContent ?? '';

describe('in the table of keys', () => {
  test('a command gets the key that is pressed, and is listed with it', async () => {
    await render(<Table />);
    await press(/^Do next: J\. Change/);
    await press(/^Add a key/);
    await strike('n');
    expect(saidNow()).toBe('Do next has N now.');
    expect(document.activeElement?.textContent).toBe('Add a key');
    expect(button(/^Do next: J, N\. Change/)).toBeTruthy();
    await press(/^Take J away/);
    expect(button(/^Do next: N\. Change/)).toBeTruthy();
    await press(/^Give back its own keys/);
    expect(button(/^Do next: J\. Change/)).toBeTruthy();
  });

  test('a key of another command is left there or taken, as the person says', async () => {
    await render(<Table />);
    await press(/^Do next: J\. Change/);
    await press(/^Add a key/);
    await strike('k');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain(
      'K is the key of “Do previous”.',
    );
    await press(/^Leave it there/);
    expect(button(/^Do next: J\. Change/)).toBeTruthy();
    await press(/^Add a key/);
    await strike('k');
    await press(/^Take it$/);
    expect(button(/^Do next: J, K\. Change/)).toBeTruthy();
    expect(button(/^Do previous: Alt K\. Change/)).toBeTruthy();
    await press(/^Give every command its own keys back/);
    expect(button(/^Do previous: K, Alt K\. Change/)).toBeTruthy();
  });

  test('refused keys are refused in words, and Esc leaves the recording, not the table', async () => {
    await render(<Table />);
    await press(/^Do next: J\. Change/);
    await press(/^Add a key/);
    await strike('{ArrowDown}');
    expect(saidNow()).toMatch(/moves the caret/);
    await strike('{Control>}c{/Control}');
    expect(saidNow()).toMatch(/copies, cuts, pastes/);
    await strike('{Escape}');
    expect(document.querySelector('[role="dialog"]')).not.toBeNull();
    expect(button(/^Add a key/)).toBeTruthy();
    await press(/^Add a key/);
    await strike('1');
    expect(saidNow()).toMatch(/key of a tag/);
  });

  test('lines are found by words and by keys', async () => {
    await render(<Table />);
    const lines = (): number => document.querySelectorAll('[role="dialog"] li').length;
    const field = document.querySelector<HTMLInputElement>('[role="dialog"] input');
    if (field === null) throw new Error('No field.');
    await after(() => userEvent.fill(field, 'do prev'));
    expect(lines()).toBe(1);
    await after(() => userEvent.fill(field, 'alt k'));
    expect(lines()).toBe(1);
    await after(() => userEvent.fill(field, 'zebra'));
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain(
      'No command holds “zebra”.',
    );
  });
});
