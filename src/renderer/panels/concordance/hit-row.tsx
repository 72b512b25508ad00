import type { CSSProperties, ReactNode } from 'react';
import type { Hit, Tag } from '#renderer/store';
import { classNames, inkOf, Tick } from '#renderer/ui';
import styles from './hit-list.module.css';

/** A tag on a hit, as it is drawn. */
export interface RowMark {
  readonly tag: Tag;
  readonly isExact: boolean;
}

export interface HitRowProps {
  readonly hit: Hit;
  /** Null where it goes without saying. */
  readonly title: string | null;
  readonly marks: readonly RowMark[];
  readonly isTicked: boolean;
}

const lineOf = ({ line }: Tag): CSSProperties =>
  line === 'none' ? {} : { textDecorationLine: 'underline', textDecorationStyle: line };

/** What is drawn of a hit. A screen reader hears it from the row's own name. */
export function HitRow({ hit, title, marks, isTicked }: HitRowProps): ReactNode {
  return (
    <>
      <span data-tick className={styles['tick']}>
        <Tick isTicked={isTicked} />
      </span>
      <span className={styles['before']} dir="auto">
        <span>{hit.before}</span>
      </span>
      <span className={styles['after']} dir="auto">
        <b>{hit.match}</b>
        {hit.after}
      </span>
      <span className={styles['marks']}>
        {marks.map(({ tag, isExact }) => (
          <span
            key={tag.id}
            title={tag.label}
            className={classNames(styles['mark'], isExact && styles['exact'])}
            style={{ ...inkOf(tag.colour), ...lineOf(tag) }}
          />
        ))}
      </span>
      {title !== null && (
        <span className={styles['title']} dir="auto">
          {title}
        </span>
      )}
    </>
  );
}
