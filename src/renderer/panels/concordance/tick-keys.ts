import type { Search } from '#renderer/store';
import { isMacPlatform, matchesChord, type Chord } from '#renderer/ui';
import { strings } from '#renderer/words';

/** A way of ticking many rows at once, with its key in the sheet. */
export interface TickKey {
  readonly label: string;
  readonly chord: Chord;
  readonly run: (search: Search) => void;
}

const words = strings.search;

export const tickKeys: readonly TickKey[] = [
  {
    label: words.all,
    chord: 'A',
    run: (search) => {
      search.tickAll(true);
    },
  },
  {
    label: words.none,
    chord: 'N',
    run: (search) => {
      search.tickAll(false);
    },
  },
  {
    label: words.invert,
    chord: 'I',
    run: (search) => {
      search.invertTicks();
    },
  },
  {
    label: words.untagged,
    chord: 'D',
    run: (search) => {
      search.tickUntagged();
    },
  },
];

/** The way of ticking that a key stands for, if any. */
export const tickKeyFor = (event: KeyboardEvent): TickKey | undefined => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isAltGraph = event.getModifierState('AltGraph');
  const stroke = { key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph };
  return tickKeys.find(({ chord }) => matchesChord(stroke, chord, isMacPlatform));
};
