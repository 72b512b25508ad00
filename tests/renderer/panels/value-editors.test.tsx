import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cardsOn, date, statistic } from './cards.tsx';
import { after } from './render.tsx';

const TEXT = 'On 2021-09-17 they counted 45 attacks, later 23 in all, and 2021 was worse.';

const typing = (keys: string) => after(() => userEvent.keyboard(keys));

const field = (box: ParentNode): HTMLInputElement => {
  const found = box.querySelector<HTMLInputElement>('dl input');
  if (found === null) throw new Error('No value is being edited.');
  return found;
};

describe('a date or a number', () => {
  test('is typed in its card and saved by Enter, which gives the card the keyboard back', async () => {
    const { tag, annotation, wishFor, box, card } = await cardsOn(TEXT);
    const id = await tag('later', date);
    await wishFor('value');
    expect(document.activeElement).toBe(field(box));
    await typing('2021-09/2022-09');
    expect(annotation(id).value).toBeNull();
    await typing('{Enter}');
    expect(annotation(id).value).toEqual({ kind: 'date', edtf: '2021-09/2022-09' });
    expect(document.activeElement).toBe(card(id));
    expect(card(id).querySelector('dl')?.textContent).toContain('Interval');
    expect(card(id).querySelector('dl code')?.textContent ?? card(id).textContent).toContain(
      '2021-09/2022-09',
    );
  });

  test('is proposed from the passage, and Enter takes it', async () => {
    const { workbench, tag, annotation, wishFor, box } = await cardsOn(TEXT);
    const id = await tag('2021-09-17', date);
    await wishFor('value');
    expect(field(box).value).toBe('');
    expect(box.querySelector('dl [aria-live]')?.textContent).toContain('Enter takes it');
    await typing('{Enter}');
    expect(annotation(id).value).toEqual({ kind: 'date', edtf: '2021-09-17' });
    await after(() => workbench.undo());
    expect(annotation(id).value).toBeNull();
  });

  test('that is no value is not saved, by Enter or by leaving, and what was typed is kept', async () => {
    const { workbench, tag, annotation, wishFor, box, card } = await cardsOn(TEXT);
    const other = await tag('2021', statistic);
    const id = await tag('45', statistic);
    await wishFor('value');
    await typing('nonsense');
    const reading = box.querySelector('dl [aria-live]');
    expect(reading?.textContent).not.toBe('');
    expect(field(box).getAttribute('aria-invalid')).toBe('true');
    await typing('{Enter}');
    expect(annotation(id).value).toBeNull();
    expect(document.activeElement).toBe(field(box));
    await after(() => workbench.focus(other));
    expect(annotation(id).value).toBeNull();
    expect(card(id).textContent).toContain('“nonsense” is typed but not saved');
    await after(() => workbench.focus(id));
    await wishFor('value');
    expect(field(box).value).toBe('nonsense');
    await typing('{Escape}');
    expect(annotation(id).value).toBeNull();
    expect(card(id).textContent).not.toContain('nonsense');
    expect(document.activeElement).toBe(card(id));
  });

  test('is changed by pressing its line, and taken away by an empty field', async () => {
    const { workbench, tag, annotation, wishFor, box, button, card } = await cardsOn(TEXT);
    const id = await tag('45', statistic);
    await wishFor('value');
    await typing('45{Enter}');
    await after(() => button(/^Value: 45/, card(id)).click());
    expect(field(box).value).toBe('45');
    await typing('{Backspace}{Enter}');
    expect(annotation(id).value).toBeNull();
    await after(() => workbench.undo());
    expect(annotation(id).value).toMatchObject({ kind: 'statistic', min: '45', max: '45' });
    await after(() => workbench.undo());
    expect(annotation(id).value).toBeNull();
  });
});

test.each([
  ['six years ago', date, 'which is not known'],
  ['dozens of attacks', statistic, 'give no number'],
  ['grew', statistic, ''],
])('why “%s” proposes nothing is said where it helps', async (passage, tag, said) => {
  const cards = await cardsOn('It was formed six years ago and grew by dozens of attacks.');
  await cards.tag(passage, tag);
  await cards.wishFor('value');
  const reading = cards.box.querySelector('dl [aria-live]');
  expect(reading?.textContent).toMatch(said === '' ? /^$/ : new RegExp(said));
  await typing('2021');
  expect(reading?.textContent).toContain('Reads as');
  expect(field(cards.box).getAttribute('aria-invalid')).toBe('false');
});

describe('a date', () => {
  const fill = async (label: string, value: string, index = 0) => {
    const fields = document.querySelectorAll<HTMLInputElement>(
      `[role="dialog"] [aria-label="${label}"]`,
    );
    const target = fields[index];
    if (target === undefined) throw new Error(`The picker has no “${label}”.`);
    await after(() =>
      target instanceof HTMLSelectElement
        ? userEvent.selectOptions(target, value)
        : userEvent.fill(target, value),
    );
  };

  test('that may be two is asked for, and the choice goes by number', async () => {
    const { tag, annotation, wishFor, box } = await cardsOn(TEXT);
    const id = await tag('later', date);
    await wishFor('value');
    await typing('03/04/2021{Enter}');
    expect(annotation(id).value).toBeNull();
    const choices = [...box.querySelectorAll<HTMLElement>('[data-choice]')];
    expect(choices.length).toBe(2);
    expect(document.activeElement).toBe(choices[0]);
    await typing('{ArrowUp}');
    expect(document.activeElement).toBe(field(box));
    await typing('{ArrowDown}2');
    expect(annotation(id).value).toEqual({ kind: 'date', edtf: '2021-03-04' });
  });

  test('is picked by parts, and only Enter in its field saves it', async () => {
    const { tag, annotation, wishFor, box, button } = await cardsOn(TEXT);
    const id = await tag('later', date);
    await wishFor('value');
    await after(() => button('Pick a date').click());
    await fill('Year', '2021');
    await fill('Month', '09');
    await after(() => document.querySelector<HTMLElement>('[type="checkbox"]')?.click());
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Give both years.');
    await fill('Year', '2022', 1);
    await after(() => button('Take this date').click());
    await after(() => undefined);
    expect(field(box).value).toBe('2021-09/2022');
    expect(annotation(id).value).toBeNull();
    expect(document.activeElement).toBe(field(box));
    await typing('{Enter}');
    expect(annotation(id).value).toEqual({ kind: 'date', edtf: '2021-09/2022' });
  });
});

test('the reading below the field takes its room before anything is said', async () => {
  const { tag, wishFor, card } = await cardsOn(TEXT);
  const id = await tag('later', date);
  await wishFor('value');
  await after(() => undefined);
  const before = card(id).offsetHeight;
  const heights = new Set<number>();
  for (const keys of ['2', '021', ' to', ' 2022', '{Backspace>12/}', '03/04/2021']) {
    await typing(keys);
    heights.add(card(id).offsetHeight);
  }
  expect([...heights]).toEqual([before]);
});
