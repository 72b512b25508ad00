import type { ReactNode } from 'react';
import type { AnnotationImportReport } from '#renderer/store';
import { Button, classNames, Dialog, SentenceList } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import styles from './annotation-report-dialog.module.css';

export interface AnnotationReportDialogProps {
  readonly report: AnnotationImportReport;
  readonly onClose: () => void;
}

/** What anchoring a foreign file's annotations came to: the numbers, then each case in a sentence. */
export function AnnotationReportDialog({
  report,
  onClose,
}: AnnotationReportDialogProps): ReactNode {
  const words = strings.importReport;
  const numbers = [
    { label: words.added, count: report.added },
    { label: words.already, count: report.alreadyPresent },
    { label: words.moved, count: report.moved.length },
    { label: words.unplaced, count: report.unplaced.length },
    { label: words.refused, count: report.refused.length },
  ];
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="wide"
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {strings.done}
        </Button>
      }
    >
      <dl className={styles['numbers']}>
        {numbers.map(({ label, count }) => (
          <div key={label} className={classNames(count === 0 && styles['none'])}>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <SentenceList title={words.moved} hint={words.movedHint} sentences={report.moved} />
      <SentenceList title={words.unplaced} hint={words.unplacedHint} sentences={report.unplaced} />
      <SentenceList title={words.refused} hint={words.refusedHint} sentences={report.refused} />
    </Dialog>
  );
}
