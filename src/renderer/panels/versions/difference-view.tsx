import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Tag, VersionLook } from '#renderer/store';
import { classNames, inkOf, rangeWith, VisuallyHidden } from '#renderer/ui';
import { strings } from '#renderer/words';
import { differenceRows, type DifferenceRow, type Piece } from './difference-rows.ts';
import styles from './versions.module.css';

export interface DifferenceViewProps {
  readonly look: VersionLook;
  readonly tags: readonly Tag[];
}

const words = strings.versions;

/** By which key one goes on, and to rows of which kind. */
const KEYS: Readonly<Record<string, readonly [of: 'change' | 'review', step: 1 | -1]>> = {
  j: ['change', 1],
  ArrowDown: ['change', 1],
  k: ['change', -1],
  ArrowUp: ['change', -1],
  n: ['review', 1],
  p: ['review', -1],
};

const isOf = (row: DifferenceRow, of: 'change' | 'review'): boolean =>
  row.kind === 'paragraph' && (of === 'change' ? row.isChange : row.toReview.length > 0);

/** Texts of a row by what became of them, for who hears it. */
const textOf = (row: DifferenceRow, kind: Piece['kind']): string =>
  row.kind === 'gap'
    ? ''
    : row.pieces
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text)
        .join('')
        .trim();

function saidOf(row: DifferenceRow): string {
  if (row.kind === 'gap') return words.gap(row.count);
  const [gone, come] = [textOf(row, 'gone'), textOf(row, 'come')];
  return [
    ...(gone === '' ? [] : [`${words.gone}: ${gone}`]),
    ...(come === '' ? [] : [`${words.come}: ${come}`]),
    ...row.toReview.map(({ verdict, exact }) => `${words.verdicts[verdict]}: ${exact}`),
  ].join('. ');
}

/** What changed between two texts, in one column, with the annotations on it. */
export function DifferenceView({ look, tags }: DifferenceViewProps): ReactNode {
  const rows = useMemo(() => differenceRows(look), [look]);
  const changes = useMemo(
    () => rows.flatMap((row, at) => (isOf(row, 'change') ? [at] : [])),
    [rows],
  );
  const toReview = useMemo(
    () => rows.flatMap((row, at) => (isOf(row, 'review') ? [at] : [])),
    [rows],
  );
  const [current, setCurrent] = useState(changes[0] ?? toReview[0] ?? 0);
  const [said, setSaid] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 72,
    overscan: 6,
    rangeExtractor: rangeWith(current),
  });
  const inks = useMemo(() => new Map(tags.map((tag) => [tag.id, inkOf(tag.colour)])), [tags]);
  const go = (of: 'change' | 'review', step: 1 | -1): void => {
    const stops = of === 'change' ? changes : toReview;
    const next =
      step === 1 ? stops.find((at) => at > current) : stops.findLast((at) => at < current);
    const row = next === undefined ? undefined : rows[next];
    if (next === undefined || row === undefined) return;
    setCurrent(next);
    setSaid(`${words.position(stops.indexOf(next) + 1, stops.length)}. ${saidOf(row)}`);
    virtualizer.scrollToIndex(next, { align: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = KEYS[key];
    if (found === undefined) return;
    event.preventDefault();
    go(...found);
  };
  if (changes.length === 0 && toReview.length === 0)
    return <p className={styles['plain']}>{words.noDifference}</p>;
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="group"
      aria-label={words.difference}
      aria-description={words.differenceHint}
      tabIndex={0}
      data-autofocus
      onKeyDown={onKeyDown}
    >
      <div className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                data-change={isOf(row, 'change') || undefined}
                aria-current={index === current || undefined}
                className={classNames(styles['row'], index === current && styles['isCurrent'])}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <Row row={row} inks={inks} />
              </div>
            )
          );
        })}
      </div>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </div>
  );
}

interface RowProps {
  readonly row: DifferenceRow;
  readonly inks: ReadonlyMap<string, ReturnType<typeof inkOf>>;
}

function Row({ row, inks }: RowProps): ReactNode {
  if (row.kind === 'gap') return <p className={styles['gap']}>{words.gap(row.count)}</p>;
  const verdicts = [...new Set(row.toReview.map(({ verdict }) => verdict))];
  return (
    <div className={styles['paragraph']}>
      <p dir="auto">
        {row.pieces.map((piece, at) => (
          // The pieces of a row never change places.
          <Words key={at} piece={piece} inks={inks} />
        ))}
      </p>
      <span className={styles['verdicts']}>
        {verdicts.map((verdict) => (
          <span key={verdict} className={styles[verdict]} title={words.verdictHints[verdict]}>
            {words.verdicts[verdict]}
          </span>
        ))}
      </span>
    </div>
  );
}

function Words({ piece, inks }: { readonly piece: Piece } & Pick<RowProps, 'inks'>): ReactNode {
  const [passage] = piece.passages;
  const marked =
    passage === undefined ? (
      piece.text
    ) : (
      <span
        className={classNames(styles['mark'], passage.verdict !== 'exact' && styles['isToReview'])}
        style={inks.get(passage.tag)}
        title={words.verdicts[passage.verdict]}
      >
        {piece.text}
      </span>
    );
  if (piece.kind === 'gone') return <del className={styles['gone']}>{marked}</del>;
  if (piece.kind === 'come') return <ins className={styles['come']}>{marked}</ins>;
  return marked;
}
