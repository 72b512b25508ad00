import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './fact.module.css';

export interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A line of a card: what is said, and under which name. */
export function Fact({ label, children }: FactProps): ReactNode {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export interface EditableFactProps extends FactProps {
  /** What it says, for those who only hear it. */
  readonly words: string;
  /** Opens its editor; absent while the card is at rest. */
  readonly onEdit: (() => void) | undefined;
}

/** A line that opens its editor where the card is focused. */
export function EditableFact({ label, words, onEdit, children }: EditableFactProps): ReactNode {
  return (
    <Fact label={label}>
      {onEdit === undefined ? (
        children
      ) : (
        <Button
          aria-label={strings.values.edit(label, words)}
          className={classNames(styles['edit'])}
          onPress={onEdit}
        >
          {children}
        </Button>
      )}
    </Fact>
  );
}
