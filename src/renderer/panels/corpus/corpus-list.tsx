import { useVirtualizer } from '@tanstack/react-virtual';
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { DocumentId } from '#core/model';
import type { DocumentEntry, Tag } from '#renderer/store';
import { strings } from '#renderer/words';
import { CorpusItem, largestTotal } from './corpus-item.tsx';
import styles from './corpus.module.css';

export interface CorpusListProps {
  readonly documents: readonly DocumentEntry[];
  readonly tags: readonly Tag[];
  readonly open: DocumentId | null;
  readonly onOpen: (id: DocumentId) => Promise<void>;
  readonly onEnter: () => void;
  readonly onRemove: (id: DocumentId) => void;
}

const page = 8;

/**
 * A list box of any length: the keyboard stays on the list, which names the active document, so
 * that rows may come and go as it is scrolled.
 */
export const CorpusList = memo(function CorpusList({
  documents,
  tags,
  open,
  onOpen,
  onEnter,
  onRemove,
}: CorpusListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [wished, setActive] = useState<number | null>(null);
  const openAt = documents.findIndex(({ summary }) => summary.id === open);
  const active = Math.min(wished ?? Math.max(0, openAt), documents.length - 1);
  const largest = largestTotal(documents);
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
    overscan: 8,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      if (active < from && active >= 0) rows.unshift(active);
      if (active > to) rows.push(active);
      return rows;
    },
  });
  useEffect(() => {
    if (openAt >= 0) virtualizer.scrollToIndex(openAt, { align: 'auto' });
    // Only another open document scrolls the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  const goTo = (index: number): void => {
    const at = Math.max(0, Math.min(documents.length - 1, index));
    setActive(at);
    virtualizer.scrollToIndex(at, { align: 'auto' });
  };
  /** Opens a document, to look at it from the list. */
  const choose = async (index: number): Promise<void> => {
    const entry = documents[index];
    setActive(index);
    if (entry !== undefined) await onOpen(entry.summary.id);
  };
  /** Opens a document and goes to its text. */
  const enter = (index: number): void => {
    void choose(index).then(onEnter);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        goTo(active + 1);
      },
      ArrowUp: () => {
        goTo(active - 1);
      },
      PageDown: () => {
        goTo(active + page);
      },
      PageUp: () => {
        goTo(active - page);
      },
      Home: () => {
        goTo(0);
      },
      End: () => {
        goTo(documents.length - 1);
      },
      Enter: () => {
        enter(active);
      },
      ' ': () => {
        void choose(active);
      },
      Delete: () => {
        const entry = documents[active];
        if (entry !== undefined) onRemove(entry.summary.id);
      },
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
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
        className={styles['list']}
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
              id={`${prefix}-${String(row.index)}`}
              index={row.index}
              setSize={documents.length}
              offset={row.start}
              measure={virtualizer.measureElement}
              entry={entry}
              tags={tags}
              largest={largest}
              isOpen={entry.summary.id === open}
              isActive={row.index === active}
              onChoose={() => {
                enter(row.index);
              }}
            />
          );
        })}
      </div>
    </div>
  );
});
