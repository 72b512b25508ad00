import type { Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

/** The first words of a paragraph. */
async function wordsOf(page: Page, paragraph: number): Promise<string> {
  const words = await partsOf(page).text.locator('p').nth(paragraph).innerText();
  return words.slice(0, words.indexOf(' ', 12));
}

async function tag(page: Page, paragraph: number, key: string): Promise<void> {
  await selectWords(page, await wordsOf(page, paragraph));
  await page.keyboard.press(key);
}

/** Ben's annotations of the open document, as a file. */
function workOfBen(said: readonly (readonly [exact: string, tag: string])[]): string {
  const uuid = (at: number): string => `urn:uuid:b0000000-0000-4000-8000-00000000000${String(at)}`;
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: uuid(0),
    type: 'AnnotationCollection',
    total: said.length,
    first: {
      type: 'AnnotationPage',
      items: said.map(([exact, value], at) => ({
        id: uuid(at + 1),
        type: 'Annotation',
        creator: {
          id: 'urn:uuid:b0000000-0000-4000-8000-0000000000be',
          type: 'Person',
          name: 'Ben',
        },
        body: [{ type: 'TextualBody', purpose: 'tagging', value }],
        target: { selector: [{ type: 'TextQuoteSelector', exact }] },
      })),
    },
  });
}

/** Both have one alike and one under another tag; Ben has one more. */
async function bothAtWork(page: Page): Promise<void> {
  await tag(page, 0, '1');
  await tag(page, 1, '2');
  const [first, second, third] = await Promise.all([0, 1, 2].map((at) => wordsOf(page, at)));
  const text = workOfBen([
    [first ?? '', 'claim'],
    [second ?? '', 'date'],
    [third ?? '', 'actor'],
  ]);
  await page
    .locator('input[aria-label="Import annotations…"], input[aria-label*="nnotations"]')
    .first()
    .setInputFiles({
      name: 'ben.jsonld',
      mimeType: 'application/ld+json',
      buffer: Buffer.from(text),
    });
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(partsOf(page).cards).toHaveCount(5);
}

const comparisonOf = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Comparison' });
  return {
    panel,
    list: panel.getByRole('listbox'),
    rows: panel.getByRole('listbox').getByRole('option'),
    current: panel.locator('[aria-selected="true"]'),
  };
};

test('two analysts’ work is compared, decided by keys, undone and told on the cards', async ({
  obelus,
}) => {
  await bothAtWork(obelus);
  const { panel, list, rows, current } = comparisonOf(obelus);
  const { cards } = partsOf(obelus);
  await partsOf(obelus).text.focus();
  await obelus.keyboard.press('Shift+C');
  await expect(list).toBeFocused();
  await expect(rows).toHaveCount(3);
  await expect(panel).toContainText('0 of 2 decided');

  await obelus.keyboard.press('j');
  await expect(current).toContainText('Another tag');
  await obelus.keyboard.press('2');
  await expect(panel).toContainText('1 of 2 decided');
  await expect(current).toContainText('Only one');
  await obelus.keyboard.press('x');
  await expect(panel).toContainText('2 of 2 decided');
  await obelus.keyboard.press('Control+z');
  await expect(panel).toContainText('1 of 2 decided');
  await panel.getByRole('button', { name: /Take over .* agrees/ }).click();
  await expect(cards).toHaveCount(7);
  await expect(list).toBeFocused();

  await obelus.keyboard.press('Control+Shift+x');
  await expect(cards.filter({ hasText: 'another tag chosen' })).toHaveCount(1);
  await cards.filter({ hasText: 'another tag chosen' }).getByRole('button').first().click();
  await expect(cards.filter({ hasText: 'Adjudicated' }).first()).toBeVisible();
  await expect(obelus.locator('[data-card][aria-current]')).toContainText('Decided by');
});

test('only one’s own work is shown, and everybody’s again', async ({ obelus }) => {
  await bothAtWork(obelus);
  const { cards, text } = partsOf(obelus);
  await text.focus();
  await obelus.keyboard.press('Shift+O');
  await expect(cards).toHaveCount(2);
  await expect(obelus.getByText('3 of others hidden')).toBeVisible();
  await obelus.getByRole('button', { name: 'Whose annotations are shown: Only mine' }).click();
  await obelus.getByRole('menuitem', { name: /Ben/ }).click();
  await obelus.keyboard.press('Escape');
  await expect(cards).toHaveCount(5);
});

test('a comparison is in order for everybody, at every size and in both lights', async ({
  obelus,
}) => {
  await bothAtWork(obelus);
  const { panel, list } = comparisonOf(obelus);
  await partsOf(obelus).text.focus();
  await obelus.keyboard.press('Shift+C');
  await obelus.keyboard.press('j');
  await obelus.keyboard.press('b');
  await expect(panel).toContainText('1 of 2 decided');
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    await expect(list).toBeVisible();
    expect(await seriousFindings(obelus)).toEqual([]);
  }
  await panel.getByRole('button', { name: 'Agreement', exact: true }).click();
  await expect(panel.getByRole('table')).toContainText('Everything');
  expect(await seriousFindings(obelus)).toEqual([]);
});
