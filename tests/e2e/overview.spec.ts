import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { seriousFindings, sizes } from './axe.ts';
import { expect, partsOf, test } from './support.ts';

const panelOf = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Overview' });
  const figure = (name: string): Locator => panel.getByRole('figure', { name });
  return {
    panel,
    figure,
    marks: (name: string): Locator => figure(name).getByRole('group').getByRole('button'),
  };
};

const tableOf = (page: Page): Locator => page.locator('[data-region="table"]');

/** Tags every occurrence of some words in the samples, by keys. How many those are. */
async function tagAll(page: Page, words: string, key: '1' | '3'): Promise<number> {
  const sheet = page.getByRole('region', { name: 'All occurrences' });
  await page.keyboard.press('Control+Shift+f');
  const field = sheet.getByRole('textbox', { name: 'Find all' });
  await field.fill(words);
  await sheet.getByRole('combobox', { name: 'Where' }).selectOption('corpus');
  await expect(sheet).toContainText(/\d+ in \d+ documents/);
  await expect(sheet.getByRole('progressbar')).toHaveCount(0);
  await field.press('Enter');
  await page.keyboard.press(key);
  const tag = key === '1' ? 'claim' : 'actor';
  const told = page.getByText(new RegExp(`^Tagged \\d+ passages .* as ${tag}`)).first();
  const count = Number(/\d+/u.exec((await told.textContent()) ?? '')?.[0]);
  await page.keyboard.press('Escape');
  return count;
}

const DATED = 'First in March 2021, then in May 2021, then in 2019. Long before: 1907.';

/** A file of dates with values, on the text of a document of its own. */
function datesOf(text: string): string {
  const id = createHash('sha256').update(text).digest('hex');
  const dates = [
    ['March 2021', '2021-03'],
    ['May 2021', '2021-05'],
    ['2019', '2019'],
    ['1907', '1907'],
  ] as const;
  const items = dates.map(([words, edtf], index) => {
    const start = text.indexOf(words);
    const uuid = `00000000-0000-4000-8000-00000000000${String(index)}`;
    return {
      id: `urn:uuid:${uuid}`,
      type: 'Annotation',
      motivation: 'classifying',
      created: '2026-01-01T00:00:00Z',
      modified: '2026-01-01T00:00:00Z',
      creator: {
        id: 'urn:uuid:00000000-0000-4000-9000-000000000000',
        type: 'Person',
        name: 'Grace',
      },
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'date' },
        {
          type: 'SpecificResource',
          purpose: 'identifying',
          source: {
            id: `urn:uuid:${uuid}#value`,
            type: 'dcterms:PeriodOfTime',
            'dcterms:date': {
              '@type': 'http://id.loc.gov/datatypes/edtf/EDTF',
              '@value': edtf,
            },
          },
        },
      ],
      target: {
        type: 'SpecificResource',
        source: { id: `urn:sha256:${id}`, type: 'Text', 'schema:sha256': id },
        selector: [
          { type: 'TextQuoteSelector', exact: words },
          { type: 'TextPositionSelector', start, end: start + words.length },
        ],
      },
    };
  });
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:00000000-0000-4000-a000-000000000000',
    type: 'AnnotationCollection',
    total: items.length,
    first: {
      id: 'urn:uuid:00000000-0000-4000-b000-000000000000',
      type: 'AnnotationPage',
      items,
    },
  });
}

