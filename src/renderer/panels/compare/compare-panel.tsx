import {
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { ComparingState, Verdict, Workbench } from '#renderer/store';
import { isUndecided } from '#renderer/store';
import { actFor, Button, Check, KeyButtons, ProgressBar, type KeyAct } from '#renderer/ui';
import { strings } from '#renderer/words';
import { AgreementView } from './agreement-view.tsx';
import { AnalystsButton, CompareFilters, CompareNarrowing } from './compare-bar.tsx';
import { GroupList, type Missed } from './group-list.tsx';
import styles from './compare.module.css';

export interface ComparePanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Called when the text has come to an annotation, to give it the keyboard there. */
  readonly onPlace: () => void;
  /** Called when an annotation was made to be changed: its card is to have the keyboard. */
  readonly onCard: () => void;
  readonly onSay: (sentence: string) => void;
}

/** What analysts did, side by side, and what is decided of it. */
export function ComparePanel(props: ComparePanelProps): ReactNode {
  const comparing = useStore(props.workbench.state, (state) => state.comparing);
  return comparing === null ? null : <Comparison {...props} comparing={comparing} />;
}

interface ComparisonProps extends ComparePanelProps {
  readonly comparing: ComparingState;
}

function Comparison(props: ComparisonProps): ReactNode {
  const { workbench, comparing, onLeave, onPlace } = props;
  const panel = useRef<HTMLElement>(null);
  const words = strings.compare;
  const { analysts, rows, progress, asked } = comparing;
  const [missed, setMissed] = useState<Missed | null>(null);
  const acts = useActs(props, setMissed);
  const hasRows = rows.length > 0;
  const [part, setPart] = useState<Part>('groups');
  const isMeasured = part === 'figures';
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[data-region-focus]')?.focus();
  }, [asked, hasRows, part]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const isTyped = event.target instanceof HTMLSelectElement;
    const act = isTyped || isMeasured ? undefined : actFor(event.nativeEvent, acts.all);
    if (event.key !== 'Escape' && act === undefined) return;
    event.preventDefault();
    if (act === undefined) onLeave();
    else act.run();
  };
  const go = async (key: string): Promise<void> => {
    if (await workbench.comparing.goTo(key)) onPlace();
  };
  return (
    <section
      ref={panel}
      aria-label={words.region}
      data-region="compare"
      data-own-keys
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      <div className={styles['tools']}>
        <div className={styles['bar']}>
          <AnalystsButton workbench={workbench} comparing={comparing} />
          <ViewChoice part={part} onPart={setPart} />
          {!isMeasured && <CompareNarrowing workbench={workbench} comparing={comparing} />}
          <span className={styles['gap']} />
          {!isMeasured && analysts.length >= 2 && (
            <Check
              label={words.undecidedOnly}
              isSelected={comparing.filter.isUndecidedOnly}
              onChange={(isUndecidedOnly) => {
                workbench.comparing.filter({ isUndecidedOnly });
              }}
            />
          )}
          <Progress comparing={comparing} />
        </div>
        {!isMeasured && analysts.length >= 2 && (
          <div className={styles['bar']}>
            <CompareFilters workbench={workbench} comparing={comparing} />
            <span className={styles['gap']} />
            <Agreed workbench={workbench} comparing={comparing} onSay={props.onSay} />
          </div>
        )}
      </div>
      {isMeasured && analysts.length >= 2 ? (
        <AgreementView workbench={workbench} comparing={comparing} />
      ) : hasRows ? (
        <>
          <Heads workbench={workbench} comparing={comparing} />
          <GroupList
            workbench={workbench}
            comparing={comparing}
            missed={missed}
            onGo={(key) => void go(key)}
          />
          <div className={styles['foot']}>
            <KeyButtons label={words.decide} acts={acts.deciding} isDisabled={!acts.isOnRow} />
            <KeyButtons label={words.walk} acts={acts.walking} isDisabled={false} />
          </div>
        </>
      ) : (
        <p tabIndex={-1} data-region-focus className={styles['empty']}>
          {emptyFor(comparing, progress !== null)}
        </p>
      )}
    </section>
  );
}

/** What of the comparison is shown. */
type Part = 'groups' | 'figures';

interface ViewChoiceProps {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

function ViewChoice({ part, onPart }: ViewChoiceProps): ReactNode {
  const words = strings.agreement;
  const labels = { groups: words.sideBySide, figures: words.figures };
  return (
    <div role="group" aria-label={words.view} className={styles['parts']}>
      {(['groups', 'figures'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === part}
          onClick={() => {
            onPart(each);
          }}
        >
          {labels[each]}
        </button>
      ))}
    </div>
  );
}

/** What stands where no rows are. */
function emptyFor({ analysts, filter, counts }: ComparingState, isReading: boolean): string {
  const words = strings.compare;
  if (isReading) return words.reading;
  if (analysts.length < 2) return words.tooFew;
  const areNone = Object.values(counts).every((count) => count === 0);
  if (filter.isUndecidedOnly && !areNone) return words.allDecided;
  return areNone && filter.tag === null && filter.document === null
    ? words.nothingThere
    : words.nothingFound;
}

