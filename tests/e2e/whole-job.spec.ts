import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, partsOf, test } from './support.ts';

const SENTENCE =
  'On July 30 a suicide bomber killed more than 60 people at a party rally in Bajaur, Pakistan.';

/** What a screen reader was told last. */
const heard = (page: Page): Locator => page.locator('[role="status"][aria-live="polite"] p').last();

const strike = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Goes to some words of the text, which are selected then. */
async function find(page: Page, words: string): Promise<void> {
  const { find: bar, text } = partsOf(page);
  await strike(page, 'Control+f');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(bar).toContainText('1 of');
  await strike(page, 'Escape');
  await expect(text).toBeFocused();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
}

/** The card that is open. */
const openCard = (page: Page): Locator => page.locator('article[aria-current="true"]');

/** Every node of a JSON document that is an object. */
function* nodesOf(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const part of Object.values(value)) yield* nodesOf(part);
}

/** Exports the open document and gives what the file says. */
async function exported(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+e'),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>;
}

const sizes = [
  { width: 1440, height: 900 },
  // As at twice the size on a small screen.
  { width: 720, height: 450 },
];

for (const viewport of sizes)
  test.describe(`${String(viewport.width)} by ${String(viewport.height)}`, () => {
    test.use({ viewport });

    test('a text is read, tagged, valued, linked and handed on by keys alone', async ({
      obelus,
    }) => {
      const { status, text } = partsOf(obelus);
      const card = openCard(obelus);
      // The cards may lie out of sight; the status bar counts what is tagged.
      const counts = (tags: string) => expect(status).toContainText(tags);
      const { keyboard } = obelus;

      // A document, and in it sentence by sentence.
      await strike(obelus, 'Control+k');
      await keyboard.type('pressure disp');
      await strike(obelus, 'Enter');
      await expect(text).toHaveAccessibleName(/Pressure and Dispersal/);
      await expect(text).toBeFocused();
      await strike(obelus, 'Control+Home');
      await expect(async () => {
        await strike(obelus, 'j');
        await expect(heard(obelus)).toHaveText(SENTENCE, { timeout: 200 });
      }).toPass();

      // A claim of the sentence, a date of its first words with a typed value.
      await strike(obelus, '1');
      await expect(heard(obelus)).toContainText('Claim: On July 30');
      await strike(obelus, 'w', 'w', 'w', '4');
      await expect(heard(obelus)).toHaveText('Date: On July 30');
      await strike(obelus, 'v');
      await expect(card.getByRole('textbox', { name: 'Date' })).toBeFocused();
      await keyboard.type('July 30, 2023');
      await strike(obelus, 'Enter');
      await expect(heard(obelus)).toHaveText('Value: 30 July 2023');
      await expect(card).toBeFocused();
      await strike(obelus, 'Escape');
      await expect(text).toBeFocused();

      // A statistic with what the passage proposes, and an actor that is made.
      await find(obelus, 'more than 60 people');
      await strike(obelus, '2', 'v');
      await expect(card.getByRole('textbox', { name: 'Value' })).toBeFocused();
      await strike(obelus, 'Enter');
      await expect(heard(obelus)).toHaveText('Value: > 60 people');
      await find(obelus, 'a suicide bomber');
      await strike(obelus, '3', 'v');
      await expect(obelus.getByRole('combobox')).toBeFocused();
      await keyboard.type('The bomber of Khar');
      await strike(obelus, 'Enter');
      await expect(heard(obelus)).toHaveText('Value: The bomber of Khar');
      await expect(card.getByRole('button', { name: /as an alias/ })).toBeFocused();
      await strike(obelus, 'Escape');
      await expect(card).toBeFocused();
      await strike(obelus, 'Escape');
      await expect(text).toBeFocused();

      // What is said of the claim, what it rests on and is about, and a note.
      await expect(async () => {
        await strike(obelus, '[');
        await expect(card).toContainText('Claim', { timeout: 200 });
        await expect(heard(obelus)).toContainText('Claim: On July 30', { timeout: 200 });
      }).toPass();
      await strike(obelus, 'v');
      await expect(card.getByRole('radio', { name: /asserted/ })).toBeFocused();
      await strike(obelus, '2');
      await expect(heard(obelus)).toHaveText('Certainty: hedged');
      await strike(obelus, 'Escape', 'l');
      await expect(heard(obelus)).toHaveText('3 links made');
      await expect(card).toContainText('30 July 2023');
      await expect(card).toContainText('> 60 people');
      await strike(obelus, 'n');
      await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused();
      await keyboard.type('Check the toll.');
      await strike(obelus, 'Escape', 'Escape');
      await expect(text).toBeFocused();

      // A tag of one's own, by a key of its own.
      const codebook = obelus.getByRole('dialog', { name: 'Codebook' });
      await strike(obelus, 'Control+b');
      await expect(codebook.getByRole('tree')).toBeFocused();
      await strike(obelus, 'Tab');
      await keyboard.type('Means');
      await strike(obelus, 'Enter');
      await expect(codebook.getByRole('treeitem', { name: /Means/ })).toBeVisible();
      await codebook.getByLabel('Key', { exact: true }).press('m');
      await strike(obelus, 'Escape');
      await expect(text).toBeFocused();
      await find(obelus, 'explosive vest');
      await strike(obelus, 'm');
      await expect(heard(obelus)).toHaveText('Means: explosive vest');
      await counts('5 tags');

      // Back and forth, into the trash and out of it.
      await strike(obelus, 'Control+z');
      await counts('4 tags');
      await strike(obelus, 'Control+Shift+z');
      await counts('5 tags');
      await strike(obelus, 'Control+Home', ']', ']');
      await expect(heard(obelus)).toHaveText('Date: On July 30. 30 July 2023');
      await strike(obelus, 'Delete');
      await counts('4 tags');
      await expect(obelus.getByRole('region', { name: 'Notices' })).toContainText('1 link');
      await strike(obelus, 'Control+Shift+d');
      const trash = obelus.getByRole('dialog', { name: 'Trash' });
      await expect(trash.getByRole('listbox')).toBeFocused();
      await strike(obelus, 'Enter');
      await expect(trash.getByRole('option')).toHaveCount(0);
      await strike(obelus, 'Escape');
      await expect(text).toBeFocused();
      await counts('5 tags');

      // All of it handed on.
      const file = await exported(obelus);
      expect(file).toMatchObject({ type: 'AnnotationCollection' });
      const nodes = [...nodesOf(file)];
      const edtf = 'http://id.loc.gov/datatypes/edtf/EDTF';
      for (const wanted of [
        { type: 'TextQuoteSelector', exact: SENTENCE },
        { type: 'TextQuoteSelector', exact: 'On July 30' },
        { '@type': edtf, '@value': '2023-07-30' },
        { type: 'TextQuoteSelector', exact: 'more than 60 people' },
        { 'schema:propertyID': 'certainty', 'schema:value': 'hedged' },
        { type: 'TextQuoteSelector', exact: 'a suicide bomber' },
        { 'schema:name': 'The bomber of Khar' },
        { type: 'TextQuoteSelector', exact: 'explosive vest' },
        { purpose: 'tagging', value: 'Means' },
        { purpose: 'commenting', value: 'Check the toll.' },
      ])
        expect(nodes).toContainEqual(expect.objectContaining(wanted));
      const amount = nodes.find(({ type }) => type === 'schema:QuantitativeValue');
      expect(amount).toMatchObject({ 'schema:minValue': { '@value': '60' } });
      expect(nodes.filter(({ motivation }) => motivation === 'linking')).toHaveLength(3);
    });
  });
