import { afterEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Workbench } from '#renderer/store';
import { giveFocusAfterOpening } from '../../../src/renderer/app/focus-back.ts';

type Asked = Parameters<typeof giveFocusAfterOpening>[0];

const opening = { kind: 'reading', name: 'Theirs', done: 0, total: 1 } as const;

let end = (): void => undefined;

afterEach(() => {
  end();
  document.body.replaceChildren();
});

/** The view of conflicts with a row in it, and over it an opening that goes on. */
function opened(): { readonly row: HTMLElement; readonly close: () => Promise<void> } {
  document.body.innerHTML =
    '<section data-region="conflicts"><div role="listbox" tabindex="0">A row</div></section>';
  const row = document.querySelector<HTMLElement>('[role="listbox"]') as HTMLElement;
  row.focus();
  const state = createStore(() => ({ opening: null as object | null }));
  end = giveFocusAfterOpening({ state: state as unknown as Workbench['state'] } as Asked);
  state.setState({ opening });
  return {
    row,
    close: async () => {
      state.setState({ opening: null });
      for (let frame = 0; frame < 3; frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    },
  };
}

test('after an opening that takes away what had the keyboard, its part of the window has it', async () => {
  const { row, close } = opened();
  const button = document.createElement('button');
  row.replaceWith(button);
  expect(document.activeElement).toBe(document.body);
  await close();
  expect(document.activeElement).toBe(button);
});

test('what has the keyboard after an opening keeps it', async () => {
  const { close } = opened();
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await close();
  expect(document.activeElement).toBe(field);
});