/** The names over the columns, with the key that takes each one's over. */
function Heads({
  workbench,
  comparing,
}: Pick<ComparisonProps, 'workbench' | 'comparing'>): ReactNode {
  const people = useStore(workbench.state, (state) => state.analysts);
  const { analysts } = comparing;
  return (
    <div
      aria-hidden
      className={styles['heads']}
      style={{ '--columns': analysts.length } as CSSProperties}
    >
      <span />
      {analysts.map((id, at) => (
        <span key={id} dir="auto">
          <kbd>{at + 1}</kbd>
          {people.find((each) => each.id === id)?.name}
        </span>
      ))}
      <span>{strings.compare.decisionHead}</span>
    </div>
  );
}

/** How far the deciding has come. */
function Progress({ comparing }: Pick<ComparisonProps, 'comparing'>): ReactNode {
  const { progress, disagreements, decided } = comparing;
  const words = strings.compare;
  if (progress !== null && progress.total > 1)
    return (
      <span className={styles['decided']}>
        <span aria-hidden>{words.readingProgress(progress.done, progress.total)}</span>
        <ProgressBar
          label={words.reading}
          done={progress.done}
          total={progress.total}
          text={words.readingProgress(progress.done, progress.total)}
        />
      </span>
    );
  if (disagreements === 0) return null;
  return (
    <span className={styles['decided']}>
      {words.decidedOf(decided, disagreements)}
      <span
        aria-hidden
        className={styles['meter']}
        style={{ '--part': decided / disagreements } as CSSProperties}
      />
    </span>
  );
}

/** What needs no deciding. */
function Agreed({
  workbench,
  comparing,
  onSay,
}: Pick<ComparisonProps, 'workbench' | 'comparing' | 'onSay'>): ReactNode {
  const { agreed } = comparing;
  const words = strings.compare;
  const takeOver = async (): Promise<void> => {
    const count = await workbench.comparing.acceptAgreed();
    if (count > 0) onSay(words.tookOver(count));
    // The button goes with what it was for.
    document.querySelector<HTMLElement>('[data-region="compare"] [data-region-focus]')?.focus();
  };
  return (
    agreed > 0 && (
      <Button variant="quiet" onPress={() => void takeOver()} label={words.takeOverHint(agreed)}>
        {words.takeOver(agreed)}
      </Button>
    )
  );
}

/** What the keys do to the group that is stood on. */
function useActs(
  { workbench, comparing, onCard, onSay }: ComparisonProps,
  onMissed: (missed: Missed | null) => void,
) {
  const people = useStore(workbench.state, (state) => state.analysts);
  const { analysts, rows, current, column } = comparing;
  const words = strings.compare;
  // Before anybody has gone anywhere, the first row is the one that the list shows as stood on.
  const row = current === null ? rows[0] : rows.find(({ key }) => key === current);
  const goOn = (direction: 1 | -1): void => {
    const next = workbench.comparing.nextUndecided(direction);
    if (next === null) onSay(words.noOther);
  };
  const decide = async (verdict: Verdict, said: string): Promise<void> => {
    if (row === undefined) return;
    const { key } = row;
    onMissed(null);
    if (current === null) workbench.comparing.show(key);
    if (!(await workbench.comparing.decide(key, verdict))) return onSay(words.notDecided);
    const now = workbench.state.getState().comparing;
    onSay(words.saidDecided(said, now?.decided ?? 0, now?.disagreements ?? 0));
    if (verdict.kind === 'edit') return onCard();
    // Where the list holds only what is undecided, the next one has come into its place.
    const isThere = now?.rows.some((each) => each.key === key && !isUndecided(each)) === true;
    if (isThere) workbench.comparing.nextUndecided(1);
    else if (now?.current != null) workbench.comparing.show(now.current);
  };
  const named = analysts.map((id) => ({
    id,
    name: people.find((each) => each.id === id)?.name ?? '',
  }));
  const accepting = named.slice(0, 9).map(({ id, name }, at): KeyAct => ({
    label: words.accept(name),
    chord: String(at + 1),
    run: () => {
      if (row !== undefined && !row.members.some(({ analyst }) => analyst === id)) {
        onMissed({ key: row.key, analyst: id });
        onSay(words.nothingOf(name));
      } else void decide({ kind: 'accept', analyst: id }, words.accepted(name));
    },
  }));
  const standing =
    row?.members.find(({ analyst }) => analyst === analysts[column]) ?? row?.members[0];
  const editing: KeyAct = {
    label: words.edit,
    chord: 'E',
    run: () => {
      if (standing === undefined) return;
      void decide({ kind: 'edit', analyst: standing.analyst }, words.acceptedToEdit);
    },
  };
  const deciding: readonly KeyAct[] = [
    ...accepting,
    editing,
    {
      label: words.both(analysts.length),
      chord: 'B',
      run: () => void decide({ kind: 'both' }, words.keptBoth),
    },
    { label: words.none, chord: 'X', run: () => void decide({ kind: 'none' }, words.keptNone) },
  ];
  const walking: readonly KeyAct[] = [
    { label: words.next, chord: 'J', run: () => goOn(1) },
    { label: words.previous, chord: 'K', run: () => goOn(-1) },
  ];
  return { deciding, walking, all: [...deciding, ...walking], isOnRow: row !== undefined };
}
