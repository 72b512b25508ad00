import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { builtInTags, type TagId } from '#core/model';
import { Concordance } from '#renderer/panels/concordance';
import { isTicked, type Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const TEXT = 'one two one three.\n\nAgain one, and ONE more.';
const CLAIM = builtInTags.find(({ kind }) => kind === 'claim')?.id as TagId;

interface Sheet {
  readonly box: HTMLElement;
  readonly workbench: Workbench;
  readonly left: string[];
  options(): readonly HTMLElement[];
  list(): HTMLElement;
  press(keys: string): Promise<void>;
  ticks(): readonly boolean[];
}

const nothingUnderWay = async (workbench: Workbench): Promise<void> => {
  while (workbench.state.getState().search?.progress != null)
    await new Promise((resolve) => setTimeout(resolve, 10));
};

async function sheetOn(text: string, asked: string): Promise<Sheet> {
  const workbench = await workbenchOn(fakeHost(), text);
  onTestFinished(() => workbench.close());
  const left: string[] = [];
  const box = await render(
    <Concordance
      workbench={workbench}
      onLeave={() => left.push('text')}
      onPlace={(hit) => left.push(`hit ${hit}`)}
    />,
  );
  await after(async () => {
    workbench.search.open({ text: asked });
    await nothingUnderWay(workbench);
  });
  return {
    box,
    workbench,
    left,
    options: () => [...box.querySelectorAll<HTMLElement>('[role="option"]')],
    list: () => box.querySelector('[role="listbox"]') as HTMLElement,
    press: (keys) => after(() => userEvent.keyboard(keys)),
    ticks: () => {
      const { search } = workbench.state.getState();
      return search?.hits.map((_, index) => isTicked(search.ticks, index)) ?? [];
    },
  };
}

test('the sheet takes the keyboard, counts, and says each hit with what is around it', async () => {
  const { box, options } = await sheetOn(TEXT, 'one');
  expect(document.activeElement).toBe(box.querySelector('input'));
  expect(box.textContent).toContain('4 occurrences');
  expect(box.textContent).toContain('4 ticked');
  expect(options().map((option) => option.getAttribute('aria-label'))).toEqual([
    'one two one three.',
    'one two one three.',
    'Again one, and ONE more.',
    'Again one, and ONE more.',
  ]);
  expect(options().map((option) => option.querySelector('b')?.textContent)).toEqual([
    'one',
    'one',
    'one',
    'ONE',
  ]);
});

test('arrows move and the text follows; Space ticks; Shift carries a tick on', async () => {
  const { workbench, list, press, ticks, left } = await sheetOn(TEXT, 'one');
  await press('{Enter}');
  expect(document.activeElement).toBe(list());
  expect(workbench.state.getState().reveal?.at).toBe(0);
  await press('{ArrowDown}');
  expect(workbench.state.getState().search?.current).toBe(1);
  expect(workbench.state.getState().reveal?.at).toBe(8);
  expect(document.activeElement).toBe(list());
  await press(' ');
  expect(ticks()).toEqual([true, false, true, true]);
  await press('{Shift>}{ArrowDown}{/Shift}');
  expect(ticks()).toEqual([true, false, false, true]);
  await press('{End}');
  expect(workbench.state.getState().search?.current).toBe(3);
  await press('{Enter}');
  expect(left).toEqual(['hit 3']);
  await press('{Escape}');
  expect(left).toEqual(['hit 3', 'text']);
});

test('the buttons tick and tag; what is tagged shows on its row until it is undone', async () => {
  const { box, workbench, options, ticks } = await sheetOn(TEXT, 'one');
  const button = (name: string) =>
    [...box.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    ) as HTMLElement;
  await after(() => userEvent.click(button('None')));
  expect(ticks()).toEqual([false, false, false, false]);
  const [first] = options();
  await after(() => userEvent.click(first?.querySelector('[data-tick]') as HTMLElement));
  expect(ticks()).toEqual([true, false, false, false]);
  await after(async () => {
    await userEvent.click(button('Tag 1 passage as claim'));
    await workbench.settled();
  });
  expect(workbench.search.marksOn(0)).toEqual([{ tag: CLAIM, isExact: true }]);
  expect(options()[0]?.getAttribute('aria-label')).toBe('one two one three.; tagged as claim');
  await after(() => userEvent.click(button('Untagged')));
  expect(ticks()).toEqual([false, true, true, true]);
  await after(() => workbench.undo());
  expect(options()[0]?.getAttribute('aria-label')).toBe('one two one three.');
});

test('of many hits only those near the window are drawn, and the last is reached by a key', async () => {
  const { options, press, workbench } = await sheetOn('ab '.repeat(3_000), 'ab');
  expect(options().length).toBeLessThan(60);
  await press('{Enter}{End}');
  expect(workbench.state.getState().search?.current).toBe(2_999);
  expect(options().at(-1)?.getAttribute('aria-posinset')).toBe('3000');
  expect(options().length).toBeLessThan(60);
});

test('what cannot be looked for is said in words', async () => {
  const { box, workbench } = await sheetOn(TEXT, 'one');
  await after(async () => {
    workbench.search.change({ text: '[', mode: 'regex' });
    await nothingUnderWay(workbench);
  });
  expect(box.textContent).toContain('A “[” is not closed.');
  await after(async () => {
    workbench.search.change({ text: 'zzz', mode: 'plain' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await nothingUnderWay(workbench);
  });
  expect(box.textContent).toContain('No occurrences');
});
