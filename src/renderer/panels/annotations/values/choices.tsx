import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { strings } from '#renderer/words';
import { Kbd } from '#renderer/ui';
import styles from './text-value-editor.module.css';

export interface ChoicesProps {
  /** What each stands for, the likelier first. */
  readonly labels: readonly string[];
  readonly onChoose: (index: number) => void;
  /** Esc. */
  readonly onLeave: () => void;
  /** The up arrow from the first. */
  readonly onBack: () => void;
}

/** Buttons for the meanings that words may have: by arrow keys, by number, by pressing. */
export function Choices({ labels, onChoose, onLeave, onBack }: ChoicesProps): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  const buttons = (): readonly HTMLElement[] => [
    ...(group.current?.querySelectorAll<HTMLElement>('[data-choice]') ?? []),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const here = all.indexOf(event.target as HTMLElement);
    const number = Number(event.key);
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight')
      all[Math.min(here + 1, all.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft')
      (here <= 0 ? onBack : () => all[here - 1]?.focus())();
    else if (number >= 1 && number <= labels.length) onChoose(number - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label={strings.values.choices}
      data-own-keys
      className={styles['choices']}
      onKeyDown={onKeyDown}
    >
      {labels.map((label, index) => (
        <button
          key={label}
          type="button"
          data-choice
          className={styles['choice']}
          onClick={() => {
            onChoose(index);
          }}
        >
          <Kbd>{index + 1}</Kbd>
          {label}
        </button>
      ))}
    </div>
  );
}
