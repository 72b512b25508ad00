import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Annotation } from '#renderer/store';
import { strings } from '#renderer/words';
import styles from './card.module.css';

/** That an annotation was carried over from an older version, and nobody has looked at it since. */
export function ReviewMark({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const { review } = annotation;
  if (review === undefined) return null;
  const { verdicts, verdictHints, review: words } = strings.versions;
  return (
    <p className={styles['review']} title={verdictHints[review]}>
      <History aria-hidden />
      {words.mark(verdicts[review])}
    </p>
  );
}
