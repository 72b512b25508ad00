import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Corpus } from '#renderer/panels/corpus';
import { ForgetReadingDialog, StatusBar } from '#renderer/panels/status-bar';
import { createWorkbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { freshName, range, words } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const text = `One is here. Two is here.\n${'Three is here and there. '.repeat(40).trim()}`;

async function open() {
  const host = fakeHost();
  host.give('sample', 'text.txt', text);
  host.give('sample', 'other.txt', 'Another text.');
  const workbench = await createWorkbench(host.api, { databaseName: freshName() });
  onTestFinished(() => workbench.close());
  const id = workbench.state.getState().documents.find(({ summary }) => summary.length > 99);
  if (id !== undefined) await workbench.openDocument(id.summary.id);
  await workbench.settled();
  return workbench;
}

const button = (box: HTMLElement): HTMLElement => {
  const found = [...box.querySelectorAll<HTMLElement>('button')].find(({ textContent }) =>
    /^Read/.test(textContent),
  );
  if (found === undefined) throw new Error('The status bar does not say what was read.');
  return found;
};
const named = (name: RegExp): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find(({ textContent }) =>
    name.test(textContent),
  );

describe('the status bar', () => {
  async function bar() {
    const workbench = await open();
    const asked: string[] = [];
    const box = await render(
      <StatusBar
        workbench={workbench}
        onName={() => undefined}
        onKeys={() => undefined}
        onNextUnread={() => void asked.push('next')}
        onNextUnseen={() => undefined}
        onForgetReading={() => void asked.push('forget')}
        onSharing={() => undefined}
        onData={() => undefined}
        onPrivate={() => undefined}
      />,
    );
    return { workbench, box, asked };
  }

  test('says how far the open document was read, in whole percents that never round to all', async () => {
    const { workbench, box } = await bar();
    const said = (): string => button(box).textContent;
    expect(said()).toBe('Read 0%');
    await after(() => workbench.readingLog.saw(words(workbench, 'One is here.'), 60_000));
    expect(said()).toBe('Read 1%');
    await after(() => workbench.readingLog.saw(range(13, text.length), 600_000));
    expect(said()).toBe('Read 100%');
  });

  test('tells at a press what that means, and is left by Esc', async () => {
    const { box } = await bar();
    await after(() => button(box).focus());
    await after(() => userEvent.keyboard('{Enter}'));
    const dialog = document.querySelector('[role="dialog"]');
    expect(dialog?.textContent).toContain('450 words a minute');
    expect(dialog?.textContent).toContain('no export');
    await after(() => userEvent.keyboard('{Escape}'));
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(button(box));
  });

  test('turns the log off and on', async () => {
    const { workbench, box } = await bar();
    await after(() => workbench.readingLog.saw(words(workbench, 'One is here.'), 60_000));
    await after(() => button(box).click());
    const check = document.querySelector<HTMLInputElement>('[role="dialog"] input');
    await after(() => check?.click());
    expect(button(box).textContent).toBe('Reading log off');
    expect(named(/unread/)).toBeUndefined();
    expect(workbench.state.getState().reading.coverage.size).toBe(0);
    await after(() => check?.click());
    expect(button(box).textContent).toBe('Read 1%');
  });

  test('leads to the next unread passage while there is one, and to forgetting', async () => {
    const { workbench, box, asked } = await bar();
    await after(() => button(box).click());
    await after(() => named(/unread/)?.click());
    await expect.poll(() => asked).toEqual(['next']);
    await after(() => workbench.readingLog.saw(range(0, text.length), 600_000));
    await after(() => button(box).click());
    expect(named(/unread/)).toBeUndefined();
    await after(() => named(/Forget/)?.click());
    await expect.poll(() => asked).toEqual(['next', 'forget']);
  });
});

test('what was read is forgotten only once that was confirmed', async () => {
  const workbench = await open();
  workbench.readingLog.saw(words(workbench, 'One is here.'), 60_000);
  let closings = 0;
  await render(<ForgetReadingDialog workbench={workbench} onClose={() => (closings += 1)} />);
  await after(() => named(/Cancel/)?.click());
  expect([closings, workbench.state.getState().reading.coverage.size]).toEqual([1, 1]);
  await after(() => named(/Forget it all/)?.click());
  expect([closings, workbench.state.getState().reading.coverage.size]).toEqual([2, 0]);
});

test('the corpus says how far each document was read, and marks the one read whole', async () => {
  const workbench = await open();
  const nothing = (): void => undefined;
  const box = await render(
    <Corpus workbench={workbench} commands={[]} onEnter={nothing} onLeave={nothing} />,
  );
  const options = (): string[] =>
    [...box.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
  const marks = (): number => box.querySelectorAll('[role="option"] svg').length;
  expect(options().some((option) => /read$/.test(option))).toBe(false);
  await after(() => workbench.readingLog.saw(words(workbench, 'One is here.'), 60_000));
  expect(options().filter((option) => /read$/.test(option))).toEqual([
    expect.stringMatching(/^text.*1% read$/),
  ]);
  expect(marks()).toBe(0);
  await after(() => workbench.readingLog.saw(range(0, text.length), 600_000));
  expect(options()).toContainEqual(expect.stringMatching(/^text.*All read$/));
  expect(marks()).toBe(1);
  await after(() => workbench.readingLog.setOn(false));
  expect(options().some((option) => /read$/.test(option))).toBe(false);
});
