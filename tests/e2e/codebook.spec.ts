import AxeBuilder from '@axe-core/playwright';
import { expect, partsOf, selectWords, test } from './support.ts';

const qdc = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program"><Codes>
<Code guid="6B0C6A4E-0D6F-4C55-9A9F-000000000001" name="Places" isCodable="true" color="#ff0000">
<Description>Where it is.</Description>
<Code guid="6B0C6A4E-0D6F-4C55-9A9F-000000000002" name="Camps" isCodable="true"/></Code>
</Codes></CodeBook>`;

test('a tag is made, keyed and described by the keyboard alone, and tags at once', async ({
  obelus,
}) => {
  const { cards, text } = partsOf(obelus);
  await obelus.keyboard.press('Control+b');
  const codebook = obelus.getByRole('dialog', { name: 'Codebook' });
  const tree = codebook.getByRole('tree');
  await expect(tree).toBeFocused();
  await obelus.keyboard.press('Tab');
  await obelus.keyboard.type('Xylophone');
  await obelus.keyboard.press('Enter');
  await expect(codebook.getByRole('treeitem', { name: /Xylophone/ })).toBeVisible();
  await expect(tree).toBeFocused();
  await obelus.keyboard.press('Alt+ArrowRight');
  await expect(codebook.getByRole('treeitem', { name: /Xylophone/ })).toHaveAttribute(
    'aria-level',
    '2',
  );
  await codebook.getByLabel('Definition').fill('An instrument.');
  const { violations } = await new AxeBuilder({ page: obelus }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const key = await codebook.getByLabel('Key', { exact: true }).inputValue();
  await obelus.keyboard.press('Escape');
  await expect(codebook).toBeHidden();

  const passage = /\p{L}+ \p{L}+/u.exec(await text.locator('p').first().innerText())?.[0];
  await selectWords(obelus, passage ?? '');
  await obelus.keyboard.press(key);
  await expect(cards).toContainText('Xylophone');
  await expect(partsOf(obelus).status).toContainText('Saved');

  await obelus.reload();
  await text.locator('p').first().waitFor();
  await obelus.keyboard.press('Control+b');
  await expect(codebook.getByRole('treeitem', { name: /Xylophone/ })).toContainText('1 annotation');
  await obelus.keyboard.press('x');
  await expect(codebook.getByLabel('Definition')).toHaveValue('An instrument.');
});

test('a codebook of another program is read, and written as its own kind of file', async ({
  obelus,
}) => {
  await obelus.keyboard.press('Control+b');
  const codebook = obelus.getByRole('dialog', { name: 'Codebook' });
  const report = obelus.getByRole('dialog', { name: 'Codebook imported' });
  await obelus
    .getByLabel('Codebook file')
    .setInputFiles({ name: 'c.qdc', mimeType: 'application/xml', buffer: Buffer.from(qdc) });
  await expect(report).toContainText('2');
  await obelus.keyboard.press('Escape');
  await expect(codebook.getByRole('treeitem', { name: /Camps/ })).toHaveAttribute(
    'aria-level',
    '2',
  );
  await codebook.getByRole('button', { name: 'Export…' }).click();
  const download = obelus.waitForEvent('download');
  await obelus.getByRole('menuitem', { name: 'REFI-QDA codebook (.qdc)' }).click();
  expect((await download).suggestedFilename()).toBe('codebook.qdc');
});
