import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { Annotation, VersionQueue, Workbench } from '#renderer/store';
import { Button, classNames, Dot, KeyButtons, listStep, rangeWith } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './versions.module.css';

export interface ReviewPanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Goes to the text where the annotation is placed. */
  readonly onPlace: () => void;
  readonly onSay: (sentence: string) => void;
}

const words = strings.versions.review;
const PAGE = 8;

/** What was carried over to the open document and waits for a look; then what waits in the next one. */
export function ReviewPanel({ workbench, onLeave, onPlace, onSay }: ReviewPanelProps): ReactNode {
  const open = useStore(workbench.state, (state) => state.open);
  const revision = useStore(workbench.state, (state) => state.revision);
  const queue = useMemo(
    () => workbench.versions.queue(),
    // The queue follows these.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [workbench, open, revision],
  );
  const focused = useStore(workbench.state, (state) => state.focused);
  const tags = useStore(workbench.state, (state) => state.tags);
  const [wished, setWished] = useState(0);
  const place = queue.findIndex(({ id }) => id === focused);
  const active = Math.max(0, Math.min(place < 0 ? wished : place, queue.length - 1));
  const annotation = queue[active];
  const former = useFormer(workbench, annotation);
  const elsewhere = useElsewhere(workbench, queue);
  const goOn = async (): Promise<void> => {
    const next = await workbench.versions.nextQueue();
    if (next === null) return onSay(words.noMore);
    await workbench.openDocument(next.document);
    const [first] = workbench.versions.queue();
    setWished(0);
    if (first === undefined) return;
    workbench.focus(first.id);
    if (first.end > first.start) workbench.revealAt(first.start);
    onSay(words.elsewhere(next.count, next.title));
  };
  const section = useRef<HTMLElement>(null);
  const isEmpty = queue.length === 0;
  useEffect(() => {
    // The list that had the keyboard went with its last row, or came with its first.
    if (document.activeElement === document.body)
      section.current?.querySelector<HTMLElement>('[data-region-focus]')?.focus();
  }, [isEmpty]);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtualizer = useVirtualizer({
    count: queue.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    overscan: 8,
    rangeExtractor: rangeWith(active),
  });
  const show = (index: number): void => {
    const one = queue[index];
    setWished(index);
    if (one === undefined) return;
    workbench.focus(one.id);
    if (one.end > one.start) workbench.revealAt(one.start);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  /** Does something to the active row; the next one takes its place. */
  const act = (what: (one: Annotation) => void): void => {
    if (annotation === undefined) return;
    setWished(active);
    what(annotation);
    const next = workbench.versions.queue()[active];
    if (next !== undefined && next.id !== annotation.id) {
      workbench.focus(next.id);
      if (next.end > next.start) workbench.revealAt(next.start);
    }
  };
  const acts: Readonly<Record<string, () => void>> = {
    j: () => (active + 1 < queue.length ? show(active + 1) : void goOn()),
    k: () => show(Math.max(0, active - 1)),
    a: () => act(({ id }) => workbench.versions.accept([id])),
    s: () => act(({ id }) => void workbench.versions.placeOnSelection(id)),
    u: () => act(({ id }) => workbench.versions.leaveUnplaced(id)),
    Enter: onPlace,
    Escape: onLeave,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const step = listStep(event.key, { active, count: queue.length, page: PAGE });
    const isOnButton = event.target instanceof HTMLButtonElement && key === 'Enter';
    const run = step === null ? acts[key] : () => show(step.to);
    if (run === undefined || isOnButton) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <section
      ref={section}
      aria-label={words.region}
      data-region="review"
      data-own-keys
      className={styles['review']}
      onKeyDown={onKeyDown}
    >
      <div className={styles['reviewHead']}>
        <span role="status">{words.heading(queue.length)}</span>
        <span className={styles['former']} dir="auto">
          {annotation !== undefined && former !== null && words.was(former)}
        </span>
        <div className={styles['acts']}>
          <Button isDisabled={annotation === undefined} onPress={() => acts['a']?.()}>
            {words.accept}
          </Button>
          <Button isDisabled={annotation === undefined} onPress={() => acts['s']?.()}>
            {words.place}
          </Button>
          <Button isDisabled={annotation === undefined} onPress={() => acts['u']?.()}>
            {words.unplace}
          </Button>
        </div>
      </div>
      {queue.length === 0 ? (
        <div className={styles['plain']} tabIndex={0} data-region-focus>
          <p>
            {elsewhere === null ? words.empty : words.elsewhere(elsewhere.count, elsewhere.title)}
          </p>
          {elsewhere !== null && (
            <KeyButtons
              label={words.region}
              acts={[{ label: words.goOn, chord: 'J', run: () => void goOn() }]}
              isDisabled={false}
            />
          )}
        </div>
      ) : (
        <div className={styles['queue']} ref={scroller}>
          <div
            role="listbox"
            tabIndex={0}
            data-region-focus
            aria-label={words.region}
            aria-description={words.hint}
            aria-activedescendant={`${prefix}-${String(active)}`}
            className={styles['rows']}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const one = queue[index];
              const tag = tags.find(({ id }) => id === one?.tag);
              return (
                one !== undefined && (
                  <div
                    key={key}
                    id={`${prefix}-${String(index)}`}
                    role="option"
                    aria-selected={index === active}
                    aria-setsize={queue.length}
                    aria-posinset={index + 1}
                    className={classNames(styles['option'], index === active && styles['isActive'])}
                    style={{ transform: `translateY(${String(start)}px)` }}
                    onClick={() => {
                      show(index);
                    }}
                    onDoubleClick={onPlace}
                  >
                    {tag !== undefined && <Dot colour={tag.colour} />}
                    <span className={styles['quote']} dir="auto">
                      {one.exact}
                    </span>
                    <span className={one.review === undefined ? '' : styles[one.review]}>
                      {one.review === undefined ? '' : strings.versions.verdicts[one.review]}
                    </span>
                  </div>
                )
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}

/** Where else something waits, while nothing does here. */
function useElsewhere(workbench: Workbench, queue: readonly Annotation[]): VersionQueue | null {
  const [known, setKnown] = useState<readonly [readonly Annotation[], VersionQueue | null] | null>(
    null,
  );
  const isEmpty = queue.length === 0;
  useEffect(() => {
    if (!isEmpty) return;
    let isWanted = true;
    workbench.versions.nextQueue().then(
      (next) => {
        if (isWanted) setKnown([queue, next]);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [workbench, queue, isEmpty]);
  return known?.[0] === queue ? (known?.[1] ?? null) : null;
}

/** What the active row's words were in the older version, once it is known. */
function useFormer(workbench: Workbench, annotation: Annotation | undefined): string | null {
  const [known, setKnown] = useState<readonly [Annotation, string | null] | null>(null);
  useEffect(() => {
    if (annotation === undefined) return;
    let isWanted = true;
    workbench.versions.formerWords(annotation.id).then(
      (former) => {
        if (isWanted) setKnown([annotation, former]);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [workbench, annotation]);
  return known?.[0] === annotation ? (known?.[1] ?? null) : null;
}
