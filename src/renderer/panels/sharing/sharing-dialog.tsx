import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SharingState, Workbench } from '#renderer/store';
import { Button, Check, classNames, Dialog, SentenceList } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './sharing-dialog.module.css';

export interface SharingDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

const words = strings.sharing;

/** What sharing by a folder means, and how it is begun and ended. */
export function SharingDialog({ workbench, onClose }: SharingDialogProps): ReactNode {
  const sharing = useStore(workbench.state, (state) => state.sharing);
  const hasDialogs = useStore(workbench.state, ({ host }) => host?.nativeDialogs === true);
  const isPrivate = useStore(workbench.state, (state) => state.isPrivate);
  /** That the folder is not sealed was said, and is wanted all the same. */
  const [isConfirmed, setConfirmed] = useState(false);
  const canBegin = hasDialogs || (sharing.kind === 'off' && sharing.offered.length > 0);
  const mayBegin = !isPrivate || isConfirmed;
  const leave = (act: () => Promise<void>) => (): void => {
    onClose();
    void act();
  };
  const isOn = sharing.kind === 'on';
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.close}</Button>
          {isOn && <Button onPress={() => void workbench.sharing.stop()}>{words.stop}</Button>}
          {!isOn && hasDialogs && (
            <Button
              variant="primary"
              isDisabled={!mayBegin}
              onPress={leave(() => workbench.sharing.choose())}
            >
              {words.begin}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['parts']}>
        {isOn ? (
          <Status sharing={sharing} />
        ) : (
          <>
            <p>{words.about}</p>
            <p>{words.safe}</p>
            {isPrivate && !canBegin && <p>{strings.private.sharing.warning}</p>}
            {isPrivate && canBegin && (
              <div className={styles['unsealed']}>
                <Check
                  label={strings.private.sharing.confirm}
                  description={strings.private.sharing.warning}
                  isSelected={isConfirmed}
                  onChange={setConfirmed}
                />
              </div>
            )}
            {hasDialogs && <p className={styles['hint']}>{words.beginHint}</p>}
            <Offered
              sharing={sharing}
              mayBegin={mayBegin}
              onBegin={(folder) => leave(() => workbench.sharing.begin(folder))}
            />
            {!hasDialogs && sharing.offered.length === 0 && (
              <p className={styles['hint']}>{words.noDialogs}</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

type On = Extract<SharingState, { kind: 'on' }>;
type Off = Extract<SharingState, { kind: 'off' }>;

function Status({ sharing }: { readonly sharing: On }): ReactNode {
  const { name, condition, message, problems } = sharing;
  const isProblem = condition === 'unreachable' || condition === 'unwritable';
  // Where not all of it can be read, what stands below says so.
  const isPartly = condition === 'inStep' && problems.length > 0;
  return (
    <>
      <p>{words.on(name)}</p>
      {!isPartly && (
        <p className={classNames(isProblem && styles['problem'])}>
          {message !== null && `${message} `}
          {words.conditions[condition]}
        </p>
      )}
      {problems.length > 0 && (
        <SentenceList title={words.problems} hint={words.problemsHint} sentences={problems} />
      )}
      <p className={styles['hint']}>{words.safe}</p>
      <p className={styles['hint']}>{words.stopHint}</p>
    </>
  );
}

interface OfferedProps {
  readonly sharing: Off;
  readonly mayBegin: boolean;
  readonly onBegin: (folder: Off['offered'][number]) => () => void;
}

/** Folders that were named at the start. */
function Offered({ sharing: { offered }, mayBegin, onBegin }: OfferedProps): ReactNode {
  if (offered.length === 0) return null;
  return (
    <section className={styles['offered']}>
      <h3>{words.offered}</h3>
      {offered.map((folder) => (
        <Button key={folder.project.ref} isDisabled={!mayBegin} onPress={onBegin(folder)}>
          {(folder.isEmpty ? words.beginHere : words.openHere)(folder.project.name)}
        </Button>
      ))}
      <p className={styles['hint']}>{words.beginHint}</p>
    </section>
  );
}
