import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { isMacPlatform, recordChord, strokeOf, type Recorded } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './keys-dialog.module.css';

export interface KeyRecorderProps {
  /** Told of each stroke but modifiers by themselves. */
  readonly onRecorded: (recorded: Exclude<Recorded, { kind: 'waiting' }>) => void;
  readonly onLeave: () => void;
}

/** Takes the next stroke as a key, whatever it does elsewhere; Esc and Tab leave it. */
export function KeyRecorder({ onRecorded, onLeave }: KeyRecorderProps): ReactNode {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { nativeEvent, key } = event;
    if (key === 'Tab') {
      onLeave();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') {
      onLeave();
      return;
    }
    const isComposing = nativeEvent.isComposing || key === 'Process' || key === 'Dead';
    const recorded = recordChord(strokeOf(nativeEvent), isMacPlatform, isComposing);
    if (recorded.kind !== 'waiting') onRecorded(recorded);
  };
  return (
    <div
      ref={field}
      role="button"
      tabIndex={0}
      className={styles['recorder']}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      {strings.rebinding.pressing}
    </div>
  );
}
