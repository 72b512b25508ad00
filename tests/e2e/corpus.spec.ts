import { expect, partsOf, test } from './support.ts';

test('the corpus is read through with the keyboard alone', async ({ obelus }) => {
  const { corpus, documents, text } = partsOf(obelus);
  await obelus.keyboard.press('Shift+F6');
  await expect(corpus).toBeFocused();
  await obelus.keyboard.press('End');
  await obelus.keyboard.press('Space');
  await expect(documents.last()).toHaveAttribute('aria-selected', 'true');
  await expect(corpus).toBeFocused();
  await obelus.keyboard.press('Home');
  await obelus.keyboard.press('Enter');
  await expect(documents.first()).toHaveAttribute('aria-selected', 'true');
  await expect(text).toBeFocused();
});

test('Esc leads back to the text from the corpus, the bar and the status', async ({ obelus }) => {
  const { corpus, text } = partsOf(obelus);
  for (const place of [
    corpus,
    obelus.getByRole('button', { name: 'Open', exact: true }),
    obelus.getByRole('button', { name: /all keys/ }),
  ]) {
    await place.focus();
    await obelus.keyboard.press('Escape');
    await expect(text).toBeFocused();
  }
});

test('Delete takes a document from the corpus, and undo brings it back', async ({ obelus }) => {
  const { corpus, documents } = partsOf(obelus);
  await expect(documents).toHaveCount(5);
  await corpus.focus();
  await obelus.keyboard.press('Home');
  await obelus.keyboard.press('Delete');
  await expect(documents).toHaveCount(4);
  await obelus.keyboard.press('Control+z');
  await expect(documents).toHaveCount(5);
});
