import { useVirtualizer } from '@tanstack/react-virtual';
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#core/model';
import type { DocumentEntry, Tag, Workbench } from '#renderer/store';
import { listStep, rangeWith } from '#renderer/ui';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import { arrangeVersions } from './arrange-versions.ts';
import { CorpusItem, largestTotal } from './corpus-item.tsx';
import styles from './corpus.module.css';

export interface CorpusListProps {
  readonly workbench: Workbench;
  readonly documents: readonly DocumentEntry[];
  readonly tags: readonly Tag[];
  readonly open: DocumentId | null;
  readonly onOpen: (id: DocumentId) => Promise<void>;
  readonly onEnter: () => void;
  readonly onRemove: (id: DocumentId) => void;
}

/** Rows that a page key goes over. */
const page = 8;

/**
 * A list box of any length: the keyboard stays on the list, which names the active document, so
 * that rows may come and go as it is scrolled.
 */
export const CorpusList = memo(function CorpusList({
  workbench,
  documents: listed,
  tags,
  open,
  onOpen,
  onEnter,
  onRemove,
}: CorpusListProps): ReactNode {
  const missing = useStore(workbench.state, (state) => state.missingTexts);
  const isLogged = useStore(workbench.state, ({ reading }) => reading.isOn);
  const arranged = useMemo(() => arrangeVersions(listed), [listed]);
  const documents = useMemo(() => arranged.map(({ entry }) => entry), [arranged]);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [wished, setActive] = useState<number | null>(null);
  const openAt = useMemo(
    () => documents.findIndex(({ summary }) => summary.id === open),
    [documents, open],
  );
  const active = Math.min(wished ?? Math.max(0, openAt), documents.length - 1);
  const largest = useMemo(() => largestTotal(documents), [documents]);
  // The list measures all its rows anew where this is another function.
  const getItemKey = useCallback(
    (index: number) => documents[index]?.summary.id ?? index,
    [documents],
  );
  const virtualizer = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 74,
    getItemKey,
    overscan: 4,
    rangeExtractor: rangeWith(active),
  });
  useEffect(() => {
    if (openAt >= 0) virtualizer.scrollToIndex(openAt, { align: 'auto' });
    // Only another open document scrolls the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  const goTo = (index: number): void => {
    setActive(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  /** Opens a document and goes to its text. */
  const enter = useCallback(
    (id: DocumentId, index: number): void => {
      setActive(index);
      void onOpen(id).then(onEnter);
    },
    [onOpen, onEnter],
  );
  const acts: Readonly<Record<string, (id: DocumentId) => void>> = {
    Enter: (id) => {
      enter(id, active);
    },
    // To look at it from the list.
    ' ': (id) => {
      setActive(active);
      void onOpen(id);
    },
    Delete: onRemove,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = listStep(event.key, { active, count: documents.length, page });
    const act = step === null ? acts[event.key] : () => goTo(step.to);
    if (act === undefined) return;
    event.preventDefault();
    const entry = documents[active];
    if (entry !== undefined) act(entry.summary.id);
  };
  return (
    <div className={styles['scroller']} ref={scroller}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={strings.corpus.region}
        aria-description={strings.corpus.keysHint}
        aria-activedescendant={`${prefix}-${String(active)}`}
        data-region-focus
        className={classNames(styles['list'], isLogged && styles['isLogged'])}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setActive(null);
        }}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const entry = documents[row.index];
          if (entry === undefined) return null;
          return (
            <CorpusItem
              key={row.key}
              workbench={workbench}
              id={`${prefix}-${String(row.index)}`}
              index={row.index}
              setSize={documents.length}
              offset={row.start}
              measure={virtualizer.measureElement}
              entry={entry}
              isOlder={arranged[row.index]?.isOlder === true}
              isMissing={missing.has(entry.summary.id)}
              tags={tags}
              largest={largest}
              isOpen={entry.summary.id === open}
              isActive={row.index === active}
              onChoose={enter}
            />
          );
        })}
      </div>
    </div>
  );
});
