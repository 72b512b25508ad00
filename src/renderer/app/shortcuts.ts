import { isHintShown, isMacPlatform, matchesChord, strokeOf } from '#renderer/ui';
import type { AppCommand } from './commands/command.ts';
import { isTagCommand } from './commands/taken-keys.ts';
import { isListRegion, regionOf } from './regions.ts';

export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !['checkbox', 'radio', 'button', 'file'].includes(target.type)
    : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** An editor whose keys are its own, as a field's are. */
const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-keys]') !== null;

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, [role="option"]') !== null;

/** Dialogs and menus have the keyboard to themselves. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

/**
 * Runs the commands' keys, by one listener on the window. It listens on the way down, because the
 * text's own view takes Enter, Esc and the undo keys for itself. Returns what ends it.
 *
 * @param beforeRun brings what commands act on up to what the screen shows; a command may take the
 *   keyboard from the text, and with it the selection that the text's view has not heard of yet
 */
export function listenForShortcuts(
  page: Window,
  commands: () => readonly AppCommand[],
  beforeRun: () => void,
): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || isTaken(event.target)) return;
    if (event.key === 'Escape' && isHintShown()) return;
    const stroke = strokeOf(event);
    const isInField = isField(event.target) || hasOwnKeys(event.target);
    const region = regionOf(event.target);
    const isOnList = isListRegion(region) && !isField(event.target);
    // Numbers decide there, and tag nothing.
    const takesTags = region !== 'compare' && region !== 'conflicts';
    const isPressing = isPressable(event.target) && (event.key === 'Enter' || event.key === ' ');
    if (isPressing) return;
    const meant = commands().filter(
      (command) =>
        (!isInField ||
          command.actsInFields ||
          (isOnList && command.actsOnLists && (takesTags || !isTagCommand(command)))) &&
        (command.regions?.includes(region) ?? true) &&
        command.chords.some((chord) => matchesChord(stroke, chord, isMacPlatform)),
    );
    if (meant[0] === undefined) return;
    beforeRun();
    const found = meant.find((command) => command.isEnabled()) ?? meant[0];
    // Esc with nothing to leave, and keys of commands that rest, still belong to the page.
    if (found.id !== 'leave') event.preventDefault();
    event.stopPropagation();
    if (found.isEnabled()) found.run();
  };
  page.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    page.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
