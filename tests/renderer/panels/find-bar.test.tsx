import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TextRange } from '#core/text';
import { FindBar } from '#renderer/panels/find-bar';
import { fakeHost } from '../store/fake-host.ts';
import { range, workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

test('the find bar takes the keyboard, counts, goes round both ways, and closes on Esc', async () => {
  const workbench = await workbenchOn(fakeHost(), 'one two one two one');
  onTestFinished(() => workbench.close());
  const closings: (TextRange | null)[] = [];
  const box = await render(
    <FindBar workbench={workbench} wish={0} onClose={(match) => closings.push(match)} />,
  );
  expect(box.textContent).toBe('');
  await after(() => workbench.startFind(''));
  const field = box.querySelector('input');
  expect(document.activeElement).toBe(field);
  await after(() => userEvent.keyboard('one'));
  expect(box.textContent).toContain('1 of 3');
  await after(() => userEvent.keyboard('{Shift>}{Enter}{/Shift}'));
  expect(box.textContent).toContain('3 of 3');
  await after(() => userEvent.keyboard('{Enter}'));
  expect(box.textContent).toContain('1 of 3');
  expect(document.activeElement).toBe(field);
  await after(() => userEvent.keyboard('x'));
  expect(box.textContent).toContain('No matches');
  await after(() => userEvent.keyboard('{Escape}'));
  expect(workbench.state.getState().find).toBeNull();
  expect(closings).toEqual([null]);
  await after(() => workbench.startFind('two'));
  await after(() => userEvent.keyboard('{Escape}'));
  expect(closings).toEqual([null, range(4, 7)]);
});
