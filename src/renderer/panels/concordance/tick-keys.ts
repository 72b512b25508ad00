import type { Search } from '#renderer/store';
import type { KeyAct } from '#renderer/ui';
import { strings } from '#renderer/words';

const words = strings.search;

/** The ways of ticking many rows at once, with their keys in the sheet. */
export const tickKeys = (search: Search): readonly KeyAct[] => [
  { label: words.all, chord: 'A', run: () => search.tickAll(true) },
  { label: words.none, chord: 'N', run: () => search.tickAll(false) },
  { label: words.invert, chord: 'I', run: () => search.invertTicks() },
  { label: words.untagged, chord: 'D', run: () => search.tickUntagged() },
];
