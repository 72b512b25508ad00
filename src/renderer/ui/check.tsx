import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './check.module.css';
import { Tick } from './tick.tsx';

export interface CheckProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  /** It is no matter at present. */
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** Something that is so or not, with a sentence on what it means. */
export function Check({
  label,
  description,
  isSelected,
  isDisabled = false,
  onChange,
}: CheckProps): ReactNode {
  return (
    <Checkbox
      isSelected={isSelected}
      isDisabled={isDisabled}
      onChange={onChange}
      className={classNames(styles['check'])}
    >
      <span className={styles['place']}>
        <Tick isTicked={isSelected} />
      </span>
      <span className={styles['words']}>
        <span className={styles['label']}>{label}</span>
        {description !== undefined && <span>{description}</span>}
      </span>
    </Checkbox>
  );
}
