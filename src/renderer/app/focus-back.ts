import type { WindowStore } from './window-state.ts';

/**
 * Gives the keyboard back to what had it before a modal, where the modal itself does not: one that
 * was opened from another, such as from the palette, knows only the other, which is gone.
 *
 * @returns what ends it
 */
export function giveFocusBack(window: WindowStore): () => void {
  let before: HTMLElement | null = null;
  return window.subscribe(({ modal }, { modal: former }) => {
    const { activeElement, body } = document;
    if (former === null && modal !== null) {
      const isInModal = activeElement?.closest('[role="dialog"]') != null;
      if (!isInModal && activeElement instanceof HTMLElement) before = activeElement;
    }
    if (modal !== null) return;
    // Two frames: the modal goes with one, and gives back the keyboard with the other.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === body;
        if (isLost && window.getState().modal === null && before?.isConnected === true)
          before.focus({ preventScroll: true });
      });
    });
  });
}
