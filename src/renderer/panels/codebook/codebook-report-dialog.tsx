import type { ReactNode } from 'react';
import type { CodebookImportReport } from '#renderer/store';
import { ReportDialog } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface CodebookReportDialogProps {
  readonly report: CodebookImportReport;
  readonly onClose: () => void;
}

/** What reading a codebook came to. */
export function CodebookReportDialog({
  report: { added, changed, alreadyPresent, remarks },
  onClose,
}: CodebookReportDialogProps): ReactNode {
  const words = strings.codebookFiles;
  return (
    <ReportDialog
      title={words.reportTitle}
      sum={[
        { label: words.reportAdded, count: added },
        { label: words.reportChanged, count: changed },
        { label: words.reportSame, count: alreadyPresent },
      ]}
      sections={[{ title: words.remarks, sentences: remarks }]}
      onClose={onClose}
    />
  );
}
