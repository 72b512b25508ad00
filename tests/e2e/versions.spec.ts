import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, selectWords, test } from './support.ts';

/** One page of news, fetched twice: corrected, extended, and with another list of links above it. */
const pageWith = (links: readonly string[], paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>Ferry to Holm runs again</title></head><body>
<nav><ul>${links.map((link) => `<li><a href="/">${link}</a></li>`).join('')}</ul></nav>
<main><article><h1>Ferry to Holm runs again</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article></main></body></html>`;

const older = pageWith(
  ['Home', 'Sport'],
  [
    'The ferry to the island of Holm has been running again since 12 May 2023, the harbour office said.',
    'Its repair cost 3.1 million crowns, about a third more than was planned for it in 2021.',
    'Nobody was hurt when the engine failed in March, said the captain, Ida Strand.',
    'Some 640 people live on Holm. The next inspection is due in the autumn.',
  ],
);

const newer = pageWith(
  ['Home', 'Sport', 'Weather', 'Live'],
  [
    'Correction: an earlier version of this article gave another sum.',
    'The ferry to the island of Holm has been running again since 12 May 2023, the harbour office said.',
    'Its repair cost 3.4 million crowns, about a third more than was planned for it in 2021.',
    'Nobody was hurt when the old engine failed in March, said the captain, Ida Strand.',
    'Some 640 people live on Holm. The next inspection is due in the autumn.',
  ],
);

function drop(target: Element, text: string): void {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'ferry.html', { type: 'text/html' }));
  for (const kind of ['dragover', 'drop'])
    target.dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page.getByRole('option', { name: command }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function tagged(page: Page): Promise<void> {
  const { status, text } = partsOf(page);
  await status.evaluate(drop, older);
  await expect(text).toContainText('3.1 million crowns');
  for (const [words, key] of [
    ['12 May 2023', '4'],
    ['3.1 million crowns', '2'],
    ['Nobody was hurt when the engine failed in March', '1'],
  ] as const) {
    await selectWords(page, words);
    await page.keyboard.press(key);
  }
  await expect(status).toContainText('Saved');
}

test('annotations come over to a page that was corrected, and what changed is looked through by keys', async ({
  obelus,
  userData,
}, { project }) => {
  await tagged(obelus);
  const file = join(userData, 'ferry-again.html');
  await writeFile(file, newer);
  if (project.name === 'electron') {
    // Electron asks by its own dialog, which no test can press.
    const { status } = partsOf(obelus);
    await status.evaluate(drop, newer);
    await obelus.getByRole('button', { name: 'Compare…' }).press('Enter');
  } else {
    const choosing = obelus.waitForEvent('filechooser');
    await run(obelus, 'Import newer version');
    await (await choosing).setFiles(file);
  }
  const dialog = obelus.getByRole('dialog', { name: 'Newer version' });
  await expect(dialog).toContainText('1 unchanged');
  await expect(dialog).toContainText('1 words changed');
  await expect(dialog).toContainText('1 not found');
  const difference = dialog.getByRole('group', { name: 'Difference of the two texts' });
  await expect(difference).toBeFocused();
  await obelus.keyboard.press('j');
  await expect(difference.getByRole('status')).toContainText('2 of 6. added: Weather');
  await obelus.keyboard.press('n');
  await expect(difference.getByRole('status')).toContainText('1 of 2. removed: 3.1. added: 3.4');
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    expect(await seriousFindings(obelus)).toEqual([]);
  }
  await obelus.setViewportSize(sizes[0]);
  await dialog.getByRole('button', { name: 'Carry over 3 annotations' }).press('Enter');
  await expect(dialog).toBeHidden();
  const queue = obelus.getByRole('listbox', { name: 'Carried-over annotations to review' });
  await expect(queue.getByRole('option')).toHaveCount(2);
  await expect(queue).toBeFocused();
  await expect(
    obelus.getByText('was “Nobody was hurt when the engine failed in March”'),
  ).toBeVisible();
  expect(await seriousFindings(obelus)).toEqual([]);
  await obelus.keyboard.press('a');
  await expect(queue.getByRole('option')).toHaveCount(1);
  await selectWords(obelus, '3.4 million crowns');
  await obelus.keyboard.press('Shift+V');
  await expect(queue).toBeFocused();
  await obelus.keyboard.press('s');
  await expect(obelus.getByText('Nothing in this document waits for a look.')).toBeVisible();
  await expect(obelus.getByRole('article').filter({ hasText: '3.4 million crowns' })).toBeVisible();
  const { corpus } = partsOf(obelus);
  const titles = corpus.getByRole('option').filter({ hasText: 'Ferry to Holm' });
  await expect(titles.nth(1)).toContainText('Older version');

  for (let steps = 0; steps < 3; steps += 1) await obelus.keyboard.press('Control+z');
  await expect(obelus.getByRole('article')).toHaveCount(0);
  await expect(titles.getByText('Older version')).toHaveCount(0);
});
