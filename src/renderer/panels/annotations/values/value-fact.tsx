import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DateValue } from '#core/values';
import { printDate } from '#core/values';
import type { Value } from '#core/model';
import { Button, Keys, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { ValueFactProps } from './facts-props.ts';
import { EditableFact, Fact } from './fact.tsx';
import { ValueEditor } from './value-editor.tsx';
import { valueAsName } from './value-words.ts';
import styles from './value-fact.module.css';

/** The name under which a date or a number stands on a card. */
export const valueLabel = (kind: 'date' | 'statistic', value: Value | null): string =>
  kind === 'statistic'
    ? strings.values.value
    : value?.kind === 'date' && value.edtf.includes('/')
      ? strings.values.interval
      : strings.values.date;

/** The date or the number that a passage stands for, and its editor. */
export function ValueFact(props: ValueFactProps): ReactNode {
  const line = useLine(props);
  return line === null ? null : <dl>{line}</dl>;
}

function useLine(props: ValueFactProps): ReactNode {
  const { annotation, desk, kind, isFocused, openPart } = props;
  const { value } = annotation;
  const draft = useStore(desk, ({ drafts }) => drafts.get(annotation.id) ?? null);
  const label = valueLabel(kind, value);
  if (isFocused && props.part === 'value')
    return (
      <Fact label={label}>
        <ValueEditor {...props} label={label} draft={draft} />
      </Fact>
    );
  const onEdit = isFocused
    ? () => {
        openPart('value');
      }
    : undefined;
  if (value === null && draft === null)
    return onEdit === undefined ? null : <AddFact label={label} kind={kind} onAdd={onEdit} />;
  const words = valueAsName(value, []);
  return (
    <EditableFact label={label} words={words} onEdit={onEdit}>
      {words}
      {value?.kind === 'date' && <Edtf value={value} words={words} />}
      {isFocused && value?.kind === 'date' && value.relativeTo !== undefined && (
        <small className={styles['draft']}>{strings.dates.countedFrom(value.relativeTo)}</small>
      )}
      {draft !== null && <small className={styles['draft']}>{strings.values.draft(draft)}</small>}
    </EditableFact>
  );
}

/** The EDTF itself, where the words are not it. */
function Edtf({ value, words }: { readonly value: DateValue; readonly words: string }): ReactNode {
  const printed = printDate(value);
  return printed === words ? null : <code className={styles['edtf']}>{printed}</code>;
}

export interface AddFactProps {
  readonly label: string;
  readonly kind: keyof typeof strings.values.add;
  readonly onAdd: () => void;
}

/** A line that is not there yet: one press, or V, away. */
export function AddFact({ label, kind, onAdd }: AddFactProps): ReactNode {
  const chord = useChord('annotation.editValue');
  return (
    <Fact label={label}>
      <span className={styles['add']}>
        <Button variant="quiet" className={styles['addButton'] ?? ''} onPress={onAdd}>
          {strings.values.add[kind]}
        </Button>
        {chord !== undefined && <Keys chord={chord} className={styles['key']} />}
      </span>
    </Fact>
  );
}
