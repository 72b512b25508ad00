import type { ReactNode } from 'react';
import type { AnnotationImportReport } from '#renderer/store';
import { ReportDialog } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface AnnotationReportDialogProps {
  readonly report: AnnotationImportReport;
  readonly onClose: () => void;
}

/** What anchoring a foreign file's annotations came to. */
export function AnnotationReportDialog({
  report: { added, alreadyPresent, moved, unplaced, refused, notes = [] },
  onClose,
}: AnnotationReportDialogProps): ReactNode {
  const words = strings.importReport;
  return (
    <ReportDialog
      title={words.title}
      sum={[
        { label: words.added, count: added },
        { label: words.already, count: alreadyPresent },
        { label: words.moved, count: moved.length },
        { label: words.unplaced, count: unplaced.length },
        { label: words.refused, count: refused.length },
      ]}
      sections={[
        { title: words.moved, hint: words.movedHint, sentences: moved },
        { title: words.unplaced, hint: words.unplacedHint, sentences: unplaced },
        {
          title: strings.noteImport.report,
          hint: strings.noteImport.reportHint,
          sentences: notes,
        },
        { title: words.refused, hint: words.refusedHint, sentences: refused },
      ]}
      onClose={onClose}
    />
  );
}
