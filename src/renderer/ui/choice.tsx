import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './choice.module.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description: string;
  readonly isDisabled?: boolean;
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few, each with a sentence on what it means. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, value, options, onChange } = props;
  return (
    <RadioGroup
      className={classNames(styles['group'])}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className={classNames(styles['legend'])}>{label}</Label>
      {options.map((option) => (
        <Radio
          key={option.value}
          value={option.value}
          isDisabled={option.isDisabled ?? false}
          className={classNames(styles['option'])}
        >
          <span className={styles['mark']} aria-hidden />
          <span className={styles['words']}>
            <span className={styles['label']}>{option.label}</span>
            <span>{option.description}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
