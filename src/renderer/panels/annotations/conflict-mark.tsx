import { Split } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './conflict-mark.module.css';

export interface ConflictMarkProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
}

/** Says that people are at odds over an annotation, and leads to where that is decided. */
export function ConflictMark({ workbench, annotation }: ConflictMarkProps): ReactNode {
  const { id } = annotation;
  // One text: the card is drawn anew only where it is another.
  const over = useStore(workbench.state, () =>
    strings.conflicts.fieldList(workbench.conflicts.of(id)),
  );
  if (over === '') return null;
  return (
    <button
      type="button"
      className={styles['mark']}
      title={strings.conflicts.markHint(over)}
      onClick={() => {
        workbench.conflicts.open(`annotation/${id}`);
      }}
    >
      <Split aria-hidden /> {strings.conflicts.mark}: {over}
    </button>
  );
}
