import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './corpus.module.css';

export interface ReadPartProps {
  readonly workbench: Workbench;
  readonly document: DocumentId;
}

/** How far a document was read, where it was; drawn anew only where the words differ. */
export function ReadPart({ workbench, document }: ReadPartProps): ReactNode {
  const words = useStore(workbench.state, ({ reading }) => {
    const part = reading.coverage.get(document);
    return part === undefined ? null : strings.coverage.ofDocument(part);
  });
  const isWhole = useStore(workbench.state, ({ reading }) => reading.coverage.get(document) === 1);
  if (words === null) return null;
  return (
    <span className={styles['read']}>
      {isWhole && <Check aria-hidden />}
      {words}
    </span>
  );
}
