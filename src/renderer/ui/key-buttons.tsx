import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { isMacPlatform, matchesChord, strokeOf, type Chord } from './chord.ts';
import { Keys } from './kbd.tsx';
import styles from './key-buttons.module.css';

/** Something that a key does in one part of the window alone. */
export interface KeyAct {
  readonly label: string;
  readonly chord: Chord;
  readonly run: () => void;
}

/** Whether a key is a chord, on this system. */
export const isChord = (event: KeyboardEvent, chord: Chord): boolean =>
  matchesChord(strokeOf(event), chord, isMacPlatform);

/** What a key does among these, if anything. */
export const actFor = (event: KeyboardEvent, acts: readonly KeyAct[]): KeyAct | undefined =>
  acts.find(({ chord }) => isChord(event, chord));

export interface KeyButtonsProps {
  readonly label: string;
  readonly acts: readonly KeyAct[];
  readonly isDisabled: boolean;
}

/** The same by mouse: a button each, with its key where there is room. */
export function KeyButtons({ label, acts, isDisabled }: KeyButtonsProps): ReactNode {
  return (
    <div role="group" aria-label={label} className={styles['group']}>
      {acts.map((act) => (
        <Button
          key={act.chord}
          variant="quiet"
          label={act.label}
          isDisabled={isDisabled}
          onPress={act.run}
        >
          {act.label}
          <Keys chord={act.chord} className={styles['key']} />
        </Button>
      ))}
    </div>
  );
}
