import { ChevronDown, Table2 } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, classNames, Menu, menuCommand, useWidth } from '#renderer/ui';
import { strings } from '#renderer/words';
import { drawClean } from './draw-clean.ts';
import type { Drawing, Figure } from './figure.ts';
import { asTsv, Numbers } from './figure-table.tsx';
import type { FigureTheme } from './figure-theme.ts';
import { MarksLayer } from './marks-layer.tsx';
import type { PlotParts } from './plot-parts.ts';
import styles from './overview.module.css';

export interface FigureViewProps {
  readonly figure: Figure;
  readonly plot: PlotParts;
  readonly theme: FigureTheme;
  readonly isFirst: boolean;
  /** Said once the numbers were copied. */
  readonly copied: string;
  readonly onRows: (query: string) => void;
  readonly onSave: (kind: 'svg' | 'png') => void;
  readonly onMore: () => void;
}

/** A figure with its heading, what it says in words, its numbers as a table, and ways to keep it. */
export function FigureView(props: FigureViewProps): ReactNode {
  const { figure, plot, theme, isFirst, copied, onRows, onSave, onMore } = props;
  const words = strings.overview;
  const heading = useId();
  const [isTable, setTable] = useState(false);
  const [told, setTold] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(asTsv(figure.table)).then(
      () => {
        setTold(copied);
      },
      () => {
        setTold(words.notCopied);
      },
    );
  };
  return (
    <figure className={styles['figure']} data-figure={figure.id} aria-labelledby={heading}>
      <div className={styles['head']}>
        <h3 id={heading}>{figure.title}</h3>
        <button
          type="button"
          className={styles['toggle']}
          aria-pressed={isTable}
          aria-label={words.asTableOf(figure.title)}
          onClick={() => {
            setTable(!isTable);
          }}
        >
          <Table2 aria-hidden />
          <span aria-hidden>{words.asTable}</span>
        </button>
        <Menu
          label={words.saveOf(figure.title)}
          commands={[
            menuCommand('svg', words.saveSvg, () => {
              onSave('svg');
            }),
            menuCommand('png', words.savePng, () => {
              onSave('png');
            }),
            menuCommand('copy', words.copyTsv, copy),
          ]}
        >
          <Button variant="quiet" label={words.saveOf(figure.title)}>
            {words.save}
            <ChevronDown aria-hidden />
          </Button>
        </Menu>
      </div>
      <p className={styles['summary']}>{`${figure.summary} ${figure.hint}`.trim()}</p>
      {isTable ? (
        <Numbers table={figure.table} caption={words.asTableOf(figure.title)} />
      ) : (
        <Picture
          figure={figure}
          plot={plot}
          theme={theme}
          labelledBy={heading}
          isFirst={isFirst}
          onRows={onRows}
          onLook={setTold}
        />
      )}
      <div className={styles['foot']}>
        {figure.more > 0 && (
          <Button variant="plain" onPress={onMore}>
            {words.showMore(Math.min(figure.more, 40))}
          </Button>
        )}
        <p className={styles['told']} aria-hidden>
          {told}
        </p>
      </div>
    </figure>
  );
}

interface PictureProps {
  readonly figure: Figure;
  readonly plot: PlotParts;
  readonly theme: FigureTheme;
  readonly labelledBy: string;
  readonly isFirst: boolean;
  readonly onRows: (query: string) => void;
  readonly onLook: (label: string) => void;
}

/** The drawing, as wide as there is room, and its marks over it. */
function Picture({ figure, plot, theme, ...rest }: PictureProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const drawing = useMemo<Drawing | null>(
    () => (width === 0 ? null : drawClean(figure, plot, width, theme)),
    [figure, plot, width, theme],
  );
  useLayoutEffect(() => {
    if (drawing !== null) place.current?.replaceChildren(drawing.svg);
  }, [drawing]);
  return (
    <div ref={scroller} className={classNames(styles['scroller'], styles['picture'])}>
      <div ref={place} aria-hidden className={styles['drawing']} />
      {drawing !== null && <MarksLayer figure={figure} drawing={drawing} {...rest} />}
    </div>
  );
}
