import type { ReactNode } from 'react';
import type { CodebookImportReport } from '#renderer/store';
import { Button, classNames, Dialog, SentenceList } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import styles from './codebook-dialog.module.css';

const words = strings.codebookFiles;

export interface ReportDialogProps {
  readonly report: CodebookImportReport;
  readonly onClose: () => void;
}

/** What reading a codebook came to: the numbers, then each case in a sentence. */
export function ReportDialog({ report, onClose }: ReportDialogProps): ReactNode {
  const numbers = [
    { label: words.reportAdded, count: report.added },
    { label: words.reportChanged, count: report.changed },
    { label: words.reportSame, count: report.alreadyPresent },
  ];
  return (
    <Dialog
      title={words.reportTitle}
      onClose={onClose}
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
      <SentenceList title={words.remarks} sentences={report.remarks} />
    </Dialog>
  );
}
