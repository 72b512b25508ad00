import { focusReading } from '#renderer/document';
import type { SheetView } from './window-state.ts';

/** The parts of the window that F6 goes round, in the order of the page. */
export type Region =
  'corpus' | 'reading' | SheetView | 'query' | 'notes' | 'cards' | 'find' | 'other';

const cycle: readonly Region[] = [
  'corpus',
  'reading',
  'hits',
  'query',
  'table',
  'overview',
  'compare',
  'conflicts',
  'review',
  'notes',
  'cards',
];
const regions: readonly Region[] = [...cycle, 'find'];

export function regionOf(target: EventTarget | null): Region {
  if (!(target instanceof Element)) return 'other';
  const found = target.closest('[data-region]')?.getAttribute('data-region');
  return regions.find((region) => region === found) ?? 'other';
}

/** Regions whose rows are ticked, and what is done there is done to what is ticked. */
export const isListRegion = (region: Region): boolean =>
  ['hits', 'table', 'compare', 'conflicts', 'review'].includes(region);

const tabbable =
  '[contenteditable="true"], [role="listbox"], button:not(:disabled), input, [tabindex="0"]';

/** Puts the keyboard into a region: on the part that asks for it, else on its first tab stop. */
export function focusRegion(region: Region): boolean {
  if (region === 'reading') {
    // The text's own view knows where its caret was.
    focusReading();
    if (regionOf(document.activeElement) === 'reading') return true;
  }
  const root = document.querySelector<HTMLElement>(`[data-region="${region}"]`);
  if (root === null) return false;
  const wished = root.querySelector<HTMLElement>('[data-region-focus]');
  const candidates = [...root.querySelectorAll<HTMLElement>(tabbable)];
  const goal = wished ?? candidates.find((each) => each.checkVisibility());
  if (goal?.checkVisibility({ visibilityProperty: true }) !== true) return false;
  goal.focus();
  return true;
}

/** Goes on to the next region (1) or back (-1), passing over any that has nothing to focus. */
export function cycleRegions(direction: 1 | -1): void {
  const here = cycle.indexOf(regionOf(document.activeElement));
  const from = here === -1 ? (direction === 1 ? -1 : cycle.length) : here;
  for (let step = 1; step <= cycle.length; step += 1) {
    const at = (from + direction * step + cycle.length * 2) % cycle.length;
    const region = cycle[at];
    if (region !== undefined && focusRegion(region)) return;
  }
}
