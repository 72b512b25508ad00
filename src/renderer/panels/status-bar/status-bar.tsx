import { Fragment, useDeferredValue, useMemo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { OpenDocument, Tag, Workbench } from '#renderer/store';
import { classNames, Kbd, Keys, useAriaShortcut, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import { PrivateBadge } from './private-badge.tsx';
import { ReadingShare } from './reading-share.tsx';
import { SharingSign } from './sharing-sign.tsx';
import styles from './status-bar.module.css';
import { UnseenSign } from './unseen-sign.tsx';

export interface StatusBarProps {
  readonly workbench: Workbench;
  readonly onName: () => void;
  readonly onKeys: () => void;
  readonly onNextUnread: () => void;
  /** To the next mark of the text that nobody sees. */
  readonly onNextUnseen: () => void;
  /** To ask whether all that was read is to be forgotten. */
  readonly onForgetReading: () => void;
  /** To tell more of the folder that the work is kept in step with. */
  readonly onSharing: () => void;
  /** To tell where the work lies, and whether it is whole. */
  readonly onData: () => void;
  /** Asks how a private workbench is locked. */
  readonly onPrivate: () => void;
}

export function StatusBar(props: StatusBarProps): ReactNode {
  const { workbench, onName, onKeys } = props;
  const saving = useStore(workbench.state, (state) => state.saving);
  const journaling = useStore(workbench.state, (state) => state.journaling);
  const takingBack = useStore(workbench.state, (state) => state.takingBack);
  const host = useStore(workbench.state, (state) => state.host);
  const name = useStore(workbench.state, (state) => state.analystName);
  const keysChord = useChord('keys');
  const keys = useAriaShortcut<HTMLButtonElement>(keysChord);
  return (
    <footer className={styles['bar']} aria-label={strings.status.region}>
      <PrivateBadge
        workbench={workbench}
        className={classNames(styles['link'])}
        onPress={props.onPrivate}
      />
      <Button className={classNames(styles['link'])} aria-haspopup="dialog" onPress={props.onData}>
        <span className={classNames(styles['saving'], styles[saving.kind])}>
          {takingBack === null
            ? saving.kind === 'saved' && journaling !== null
              ? strings.journal.catchingUp(journaling.done, journaling.total)
              : strings.status[saving.kind]
            : strings.takingBack(
                takingBack.label,
                takingBack.isUndo,
                takingBack.done / takingBack.total,
              )}
        </span>
      </Button>
      <DiskSign workbench={workbench} />
      <span title={strings.status.offlineHint}>{strings.status.offline}</span>
      <SharingSign
        workbench={workbench}
        className={classNames(styles['link'])}
        onPress={props.onSharing}
      />
      <ReadingShare
        workbench={workbench}
        className={classNames(styles['link'])}
        onNextUnread={props.onNextUnread}
        onForget={props.onForgetReading}
      />
      <ConflictCount workbench={workbench} />
      <Counts workbench={workbench} />
      <UnseenSign
        workbench={workbench}
        className={classNames(styles['link'])}
        onNext={props.onNextUnseen}
      />
      <span className={styles['end']}>
        <TagKeys workbench={workbench} />
        <KeyPair commands={['sentence.next', 'sentence.previous']} does={strings.status.keyRead} />
        <KeyPair
          commands={['annotation.next', 'annotation.previous']}
          does={strings.status.keyNeighbour}
        />
        <Button ref={keys} className={classNames(styles['link'])} onPress={onKeys}>
          {keysChord !== undefined && <Keys chord={keysChord} />} {strings.status.keyAll}
        </Button>
        <Button className={classNames(styles['link'], styles['name'])} onPress={onName}>
          {strings.status.name(name)}
        </Button>
        {host !== null && (
          <span className={styles['host']}>{strings.status.shells[host.shell]}</span>
        )}
      </span>
    </footer>
  );
}

/** How little room the disk has left; nothing while it has enough. */
function DiskSign({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const disk = useStore(workbench.state, (state) => state.disk);
  if (disk.kind !== 'low' && disk.kind !== 'full') return null;
  const { status } = strings.disk[disk.of];
  return (
    <span className={styles[disk.kind]}>{strings.disk.told(status[disk.kind], disk.free)}</span>
  );
}

/** How much people are at odds over; pressed, it is shown. Nothing while they are not. */
function ConflictCount({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const count = useStore(workbench.state, ({ conflicts }) => conflicts.count);
  const shortcut = useAriaShortcut<HTMLButtonElement>(useChord('conflicts'));
  if (count === 0) return null;
  return (
    <Button
      ref={shortcut}
      className={classNames(styles['link'], styles['conflicts'])}
      onPress={() => {
        workbench.conflicts.open();
      }}
    >
      {strings.conflicts.status(count)}
    </Button>
  );
}

/** The keys that tag: from the first to the last where they are digits in a row, else each. */
function TagKeys({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const tags = useStore(workbench.state, (state) => state.tags);
  const keys = tags.filter(({ isRetired }) => !isRetired).flatMap(({ key }) => key || []);
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isRow = keys.length > 2 && keys.every((key, index) => key === String(index + 1));
  return (
    <span className={styles['hint']}>
      {isRow ? (
        <>
          <Kbd>{first}</Kbd>–<Kbd>{last}</Kbd>
        </>
      ) : (
        keys.slice(0, MOST_TAG_KEYS).map((key) => <Kbd key={key}>{key.toUpperCase()}</Kbd>)
      )}{' '}
      {strings.status.keyTag}
    </span>
  );
}

const MOST_TAG_KEYS = 6;

interface KeyPairProps {
  readonly commands: readonly [string, string];
  readonly does: string;
}

/** Two keys that go one way and the other. */
function KeyPair({ commands: [there, back], does }: KeyPairProps): ReactNode {
  const chords = [useChord(there), useChord(back)].filter((chord) => chord !== undefined);
  if (chords.length === 0) return null;
  return (
    <span className={styles['hint']}>
      {chords.map((chord) => (
        <Fragment key={chord}>
          <Keys chord={chord} />{' '}
        </Fragment>
      ))}
      {does}
    </span>
  );
}

function countsInWords({ annotations }: OpenDocument, tags: readonly Tag[]): readonly string[] {
  const counts = annotations.counts();
  const perTag = tags
    .map((tag) => ({ tag, count: counts.get(tag.id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ tag, count }) => strings.status.tagged(count, tag.label));
  return [strings.status.tags(annotations.size), ...perTag];
}

function Counts({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const open = useStore(workbench.state, (state) => state.open);
  // The text shows an edit first; the counts follow when the page has time.
  const tags = useDeferredValue(useStore(workbench.state, (state) => state.tags));
  const revision = useDeferredValue(useStore(workbench.state, (state) => state.revision));
  const parts = useMemo(
    () => (open === null ? [] : countsInWords(open, tags)),
    // The index is not a value: its revision says when to read it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [open, tags, revision],
  );
  if (open === null) return null;
  return (
    <span className={styles['counts']}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
