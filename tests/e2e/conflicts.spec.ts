import type { Page } from '@playwright/test';
import {
  canonicalJson,
  sealChange,
  uuidFromName,
  type AnalystId,
  type Change,
  type ChangeBody,
  type Json,
  type ReplicaId,
} from '#core/model';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

/** Every change that this window has stored. */
const changesIn = (page: Page): Promise<readonly Change[]> =>
  page.evaluate(
    () =>
      new Promise<never>((resolve, reject) => {
        const opening = indexedDB.open('obelus');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const asked = opening.result.transaction('changes').objectStore('changes').getAll();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result as never);
          };
        };
      }),
  );

/** What Ben did who knew of the annotations' births alone, as a file of his history. */
function historyOfBen(births: readonly Change[], said: readonly Partial<ChangeBody>[]): string {
  const analyst = uuidFromName('Ben') as AnalystId;
  const own = { analyst, replica: uuidFromName('his machine') as ReplicaId, depth: 0, preds: [] };
  const at = '2026-03-03T09:10:00.000Z';
  const name = { alive: true, name: 'Ben' };
  const changes = [
    sealChange({ ...own, record: `analyst/${analyst}`, field: '*', value: name, seq: 1, at }),
    ...births.map((birth, index) => {
      const after = { record: birth.record, field: 'note', value: '', preds: [], depth: 0 };
      return sealChange({ ...own, ...after, seq: index + 2, at, ...said[index] });
    }),
  ];
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${uuidFromName('history of Ben')}`,
    type: 'AnnotationCollection',
    total: 0,
    'dcterms:provenance': [...births, ...changes].map((change) => ({
      id: `urn:sha256:${change.id}`,
      type: 'as:Update',
      'as:content': canonicalJson(sealedIn(change) as unknown as Json),
    })),
  });
}

/** A row is found by more than the change that was sealed. */
function sealedIn({ id, record, field, value, preds, depth, analyst, replica, seq, at }: Change) {
  return { id, record, field, value, preds, depth, analyst, replica, seq, at };
}

/** Tags the first words of a paragraph. */
async function tag(page: Page, paragraph: number, key: string): Promise<void> {
  const { text, cards } = partsOf(page);
  const before = await cards.count();
  const words = await text.locator('p').nth(paragraph).innerText();
  await selectWords(page, words.slice(0, words.indexOf(' ', 12)));
  await page.keyboard.press(key);
  await expect(cards).toHaveCount(before + 1);
}

/** Two annotations: one that both retag, one that is deleted here and noted there. */
async function beAtOdds(page: Page): Promise<void> {
  const { cards, status } = partsOf(page);
  await tag(page, 1, '1');
  await tag(page, 2, '2');
  await expect(status).toContainText('Saved');
  const births = (await changesIn(page)).filter(
    ({ record, field }) => record.startsWith('annotation/') && field === '*',
  );
  await page.keyboard.press('Delete');
  await expect(cards).toHaveCount(1);
  await cards.first().click();
  await page.keyboard.press('3');
  await expect(cards.first()).toContainText('Actor');
  const tags = births.map(({ value }) => (value as { readonly tag: string }).tag);
  const file = historyOfBen(births, [
    { field: 'tag', value: tags[1] as string, preds: [births[0]?.id ?? ('' as never)], depth: 1 },
    { field: 'note', value: 'Worth another look.' },
  ]);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^Import/ }).click(),
  ]);
  await chooser.setFiles({
    name: 'ben.jsonld',
    mimeType: 'application/ld+json',
    buffer: Buffer.from(file),
  });
  await page.getByRole('dialog').getByText('Added').first().waitFor();
  await page.keyboard.press('Escape');
  await expect(status.getByRole('button', { name: '2 conflicts' })).toBeVisible();
}

/** In windows of all sizes: all of the conflict that is shown is there. */
async function keepsNobodyOut(page: Page): Promise<void> {
  for (const size of sizes.toReversed()) {
    await page.setViewportSize(size);
    await expect(page.getByRole('group', { name: 'Which tag?' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^statistic\. Ben/ })).toBeInViewport();
    expect(await seriousFindings(page)).toEqual([]);
  }
}

test('what two people are at odds over is decided by key, undone, and told', async ({ obelus }) => {
  await beAtOdds(obelus);
  const { cards, status } = partsOf(obelus);
  const list = obelus.getByRole('listbox', { name: 'Conflicts' });
  await obelus.keyboard.press('Shift+X');
  await keepsNobodyOut(obelus);
  await obelus.keyboard.press('Escape');
  // From the card to its conflict.
  await cards
    .first()
    .getByRole('button', { name: /^In conflict: tag/ })
    .click();
  await expect(list).toBeFocused();
  const row = list.locator('[aria-selected="true"]');
  await expect(row).toHaveAttribute('aria-label', /tag\. .*\(you\): actor\. Ben: statistic$/);
  await obelus.keyboard.press('2');
  await expect(cards.first()).toContainText('Statistic');
  await expect(status.getByRole('button', { name: '1 conflict', exact: true })).toBeVisible();
  await expect(row).toHaveAttribute('aria-label', /whether it stays/);
  await obelus.keyboard.press('Control+z');
  await expect(status.getByRole('button', { name: '2 conflicts' })).toBeVisible();
  await expect(row).toHaveAttribute('aria-label', /tag\. /);
  await obelus.keyboard.press('b');
  await expect(cards).toHaveCount(3);
  await obelus.keyboard.press('Enter');
  await expect(partsOf(obelus).text).toBeFocused();
  await obelus.keyboard.press('Shift+X');
  await expect(list).toBeFocused();
  await expect(obelus.getByRole('group', { name: /^Deleted by one/ })).toBeVisible();
  await obelus.keyboard.press('1');
  await expect(obelus.getByText('All is decided.', { exact: false }).first()).toBeVisible();
  await expect(status.getByRole('button', { name: /conflict/ })).toBeHidden();
  await obelus.keyboard.press('Enter');
  await expect(obelus.getByRole('tab', { name: 'Conflicts' })).toBeHidden();
  // What was decided outlives a reload.
  const count = await cards.count();
  await obelus.reload();
  await expect(cards).toHaveCount(count);
  await expect(status.getByRole('button', { name: /conflict/ })).toBeHidden();
});
