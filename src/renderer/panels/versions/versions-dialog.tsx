import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { verdicts } from '#core/versions';
import type { VersionLook, VersionsState, Workbench } from '#renderer/store';
import { Button, Dialog, IconButton, ProgressBar } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import { DifferenceView } from './difference-view.tsx';
import styles from './versions.module.css';

const words = strings.versions;

export interface VersionsDialogProps {
  readonly workbench: Workbench;
  /** After annotations were carried over. */
  readonly onCarried: () => void;
}

/** Two versions of a text, while they are compared: what carrying over would do, and the doing of it. */
export function VersionsDialog({ workbench, onCarried }: VersionsDialogProps): ReactNode {
  const versions = useStore(workbench.state, (state) => state.versions);
  if (versions === null) return null;
  if (versions.kind === 'choosing') return <Choosing workbench={workbench} choice={versions} />;
  return <Comparing workbench={workbench} versions={versions} onCarried={onCarried} />;
}

type Choice = Extract<VersionsState, { readonly kind: 'choosing' }>;

function Choosing({
  workbench,
  choice,
}: Pick<VersionsDialogProps, 'workbench'> & { readonly choice: Choice }): ReactNode {
  const { versions } = workbench;
  return (
    <Dialog
      title={words.chooseTitle}
      onClose={() => {
        versions.cancel();
      }}
    >
      <p>{words.chooseHint(choice.title)}</p>
      <ul className={styles['twins']}>
        {choice.twins.map(({ id, title, resemblance }) => (
          <li key={id}>
            <span dir="auto">{title}</span>
            <span className={styles['share']}>{words.alike(resemblance)}</span>
            <Button onPress={() => void versions.look(id, choice.document)}>{words.compare}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface ComparingProps extends VersionsDialogProps {
  readonly versions: Exclude<VersionsState, Choice>;
}

function Comparing({ workbench, versions, onCarried }: ComparingProps): ReactNode {
  const isCarrying = versions.kind === 'carrying';
  const look = versions.kind === 'reading' ? null : versions.look;
  const count = look?.passages.length ?? 0;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (look !== null) body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [look]);
  return (
    <Dialog
      title={words.title}
      width="large"
      onClose={() => {
        workbench.versions.cancel();
      }}
      actions={
        <>
          <span className={styles['hint']} role="status">
            {isCarrying
              ? words.carrying
              : look?.isKnown === true
                ? words.known
                : words.nothingWritten}
          </span>
          <Button
            isDisabled={isCarrying}
            onPress={() => {
              workbench.versions.cancel();
            }}
          >
            {strings.cancel}
          </Button>
          <Button
            variant="primary"
            isDisabled={versions.kind !== 'look' || (look?.isKnown === true && count === 0)}
            onPress={() => {
              void workbench.versions.carryOver().then((carried) => {
                if (carried !== null) onCarried();
              });
            }}
          >
            {count === 0 ? words.markOnly : words.carry(count)}
          </Button>
        </>
      }
    >
      <div ref={body} className={styles['body']}>
        {versions.kind === 'reading' || look === null ? (
          <Reading versions={versions} />
        ) : (
          <Look workbench={workbench} look={look} />
        )}
      </div>
    </Dialog>
  );
}

function Reading({ versions }: Pick<ComparingProps, 'versions'>): ReactNode {
  const [done, total] = versions.kind === 'reading' ? [versions.done, versions.total] : [0, 0];
  return (
    <div className={styles['plain']}>
      <p>{words.reading}</p>
      {total > 200 && (
        <ProgressBar
          label={words.reading}
          done={done}
          total={total}
          text={words.position(done, total)}
        />
      )}
    </div>
  );
}

function Look({
  workbench,
  look,
}: Pick<VersionsDialogProps, 'workbench'> & { readonly look: VersionLook }): ReactNode {
  const tags = useStore(workbench.state, (state) => state.tags);
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['sides']}>
          <p>
            <span>{words.older}</span>
            <b dir="auto">{look.older.title}</b>
          </p>
          <IconButton label={words.swap} onPress={() => void workbench.versions.swap()}>
            <ArrowLeftRight aria-hidden />
          </IconButton>
          <p>
            <span>{words.newer}</span>
            <b dir="auto">{look.newer.title}</b>
          </p>
        </div>
        {look.passages.length > 0 && (
          <ul className={styles['counts']} aria-label={words.passages}>
            {verdicts
              .filter((verdict) => look.counts[verdict] > 0)
              .map((verdict) => (
                <li key={verdict} className={styles[verdict]} title={words.verdictHints[verdict]}>
                  <b>{formatNumber(look.counts[verdict])}</b> {words.verdicts[verdict]}
                </li>
              ))}
          </ul>
        )}
      </div>
      <DifferenceView look={look} tags={tags} />
      <p className={styles['keys']}>{words.differenceHint}</p>
    </>
  );
}
