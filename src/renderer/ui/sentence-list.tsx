import type { ReactNode } from 'react';
import styles from './sentence-list.module.css';
import { strings } from '#renderer/words';

export interface SentenceListProps {
  readonly title: string;
  /** What the sentences below mean for the person. */
  readonly hint?: string;
  readonly sentences: readonly string[];
}

/** More would be read by nobody, and each costs layout. */
const mostShown = 500;

/** A part of a report: a title over sentences; nothing at all without any. */
export function SentenceList({ title, hint, sentences }: SentenceListProps): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p>{hint}</p>}
      <ul>
        {sentences.slice(0, mostShown).map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
        {sentences.length > mostShown && (
          <li>{strings.cards.more(sentences.length - mostShown)}</li>
        )}
      </ul>
    </section>
  );
}
