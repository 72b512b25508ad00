import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { strings } from '#renderer/words';

export interface TablePanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Called when the text has come to an annotation, to give it the keyboard there. */
  readonly onPlace: () => void;
}

/** All annotations of the project as rows. */
export function TablePanel({ workbench }: TablePanelProps): ReactNode {
  const total = useStore(workbench.state, ({ table }) => table?.standing.total ?? 0);
  return (
    <section aria-label={strings.sheet.table} data-region="table" data-own-keys>
      {total}
    </section>
  );
}
