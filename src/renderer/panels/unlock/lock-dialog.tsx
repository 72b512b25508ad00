import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { lockChoices } from '#contract';
import type { Workbench } from '#renderer/store';
import { Button, classNames, Dialog, Keys, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import { ChangeForm } from './change-form.tsx';
import styles from './lock-dialog.module.css';

export interface LockDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

const words = strings.private.lock;

/** When a private workbench locks, and by which passphrase it opens. */
export function LockDialog({ workbench, onClose }: LockDialogProps): ReactNode {
  const lockAfter = useStore(workbench.state, (state) => state.lockAfter);
  const chord = useChord('private.lock');
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.close}</Button>
          <Button
            variant="primary"
            onPress={() => {
              onClose();
              void workbench.lockPrivate();
            }}
          >
            {words.command} {chord !== undefined && <Keys chord={chord} />}
          </Button>
        </>
      }
    >
      <div className={styles['parts']}>
        <p>{words.hint}</p>
        <RadioGroup
          className={classNames(styles['after'])}
          orientation="horizontal"
          value={String(lockAfter)}
          onChange={(chosen) => {
            const minutes = lockChoices.find((each) => String(each) === chosen);
            if (minutes !== undefined) void workbench.setLockAfter(minutes);
          }}
        >
          <Label className={classNames(styles['legend'])}>{words.after}</Label>
          <div className={styles['choices']}>
            {lockChoices.map((minutes) => (
              <Radio key={minutes} value={String(minutes)} className={classNames(styles['choice'])}>
                {words.minutes(minutes)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <ChangeForm workbench={workbench} />
      </div>
    </Dialog>
  );
}
