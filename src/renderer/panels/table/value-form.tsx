import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { readDate, readStatistic } from '#core/values';
import { certainties, type Certainty, type Value } from '#core/model';
import type { Workbench } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import { namesIn, valueInWords } from './names.ts';
import styles from './forms.module.css';

export interface ValueFormProps {
  readonly workbench: Workbench;
  readonly count: number;
  /** Null takes values away. */
  readonly onValue: (value: Value | null) => void;
}

const kinds = ['date', 'statistic', 'actor', 'claim', 'none'] as const;
type Kind = (typeof kinds)[number];

/** What typed words come to. */
type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'choice'; readonly words: string; readonly values: readonly Value[] }
  | { readonly kind: 'refused'; readonly words: string };

/** Names that are offered while one is typed. */
const MOST_OFFERED = 200;

/** What the tag of the first of the rows that are meant takes; a date where it takes nothing. */
async function kindMeant({ state, table }: Workbench): Promise<Kind> {
  const [picked] = await table.picked(1);
  const current = state.getState().table?.current ?? null;
  const at = current === null ? null : await table.lineOf(current.id);
  const [shown] = at === null ? [] : await table.lines(at, at + 1);
  const row = picked?.kind === 'row' && picked.isTicked ? picked : shown;
  const { tags } = state.getState();
  const tag = tags.find(({ id }) => row?.kind === 'row' && id === row.tag);
  return kinds.find((each) => each === tag?.kind) ?? 'date';
}

/** A value for many annotations: of one kind, typed as on a card. */
export function ValueForm({ workbench, count, onValue }: ValueFormProps): ReactNode {
  const words = strings.table;
  const id = useId();
  /** Null until it is known what the rows are for. */
  const [kind, setKind] = useState<Kind | null>(null);
  const [typed, setTyped] = useState('');
  const entities = useStore(workbench.state, (state) => state.entities);
  useEffect(() => {
    void kindMeant(workbench).then(setKind, () => {
      setKind('date');
    });
  }, [workbench]);
  if (kind === null) return null;
  const read = (): Typed => {
    if (kind === 'none') return { kind: 'empty' };
    if (kind === 'claim')
      return { kind: 'value', value: { kind: 'claim', certainty: certaintyIn(typed) } };
    if (typed.trim() === '') return { kind: 'empty' };
    if (kind === 'actor') {
      const values = workbench.entities
        .named(typed)
        .map(({ id: entity }): Value => ({ kind: 'actor', entity }));
      const [only] = values;
      if (only === undefined) return { kind: 'refused', words: words.noActorNamed };
      return values.length === 1
        ? { kind: 'value', value: only }
        : { kind: 'choice', words: words.severalActors, values };
    }
    // What counts from a document's date cannot stand for annotations of many.
    const reading = kind === 'date' ? readDate(typed, {}) : readStatistic(typed);
    switch (reading.kind) {
      case 'choice':
        return { kind: 'choice', words: sayProblem(reading.problem), values: reading.values };
      case 'refused':
        return { kind: 'refused', words: sayProblem(reading.problem) };
      default:
        return reading;
    }
  };
  const sayProblem = (problem: unknown): string =>
    kind === 'date'
      ? strings.dates.problem(problem as Parameters<typeof strings.dates.problem>[0])
      : strings.statistics.problem(problem as Parameters<typeof strings.statistics.problem>[0]);
  const said = read();
  const say = (value: Value): string => valueInWords(value, namesIn(workbench.state.getState()));
  const save = (): void => {
    if (kind === 'none') onValue(null);
    else if (said.kind === 'value') onValue(said.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    save();
  };
  return (
    <div className={styles['form']}>
      <p className={styles['label']}>{words.valueFor(count)}</p>
      <div className={styles['line']}>
        <select
          aria-label={words.valueKind}
          value={kind}
          onChange={(event) => {
            setKind(kinds.find((each) => each === event.target.value) ?? 'date');
            setTyped('');
          }}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words.valueKinds[each]}
            </option>
          ))}
        </select>
        {kind === 'claim' ? (
          <select
            autoFocus
            aria-label={strings.values.certainty}
            value={certaintyIn(typed)}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          >
            {certainties.map((each) => (
              <option key={each} value={each}>
                {strings.values.certainties[each]}
              </option>
            ))}
          </select>
        ) : kind === 'none' ? null : (
          <input
            autoFocus
            aria-label={words.valueKinds[kind]}
            aria-describedby={`${id}-said`}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            value={typed}
            placeholder={kind === 'actor' ? strings.entities.name : strings.values.typed[kind]}
            {...(kind === 'actor' && { list: `${id}-names` })}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
        )}
        {kind === 'actor' && (
          <datalist id={`${id}-names`}>
            {entities.slice(0, MOST_OFFERED).map(({ id: entity, name }) => (
              <option key={entity} value={name} />
            ))}
          </datalist>
        )}
      </div>
      <p id={`${id}-said`} aria-live="polite" className={styles['said']}>
        {said.kind === 'value' && kind !== 'claim' && strings.values.readsAs(say(said.value))}
        {(said.kind === 'refused' || said.kind === 'choice') && said.words}
        {said.kind === 'empty' && (kind === 'none' ? words.clearHint : words.valueHint)}
        {kind === 'claim' && words.valueHint}
      </p>
      {said.kind === 'choice' && (
        <div className={styles['choices']}>
          {said.values.map((value, at) => (
            <Button
              key={at}
              onPress={() => {
                onValue(value);
              }}
            >
              {say(value)}
            </Button>
          ))}
        </div>
      )}
      <div className={styles['foot']}>
        <Button
          variant="primary"
          isDisabled={kind !== 'none' && said.kind !== 'value'}
          onPress={save}
        >
          {kind === 'none' ? words.takeValues : words.setValue}
        </Button>
      </div>
    </div>
  );
}

const certaintyIn = (typed: string): Certainty =>
  certainties.find((each) => each === typed) ?? 'asserted';
