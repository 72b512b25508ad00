import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './saving-banner.module.css';

/** Stands above the text for as long as work is not stored. */
export function SavingBanner({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const saving = useStore(workbench.state, (state) => state.saving);
  const isDiskFull = useStore(workbench.state, ({ disk }) => disk.kind === 'full');
  if (saving.kind !== 'failed') return null;
  const advice = saving.isFull || isDiskFull ? strings.disk.advice : strings.saving.advice;
  return (
    <div role="group" aria-label={strings.saving.title} className={styles['banner']}>
      <TriangleAlert aria-hidden className={styles['icon']} />
      <p>
        <strong>{strings.saving.title}</strong> {saving.message} {advice}
      </p>
    </div>
  );
}
