import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { UnlockScreen } from '#renderer/panels/unlock';
import { after, render } from './render.tsx';

const WRONG = 'That is not its passphrase.';
const RIGHT = 'six grey herons';

/** The screen, and what was tried on it. */
async function screen(kind: 'new' | 'locked') {
  const tried: string[] = [];
  const box = await render(
    <UnlockScreen
      kind={kind}
      isInTab={false}
      onUnlock={async (passphrase) => {
        tried.push(passphrase);
        return kind === 'new' || passphrase === RIGHT ? null : WRONG;
      }}
    />,
  );
  const fields = () => [...box.querySelectorAll('input')];
  const focused = () => document.activeElement as HTMLInputElement;
  /** What is said of the field that has the keyboard. */
  const said = () =>
    document.getElementById(focused().getAttribute('aria-describedby') ?? '')?.textContent;
  return { box, tried, fields, focused, said };
}

const press = (keys: string) => after(() => userEvent.keyboard(keys));
/** Into the field that has the keyboard. */
const type = (words: string) =>
  after(() => userEvent.fill(document.activeElement ?? document.body, words));

test('a passphrase is chosen by keys alone: not empty, the same twice, its length told', async () => {
  const { box, tried, fields, focused, said } = await screen('new');
  expect(said()).toBe('Several words that you will not forget; 12 characters or more.');
  await type('   ');
  await press('{Enter}');
  expect(said()).toBe('A passphrase is needed.');
  await type('heron');
  expect(said()).toBe('5 characters; 12 or more are advised.');
  await press('{Tab}{Tab}');
  await type('herom');
  await press('{Enter}');
  expect(focused()).toBe(fields()[1]);
  expect(said()).toBe('The two are not the same.');
  expect([focused().selectionStart, focused().selectionEnd]).toEqual([0, 5]);
  await type('heron');
  expect(box.outerHTML).not.toContain('heron');
  await press('{Enter}');
  expect(tried).toEqual(['heron']);
  expect(fields().map(({ value }) => value)).toEqual(['', '']);
});

test('a passphrase is the same however its accents are composed, and is never cut', async () => {
  const { tried, fields, said } = await screen('new');
  await type('x'.repeat(1_025));
  await press('{Enter}');
  expect(said()).toBe('A passphrase has 1,024 characters at most.');
  expect(fields()[0]?.value).toHaveLength(1_025);
  await type('Störche'.normalize('NFD'));
  expect(said()).toBe('7 characters; 12 or more are advised.');
  await press('{Tab}{Tab}');
  await type('Störche'.normalize('NFC'));
  await press('{Enter}');
  expect(tried).toEqual(['Störche'.normalize('NFC')]);
});

test('a wrong passphrase is told at the field, which keeps the keyboard and what was typed', async () => {
  const { box, tried, focused, said } = await screen('locked');
  await type('six gray herons');
  await press('{Enter}');
  const alert = box.querySelector('[role="alert"]');
  expect(alert?.textContent).toBe(WRONG);
  expect(said()).toBe(WRONG);
  expect(focused().ariaInvalid).toBe('true');
  expect(getSelection()?.toString().length).toBe(RIGHT.length);
  await type(RIGHT);
  expect(alert?.textContent).toBe('');
  await press('{Tab}[Space]');
  expect(box.querySelector('input')?.type).toBe('text');
  expect(box.outerHTML).not.toContain('herons');
  await press('{Shift>}{Tab}{/Shift}{Enter}');
  expect(tried).toEqual(['six gray herons', RIGHT]);
  expect(box.querySelector('input')?.value).toBe('');
});
