import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Reading } from '#core/values';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import { focusCardOf } from '../desk.ts';
import { Choices } from './choices.tsx';
import styles from './text-value-editor.module.css';
import fields from './value-field.module.css';

/** How a kind of value is read from text and said in words. */
export interface Parlance<V, P> {
  readonly label: string;
  readonly placeholder: string;
  read(typed: string): Reading<V, P>;
  say(value: V): string;
  sayProblem(problem: P): string;
}

export interface TextValueEditorProps<V, P> {
  readonly parlance: Parlance<V, P>;
  /** The saved value as it is typed; empty where none is. */
  readonly printed: string;
  /** What was typed before and not saved; null without any. */
  readonly draft: string | null;
  /** What the passage itself says; only asked while nothing is saved. */
  readonly proposal: Reading<V, P> | null;
  /** Why the passage proposes nothing, where that helps; shown while nothing is typed. */
  readonly objection: string | null;
  readonly onSave: (value: V | null) => void;
  /** Told of everything typed; null once it is saved or given up. */
  readonly onDraft: (typed: string | null) => void;
  readonly onClose: () => void;
  /** Another way to say the value, beside the field. */
  readonly aside?: (take: (typed: string) => void) => ReactNode;
}

/**
 * A value as one line of text, read anew at each letter. Enter saves what is read as a value; what
 * is not stays in the field, and in the draft when the field is left.
 */
export function TextValueEditor<V, P>(props: TextValueEditorProps<V, P>): ReactNode {
  const { parlance, printed, draft, proposal, objection, onSave, onDraft, onClose, aside } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(draft ?? printed);
  const [isLeft, setLeft] = useState(false);
  const isProposed = typed.trim() === '' && printed === '' && proposal !== null;
  const reading: Reading<V, P> = isProposed ? proposal : parlance.read(typed);

  const leave = (): void => {
    onDraft(null);
    focusCardOf(root.current);
    onClose();
  };
  const save = (value: V | null): void => {
    onSave(value);
    leave();
  };
  const type = (text: string): void => {
    setTyped(text);
    onDraft(text === printed ? null : text);
  };
  const onEnter = (): void => {
    if (typed === printed && printed !== '') leave();
    else if (reading.kind === 'value') save(reading.value);
    else if (reading.kind === 'empty' && printed === '') leave();
    else if (reading.kind === 'empty') save(null);
    else if (reading.kind === 'choice') focusChoices();
  };
  const focusChoices = (): boolean => {
    const first = root.current?.querySelector<HTMLElement>('[data-choice]');
    first?.focus();
    return first != null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') onEnter();
    else if (event.key !== 'ArrowDown' || !focusChoices()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={root}
      className={styles['editor']}
      onFocus={() => {
        setLeft(false);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setLeft(true);
      }}
    >
      <div className={styles['line']}>
        <input
          ref={field}
          autoFocus
          aria-label={parlance.label}
          aria-describedby={`${id}-reading`}
          aria-invalid={reading.kind === 'refused' && !isProposed}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={parlance.placeholder}
          className={classNames(fields['field'], styles['field'])}
          value={typed}
          onChange={(event) => {
            type(event.target.value);
          }}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onKeyDown={onKeyDown}
        />
        {aside?.((text) => {
          type(text);
          field.current?.focus();
        })}
      </div>
      <div className={styles['below']}>
        <p id={`${id}-reading`} aria-live="polite" className={styles['reading']}>
          <Said
            reading={reading}
            parlance={parlance}
            isProposed={isProposed}
            objection={printed === '' ? objection : null}
            isSaved={typed === printed}
            isLeft={isLeft}
          />
        </p>
        {reading.kind === 'choice' && (
          <Choices
            labels={reading.values.map((value) => parlance.say(value))}
            onChoose={(index) => {
              const chosen = reading.values[index];
              if (chosen !== undefined) save(chosen);
            }}
            onLeave={leave}
            onBack={() => field.current?.focus()}
          />
        )}
      </div>
    </div>
  );
}

interface SaidProps<V, P> {
  readonly reading: Reading<V, P>;
  readonly parlance: Parlance<V, P>;
  readonly isProposed: boolean;
  readonly objection: string | null;
  readonly isSaved: boolean;
  readonly isLeft: boolean;
}

/** What the words come to, in a sentence, and what Enter does with them. */
function Said<V, P>({
  reading,
  parlance,
  isProposed,
  objection,
  isSaved,
  isLeft,
}: SaidProps<V, P>): ReactNode {
  const words = strings.values;
  const isWaiting = isLeft && !isSaved;
  switch (reading.kind) {
    case 'empty':
      return isSaved ? (objection ?? '') : words.clears;
    case 'value': {
      const said = parlance.say(reading.value);
      if (isProposed) return words.proposal(said);
      return (
        <>
          <span className={styles['said']}>{words.readsAs(said)}</span>
          {isWaiting && <> {words.notSaved}</>}
        </>
      );
    }
    case 'choice':
      return parlance.sayProblem(reading.problem);
    case 'refused':
      if (isProposed) return '';
      return (
        <>
          {parlance.sayProblem(reading.problem)}
          {isWaiting && <> {words.notSaved}</>}
        </>
      );
  }
}
