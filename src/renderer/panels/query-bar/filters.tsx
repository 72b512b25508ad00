import { ChevronDown } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button, Popover } from '#renderer/ui';
import { strings } from '#renderer/words';
import { FilterHome } from './filter-home.tsx';
import { FilterNames } from './filter-names.tsx';
import { FilterSpan } from './filter-span.tsx';
import type { FilterPageProps, FilterProps, Page } from './filter-pages.ts';
import styles from './filters.module.css';

/** A button with all filters below it: what they come to stands in the field, and can be typed on. */
export function Filters(props: FilterProps): ReactNode {
  const [page, setPage] = useState<Page | null>(null);
  /** The page that home was come to from. */
  const [last, setLast] = useState<Page>('tag');
  const show = (next: Page | null): void => {
    if (next !== 'home') setLast(next ?? 'tag');
    setPage(next);
  };
  const button = useRef<HTMLDivElement>(null);
  return (
    <div ref={button} className={styles['filters']}>
      <Button
        onPress={() => {
          show(page === null ? 'home' : null);
        }}
      >
        {strings.query.filter}
        <ChevronDown aria-hidden />
      </Button>
      {page !== null && (
        <Popover
          label={strings.filters.dialog}
          anchor={button}
          onClose={() => {
            show(null);
          }}
        >
          <FilterPage
            {...props}
            page={page}
            last={last}
            onPage={show}
            onClose={() => {
              show(null);
            }}
          />
        </Popover>
      )}
    </div>
  );
}

function FilterPage(props: FilterPageProps): ReactNode {
  const { page, onPage } = props;
  if (page === 'home') return <FilterHome {...props} />;
  return (
    <div
      className={styles['page']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // One step back; the next leaves.
        event.stopPropagation();
        onPage('home');
      }}
    >
      {page === 'date' || page === 'number' ? (
        <FilterSpan {...props} kind={page} />
      ) : (
        <FilterNames {...props} kind={page} />
      )}
    </div>
  );
}