/** Drops a file onto the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await partsOf(page).status.evaluate(
    (target, file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name));
      for (const kind of ['dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    },
    { name, text },
  );
}

test('a cell of the matrix leads to its very rows, by keys alone', async ({ obelus }) => {
  const { panel, marks, figure } = panelOf(obelus);
  const actors = await tagAll(obelus, 'Islamic State', '3');
  const claims = await tagAll(obelus, 'Taliban', '1');
  await obelus.keyboard.press('Control+Shift+y');
  // The keyboard is on the first bar as soon as there is one.
  await expect(marks('Annotations by tag').first()).toBeFocused();
  await expect(panel).toContainText(`${String(actors + claims)} annotations in 5 documents`);
  await expect(figure('Annotations by analyst')).toBeVisible();
  const query = obelus.locator('[data-query-field]');
  const cells = marks('Tags in documents');
  const labels = await cells.evaluateAll((all) =>
    all.map((mark) => mark.getAttribute('aria-label') ?? ''),
  );
  expect(labels.length).toBeGreaterThan(5);
  for (const label of [labels[0] ?? '', labels[3] ?? '']) {
    const [, count = '', tag = '', title = ''] = /^(\d+) × (\S+) in “(.*)”$/su.exec(label) ?? [];
    await cells.and(obelus.getByLabel(label, { exact: true })).focus();
    await obelus.keyboard.press('Enter');
    const table = tableOf(obelus);
    await expect(table).toContainText(new RegExp(`^${count} of \\d+ annotations`));
    await expect(table).toContainText(tag, { ignoreCase: true });
    await expect(query).toHaveValue(new RegExp(`^tag:${tag} in:`));
    // Of what is asked for now, the numbers are told too.
    await obelus.keyboard.press('Control+Shift+y');
    await expect(panel).toContainText(`${count} annotations in 1 document of`);
    await expect(cells).toHaveCount(1);
    await expect(cells).toHaveAccessibleName(`${count} × ${tag} in “${title}”`);
    await query.fill('');
    await expect(cells).toHaveCount(labels.length);
  }
});

test('dates stand in months, and those stated only to the year apart', async ({ obelus }) => {
  const { marks, figure } = panelOf(obelus);
  // Waited for from here on: Chromium has to be told that a test chooses the file.
  const choosing = obelus.waitForEvent('filechooser');
  await drop(obelus, 'dated.txt', DATED);
  await expect(partsOf(obelus).documents).toHaveCount(6);
  // What is imported opens, and has the keyboard.
  await expect(partsOf(obelus).text).toContainText('First in March 2021');
  await obelus.keyboard.press('Control+i');
  const file = { name: 'dates.jsonld', mimeType: 'application/ld+json' };
  await (await choosing).setFiles([{ ...file, buffer: Buffer.from(datesOf(DATED)) }]);
  const report = obelus.getByRole('dialog');
  await expect(report).toContainText('Added4');
  await obelus.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await obelus.keyboard.press('Control+Shift+y');
  await expect(figure('Dates by when they begin')).toContainText(
    '4 dates begin between 1907 and May 2021. One bar a decade. 2 dates are stated only to the year',
  );
  await expect(marks('Dates by when they begin')).toHaveCount(3);
  await marks('Dates by when they begin').first().focus();
  await obelus.keyboard.press('Enter');
  await expect(tableOf(obelus)).toContainText('2 of 4 annotations');
  await expect(tableOf(obelus)).toContainText('March 2021');
});

test('figures are saved as SVG and as PNG', async ({ obelus }, { project }) => {
  const { figure, panel } = panelOf(obelus);
  await tagAll(obelus, 'Islamic State', '3');
  await obelus.keyboard.press('Control+Shift+y');
  const one = figure('Tags in documents').getByRole('button', { name: /^Save the figure/ });
  const all = panel.getByRole('button', { name: 'Save all figures' });
  for (const [opener, item, name] of [
    [one, 'As SVG', 'obelus-overview-tags-in-documents.svg'],
    [all, 'As PNG', 'obelus-overview.png'],
  ] as const) {
    await opener.press('Enter');
    const line = obelus.getByRole('menuitem', { name: item });
    await expect(line).toBeVisible();
    if (project.name === 'electron') {
      // Electron asks by its own dialog, which no test can press.
      await obelus.keyboard.press('Escape');
      continue;
    }
    const [download] = await Promise.all([obelus.waitForEvent('download'), line.press('Enter')]);
    expect(download.suggestedFilename()).toBe(name);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe(item === 'As SVG' ? '<?xml' : '\x89PNG\r');
    await expect(obelus.getByText(`Saved the picture “${name}”.`).first()).toBeVisible();
  }
});

test('axe finds nothing serious in the overview, drawn or as tables', async ({ obelus }) => {
  const { marks, panel, figure } = panelOf(obelus);
  await tagAll(obelus, 'Islamic State', '3');
  await obelus.keyboard.press('Control+Shift+y');
  await expect(marks('Annotations by tag').first()).toBeFocused();
  for (const size of sizes) {
    await obelus.setViewportSize(size);
    expect(await seriousFindings(obelus)).toEqual([]);
  }
  for (const toggle of await panel.getByRole('button', { name: /^Table: / }).all())
    await toggle.press('Enter');
  await expect(figure('Tags in documents').getByRole('table')).toBeVisible();
  expect(await seriousFindings(obelus)).toEqual([]);
});
