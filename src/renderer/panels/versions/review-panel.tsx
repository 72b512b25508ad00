import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, VersionQueue, Workbench } from '#renderer/store';
import { Dot, KeyButtons, RowList, type ListRow } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
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
const ROW_HEIGHT = 36;
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
  const show = (index: number): void => {
    const one = queue[index];
    setWished(index);
    if (one === undefined) return;
    workbench.focus(one.id);
    if (one.end > one.start) workbench.revealAt(one.start);
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
    Escape: onLeave,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const run = acts[key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  const rowAt = (index: number): ListRow | null => {
    const one = queue[index];
    if (one === undefined) return null;
    const tag = tags.find(({ id }) => id === one.tag);
    const verdict = one.review === undefined ? '' : strings.versions.verdicts[one.review];
    const label = capitalised(tag?.label ?? strings.compare.unknownTag);
    return {
      said: words.row(label, one.exact, verdict),
      isSelected: index === active,
      content: (
        <>
          {tag !== undefined && <Dot colour={tag.colour} />}
          <span className={styles['quote']} dir="auto">
            {one.exact}
          </span>
          <span className={one.review === undefined ? '' : styles[one.review]}>{verdict}</span>
        </>
      ),
    };
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
        <KeyButtons
          label={words.acts}
          acts={[
            { label: words.accept, chord: 'A', run: () => acts['a']?.() },
            { label: words.place, chord: 'S', run: () => acts['s']?.() },
            { label: words.unplace, chord: 'U', run: () => acts['u']?.() },
          ]}
          isDisabled={annotation === undefined}
        />
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
        <RowList
          label={words.region}
          description={words.hint}
          count={queue.length}
          place={active}
          row={rowAt}
          rowHeight={ROW_HEIGHT}
          page={PAGE}
          rowClassName={styles['option']}
          onMove={show}
          onGo={onPlace}
        />
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
