import { useEffect, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { OpeningState, Workbench } from '#renderer/store';
import { Button, Dialog, ProgressBar, SecretField, secretIn } from '#renderer/ui';
import { strings } from '#renderer/words';
import { canAccept, isSeen, PreviewBody, PreviewFoot } from './preview.tsx';
import styles from './opening-dialog.module.css';
import { usePatiently } from './use-patiently.ts';

export interface OpeningDialogProps {
  readonly workbench: Workbench;
}

const words = strings.openProject;

/** What of an opening can be shown: the parts of one dialog, which stays while they change. */
interface Parts {
  readonly body: ReactNode;
  readonly actions?: ReactNode;
}

type Of<Kind extends OpeningState['kind']> = Extract<OpeningState, { readonly kind: Kind }>;

/** The project that is being opened, from reading it to the last write; nothing while none is. */
export function OpeningDialog({ workbench }: OpeningDialogProps): ReactNode {
  const opening = useStore(workbench.state, (state) => state.opening);
  const shown = usePatiently(opening);
  if (shown === null || opening === null) return null;
  return <Opening workbench={workbench} opening={shown} isBusy={shown !== opening} />;
}

interface OpeningProps extends OpeningDialogProps {
  readonly opening: OpeningState;
  /** What is shown is already being gone on with. */
  readonly isBusy: boolean;
}

function Opening({ workbench, opening, isBusy }: OpeningProps): ReactNode {
  const { projects } = workbench;
  const close = (): void => {
    projects.cancel();
  };
  const { kind } = opening;
  const { body, actions } = usePartsOf({ workbench, opening, isBusy }, close);
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Each step has something that the keyboard is for.
    inside.current
      ?.closest('[role="dialog"]')
      ?.querySelector<HTMLElement>('[data-first], [data-first-button] button:last-of-type')
      ?.focus();
  }, [kind]);
  return (
    <Dialog
      title={words.title(opening.name)}
      onClose={close}
      {...(opening.kind === 'preview' && isSeen(opening.preview) && { width: 'wide' as const })}
      {...(actions !== undefined && { actions })}
    >
      <div ref={inside} className={styles['body']}>
        {body}
      </div>
    </Dialog>
  );
}

function usePartsOf({ workbench, opening, isBusy }: OpeningProps, close: () => void): Parts {
  const { projects } = workbench;
  const passphrase = useRef<HTMLInputElement>(null);
  const [isTyped, setTyped] = useState(false);
  /** The last that was tried, which comes back where the file is locked still. */
  const last = useRef('');
  /** What was tried stands there still: that it is wrong is no longer said once something else does. */
  const [isTried, setTried] = useState(true);
  const cancel = <Button onPress={close}>{strings.cancel}</Button>;
  switch (opening.kind) {
    case 'reading':
      return {
        body: <Working opening={opening} />,
        actions: <Foot>{cancel}</Foot>,
      };
    case 'writing':
      return { body: <Working opening={opening} /> };
    case 'locked': {
      const canUnlock = isTyped && !isBusy;
      const unlock = (): void => {
        if (!canUnlock) return;
        setTried(true);
        last.current = secretIn(passphrase);
        void projects.unlock(last.current);
      };
      const isWrong = opening.isWrong && !isBusy && isTried;
      return {
        body: (
          <Locked
            passphrase={passphrase}
            last={last}
            isWrong={isWrong}
            onInput={() => {
              setTyped(secretIn(passphrase) !== '');
              setTried(false);
            }}
            onEnter={unlock}
          />
        ),
        actions: (
          <>
            {cancel}
            <Button variant="primary" isDisabled={!canUnlock} onPress={unlock}>
              {isBusy ? words.unlocking : words.unlock}
            </Button>
          </>
        ),
      };
    }
    case 'refused':
      return {
        body: (
          <>
            <p role="alert" className={styles['refusal']}>
              {opening.message}
            </p>
            <p>{words.refused}</p>
          </>
        ),
        actions: (
          <Foot>
            <Button
              onPress={() => {
                close();
                void projects.choose('file');
              }}
            >
              {words.another}
            </Button>
            <Button variant="primary" onPress={close}>
              {strings.close}
            </Button>
          </Foot>
        ),
      };
    case 'preview': {
      const accept = (): void => {
        if (!isBusy && canAccept(opening.preview)) void projects.accept();
      };
      return {
        body: (
          <>
            {opening.strays !== undefined && <p>{words.strays(opening.strays)}</p>}
            <PreviewBody projects={projects} preview={opening.preview} onEnter={accept} />
          </>
        ),
        actions: (
          <PreviewFoot
            preview={opening.preview}
            isBusy={isBusy}
            onCancel={close}
            onAccept={accept}
          />
        ),
      };
    }
  }
}

/** Buttons, of which the last has the keyboard first. */
function Foot({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div data-first-button className={styles['buttons']}>
      {children}
    </div>
  );
}

function Working({ opening }: { readonly opening: Of<'reading' | 'writing'> }): ReactNode {
  const { kind, done, total } = opening;
  const isReading = kind === 'reading';
  const text = words.progress(done, total);
  const label = isReading ? words.reading : words.writing;
  return (
    <>
      <p className={styles['line']}>
        <span role="status">{label}</span>
        <span aria-hidden className={styles['count']}>
          {text}
        </span>
      </p>
      <ProgressBar label={label} done={done} total={total} text={text} />
      <p>{isReading ? words.readingHint : words.writingHint}</p>
    </>
  );
}

interface LockedProps {
  readonly passphrase: RefObject<HTMLInputElement | null>;
  readonly last: RefObject<string>;
  readonly isWrong: boolean;
  readonly onInput: () => void;
  readonly onEnter: () => void;
}

function Locked({ passphrase, last, isWrong, onInput, onEnter }: LockedProps): ReactNode {
  useEffect(() => {
    passphrase.current?.setRangeText(last.current);
    passphrase.current?.select();
  }, [passphrase, last]);
  return (
    <>
      <p>{words.locked}</p>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onEnter();
        }}
      >
        <SecretField
          label={strings.saveProject.passphrase}
          field={passphrase}
          problem={isWrong ? words.isWrong : ''}
          onInput={onInput}
          autoFocus
        />
      </form>
    </>
  );
}
