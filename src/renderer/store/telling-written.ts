import type { StoreApi } from 'zustand/vanilla';
import { strings } from '#renderer/words';
import { notify } from './notices.ts';
import type { WorkbenchState } from './workbench.ts';

/** Tells that something left the program; of a private workbench, that it lies readable there. */
export function notifyLeft(
  state: StoreApi<WorkbenchState>,
  text: string,
  into: 'file' | 'clipboard',
): void {
  const { isPrivate } = state.getState();
  notify(state, 'done', isPrivate ? `${text} ${strings.private.left[into]}` : text);
}
