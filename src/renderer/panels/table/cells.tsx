import { History } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { Tag, TableColumn, TableRow } from '#renderer/store';
import { Dot, inkOf } from '#renderer/ui';
import {
  capitalised,
  formatDayAndTime,
  formatEdtf,
  formatMoment,
  formatNumber,
  strings,
} from '#renderer/words';
import { valueInWords, type Names } from './names.ts';
import styles from './line-row.module.css';

export interface CellProps {
  readonly row: TableRow;
  readonly column: TableColumn;
  readonly names: Names;
}

/** UTF-16 units of a passage or a note that are drawn: no column is wider. */
const MOST_DRAWN = 400;

const inLine = (text: string): string => text.slice(0, MOST_DRAWN).replace(/\s+/gu, ' ');

/** What stands in one column of a row. */
export function Cell({ row, column, names }: CellProps): ReactNode {
  switch (column) {
    case 'tag':
      return <TagCell tag={names.tag(row.tag)} />;
    case 'passage':
      return (
        <>
          <span className={styles['quote']} dir="auto" title={row.exact.slice(0, 1_000)}>
            {inLine(row.exact)}
          </span>
          {!row.isPlaced && <span className={styles['badge']}>{strings.table.unplaced}</span>}
          {row.isToReview && (
            <span
              className={styles['review']}
              role="img"
              aria-label={strings.table.toReview}
              title={strings.table.toReviewHint}
            >
              <History aria-hidden />
            </span>
          )}
        </>
      );
    case 'value':
      return <ValueCell row={row} names={names} />;
    case 'document': {
      const title = names.document(row.document)?.summary.metadata.title ?? '';
      return <Line text={title} />;
    }
    case 'published': {
      const published = names.document(row.document)?.summary.metadata.published;
      return <Line text={published === undefined ? '' : formatEdtf(published)} />;
    }
    case 'analyst':
      return <Line text={names.analyst(row.analyst)} />;
    case 'links':
      return row.links === 0 ? null : (
        <span className={styles['number']}>{formatNumber(row.links)}</span>
      );
    case 'note':
      return row.note === '' ? null : <Line text={inLine(row.note)} />;
    case 'made':
      return <Moment at={row.made} />;
    case 'changed':
      return <Moment at={row.changed} />;
  }
}

const Line = ({ text }: { readonly text: string }): ReactNode => (
  <span className={styles['text']} dir="auto" title={text}>
    {text}
  </span>
);

const Moment = ({ at }: { readonly at: string }): ReactNode => (
  <time className={styles['text']} dateTime={at} title={formatDayAndTime(at)}>
    {formatMoment(at, new Date())}
  </time>
);

const lineOf = ({ line }: Tag): CSSProperties =>
  line === 'none' ? {} : { textDecorationLine: 'underline', textDecorationStyle: line };

const TagCell = ({ tag }: { readonly tag: Tag | undefined }): ReactNode =>
  tag === undefined ? null : (
    <>
      <Dot colour={tag.colour} />
      <span className={styles['tag']} dir="auto" style={{ ...inkOf(tag.colour), ...lineOf(tag) }}>
        {capitalised(tag.label)}
      </span>
    </>
  );

function ValueCell({ row, names }: Omit<CellProps, 'column'>): ReactNode {
  const words = valueInWords(row.value, names);
  if (words !== '')
    return (
      <span className={styles['chip']} dir="auto" title={words}>
        {words}
      </span>
    );
  if (!row.isUnresolved) return null;
  return (
    <span className={styles['missing']} role="img" aria-label={strings.table.unresolved}>
      –
    </span>
  );
}
