import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Corpus } from '#renderer/panels/corpus';
import { createWorkbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { freshName } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

async function corpusOf(count: number) {
  const host = fakeHost();
  for (let index = 1; index <= count; index += 1) {
    const name = `Report ${String(index).padStart(4, '0')}.txt`;
    host.give('sample', name, `The text of report ${String(index)}.`);
  }
  const workbench = await createWorkbench(host.api, { databaseName: freshName() });
  onTestFinished(() => workbench.close());
  const entered: (string | undefined)[] = [];
  const opened = () => workbench.state.getState().open?.summary.metadata.title;
  const onEnter = () => void entered.push(opened());
  let leavings = 0;
  const onLeave = () => (leavings += 1);
  const box = await render(
    <Corpus workbench={workbench} commands={[]} onEnter={onEnter} onLeave={onLeave} />,
  );
  const list = () => box.querySelector<HTMLElement>('[role="listbox"]');
  const options = () => [...box.querySelectorAll<HTMLElement>('[role="option"]')];
  /** The option the list box names as active. */
  const active = () =>
    document.getElementById(list()?.getAttribute('aria-activedescendant') ?? '')?.textContent;
  return { workbench, box, list, options, active, opened, entered, left: () => leavings };
}

describe('the corpus', () => {
  test('of a thousand documents draws only those in view, and says how many there are', async () => {
    const { options, box, list, active } = await corpusOf(1000);
    expect(box.textContent).toContain('1,000');
    expect(options().length).toBeLessThan(40);
    expect(options()[0]?.getAttribute('aria-setsize')).toBe('1000');
    await after(() => list()?.focus());
    await after(() => userEvent.keyboard('{End}'));
    await after(() => undefined);
    expect(active()).toContain('Report 1000');
  });

  test('is walked through by keys, the keyboard staying on the list', async () => {
    const { list, active, opened, entered } = await corpusOf(5);
    await after(() => list()?.focus());
    expect(active()).toContain('Report 0001');
    await after(() => userEvent.keyboard('{ArrowDown}{ArrowDown}'));
    expect(active()).toContain('Report 0003');
    expect(opened()).toBe('Report 0001');
    await after(() => userEvent.keyboard('[Space]'));
    await expect.poll(opened).toBe('Report 0003');
    expect(entered).toEqual([]);
    await after(() => userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}'));
    expect(active()).toContain('Report 0001');
    expect(document.activeElement).toBe(list());
  });

  test('opens what is pressed or entered, and goes to its text', async () => {
    const { options, list, entered } = await corpusOf(3);
    await after(() => options()[1]?.click());
    await expect.poll(() => entered).toEqual(['Report 0002']);
    await after(() => list()?.focus());
    await after(() => userEvent.keyboard('{End}{Enter}'));
    await expect.poll(() => entered).toEqual(['Report 0002', 'Report 0003']);
  });

  test('is left from its filter by Esc, once that is empty', async () => {
    const { box, options, left } = await corpusOf(20);
    const field = box.querySelector('input');
    await after(() => field?.focus());
    await after(() => userEvent.keyboard('0007'));
    await expect.poll(() => options().length).toBe(1);
    await after(() => userEvent.keyboard('{Escape}'));
    await expect.poll(() => options().length).toBeGreaterThan(1);
    expect(left()).toBe(0);
    await after(() => userEvent.keyboard('{Escape}'));
    expect(left()).toBe(1);
  });

  test('loses the active document by Delete, and gets it back by undo', async () => {
    const { workbench, list, options } = await corpusOf(3);
    await after(() => list()?.focus());
    await after(() => userEvent.keyboard('{ArrowDown}{Delete}'));
    expect(options().map(({ textContent }) => textContent.slice(0, 11))).toEqual([
      'Report 0001',
      'Report 0003',
    ]);
    await after(() => workbench.undo());
    await expect.poll(() => options().length).toBe(3);
  });

  test('has a filter where it is long, that finds words in any order', async () => {
    const { box, options } = await corpusOf(30);
    const field = box.querySelector('input');
    if (field === null) throw new Error('A corpus of thirty has no filter.');
    await after(() => userEvent.fill(field, '17 report'));
    expect(options().map(({ textContent }) => textContent.slice(0, 11))).toEqual(['Report 0017']);
    await after(() => userEvent.fill(field, 'zebra'));
    expect(options()).toEqual([]);
    expect(box.textContent).toContain('zebra');
  });

  test('has no filter where all of it is in view', async () => {
    const { box } = await corpusOf(5);
    expect(box.querySelector('input')).toBeNull();
  });

  test('without documents says how to add some', async () => {
    const { box, list } = await corpusOf(0);
    expect(list()).toBeNull();
    expect(box.textContent).toContain('drop them anywhere');
  });
});
