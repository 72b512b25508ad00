import { useState, type ReactNode } from 'react';
import { Check, TextField } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './save-project-dialog.module.css';

/** A passphrase being chosen: typed twice, unless it is read while it is typed. */
export interface Chosen {
  readonly passphrase: string;
  readonly repeated: string;
  readonly isShown: boolean;
}

export const nothingChosen: Chosen = { passphrase: '', repeated: '', isShown: false };

/** The same, however a keyboard composes it. */
const counted = (typed: string): string => typed.normalize('NFC');

/** Whether a file can be locked with it. */
export const isChosen = ({ passphrase, repeated, isShown }: Chosen): boolean =>
  passphrase !== '' && (isShown || counted(passphrase) === counted(repeated));

export interface PassphraseFieldsProps {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly autoFocus: boolean;
}

const words = strings.saveProject;

export function PassphraseFields(props: PassphraseFieldsProps): ReactNode {
  const { chosen, onChange, autoFocus } = props;
  const { passphrase, repeated, isShown } = chosen;
  const [wasLeft, setLeft] = useState(false);
  // While it is still being typed, it is only not whole yet.
  const isBegun = !wasLeft && counted(passphrase).startsWith(counted(repeated));
  const differs = counted(repeated) !== counted(passphrase) && !isBegun && repeated !== '';
  return (
    <div className={styles['secrets']}>
      <TextField
        label={words.passphrase}
        value={passphrase}
        isSecret={!isShown}
        autoFocus={autoFocus}
        onChange={(typed) => {
          onChange({ ...chosen, passphrase: typed });
        }}
      />
      {!isShown && (
        <div
          onBlur={() => {
            setLeft(true);
          }}
          onFocus={() => {
            setLeft(false);
          }}
        >
          <TextField
            label={words.repeat}
            value={repeated}
            isSecret
            problem={differs ? words.differs : ''}
            onChange={(typed) => {
              onChange({ ...chosen, repeated: typed });
            }}
          />
        </div>
      )}
      <Check
        label={words.show}
        isSelected={isShown}
        onChange={(isNowShown) => {
          onChange({ ...chosen, isShown: isNowShown, repeated: '' });
        }}
      />
    </div>
  );
}
