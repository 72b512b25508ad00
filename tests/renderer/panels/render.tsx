import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { loadTheme } from '#renderer/ui';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** Draws a panel into a box of the window's own measures; it goes when the test is over. */
export async function render(node: ReactNode, height = 700): Promise<HTMLElement> {
  await loadTheme(document.fonts);
  const box = document.createElement('div');
  box.style.cssText = `display: flex; flex-direction: column; width: 348px; height: ${String(height)}px`;
  document.body.append(box);
  const root = createRoot(box);
  await after(() => root.render(node));
  onTestFinished(async () => {
    await after(() => root.unmount());
    box.remove();
  });
  return box;
}

export const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => resolve());
    });
  });

/** Does something and waits until the panel shows it. */
export async function after(step: () => unknown): Promise<void> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  await act(async () => {
    await step();
    await frame();
  });
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
}
