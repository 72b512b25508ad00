import type { Chord } from './chord.ts';

/** Something a person can do: in the palette, in menus and by its keys, under one name. */
export interface Command {
  readonly id: string;
  /** In the imperative: "Open files…". */
  readonly label: string;
  /** Heading under which the palette and the key table list it. */
  readonly group: string;
  /** The first is the one shown. */
  readonly chords: readonly Chord[];
  readonly isEnabled: () => boolean;
  readonly run: () => void;
}
