import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SearchState, Workbench } from '#renderer/store';
import {
  actFor,
  BarChoice,
  BarCount,
  BarGap,
  BarProblem,
  Button,
  KeyButtons,
  ProgressBar,
  SheetBar,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import { AskBar } from './ask-bar.tsx';
import { HitList } from './hit-list.tsx';
import { TagBar } from './tag-bar.tsx';
import { tickKeys } from './tick-keys.ts';
import styles from './concordance.module.css';

export interface ConcordanceProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Called when the text has come to a hit, to give it the keyboard there. */
  readonly onPlace: (hit: number) => void;
}

/** All occurrences of something, while they are asked for. */
export function Concordance({ workbench, ...rest }: ConcordanceProps): ReactNode {
  const search = useStore(workbench.state, (state) => state.search);
  if (search === null) return null;
  return <Sheet workbench={workbench} search={search} {...rest} />;
}

/** What stands where no rows are: how to ask, where nothing is asked or nothing was found so. */
function hintFor({ ask, progress, problem }: SearchState): string {
  const words = strings.search;
  if (ask.mode !== 'forms') return ask.text === '' ? words.empty : '';
  const isOver = progress === null && problem === null;
  return ask.text === '' || isOver ? words.formsHint : '';
}

interface SheetProps extends ConcordanceProps {
  readonly search: SearchState;
}

function Sheet({ workbench, search, onLeave, onPlace }: SheetProps): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { asked } = search;
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const isTyped = event.target === field.current || event.target instanceof HTMLSelectElement;
    const ticking = isTyped ? undefined : actFor(event.nativeEvent, tickKeys(workbench.search));
    if (event.key !== 'Escape' && ticking === undefined) return;
    event.preventDefault();
    if (ticking === undefined) onLeave();
    else ticking.run();
  };
  const go = async (hit: number): Promise<void> => {
    if (await workbench.search.goTo(hit)) onPlace(hit);
  };
  return (
    <section
      ref={sheet}
      aria-label={strings.search.region}
      data-region="hits"
      data-own-keys
      className={styles['sheet']}
      onKeyDown={onKeyDown}
    >
      <AskBar
        workbench={workbench}
        search={search}
        field={field}
        onList={() => {
          const [first] = search.rows;
          if (search.current === null && first !== undefined) workbench.search.show(first);
          list.current?.focus();
        }}
      />
      <Outcome workbench={workbench} search={search} />
      {search.hits.length > 0 ? (
        <HitList
          workbench={workbench}
          search={search}
          listRef={list}
          onGo={(hit) => void go(hit)}
        />
      ) : (
        <p className={styles['empty']}>{hintFor(search)}</p>
      )}
      <TagBar workbench={workbench} search={search} />
    </section>
  );
}

interface OutcomeProps {
  readonly workbench: Workbench;
  readonly search: SearchState;
}

/** How many there are, how far the search has come, and what went wrong. */
function Outcome({ workbench, search }: OutcomeProps): ReactNode {
  const words = strings.search;
  const { ask, hits, documents, progress, problem, order, work } = search;
  const isLong = progress !== null && progress.total > 1;
  const isCounted = hits.length > 0 || (progress === null && problem === null && ask.text !== '');
  return (
    <SheetBar>
      {isCounted && (
        <BarCount>
          {work === null ? words.count(hits.length, documents) : words.working[work.kind]}
        </BarCount>
      )}
      {isLong && (
        <ProgressBar
          label={words.searching}
          done={progress.done}
          total={progress.total}
          text={words.progress(progress.done, progress.total)}
        />
      )}
      {work !== null && (
        <ProgressBar
          label={words.working[work.kind]}
          done={work.done}
          total={work.total}
          text={words.worked(work.done, work.total)}
        />
      )}
      {(isLong || work !== null) && (
        <Button
          variant="quiet"
          onPress={() => {
            workbench.search.stop();
          }}
        >
          {words.stop}
        </Button>
      )}
      {problem !== null && <BarProblem>{problem}</BarProblem>}
      <BarGap />
      <KeyButtons
        label={words.tickGroup}
        acts={tickKeys(workbench.search)}
        isDisabled={hits.length === 0}
      />
      <BarChoice
        label={words.order}
        value={order}
        options={(['place', 'left', 'right'] as const).map((by) => [by, words.orders[by]])}
        onChoose={(by) => {
          workbench.search.order(by);
        }}
      />
    </SheetBar>
  );
}
