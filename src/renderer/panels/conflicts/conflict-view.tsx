import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ConflictSide, ShownConflict, Workbench } from '#renderer/store';
import { classNames, Dot, inkOf, Kbd } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { markedParts, SHOWN_OF_PASSAGE } from './marked-parts.ts';
import { cutAfter, cutBefore, questionOf, saidByInWords, sideInWords } from './said.ts';
import styles from './conflict-view.module.css';

export interface ConflictViewProps {
  readonly workbench: Workbench;
  readonly conflict: ShownConflict;
  readonly onTake: (side: ConflictSide) => void;
  readonly onBoth: () => void;
  readonly onUnite: () => void;
  readonly onGo: () => void;
}

const words = strings.conflicts;

/** One conflict: what it is about, and what each of the people says, side by side. */
export function ConflictView(props: ConflictViewProps): ReactNode {
  const { workbench, conflict, onTake, onBoth, onUnite, onGo } = props;
  const { sides, canBeBoth, canBeUnited, document } = conflict;
  return (
    <div className={styles['view']} role="group" aria-label={questionOf(conflict)}>
      <About workbench={workbench} conflict={conflict} />
      <h3 className={styles['question']}>{questionOf(conflict)}</h3>
      <div className={styles['sides']}>
        {sides.map((side, at) => (
          <Side
            key={JSON.stringify(side.choice)}
            side={side}
            number={at + 1}
            other={sides[at === 0 ? 1 : 0]}
            onTake={onTake}
          />
        ))}
      </div>
      <div className={styles['acts']}>
        {canBeBoth && <Act keyName="B" label={words.both} onPress={onBoth} />}
        {canBeUnited && <Act keyName="U" label={words.unite} onPress={onUnite} />}
        {document !== null && (
          <Act
            keyName="Enter"
            label={conflict.annotation === null ? words.goDocument : words.go}
            onPress={onGo}
          />
        )}
      </div>
    </div>
  );
}

interface ActProps {
  readonly keyName: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Act({ keyName, label, onPress }: ActProps): ReactNode {
  return (
    <button type="button" className={styles['act']} onClick={onPress}>
      <Kbd>{keyName}</Kbd> {label}
    </button>
  );
}

/** The record: a passage with what stands around it, or what it is called. */
function About({
  workbench,
  conflict,
}: Pick<ConflictViewProps, 'workbench' | 'conflict'>): ReactNode {
  const { annotation, kind, title, document } = conflict;
  const tag = useStore(workbench.state, ({ tags }) =>
    tags.find(({ id }) => id === annotation?.tag),
  );
  return (
    <div className={styles['about']}>
      <p className={styles['where']} style={inkOf(tag?.colour ?? 'plain')}>
        {annotation !== null && <Dot colour={tag?.colour ?? 'plain'} />}
        <b>{annotation === null ? words.kinds[kind] : capitalised(tag?.label ?? '')}</b>
        {document !== null && annotation !== null && (
          <span className={styles['document']} dir="auto">
            {document.title}
          </span>
        )}
      </p>
      {annotation === null ? (
        <p className={styles['name']} dir="auto">
          {title}
        </p>
      ) : (
        <blockquote className={styles['passage']} dir="auto">
          {cutBefore(annotation.prefix)}
          <mark style={inkOf(tag?.colour ?? 'plain')}>{annotation.exact}</mark>
          {cutAfter(annotation.suffix)}
        </blockquote>
      )}
    </div>
  );
}

interface SideProps {
  readonly side: ConflictSide;
  readonly number: number;
  readonly other: ConflictSide | undefined;
  readonly onTake: (side: ConflictSide) => void;
}

/** What one of them says: pressed, it is taken. */
function Side({ side, number, other, onTake }: SideProps): ReactNode {
  const { kind, text, context, by, isPicked } = side;
  const who = saidByInWords(by, new Date());
  const isFate = kind !== 'value';
  return (
    <button
      type="button"
      className={classNames(styles['side'], isPicked && styles['isPicked'])}
      aria-label={`${sideInWords(side)}. ${who}${isPicked ? `, ${words.picked}` : ''}`}
      aria-keyshortcuts={String(number)}
      onClick={() => {
        onTake(side);
      }}
    >
      <span className={styles['who']}>
        <Kbd>{number}</Kbd>
        <span className={styles['people']}>{who}</span>
      </span>
      {isFate && <b className={styles['fate']}>{kind === 'keep' ? words.keep : words.delete}</b>}
      {isFate && kind === 'keep' && text !== '' && (
        <span className={styles['value']} dir="auto">
          {text}
        </span>
      )}
      {!isFate && (
        <span className={classNames(styles['value'], text === '' && styles['isEmpty'])} dir="auto">
          {context !== null && (
            <span className={styles['around']}>{cutBefore(context.prefix)}</span>
          )}
          {text === '' ? (
            words.empty
          ) : (
            <Marked
              text={text}
              other={other?.text ?? ''}
              {...(context !== null && { shown: SHOWN_OF_PASSAGE })}
            />
          )}
          {context !== null && <span className={styles['around']}>{cutAfter(context.suffix)}</span>}
        </span>
      )}
      {isPicked && <span className={styles['picked']}>{words.picked}</span>}
    </button>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly other: string;
  readonly shown?: number;
}

function Marked({ text, other, shown }: MarkedProps): ReactNode {
  const parts = useMemo(() => markedParts(text, other, shown), [text, other, shown]);
  return parts.map(({ kind, text: part }, at) =>
    kind === 'other' ? (
      <mark key={at}>{part}</mark>
    ) : (
      <span key={at} className={kind === 'left out' ? styles['leftOut'] : undefined}>
        {part}
      </span>
    ),
  );
}
