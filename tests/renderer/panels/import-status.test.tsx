import { describe, expect, onTestFinished, test } from 'vitest';
import { ImportStatus } from '#renderer/panels/import-progress';
import type { ImportProgress, Workbench } from '#renderer/store';
import { createAnnouncer } from '#renderer/ui';
import { fakeHost } from '../store/fake-host.ts';
import { workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const progress = (changes: Partial<ImportProgress>): ImportProgress => ({
  phase: 'running',
  total: 40,
  done: 12,
  added: 12,
  alreadyPresent: 0,
  refused: [],
  remarks: [],
  ...changes,
});

async function statusOf(): Promise<{ workbench: Workbench; box: HTMLElement; said: string[] }> {
  const workbench = await workbenchOn(fakeHost(), 'A text.');
  onTestFinished(() => workbench.close());
  await after(() => workbench.dismissImportReport());
  const announcer = createAnnouncer();
  const said: string[] = [];
  announcer.subscribe((sentence) => said.push(sentence));
  const box = await render(<ImportStatus workbench={workbench} announcer={announcer} />);
  return { workbench, box, said };
}

describe('an import', () => {
  test('that is soon over shows no progress; one that lasts does, and can be cancelled', async () => {
    const { workbench, box } = await statusOf();
    await after(() => workbench.state.setState({ importing: progress({}) }));
    expect(box.querySelector('[role="progressbar"]')).toBeNull();
    await expect.poll(() => box.querySelector('[role="progressbar"]')).not.toBeNull();
    expect(box.textContent).toContain('12 of 40');
    expect(box.querySelector('button')?.textContent).toBe('Cancel');
  });

  test('of which nothing was refused ends in one quiet sentence, said aloud too', async () => {
    const { workbench, box, said } = await statusOf();
    const importing = progress({ phase: 'finished', done: 40, added: 38, alreadyPresent: 2 });
    await after(() => workbench.state.setState({ importing }));
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(box.textContent).toContain('38 documents added, 2 already in the corpus');
    expect(said).toEqual(['38 documents added, 2 already in the corpus']);
  });

  test('with remarks tells the first and counts the others', async () => {
    const { workbench, box } = await statusOf();
    const remarks = ['“a.txt”: read as windows-1252', '“b.txt”: read as utf-16le', '“c.txt”: x'];
    const importing = progress({ phase: 'finished', added: 3, remarks });
    await after(() => workbench.state.setState({ importing }));
    expect(box.textContent).toContain(
      '3 documents added. “a.txt”: read as windows-1252, and 2 more',
    );
  });

  test('of which something was refused ends in a report of each', async () => {
    const { workbench } = await statusOf();
    const refused = ['“scan.pdf” is a PDF.', '“empty.txt” is empty.'];
    await after(() =>
      workbench.state.setState({ importing: progress({ phase: 'finished', refused }) }),
    );
    const report = document.querySelector('[role="dialog"]');
    expect(report?.textContent).toContain('2 files could not be read');
    expect([...(report?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual(
      refused,
    );
    await after(() => workbench.dismissImportReport());
    await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull();
  });
});
