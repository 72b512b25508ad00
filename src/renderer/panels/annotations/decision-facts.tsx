import { CircleDashed, Gavel } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { AnnotationId } from '#core/model';
import type { DecisionOn, Workbench } from '#renderer/store';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import { goToCard, type Desk } from './desk.ts';
import styles from './decision-facts.module.css';

export interface DecisionFactsProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly id: AnnotationId;
}

/** What was decided on an annotation, or what it was decided from; leads to the other end. */
export function DecisionFacts({ workbench, desk, id }: DecisionFactsProps): ReactNode {
  // Read anew with each decision, and with what it is about.
  useStore(workbench.state, (state) => state.decisionRevision);
  const decisions = useStore(workbench.state, () => workbench.comparing.decisionsOn(id));
  const origin = workbench.comparing.decisionOf(id);
  const words = strings.decidedFacts;
  if (decisions.length === 0 && origin === null) return null;
  return (
    <div className={styles['decisions']}>
      {decisions.map((decision) => (
        <Line
          key={decision.id}
          text={told(decision)}
          isSettled={decision.standing === 'holds'}
          onGo={goTo(workbench, desk, decision.result, decision.document)}
          goLabel={words.toResult}
        />
      ))}
      {origin !== null && (
        <Line
          text={words.takenFrom(origin.by)}
          isSettled
          onGo={goTo(workbench, desk, origin.source, origin.document)}
          goLabel={words.toSource}
        />
      )}
    </div>
  );
}

const goTo = (
  workbench: Workbench,
  desk: Desk,
  id: AnnotationId | null,
  document: DecisionOn['document'],
): (() => void) | null =>
  id === null
    ? null
    : () => {
        goToCard(workbench, desk, { id, document });
      };

function told({ by, fate, standing }: DecisionOn): string {
  const words = strings.decidedFacts;
  return standing === 'holds' ? words.fate(by, fate) : words.unsettled(by, standing);
}

interface LineProps {
  readonly text: string;
  readonly isSettled: boolean;
  readonly onGo: (() => void) | null;
  readonly goLabel: string;
}

function Line({ text, isSettled, onGo, goLabel }: LineProps): ReactNode {
  const content = (
    <>
      {isSettled ? <Gavel aria-hidden /> : <CircleDashed aria-hidden />}
      <span>{text}</span>
    </>
  );
  return onGo === null ? (
    <p className={styles['line']}>{content}</p>
  ) : (
    <Button
      aria-label={`${text}. ${goLabel}`}
      className={classNames(styles['line'], styles['leads'])}
      onPress={onGo}
    >
      {content}
    </Button>
  );
}
