import { Fragment, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { classNames, Kbd, Keys } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './status-bar.module.css';

export interface StatusBarProps {
  readonly workbench: Workbench;
  readonly onName: () => void;
  readonly onKeys: () => void;
}

export function StatusBar({ workbench, onName, onKeys }: StatusBarProps): ReactNode {
  const saving = useStore(workbench.state, (state) => state.saving);
  const host = useStore(workbench.state, (state) => state.host);
  const name = useStore(workbench.state, (state) => state.analystName);
  return (
    <footer className={styles['bar']} aria-label={strings.status.region}>
      <span className={classNames(styles['saving'], styles[saving.kind])}>
        {strings.status[saving.kind]}
      </span>
      <span title={strings.status.offlineHint}>{strings.status.offline}</span>
      <Counts workbench={workbench} />
      <span className={styles['end']}>
        <span className={styles['hint']}>
          <Kbd>1</Kbd>–<Kbd>4</Kbd> {strings.status.keyTag}
        </span>
        <span className={styles['hint']}>
          <Kbd>]</Kbd> <Kbd>[</Kbd> {strings.status.keyNeighbour}
        </span>
        <Button className={classNames(styles['link'])} onPress={onKeys}>
          <Keys chord="?" /> {strings.status.keyAll}
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

function Counts({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const open = useStore(workbench.state, (state) => state.open);
  const tags = useStore(workbench.state, (state) => state.tags);
  // The index is not a value: its revision says when to read it anew.
  useStore(workbench.state, (state) => state.revision);
  if (open === null) return null;
  const counts = open.annotations.counts();
  const parts = tags
    .map((tag) => ({ tag, count: counts.get(tag.id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ tag, count }) => strings.status.tagged(count, tag.label));
  return (
    <span className={styles['counts']}>
      {[strings.status.tags(open.annotations.size), ...parts].map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
