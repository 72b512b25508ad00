import type { ReactNode } from 'react';
import { Button, Keys, useChord, type Command } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './no-document.module.css';

export interface NoDocumentProps {
  readonly hasDocuments: boolean;
  readonly openFiles: Command | undefined;
  readonly openFolder: Command | undefined;
}

/** The reading area while no document is open. */
export function NoDocument({ hasDocuments, openFiles, openFolder }: NoDocumentProps): ReactNode {
  const { reading } = strings;
  const chord = useChord('palette');
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
