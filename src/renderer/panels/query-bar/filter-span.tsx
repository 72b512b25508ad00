import { useState, type ReactNode } from 'react';
import { withOnly, withoutField } from '#core/query';
import { TextField } from '#renderer/ui';
import { strings } from '#renderer/words';
import { FilterHead } from './filter-head.tsx';
import {
  endsOf,
  spanText,
  termOfEnds,
  type Ends,
  type SpanPage,
  type FilterPageProps,
} from './filter-pages.ts';
import styles from './filters.module.css';

export interface FilterSpanProps extends FilterPageProps {
  readonly kind: SpanPage;
}

/** Between which dates, or which numbers. */
export function FilterSpan({ kind, query, onQuery, onPage, onClose }: FilterSpanProps): ReactNode {
  const words = strings.filters;
  const [ends, setEnds] = useState(() => endsOf(query, kind));
  const isEmpty = ends.from.trim() === '' && ends.to.trim() === '';
  const isWrong = !isEmpty && termOfEnds(kind, ends) === null;
  const change = (next: Ends): void => {
    setEnds(next);
    const term = termOfEnds(kind, next);
    if (term !== null) onQuery(withOnly(query, term));
    else if (next.from.trim() === '' && next.to.trim() === '') onQuery(withoutField(query, kind));
  };
  const hint = kind === 'date' ? words.dateHint : words.numberHint;
  const wrong = kind === 'date' ? words.notADate : words.notANumber;
  return (
    <>
      <FilterHead
        title={words[kind]}
        onBack={() => {
          onPage('home');
        }}
        onClear={
          spanText(query, kind) === ''
            ? undefined
            : () => {
                change({ from: '', to: '' });
              }
        }
      />
      <form
        className={styles['span']}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <TextField
          label={words.from}
          value={ends.from}
          autoFocus
          onChange={(from) => {
            change({ ...ends, from });
          }}
        />
        <TextField
          label={words.to}
          value={ends.to}
          onChange={(to) => {
            change({ ...ends, to });
          }}
        />
        <p role="status" className={isWrong ? styles['wrong'] : styles['hint']}>
          {isWrong ? wrong : hint}
        </p>
        <button type="submit" hidden />
      </form>
    </>
  );
}
