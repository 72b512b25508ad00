import { X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, HistoryEntry, Workbench } from '#renderer/store';
import { IconButton } from '#renderer/ui';
import { formatMoment, strings } from '#renderer/words';
import { focusCardOf } from './desk.ts';
import styles from './card-history.module.css';

export interface CardHistoryProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** What was done to an annotation, newest first; looked up when it is opened, and after each edit. */
export function CardHistory({ workbench, annotation, onClose }: CardHistoryProps): ReactNode {
  const section = useRef<HTMLElement>(null);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const links = useStore(workbench.state, (state) => state.relationRevision);
  const { id } = annotation;
  useEffect(() => {
    section.current?.focus();
  }, []);
  useEffect(() => {
    let isCurrent = true;
    void workbench.past.historyOf(`annotation/${id}`).then((found) => {
      if (isCurrent) setEntries(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [workbench, id, annotation, links]);
  const leave = (): void => {
    focusCardOf(section.current);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isClosing = event.key === 'Escape' || event.key.toLowerCase() === 'h';
    if (!isClosing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={strings.cardHistory.heading}
      data-own-keys
      className={styles['history']}
      onKeyDown={onKeyDown}
    >
      <div className={styles['head']}>
        <h3>{strings.cardHistory.heading}</h3>
        <IconButton
          label={strings.cardHistory.close}
          chord="Escape"
          className={styles['cross']}
          onPress={leave}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      <div aria-live="polite">
        {entries === null && <p>{strings.cardHistory.looking}</p>}
        {entries?.length === 0 && <p>{strings.cardHistory.none}</p>}
      </div>
      {entries !== null && entries.length > 0 && (
        // A long list is scrolled by the keyboard, too.
        <ol tabIndex={0} aria-label={strings.cardHistory.heading}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <span className={styles['summary']}>{entry.summary}</span>
              <span className={styles['when']}>
                {entry.analyst !== '' && <bdi>{entry.analyst}</bdi>}
                <time dateTime={entry.at}>{formatMoment(entry.at, new Date())}</time>
              </span>
              {entry.detail !== '' && <bdi className={styles['detail']}>{entry.detail}</bdi>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
