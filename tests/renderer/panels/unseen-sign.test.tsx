import { expect, onTestFinished, test } from 'vitest';
import { StatusBar } from '#renderer/panels/status-bar';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { freshName } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const FILLER = 'Nothing is hidden here, and there is much of it.\n'.repeat(8_000);
const TEXT = `pass\u200bword and soft\u00adhyphen\n${FILLER}Left open \u2067 here.`;

async function open(databaseName: string, host = fakeHost()): Promise<Workbench> {
  host.give('sample', 'text.txt', TEXT);
  const workbench = await createWorkbench(host.api, { databaseName });
  onTestFinished(() => workbench.close());
  await workbench.settled();
  return workbench;
}

const unseen = (workbench: Workbench) => workbench.state.getState().unseen;

test('marks that could mislead are counted all through a text, and told of in the status bar', async () => {
  const workbench = await open(freshName());
  const asked: string[] = [];
  const nothing = (): void => undefined;
  const box = await render(
    <StatusBar
      workbench={workbench}
      onName={nothing}
      onKeys={nothing}
      onNextUnread={nothing}
      onNextUnseen={() => void asked.push('next')}
      onForgetReading={nothing}
      onSharing={nothing}
      onData={nothing}
      onPrivate={nothing}
    />,
  );
  await expect.poll(() => unseen(workbench).count).toBe(2);
  expect(unseen(workbench).places.map(({ start }) => start)).toEqual([4, TEXT.indexOf('\u2067')]);
  const sign = (): HTMLElement | undefined =>
    [...box.querySelectorAll<HTMLElement>('button')].find(({ textContent }) =>
      textContent.startsWith('2 hidden marks'),
    );
  await expect.poll(sign).toBeDefined();
  await after(() => sign()?.click());
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.textContent).toContain('The text is kept as it is');
  await after(() => dialog?.querySelector('input')?.click());
  expect(unseen(workbench).showsAll).toBe(true);
  await after(() => dialog?.querySelector('button')?.click());
  await expect.poll(() => asked).toEqual(['next']);
});

test('whether all signs are shown is kept over a restart', async () => {
  const name = freshName();
  const host = fakeHost();
  const first = await open(name, host);
  first.unseenMarks.showAll(true);
  await first.settled();
  first.close();
  const second = await open(name, host);
  await expect.poll(() => unseen(second).showsAll).toBe(true);
});
