import type { ReactNode } from 'react';
import { Button, Keys, useChord, type Command } from '#renderer/ui';
import type { WorkbenchState } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './no-document.module.css';

export interface NoDocumentProps {
  readonly hasDocuments: boolean;
  readonly openFiles: Command | undefined;
  readonly openFolder: Command | undefined;
  /** Earlier work that is not here; null without any. */
  readonly earlier: WorkbenchState['earlier'];
  readonly restore: Command | undefined;
  readonly openProject: Command | undefined;
}

/** The reading area while no document is open. */
export function NoDocument(props: NoDocumentProps): ReactNode {
  const { hasDocuments, openFiles, openFolder, earlier } = props;
  const { reading } = strings;
  const chord = useChord('palette');
  if (earlier !== null && !hasDocuments) return <EarlierWork {...props} earlier={earlier} />;
  return (
    <div className={styles['place']}>
      <p className={styles['mark']} aria-hidden>
        †
      </p>
      <h2>{hasDocuments ? reading.noneOpen : reading.welcome}</h2>
      {hasDocuments ? (
        <p>
          {reading.chooseHint} {chord !== undefined && <Keys chord={chord} />}.
        </p>
      ) : (
        <>
          <p>{reading.welcomeHint}</p>
          <div className={styles['buttons']}>
            <Button variant="primary" onPress={() => openFiles?.run()}>
              {reading.openFiles}
            </Button>
            <Button onPress={() => openFolder?.run()}>{reading.openFolder}</Button>
          </div>
        </>
      )}
    </div>
  );
}

interface EarlierProps extends Pick<NoDocumentProps, 'openFiles' | 'openProject' | 'restore'> {
  readonly earlier: NonNullable<WorkbenchState['earlier']>;
}

/** What is there of work that is not in the window, and what brings it back. */
function EarlierWork({ earlier, openFiles, openProject, restore }: EarlierProps): ReactNode {
  const words = strings.earlier;
  const isKept = earlier.snapshots > 0;
  return (
    <div role="status" className={styles['place']}>
      <p className={styles['mark']} aria-hidden>
        †
      </p>
      <h2>{words.title}</h2>
      <p>{words.told(earlier)}</p>
      <p>{words.advice(earlier.snapshots)}</p>
      <div className={styles['buttons']}>
        {isKept && (
          <Button variant="primary" onPress={() => restore?.run()}>
            {words.restore}
          </Button>
        )}
        <Button variant={isKept ? 'quiet' : 'primary'} onPress={() => openProject?.run()}>
          {words.openProject}
        </Button>
        <Button variant="quiet" onPress={() => openFiles?.run()}>
          {strings.reading.openFiles}
        </Button>
      </div>
    </div>
  );
}
