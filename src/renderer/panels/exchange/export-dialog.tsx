import { useState, type ReactNode } from 'react';
import type { Workbench } from '#renderer/store';
import { Button, Check, Choice, Dialog } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface ExportDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

type Scope = 'document' | 'project';

export function ExportDialog({ workbench, onClose }: ExportDialogProps): ReactNode {
  const { open, documents, isPrivate } = workbench.state.getState();
  const [scope, setScope] = useState<Scope>(open === null ? 'project' : 'document');
  const [withHistory, setWithHistory] = useState(false);
  const total = documents.reduce(
    (sum, { counts }) => sum + [...counts.values()].reduce((a, b) => a + b, 0),
    0,
  );
  const { exporting } = strings;
  const confirm = (): void => {
    onClose();
    void workbench.exportJsonLd(scope, withHistory);
  };
  return (
    <Dialog
      title={exporting.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" onPress={confirm}>
            {exporting.confirm}
          </Button>
        </>
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
      {isPrivate && <p>{strings.private.exporting}</p>}
    </Dialog>
  );
}
