import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { strings } from '#renderer/words';

export interface OverviewPanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Shows the annotations that a mark stands for, by a query, as rows. */
  readonly onRows: (query: string) => void;
}

/** Numbers of the annotations that are asked for, drawn. */
export function OverviewPanel({ workbench }: OverviewPanelProps): ReactNode {
  const total = useStore(workbench.state, ({ table }) => table?.standing.total ?? 0);
  return (
    <section aria-label={strings.sheet.overview} data-region="overview" data-own-keys>
      {total}
    </section>
  );
}
