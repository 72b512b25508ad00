import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { SnapshotSummary } from '#contract';
import type { SnapshotList, Workbench } from '#renderer/store';
import { Button, dayRows, Dialog, DialogFoot, LongList } from '#renderer/ui';
import { formatDay, formatTime, strings } from '#renderer/words';
import { useSnapshotPreview, type Preview } from './use-snapshot-preview.ts';
import styles from './restore-dialog.module.css';

export interface RestoreDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'read'; readonly list: SnapshotList };

const words = strings.snapshots;
const none: readonly SnapshotSummary[] = [];

/** Which snapshot to go back to, and what that would change, before it is done. */
export function RestoreDialog({ workbench, onClose }: RestoreDialogProps): ReactNode {
  const { snapshots } = workbench;
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [wished, setWished] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const read = useCallback(
    (): Promise<void> =>
      snapshots.list().then((listed) => {
        setReading(
          listed.ok
            ? { kind: 'read', list: listed.value }
            : { kind: 'refused', message: listed.message },
        );
      }),
    [snapshots],
  );
  useEffect(() => void read(), [read]);
  const all = reading.kind === 'read' ? reading.list.snapshots : none;
  const [same, setSame] = useState<ReadonlySet<string>>(new Set());
  const chosen = all.find(({ id }) => id === wished) ?? suggestedOf(all, same);
  const isListed = all.length > 0;
  useEffect(() => {
    if (isListed) list.current?.focus();
  }, [isListed]);
  const preview = useSnapshotPreview(workbench, chosen?.id ?? null);
  // What would change nothing is not what anybody comes for.
  if (wished === null && chosen !== null && preview.kind === 'nothing' && !same.has(chosen.id))
    setSame(new Set(same).add(chosen.id));
  // One that turned out to be damaged is not there any more.
  useEffect(() => {
    if (preview.kind === 'refused') void read();
  }, [preview.kind, read]);
  const restore = async (): Promise<void> => {
    if (chosen === null || preview.kind !== 'ready' || isGoing) return;
    setGoing(true);
    const isDone = await snapshots.restore(chosen.id);
    setGoing(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="wide"
      actions={
        <DialogFoot status={isGoing ? words.restoring : isListed ? told(preview) : ''}>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button
            variant="primary"
            isDisabled={preview.kind !== 'ready' || isGoing}
            onPress={() => void restore()}
          >
            {words.restore}
          </Button>
        </DialogFoot>
      }
    >
      {isListed ? (
        <>
          <p>{words.hint}</p>
          <List
            snapshots={all}
            chosen={chosen?.id ?? ''}
            listRef={list}
            onChoose={setWished}
            onEnter={() => void restore()}
          />
        </>
      ) : (
        <p>{reading.kind === 'reading' ? words.looking : emptyWords(reading)}</p>
      )}
      {reading.kind === 'read' && <Problems list={reading.list} />}
    </Dialog>
  );
}

const holdsWork = ({ documents, annotations }: SnapshotSummary): boolean =>
  documents + annotations > 0;

/** The newest that holds something, and something else than there is now as far as that is known. */
function suggestedOf(
  all: readonly SnapshotSummary[],
  same: ReadonlySet<string>,
): SnapshotSummary | null {
  const full = all.filter(holdsWork);
  return full.find(({ id }) => !same.has(id)) ?? full[0] ?? all[0] ?? null;
}

const emptyWords = (reading: Reading): string =>
  reading.kind === 'refused' ? reading.message : words.none;

function told(preview: Preview): string {
  switch (preview.kind) {
    case 'reading':
      return words.comparing;
    case 'nothing':
      return words.isNow;
    case 'refused':
      return preview.message === '' ? words.notStored : preview.message;
    case 'ready':
      return words.preview(preview.preview, preview.preview.lost);
  }
}

/** What is wrong with what is kept. */
function Problems({ list }: { readonly list: SnapshotList }): ReactNode {
  const { damaged, problem } = list;
  return (
    <>
      {damaged.length > 0 && <p className={styles['problem']}>{words.damaged(damaged)}</p>}
      {problem !== null && <p className={styles['problem']}>{words.lastFailed(problem)}</p>}
    </>
  );
}

interface ListProps {
  readonly snapshots: readonly SnapshotSummary[];
  readonly chosen: string;
  readonly listRef: Ref<HTMLDivElement>;
  readonly onChoose: (id: string) => void;
  readonly onEnter: () => void;
}

/** The snapshots, by day. */
function List({ snapshots, chosen, listRef, onChoose, onEnter }: ListProps): ReactNode {
  const rows = useMemo(
    () =>
      dayRows(
        snapshots,
        ({ id }) => id,
        ({ at }) => at,
      ),
    [snapshots],
  );
  return (
    <LongList
      label={words.list}
      rows={rows}
      rowHeight={50}
      chosen={new Set([chosen])}
      listRef={listRef}
      onActive={({ id }) => {
        onChoose(id);
      }}
      onEnter={onEnter}
      describe={(snapshot) => `${formatDay(snapshot.at)}, ${inWords(snapshot).join(', ')}`}
      draw={(snapshot) => {
        const [time, why, counts, size] = inWords(snapshot);
        return (
          <>
            <span className={styles['time']}>{time}</span>
            <span className={styles['words']}>
              <span className={styles['why']}>{why}</span>
              <span className={styles['counts']}>{counts}</span>
            </span>
            <span className={styles['size']}>{size}</span>
          </>
        );
      }}
    />
  );
}

const inWords = ({
  at,
  why,
  documents,
  annotations,
  bytes,
}: SnapshotSummary): readonly [string, string, string, string] => [
  formatTime(at),
  words.why[why],
  words.counts(documents, annotations),
  strings.aboutData.size(bytes),
];
