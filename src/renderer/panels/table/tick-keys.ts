import type { AnnotationTable } from '#renderer/store';
import type { KeyAct } from '#renderer/ui';
import { strings } from '#renderer/words';

const words = strings.table;

/** The ways of ticking many rows at once, with their keys in the table. */
export const tickKeys = (table: AnnotationTable): readonly KeyAct[] => [
  { label: words.all, chord: 'A', run: () => table.tickAll(true) },
  { label: words.noTicks, chord: 'N', run: () => table.tickAll(false) },
  { label: words.invert, chord: 'I', run: () => table.invertTicks() },
];
