import { useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { Sitting, Workbench } from '#renderer/store';
import { Button, dayRows, Dialog, DialogFoot, LongList } from '#renderer/ui';
import { formatDay, formatStretch, strings } from '#renderer/words';
import { MomentField } from './moment-field.tsx';
import { usePreview, type Preview } from './use-preview.ts';
import styles from './go-back-dialog.module.css';

export interface GoBackDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

const words = strings.goBack;

type Reading =
  | { readonly kind: 'reading' | 'failed' }
  | { readonly kind: 'read'; readonly sittings: readonly Sitting[] };

/** Which moment to go back to, and what that would change, before it is done. */
export function GoBackDialog({ workbench, onClose }: GoBackDialogProps): ReactNode {
  const { past } = workbench;
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [at, setAt] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    past.sittings().then(
      (sittings) => {
        setReading({ kind: 'read', sittings });
        setAt(sittings[0]?.to ?? null);
      },
      () => {
        setReading({ kind: 'failed' });
      },
    );
  }, [past]);
  const isRead = reading.kind === 'read';
  useEffect(() => {
    if (isRead) list.current?.focus();
  }, [isRead]);
  const preview = usePreview(workbench, at);
  const sittings = isRead ? reading.sittings : [];
  const goBack = async (): Promise<void> => {
    if (at === null) return;
    setGoing(true);
    await past.restoreTo(at);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="wide"
      actions={
        <DialogFoot status={isGoing ? words.going : sittings.length === 0 ? '' : told(preview)}>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button
            variant="primary"
            isDisabled={preview.kind !== 'ready' || isGoing}
            onPress={() => void goBack()}
          >
            {words.confirm}
          </Button>
        </DialogFoot>
      }
    >
      {sittings.length === 0 ? (
        <p>{isRead ? words.none : words[reading.kind === 'failed' ? 'failed' : 'looking']}</p>
      ) : (
        <>
          <p>{words.hint}</p>
          <Sittings sittings={sittings} at={at} listRef={list} onChoose={setAt} />
          <MomentField label={words.moment} at={at} onChange={setAt} />
        </>
      )}
    </Dialog>
  );
}

function told(preview: Preview): string {
  switch (preview.kind) {
    case 'ready': {
      const { restored, removed, changed } = preview.preview;
      return words.preview(restored, removed, changed);
    }
    case 'reading':
      return words.reading;
    case 'nothing':
      return words.isNow;
    case 'noMoment':
      return words.noMoment;
    case 'failed':
      return words.failed;
  }
}

interface SittingsProps {
  readonly sittings: readonly Sitting[];
  readonly at: string | null;
  readonly listRef: Ref<HTMLDivElement>;
  readonly onChoose: (at: string) => void;
}

/** The stretches of work, by day. */
function Sittings({ sittings, at, listRef, onChoose }: SittingsProps): ReactNode {
  const rows = useMemo(
    () =>
      dayRows(
        sittings,
        ({ from }) => from,
        ({ to }) => to,
      ),
    [sittings],
  );
  const chosen = sittings.find(({ to }) => to === at)?.from;
  return (
    <LongList
      label={words.list}
      rows={rows}
      rowHeight={34}
      chosen={new Set(chosen === undefined ? [] : [chosen])}
      listRef={listRef}
      onActive={({ to }) => {
        onChoose(to);
      }}
      describe={({ from, to, changes }) =>
        `${formatDay(to)}, ${formatStretch(from, to)}, ${words.changes(changes)}`
      }
      draw={({ from, to, changes }) => (
        <>
          <span className={styles['time']}>{formatStretch(from, to)}</span>
          <span className={styles['changes']}>{words.changes(changes)}</span>
        </>
      )}
    />
  );
}
