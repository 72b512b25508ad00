import type { Workbench } from '#renderer/store';
import { focusRegion, regionOf } from './regions.ts';
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
    whenGone(() => {
      const isLost = document.activeElement === null || document.activeElement === body;
      if (isLost && window.getState().modal === null && before?.isConnected === true)
        before.focus({ preventScroll: true });
    });
  });
}

/**
 * Gives the keyboard back to the part of the window that had it before a project was opened, where
 * what had it is gone: the opening may have changed what stands there. Else the text has it.
 *
 * @returns what ends it
 */
export function giveFocusAfterOpening({ state }: Pick<Workbench, 'state'>): () => void {
  let region = regionOf(document.activeElement);
  return state.subscribe(({ opening }, { opening: former }) => {
    if (former === null && opening !== null) region = regionOf(document.activeElement);
    if (former === null || opening !== null) return;
    whenGone(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && state.getState().opening === null && !focusRegion(region))
        focusRegion('reading');
    });
  });
}

/** Two frames: a modal goes with one, and gives back the keyboard with the other. */
function whenGone(then: () => void): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(then);
  });
}
