import type { AnnotationTable } from '#renderer/store';
import { isMacPlatform, matchesChord, type Chord } from '#renderer/ui';
import { strings } from '#renderer/words';

/** A way of ticking many rows at once, with its key in the table. */
export interface TickKey {
  readonly label: string;
  readonly chord: Chord;
  readonly run: (table: AnnotationTable) => void;
}

export const tickKeys: readonly TickKey[] = [
  {
    label: strings.table.all,
    chord: 'A',
    run: (table) => {
      table.tickAll(true);
    },
  },
  {
    label: strings.table.noTicks,
    chord: 'N',
    run: (table) => {
      table.tickAll(false);
    },
  },
  {
    label: strings.table.invert,
    chord: 'I',
    run: (table) => {
      table.invertTicks();
    },
  },
];

/** Whether a key is a chord, on this system. */
export function isChord(event: KeyboardEvent, chord: Chord): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isAltGraph = event.getModifierState('AltGraph');
  const stroke = { key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph };
  return matchesChord(stroke, chord, isMacPlatform);
}
