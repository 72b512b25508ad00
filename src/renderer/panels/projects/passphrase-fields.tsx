import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { Check, SecretField, secretIn } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './save-project-dialog.module.css';

export interface PassphraseFieldsProps {
  /** Where the passphrase is read, once it is chosen: nothing else holds it. */
  readonly passphrase: RefObject<HTMLInputElement | null>;
  /** Told whether a file can be locked with what stands there. */
  readonly onChosen: (isChosen: boolean) => void;
  readonly autoFocus: boolean;
}

const words = strings.saveProject;

/** A passphrase being chosen: typed twice, unless it is read while it is typed. */
export function PassphraseFields(props: PassphraseFieldsProps): ReactNode {
  const { passphrase, onChosen, autoFocus } = props;
  const repeat = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(false);
  const [differs, setDiffers] = useState(false);
  const look = (isBeingRepeated: boolean, isRead = isShown): void => {
    const first = secretIn(passphrase);
    const second = isRead ? first : secretIn(repeat);
    onChosen(first !== '' && first === second);
    // While it is still being typed, it is only not whole yet.
    const isBegun = isBeingRepeated && first.startsWith(second);
    setDiffers(second !== '' && second !== first && !isBegun);
  };
  return (
    <div className={styles['secrets']}>
      <SecretField
        label={words.passphrase}
        field={passphrase}
        isShown={isShown}
        autoFocus={autoFocus}
        onInput={() => {
          look(false);
        }}
      />
      {!isShown && (
        <div
          onBlur={() => {
            look(false);
          }}
          onFocus={() => {
            look(true);
          }}
        >
          <SecretField
            label={words.repeat}
            field={repeat}
            problem={differs ? words.differs : ''}
            onInput={() => {
              look(true);
            }}
          />
        </div>
      )}
      <Check
        label={words.show}
        isSelected={isShown}
        onChange={(isNowShown) => {
          setShown(isNowShown);
          look(false, isNowShown);
        }}
      />
    </div>
  );
}
