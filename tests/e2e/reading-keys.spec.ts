import type { Page } from '@playwright/test';
import { expect, partsOf, test } from './support.ts';

/** What a screen reader was told last. */
const heard = (page: Page) => page.locator('[role="status"][aria-live="polite"] p').last();

const strike = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a text is read, tagged, adjusted and taken back by keys alone', async ({ obelus }) => {
  const { cards, text } = partsOf(obelus);
  const paragraph = await text.locator('p').first().innerText();
  await text.press('Control+Home');

  // From sentence to sentence; the first of the text is its heading.
  await strike(obelus, 'j');
  const heading = (await heard(obelus).innerText()).trim();
  await strike(obelus, 'j');
  await expect(heard(obelus)).not.toHaveText(heading);
  const sentence = await heard(obelus).innerText();
  expect(paragraph.replace(/\s+/g, ' ')).toContain(sentence);

  // A tag key tags it; it keeps the focus, and is read with its tag from now on.
  await strike(obelus, '1');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('Claim');
  await expect(heard(obelus)).toContainText('Claim: ');
  await strike(obelus, 'j', 'k');
  await expect(heard(obelus)).toHaveText(`Claim. ${sentence}`);

  // A selection grows by words and clauses, and shrinks back.
  await strike(obelus, 'w', 'w', 'w', 'Shift+w');
  const [first, second] = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? [];
  expect(first).toBeTruthy();
  await strike(obelus, '2');
  await expect(cards).toHaveCount(2);
  const statistic = cards.filter({ hasText: 'Statistic' });
  await expect(statistic.getByRole('blockquote')).toHaveText(
    new RegExp(`^${first ?? ''}\\W+${second?.replace(/[.,]+$/, '') ?? ''}$`),
  );
  await strike(obelus, 's', 's', 'Shift+s', 'Shift+s');
  await expect(heard(obelus)).toHaveText('Nothing selected');

  // Edges of the open card, by word and by character, at both ends.
  const quote = statistic.getByRole('blockquote');
  const before = await quote.innerText();
  await strike(obelus, 'Alt+ArrowLeft');
  await expect(quote).not.toHaveText(before);
  await strike(obelus, 'Alt+ArrowRight');
  await expect(quote).toHaveText(before);
  await strike(obelus, 'Alt+Shift+ArrowLeft');
  await expect(quote).toHaveText(before.slice(0, -1));
  await strike(obelus, 'Alt+Shift+ArrowDown');
  await expect(quote).toHaveText(before.slice(1, -1));
  await strike(obelus, 'Alt+ArrowUp', 'Alt+Shift+ArrowRight');
  await expect(quote).toHaveText(before);

  // From annotation to annotation, and to the next paragraph where nothing is tagged.
  await strike(obelus, '[', ']');
  await expect(obelus.locator('article[aria-current="true"]')).toHaveCount(1);
  await strike(obelus, '}');
  await expect(obelus.locator('article[aria-current="true"]')).toHaveCount(0);
  await strike(obelus, '3');
  await expect(cards).toHaveCount(3);
  await strike(obelus, '{');
  await expect(heard(obelus)).not.toContainText('Actor');

  // The card of what the caret stands in, its note, and back.
  await strike(obelus, '[', 'Enter');
  await expect(obelus.locator('article[aria-current="true"]')).toBeFocused();
  await strike(obelus, 'Escape');
  await expect(text).toBeFocused();
  await strike(obelus, 'n');
  await expect(obelus.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await strike(obelus, 'Escape', 'Escape');

  // All of it undone, key by key.
  for (let step = 0; step < 9; step += 1) await strike(obelus, 'Control+z');
  await expect(cards).toHaveCount(0);
});

test('a command is given another key, which it has after a restart', async ({ start }) => {
  const first = await start();
  const { page } = first;
  await partsOf(page).text.focus();
  await strike(page, '?');
  const table = page.getByRole('dialog', { name: 'All keys' });
  await table.getByRole('searchbox', { name: 'Find a command' }).fill('next sentence');
  await table.getByRole('button', { name: 'Next sentence: J. Change' }).press('Enter');
  await table.getByRole('button', { name: 'Add a key' }).press('Enter');
  await strike(page, 'Control+w');
  await expect(table.getByRole('status')).toContainText('keeps Ctrl W for itself');
  await strike(page, 'Alt+n');
  await expect(table.getByRole('status')).toHaveText('Next sentence has Alt N now.');
  await table.getByRole('button', { name: 'Take J away' }).press('Enter');
  // The button has gone, and the keyboard finds its place a frame later.
  await expect(table.locator(':focus')).toHaveCount(1);
  await strike(page, 'Escape');
  await expect(table).toHaveCount(0);
  await expect(partsOf(page).status).toContainText('Alt N');
  await expect(partsOf(page).status).toContainText('Saved');
  await first.close();

  const second = await start();
  await partsOf(second.page).text.press('Control+Home');
  await strike(second.page, 'Alt+n', 'Alt+n');
  const paragraph = await partsOf(second.page).text.locator('p').first().innerText();
  const sentence = await heard(second.page).innerText();
  expect(paragraph.replace(/\s+/g, ' ')).toContain(sentence);
});
