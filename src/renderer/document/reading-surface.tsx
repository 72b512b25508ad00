import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { DocumentPage } from './document-page.tsx';
import styles from './reading-surface.module.css';

interface Props {
  readonly workbench: Workbench;
  /** Asks for what is stated of the document, to be changed; without it, that is not offered. */
  readonly onDetails?: () => void;
}

/** The open document, to be read and tagged. Fills the box it is put in. */
export function ReadingSurface({ workbench, onDetails }: Props) {
  const open = useStore(workbench.state, (state) => state.open);
  const tags = useStore(workbench.state, (state) => state.tags);
  if (open === null) return <div className={styles['reading']} />;
  return (
    <DocumentPage
      key={open.summary.id}
      workbench={workbench}
      open={open}
      tags={tags}
      onDetails={onDetails}
    />
  );
}
