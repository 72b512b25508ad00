import type { ReactNode } from 'react';
import { formatNumber, strings } from '#renderer/words';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Dialog } from './dialog.tsx';
import { SentenceList, type SentenceListProps } from './sentence-list.tsx';
import styles from './report-dialog.module.css';

export interface ReportNumber {
  readonly label: string;
  readonly count: number;
}

export interface ReportDialogProps {
  readonly title: string;
  /** What it came to, in a sentence or in numbers. */
  readonly sum: string | readonly ReportNumber[];
  /** The cases; those without sentences are left out. */
  readonly sections: readonly SentenceListProps[];
  readonly onClose: () => void;
}

/** What some work came to: the sum of it, then each case in a sentence. */
export function ReportDialog({ title, sum, sections, onClose }: ReportDialogProps): ReactNode {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width="wide"
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {strings.done}
        </Button>
      }
    >
      {typeof sum === 'string' ? <p className={styles['sum']}>{sum}</p> : <Numbers numbers={sum} />}
      {sections.map((section) => (
        <SentenceList key={section.title} {...section} />
      ))}
    </Dialog>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly ReportNumber[] }): ReactNode {
  return (
    <dl className={styles['numbers']}>
      {numbers.map(({ label, count }) => (
        <div key={label} className={classNames(count === 0 && styles['none'])}>
          <dt>{label}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
