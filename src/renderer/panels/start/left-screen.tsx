import { useState, type ReactNode } from 'react';
import type { WorkbenchState } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './screens.module.css';

export interface LeftScreenProps {
  readonly left: NonNullable<WorkbenchState['left']>;
}

type Storing = 'none' | 'going' | 'failed' | 'stored';

const words = strings.left;

/** In the place of the window's work, where another window has taken it over. */
export function LeftScreen({ left }: LeftScreenProps): ReactNode {
  const [storing, setStoring] = useState<Storing>('none');
  const isKept = left.unstored > 0 && storing !== 'stored';
  const store = async (): Promise<void> => {
    if (storing === 'going') return;
    setStoring('going');
    setStoring((await left.store()) ? 'stored' : 'failed');
  };
  return (
    <main className={styles['screen']}>
      <div className={styles['words']} role="alert">
        <p className={styles['mark']} aria-hidden>
          †
        </p>
        <h1>{words.title}</h1>
        <p>{told(left.unstored, storing)}</p>
        {isKept && (
          <Button variant="primary" onPress={() => void store()}>
            {storing === 'going' ? words.storing : words.store}
          </Button>
        )}
      </div>
    </main>
  );
}

function told(unstored: number, storing: Storing): string {
  if (storing === 'stored') return words.isStored;
  if (storing === 'failed') return words.notStored;
  return unstored === 0 ? words.stored : words.unstored(unstored);
}
