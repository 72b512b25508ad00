import type { ReactNode } from 'react';
import type { AnnotationTable } from '#renderer/store';
import { Button, Keys } from '#renderer/ui';
import { strings } from '#renderer/words';
import { tickKeys } from './tick-keys.ts';
import styles from './table-panel.module.css';

export interface TickButtonsProps {
  readonly table: AnnotationTable;
  readonly isDisabled: boolean;
}

/** Ticking many rows at once, by mouse. */
export function TickButtons({ table, isDisabled }: TickButtonsProps): ReactNode {
  return (
    <div role="group" aria-label={strings.table.tickGroup} className={styles['group']}>
      {tickKeys.map(({ label, chord, run }) => (
        <Button
          key={label}
          variant="quiet"
          label={label}
          isDisabled={isDisabled}
          onPress={() => {
            run(table);
          }}
        >
          {label}
          <Keys chord={chord} className={styles['key']} />
        </Button>
      ))}
    </div>
  );
}
