import { Eye, EyeOff } from 'lucide-react';
import { useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { strings } from '#renderer/words';
import { classNames } from './class-names.ts';
import styles from './secret-field.module.css';

export interface SecretFieldProps {
  readonly label: string;
  /** Where what was typed is read: the element alone holds it, and no state or attribute. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isShown?: boolean;
  readonly isBusy?: boolean;
  /** Said under it, quietly. */
  readonly hint?: string;
  /** What is wrong with what stands in it; empty where nothing is. Without one there is no room for it. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
  readonly onInput: () => void;
  readonly onCapsLock?: (isOn: boolean) => void;
  /** Given where this is the field that shows or hides what is typed. */
  readonly onShow?: (isShown: boolean) => void;
}

const words = strings.private.unlock;

/** What counts of what was typed: the same, however a keyboard composes it. */
export const secretIn = ({ current }: RefObject<HTMLInputElement | null>): string =>
  (current?.value ?? '').normalize('NFC');

/**
 * A line for a passphrase. It is not React's to keep, which would write each value into the page as an
 * attribute; no browser offers to keep it, completes it or sends it to a spell checker.
 */
export function SecretField(props: SecretFieldProps): ReactNode {
  const { label, field, isShown = false, isBusy = false, hint = '', problem } = props;
  const { onInput, onCapsLock, onShow } = props;
  const id = useId();
  const said = `${id}-said`;
  const look = (event: KeyboardEvent): void => {
    onCapsLock?.(event.getModifierState('CapsLock'));
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['line']}>
        <input
          ref={field}
          id={id}
          type={isShown ? 'text' : 'password'}
          className={classNames(styles['input'], onShow !== undefined && styles['hasEye'])}
          // Of a field for a word of one time no browser offers to keep what was typed; what is shown
          // it would keep for a reload.
          autoComplete={isShown ? 'off' : 'one-time-code'}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={isBusy}
          aria-invalid={problem !== undefined && problem !== ''}
          {...(problem !== undefined && { 'aria-describedby': said })}
          autoFocus={props.autoFocus === true}
          onInput={onInput}
          onKeyDown={look}
          onKeyUp={look}
        />
        {onShow !== undefined && (
          <button
            type="button"
            className={styles['eye']}
            aria-pressed={isShown}
            aria-label={words.show}
            title={words.show}
            onClick={() => {
              onShow(!isShown);
            }}
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </button>
        )}
      </div>
      {problem !== undefined && (
        <div id={said} className={styles['said']}>
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
          {problem === '' && <p>{hint}</p>}
        </div>
      )}
    </div>
  );
}
