import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, partsOf, test } from './support.ts';

/** Drops text files onto a part of the page. Runs in the page. */
function drop(target: Element, files: Readonly<Record<string, string>>): void {
  const transfer = new DataTransfer();
  for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
  for (const kind of ['dragover', 'drop'])
    target.dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
}

test('files dropped anywhere on the window come into the corpus', async ({ obelus }) => {
  const { documents, status } = partsOf(obelus);
  const address = obelus.url();
  await status.evaluate(drop, { 'dropped.txt': 'A dropped text, with words in it.' });
  await expect(documents).toHaveCount(6);
  await expect(obelus.getByText('1 document added').first()).toBeAttached();
  expect(obelus.url()).toBe(address);
});

test('a file that cannot be read is reported by name, with the reason', async ({
  obelus,
  userData,
}, { project }) => {
  const { documents, status } = partsOf(obelus);
  if (project.name === 'electron') {
    // Electron asks by its own dialog, which no test can press.
    await status.evaluate(drop, { 'picture.png': '\0PNG', 'good.txt': 'A text that can be read.' });
  } else {
    const picture = join(userData, 'picture.png');
    const good = join(userData, 'good.txt');
    await writeFile(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await writeFile(good, 'A text that can be read.');
    const choosing = obelus.waitForEvent('filechooser');
    await obelus.keyboard.press('Control+o');
    await (await choosing).setFiles([picture, good]);
  }
  const report = obelus.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText('1 file could not be read');
  await expect(report).toContainText('picture.png');
  await obelus.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await expect(documents).toHaveCount(6);
});
