import type { ReactNode } from 'react';
import type { Verification, VerifyProgress } from '#renderer/store';
import { ProgressBar } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './about-data-dialog.module.css';

/** What looking everything through has come to so far. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'going'; readonly progress: VerifyProgress }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly verification: Verification };

const words = strings.verification;

/** How far it has come, and then what was found. */
export function Verifying({ outcome }: { readonly outcome: Outcome }): ReactNode {
  return (
    <div className={styles['outcome']}>
      {outcome.kind === 'going' && <Going progress={outcome.progress} />}
      <div role="status">
        <Told outcome={outcome} />
      </div>
    </div>
  );
}

const parts: readonly VerifyProgress['part'][] = ['journal', 'database', 'texts', 'snapshot'];

function Going({ progress: { part, done, total } }: { readonly progress: VerifyProgress }) {
  return (
    <>
      <span>{words.parts[part]}…</span>
      <ProgressBar
        label={words.parts[part]}
        done={parts.indexOf(part) + (total === 0 ? 1 : done / total)}
        total={parts.length}
        text={words.progress(done, total)}
      />
    </>
  );
}

function Told({ outcome }: { readonly outcome: Outcome }): ReactNode {
  switch (outcome.kind) {
    case 'none':
    case 'going':
      return null;
    case 'refused':
      return <p className={styles['problem']}>{words.failed(outcome.message)}</p>;
    case 'done': {
      const { isWhole, changes, texts, hadSnapshot, findings } = outcome.verification;
      if (isWhole)
        return <p className={styles['good']}>{words.whole(changes, texts, hadSnapshot)}</p>;
      return (
        <>
          <p className={styles['problem']}>{words.notWhole}</p>
          <ul>
            {findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </>
      );
    }
  }
}
