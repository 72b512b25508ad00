import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { termsOf, withoutTerm, withTerm, type QueryTerm } from '#core/query';
import { Button, Check, classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import { namedPages, saidOn, spanPages, type FilterPageProps } from './filter-pages.ts';
import styles from './filters.module.css';

const isIn = (query: string, { kind, what }: Extract<QueryTerm, { kind: 'has' | 'is' }>): boolean =>
  termsOf(query).some(
    (term) => term.kind === kind && !term.isNot && 'what' in term && term.what === what,
  );

const checks: readonly (readonly [string, Extract<QueryTerm, { kind: 'has' | 'is' }>])[] = [
  [strings.query.has.note, { kind: 'has', isNot: false, what: 'note' }],
  [strings.query.has.value, { kind: 'has', isNot: false, what: 'value' }],
  [strings.query.has.link, { kind: 'has', isNot: false, what: 'link' }],
  [strings.query.is.unresolved, { kind: 'is', isNot: false, what: 'unresolved' }],
  [strings.query.is.unplaced, { kind: 'is', isNot: false, what: 'unplaced' }],
  [strings.query.is.review, { kind: 'is', isNot: false, what: 'review' }],
];

/** All filters: those with a page of their own, with what they ask for, and those that are or are not. */
export function FilterHome({ query, last, onQuery, onPage, onClose }: FilterPageProps): ReactNode {
  const words = strings.filters;
  return (
    <div className={classNames(styles['page'], styles['home'])}>
      {[...namedPages, ...spanPages].map((page) => (
        <button
          key={page}
          type="button"
          className={styles['entry']}
          autoFocus={page === last}
          onClick={() => {
            onPage(page);
          }}
        >
          <span>{words[page]}</span>
          <bdi className={styles['asked']}>{saidOn(query, page)}</bdi>
          <ChevronRight aria-hidden />
        </button>
      ))}
      <div className={styles['checks']}>
        {checks.map(([label, term]) => (
          <Check
            key={label}
            label={label}
            isSelected={isIn(query, term)}
            onChange={(isOn) => {
              onQuery(isOn ? withTerm(query, term) : withoutTerm(query, term));
            }}
          />
        ))}
      </div>
      <div className={styles['foot']}>
        <Button
          variant="quiet"
          isDisabled={query === ''}
          onPress={() => {
            onQuery('');
            onClose();
          }}
        >
          {words.clearAll}
        </Button>
      </div>
    </div>
  );
}
