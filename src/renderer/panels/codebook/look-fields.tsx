import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { tagColours, tagLines, type TagLine } from '#core/model';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './fields.module.css';
import { Sample } from './sample.tsx';

const words = strings.codebook;

export interface LookFieldsProps {
  readonly colour: string;
  readonly line: TagLine;
  /** The label of another tag that is drawn alike; null where there is none. */
  readonly twin: string | null;
  readonly onColour: (colour: string) => void;
  readonly onLine: (line: TagLine) => void;
}

/** A tag's colour, each shown with its line, and its line, each shown in its colour. */
export function LookFields({ colour, line, twin, onColour, onLine }: LookFieldsProps): ReactNode {
  return (
    <>
      <RadioGroup value={colour} onChange={onColour} className={classNames(styles['field'])}>
        <Label className={classNames(styles['label'])}>{words.colour}</Label>
        <div className={styles['choices']}>
          {tagColours.map(({ name }) => (
            <Radio
              key={name}
              value={name}
              aria-label={words.colours[name] ?? name}
              className={classNames(styles['choice'])}
            >
              <Sample colour={name} line={line} hasBar />
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        value={line}
        onChange={(chosen) => {
          const found = tagLines.find((each) => each === chosen);
          if (found !== undefined) onLine(found);
        }}
        className={classNames(styles['field'])}
      >
        <Label className={classNames(styles['label'])}>{words.line}</Label>
        <div className={styles['choices']}>
          {tagLines.map((each) => (
            <Radio
              key={each}
              value={each}
              className={classNames(styles['choice'], styles['worded'])}
            >
              <Sample colour={colour} line={each} />
              {words.lines[each]}
            </Radio>
          ))}
        </div>
        <p role="status" className={styles['hint']}>
          {twin === null ? null : words.lookIsTaken(twin)}
        </p>
      </RadioGroup>
    </>
  );
}
