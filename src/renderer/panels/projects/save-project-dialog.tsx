import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Button, Check, Dialog, DialogFoot, ProgressBar, secretIn, TextField } from '#renderer/ui';
import { strings } from '#renderer/words';
import { PassphraseFields } from './passphrase-fields.tsx';
import styles from './save-project-dialog.module.css';

export interface SaveProjectDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

const words = strings.saveProject;

/** What goes into a project file, and whether it is locked, before it is written. */
export function SaveProjectDialog({ workbench, onClose }: SaveProjectDialogProps): ReactNode {
  const { state, projects } = workbench;
  const documents = useStore(state, (now) => now.documents);
  const [name, setName] = useState(state.getState().projectName);
  const [isBlind, setBlind] = useState(false);
  const { isPrivate } = state.getState();
  const [isLocked, setLocked] = useState(isPrivate);
  /** Only who asks for a passphrase is at once to type one. */
  const [isAsked, setAsked] = useState(false);
  const passphrase = useRef<HTMLInputElement>(null);
  const [isChosen, setChosen] = useState(false);
  /** How far the writing has come, of 1; null while nothing is written. */
  const [part, setPart] = useState<number | null>(null);
  const isSaving = part !== null;
  const ending = useRef<AbortController | null>(null);
  const [problem, setProblem] = useState('');
  const annotations = documents.reduce((sum, entry) => sum + entry.annotations, 0);
  const isReady = !isSaving && (!isLocked || isChosen);
  // What nobody follows any more is not wanted.
  useEffect(() => () => ending.current?.abort(), []);
  const cancel = (): void => {
    if (isSaving) ending.current?.abort();
    else onClose();
  };
  const save = async (): Promise<void> => {
    const controller = new AbortController();
    ending.current = controller;
    const { signal } = controller;
    const tell = (done: number, total: number): void => {
      if (!signal.aborted) setPart(done / total);
    };
    setPart(0);
    setProblem('');
    const before = state.getState().notices.at(-1)?.id;
    workbench.setProjectName(name);
    const isSaved = await projects.save(
      { isBlind, passphrase: isLocked ? secretIn(passphrase) : null },
      { tell, signal },
    );
    ending.current = null;
    if (isSaved) return onClose();
    setPart(null);
    if (signal.aborted) return setProblem(words.ended);
    // What could not be written is told here, too: the notice lies behind the dialog.
    const last = state.getState().notices.at(-1);
    if (last?.kind === 'problem' && last.id !== before) setProblem(last.text);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) void save();
  };
  return (
    <Dialog
      title={words.title}
      onClose={cancel}
      actions={
        <DialogFoot status={isSaving ? words.saving : problem} isQuiet>
          <Button onPress={cancel}>{strings.cancel}</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {words.confirm}
          </Button>
        </DialogFoot>
      }
    >
      <form className={styles['form']} onSubmit={onSubmit}>
        <TextField label={words.name} value={name} onChange={setName} autoFocus isReplaced />
        <p className={styles['holds']}>
          {isBlind
            ? words.holdsBlind(documents.length)
            : words.holds(documents.length, annotations)}
        </p>
        <div className={styles['checks']}>
          <Check
            label={words.blind}
            description={words.blindHint}
            isSelected={isBlind}
            onChange={setBlind}
          />
          <Check
            label={words.lock}
            description={words.lockHint}
            isSelected={isLocked}
            onChange={(isSelected) => {
              setLocked(isSelected);
              setChosen(false);
              setAsked(true);
            }}
          />
          {isLocked && (
            <PassphraseFields passphrase={passphrase} onChosen={setChosen} autoFocus={isAsked} />
          )}
          {isPrivate && !isLocked && (
            <p className={styles['unsealed']}>{strings.private.exporting}</p>
          )}
        </div>
        <div className={styles['progress']}>
          {isSaving && (
            <ProgressBar label={words.saving} done={part} total={1} text={words.progress(part)} />
          )}
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
