import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Workbench } from '#renderer/store';
import { Button, Check, Choice, Dialog, DialogFoot, ProgressBar } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface ExportDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

type Scope = 'document' | 'project';

/** Documents between two looks at how far it has come. */
const TOLD = 20;

export function ExportDialog({ workbench, onClose }: ExportDialogProps): ReactNode {
  const { open, documents, isPrivate } = workbench.state.getState();
  const [scope, setScope] = useState<Scope>(open === null ? 'project' : 'document');
  const [withHistory, setWithHistory] = useState(false);
  const total = documents.reduce((sum, entry) => sum + entry.annotations, 0);
  const { exporting } = strings;
  /** Documents that were written, of all; null while nothing is. */
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const ending = useRef<AbortController | null>(null);
  // What nobody follows any more is not wanted.
  useEffect(() => () => ending.current?.abort(), []);
  const confirm = async (): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    // A document is written in a moment; a corpus may take minutes.
    if (scope === 'document') {
      onClose();
      return workbench.exportJsonLd(scope, withHistory);
    }
    ending.current = controller;
    setProgress({ done: 0, total: documents.length });
    const over = (): void => {
      ending.current = null;
      onClose();
    };
    let isTold = false;
    await workbench.exportJsonLd(scope, withHistory, {
      tell: (done, total) => {
        isTold = done === total;
        if (isTold) over();
        else if (!signal.aborted && done % TOLD === 0) setProgress({ done, total });
      },
      signal,
    });
    if (!isTold && !signal.aborted) over();
  };
  return (
    <Dialog
      title={exporting.title}
      onClose={onClose}
      actions={
        <DialogFoot status={progress === null ? '' : exporting.writing} isQuiet>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" isDisabled={progress !== null} onPress={() => void confirm()}>
            {exporting.confirm}
          </Button>
        </DialogFoot>
      }
    >
      <Choice<Scope>
        label={exporting.scope}
        value={scope}
        onChange={setScope}
        options={[
          {
            value: 'document',
            label: exporting.document,
            description:
              open === null
                ? strings.cards.noDocument
                : exporting.annotations(
                    open.annotations.size + open.unplaced.length + open.outOfSight,
                  ),
            isDisabled: open === null,
          },
          {
            value: 'project',
            label: exporting.project,
            description: exporting.documents(documents.length, total),
          },
        ]}
      />
      <Check
        label={exporting.history}
        description={exporting.historyHint}
        isSelected={withHistory}
        onChange={setWithHistory}
      />
      {progress !== null && (
        <ProgressBar
          label={exporting.writing}
          {...progress}
          text={exporting.documentsOf(progress.done, progress.total)}
        />
      )}
      {isPrivate && <p>{strings.private.exporting}</p>}
    </Dialog>
  );
}
