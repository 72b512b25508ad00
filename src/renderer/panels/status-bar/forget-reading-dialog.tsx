import type { ReactNode } from 'react';
import type { Workbench } from '#renderer/store';
import { Button, Dialog } from '#renderer/ui';
import { strings } from '#renderer/words';

export interface ForgetReadingDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

/** Asks before all that was read is forgotten: no undo brings it back. */
export function ForgetReadingDialog({ workbench, onClose }: ForgetReadingDialogProps): ReactNode {
  const forget = (): void => {
    onClose();
    void workbench.readingLog.forget();
  };
  return (
    <Dialog
      title={strings.coverage.forgetTitle}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" onPress={forget}>
            {strings.coverage.forgetConfirm}
          </Button>
        </>
      }
    >
      <p>{strings.coverage.forgetQuestion}</p>
    </Dialog>
  );
}
