import type { ReactNode } from 'react';
import type { Search } from '#renderer/store';
import { Button, Keys } from '#renderer/ui';
import { strings } from '#renderer/words';
import { tickKeys } from './tick-keys.ts';
import styles from './concordance.module.css';

export interface TickButtonsProps {
  readonly search: Search;
  readonly isDisabled: boolean;
}

/** Ticking many rows at once, by mouse. */
export function TickButtons({ search, isDisabled }: TickButtonsProps): ReactNode {
  return (
    <div role="group" aria-label={strings.search.tickGroup} className={styles['group']}>
      {tickKeys.map(({ label, chord, run }) => (
        <Button
          key={label}
          variant="quiet"
          label={label}
          isDisabled={isDisabled}
          onPress={() => {
            run(search);
          }}
        >
          {label}
          <Keys chord={chord} className={styles['key']} />
        </Button>
      ))}
    </div>
  );
}
