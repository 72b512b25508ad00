import type { ReactNode, Ref } from 'react';
import styles from './sheet-bar.module.css';

/** The line over what a view of the sheet shows: how many there are, what went wrong, and choices. */
export function SheetBar({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['bar']}>{children}</div>;
}

export function BarCount({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <span className={styles['count']} data-count>
      {children}
    </span>
  );
}

export function BarProblem({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['problem']}>{children}</span>;
}

/** What stands behind it stands at the end of the line. */
export function BarGap(): ReactNode {
  return <span className={styles['gap']} />;
}

export interface BarChoiceProps<Value extends string> {
  /** Beside it where there is room. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly selectRef?: Ref<HTMLSelectElement>;
  readonly onChoose: (value: Value) => void;
}

export function BarChoice<Value extends string>(props: BarChoiceProps<Value>): ReactNode {
  const { label, value, options, selectRef, onChoose } = props;
  return (
    <span className={styles['choice']}>
      <span aria-hidden>{label}</span>
      <select
        ref={selectRef}
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([each]) => each === target.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([each, said]) => (
          <option key={each} value={each}>
            {said}
          </option>
        ))}
      </select>
    </span>
  );
}
