import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Dialog } from '#renderer/ui';
import { strings } from '#renderer/words';
import { collectFiles, type DroppedFile, type DroppedFiles } from './collect-files.ts';
import styles from './drop-zone.module.css';

export interface DropZoneProps {
  /** @param refused what of the drop was not taken, a sentence each */
  readonly onDocuments: (files: readonly DroppedFile[], refused: readonly string[]) => void;
  readonly onAnnotations: (file: File) => void;
  readonly onProject: (file: File) => void;
}

/** From this many files on, the person is asked first. */
const many = 200;

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

/**
 * Makes the whole window a place to drop files on. A drop of anything else does nothing: the page
 * never leaves for what was dropped on it.
 */
export function DropZone({ onDocuments, onAnnotations, onProject }: DropZoneProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const [asked, setAsked] = useState<DroppedFiles | null>(null);
  const handlers = useRef({ onDocuments, onAnnotations, onProject });
  useEffect(() => {
    handlers.current = { onDocuments, onAnnotations, onProject };
  });
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const onDragOver = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer !== null)
        event.dataTransfer.dropEffect = holdsFiles(event) ? 'copy' : 'none';
      setOver(holdsFiles(event));
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const take = async (transfer: DataTransfer): Promise<void> => {
      const dropped = await collectFiles(transfer);
      const { documents, annotations, projects, refused } = dropped;
      for (const file of annotations) handlers.current.onAnnotations(file);
      for (const file of projects) handlers.current.onProject(file);
      if (documents.length >= many) setAsked(dropped);
      else if (documents.length + refused.length > 0)
        handlers.current.onDocuments(documents, refused);
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      if (event.dataTransfer !== null && holdsFiles(event)) void take(event.dataTransfer);
    };
    window.addEventListener('dragover', onDragOver, { signal, capture: true });
    window.addEventListener('dragleave', onDragLeave, { signal });
    window.addEventListener('drop', onDrop, { signal, capture: true });
    return () => {
      ending.abort();
    };
  }, []);
  if (asked !== null) {
    const close = (): void => {
      setAsked(null);
    };
    const confirm = (): void => {
      onDocuments(asked.documents, asked.refused);
      close();
    };
    return (
      <Dialog
        title={strings.corpus.manyTitle}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{strings.cancel}</Button>
            <Button variant="primary" autoFocus onPress={confirm}>
              {strings.corpus.manyConfirm(asked.documents.length)}
            </Button>
          </>
        }
      >
        <p>{strings.corpus.many(asked.documents.length)}</p>
      </Dialog>
    );
  }
  if (!isOver) return null;
  return (
    <div className={styles['veil']}>
      <div className={styles['frame']}>
        <p className={styles['title']}>{strings.corpus.drop}</p>
        <p>{strings.corpus.dropHint}</p>
      </div>
    </div>
  );
}
