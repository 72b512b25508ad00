import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { builtInTags, type TagId } from '#core/model';
import { GoBackDialog, TrashDialog } from '#renderer/panels/past';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { freshName, range, steady } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const claim = builtInTags[0]?.id as TagId;
const text = Array.from({ length: 600 }, (_, at) => `word${String(at).padStart(3, '0')}`).join(' ');

/** A workbench on two texts, with some words tagged in the first. */
async function tagged(count: number): Promise<Workbench> {
  const host = fakeHost();
  host.give('sample', 'First.txt', text);
  host.give('sample', 'Second.txt', `second ${text}`);
  const options = { databaseName: freshName(), ...steady() };
  const workbench = await createWorkbench(host.api, options);
  onTestFinished(async () => {
    await workbench.settled();
    workbench.close();
  });
  workbench.annotateAll(
    claim,
    Array.from({ length: count }, (_, at) => range(at * 8, at * 8 + 7)),
  );
  return workbench;
}

const annotations = (workbench: Workbench) =>
  workbench.state.getState().open?.annotations.inOrder() ?? [];
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]');
const list = () => document.querySelector<HTMLElement>('[role="listbox"]');
const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const active = () =>
  document.getElementById(list()?.getAttribute('aria-activedescendant') ?? '')?.ariaLabel ?? '';
const ticked = () => options().filter(({ ariaSelected }) => ariaSelected === 'true').length;
const status = () => document.querySelector('[role="dialog"] [role="status"]')?.textContent;

async function openTrash(workbench: Workbench): Promise<void> {
  await render(<TrashDialog workbench={workbench} onClose={() => undefined} />);
  await expect.poll(list).not.toBeNull();
  await after(() => undefined);
}

test('a trash of hundreds draws only those in view, and is gone through by keys', async () => {
  const workbench = await tagged(500);
  workbench.remove(annotations(workbench).map(({ id }) => id));
  await openTrash(workbench);
  expect(dialog()?.textContent).toContain('500 deleted');
  expect(options().length).toBeLessThan(40);
  expect(options()[0]?.getAttribute('aria-setsize')).toBe('500');
  expect(document.activeElement).toBe(list());
  await after(() => userEvent.keyboard('{End}'));
  const last = active();
  await after(() => userEvent.keyboard('{Home}'));
  expect(active()).not.toBe(last);
  expect(active()).toMatch(/^word\d+\. First\. Deleted .* by Anna$/);
  await after(() => userEvent.keyboard('{Control>}a{/Control}'));
  expect(status()).toBe('500 ticked');
  await after(() => userEvent.keyboard('{Enter}'));
  await expect.poll(status).toBe('Restored 500 annotations.');
  expect(annotations(workbench)).toHaveLength(500);
  await expect.poll(() => dialog()?.textContent).toContain('Nothing lies here');
  expect(document.activeElement?.textContent).toBe('Close');
  workbench.undo();
  // So many are taken back beside the page.
  await expect.poll(() => annotations(workbench).length).toBe(0);
});

test('the trash is narrowed by what is typed, and keeps what was ticked', async () => {
  const workbench = await tagged(20);
  workbench.remove(annotations(workbench).map(({ id }) => id));
  await openTrash(workbench);
  await after(() => userEvent.keyboard('[Space]'));
  expect(ticked()).toBe(1);
  await after(() => document.querySelector('input')?.focus());
  await after(() => userEvent.keyboard('word007 first'));
  await expect.poll(() => options().length).toBe(1);
  await after(() => userEvent.keyboard('{Control>}a{/Control}{Delete}'));
  await after(() => userEvent.keyboard('nowhere'));
  await expect.poll(() => dialog()?.textContent).toContain('Nothing deleted matches.');
  expect(status()).toBe('1 ticked');
});

test('what comes back with its document says so', async () => {
  const workbench = await tagged(1);
  const [annotation] = annotations(workbench);
  if (annotation === undefined) throw new Error('Nothing was tagged.');
  workbench.remove([annotation.id]);
  workbench.removeDocument(annotation.document);
  await openTrash(workbench);
  expect(dialog()?.textContent).toContain('First (not in the corpus)');
  await after(() => userEvent.keyboard('{End}{Enter}'));
  await expect.poll(status).toContain('“First” is back in the corpus with it.');
});

test('going back shows what would change before it is done', async () => {
  const workbench = await tagged(3);
  let closings = 0;
  await render(<GoBackDialog workbench={workbench} onClose={() => void closings++} />);
  await expect.poll(list).not.toBeNull();
  await expect.poll(status).toBe('That is how the project is now.');
  expect(options().map(({ ariaLabel }) => ariaLabel)).toEqual([
    expect.stringMatching(/, 5 changes$/),
  ]);
  const go = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Go back',
  );
  expect(go?.disabled).toBe(true);
  const field = document.querySelector<HTMLInputElement>('input[type="datetime-local"]');
  const wanted = new Date(Date.UTC(2025, 0, 1, 12));
  const local = new Date(wanted.getTime() - wanted.getTimezoneOffset() * 60_000);
  await after(() => field?.focus());
  await after(async () => {
    if (field !== null) await userEvent.fill(field, local.toISOString().slice(0, 19));
  });
  expect(options().map(({ ariaSelected }) => ariaSelected)).toEqual(['false']);
  await expect.poll(status).toBe('Would take away 3 annotations and 2 documents.');
  await after(() => userEvent.click(go as HTMLElement));
  await expect.poll(() => closings).toBe(1);
  expect(workbench.state.getState().documents).toEqual([]);
  workbench.undo();
  await expect.poll(() => annotations(workbench).length).toBe(3);
});
