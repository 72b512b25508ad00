import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ImportProgress, Workbench } from '#renderer/store';
import { Button, ProgressBar, ReportDialog, Toast, type Announcer } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './import-status.module.css';

export interface ImportStatusProps {
  readonly workbench: Workbench;
  readonly announcer: Announcer;
}

/** Shorter imports show no progress. In milliseconds. */
const patience = 300;

/** "3 documents added, 1 already in the corpus". */
function outcome({ phase, added, alreadyPresent }: ImportProgress): string {
  const { importing } = strings;
  const parts = [
    ...(added > 0 ? [importing.added(added)] : []),
    ...(alreadyPresent > 0 ? [importing.present(alreadyPresent)] : []),
  ];
  const sum = parts.length === 0 ? importing.nothing : parts.join(', ');
  return phase === 'cancelled' ? `${importing.cancelled}. ${sum}` : sum;
}

/** What a notice has room for: the outcome, the first remark, and how many more there are. */
function inShort(importing: ImportProgress): string {
  const [first, ...others] = importing.remarks;
  if (first === undefined) return outcome(importing);
  const rest = others.length === 0 ? [] : [strings.cards.more(others.length)];
  return `${outcome(importing)}. ${[first, ...rest].join(', ')}`;
}

export function ImportStatus({ workbench, announcer }: ImportStatusProps): ReactNode {
  const importing = useStore(workbench.state, (state) => state.importing);
  const phase = importing?.phase ?? null;
  useEffect(() => {
    const now = workbench.state.getState().importing;
    if (phase === 'finished' || phase === 'cancelled')
      if (now !== null) announcer.announce(outcome(now));
  }, [phase, workbench, announcer]);
  if (importing === null) return null;
  const dismiss = (): void => {
    workbench.dismissImportReport();
  };
  if (importing.phase === 'running') return <Running importing={importing} workbench={workbench} />;
  if (importing.refused.length > 0) return <Report importing={importing} onClose={dismiss} />;
  return <Toast kind="done" text={inShort(importing)} onDismiss={dismiss} />;
}

interface RunningProps {
  readonly importing: ImportProgress;
  readonly workbench: Workbench;
}

function Running({ importing, workbench }: RunningProps): ReactNode {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isLong) return null;
  const text = strings.importing.position(importing.done, importing.total);
  return (
    <div role="group" aria-label={strings.importing.region} className={styles['running']}>
      <div className={styles['line']}>
        <span>{strings.importing.running}</span>
        <span className={styles['count']}>{text}</span>
      </div>
      <ProgressBar
        label={strings.importing.running}
        done={importing.done}
        total={importing.total}
        text={text}
      />
      <Button
        onPress={() => {
          workbench.cancelImport();
        }}
      >
        {strings.cancel}
      </Button>
    </div>
  );
}

interface ReportProps {
  readonly importing: ImportProgress;
  readonly onClose: () => void;
}

function Report({ importing, onClose }: ReportProps): ReactNode {
  const { refused, remarks } = importing;
  return (
    <ReportDialog
      title={strings.importing.reportTitle}
      sum={`${outcome(importing)}.`}
      sections={[
        { title: strings.importing.refused(refused.length), sentences: refused },
        { title: strings.importing.remarks, sentences: remarks },
      ]}
      onClose={onClose}
    />
  );
}
