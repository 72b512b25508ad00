import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Workbench } from '#renderer/store';
import { Button, Menu } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { Figure } from './figure.ts';
import { useFigureTheme } from './figure-theme.ts';
import { FigureView } from './figure-view.tsx';
import { figuresOf } from './figures.ts';
import { menuCommand } from './menu-command.ts';
import { keepPicture } from './picture.ts';
import { useOverview, type Counted } from './use-overview.ts';
import { usePlot } from './use-plot.ts';
import styles from './overview.module.css';

export interface OverviewPanelProps {
  readonly workbench: Workbench;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
  /** Shows the annotations that a mark stands for, by a query, as rows. */
  readonly onRows: (query: string) => void;
}

const ROWS_AT_A_TIME = 40;
const ALL = 'overview';

/** Numbers of the annotations that are asked for, drawn. */
export function OverviewPanel({ workbench, onLeave, onRows }: OverviewPanelProps): ReactNode {
  const { counted, isFailed } = useOverview(workbench);
  const panel = useRef<HTMLElement>(null);
  const isEmpty = counted === null || counted.overview.total === 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section
      ref={panel}
      aria-label={strings.overview.region}
      data-region="overview"
      data-own-keys
      tabIndex={-1}
      data-region-focus={isEmpty ? true : undefined}
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      {isEmpty ? (
        <Nothing workbench={workbench} counted={counted} isFailed={isFailed} />
      ) : (
        <Figures workbench={workbench} counted={counted} onRows={onRows} />
      )}
    </section>
  );
}

interface NothingProps {
  readonly workbench: Workbench;
  readonly counted: Counted | null;
  readonly isFailed: boolean;
}

function Nothing({ workbench, counted, isFailed }: NothingProps): ReactNode {
  const words = strings.overview;
  const isReading = useStore(workbench.state, ({ table }) => table?.standing.progress != null);
  const isCounting = isReading || (counted === null && !isFailed);
  const sentence = isCounting
    ? words.counting
    : counted === null
      ? words.failed
      : counted.query.trim() === ''
        ? words.empty
        : words.nothingFound;
  return <p className={styles['nothing']}>{sentence}</p>;
}

interface FiguresProps {
  readonly workbench: Workbench;
  readonly counted: Counted;
  readonly onRows: (query: string) => void;
}

function Figures({ workbench, counted, onRows }: FiguresProps): ReactNode {
  const words = strings.overview;
  const names = useStore(
    workbench.state,
    useShallow(({ tags, documents, analysts, entities }) => ({
      tags,
      documents,
      analysts,
      entities,
    })),
  );
  const [rows, setRows] = useState(ROWS_AT_A_TIME);
  const plot = usePlot();
  const theme = useFigureTheme();
  const body = useRef<HTMLDivElement>(null);
  const figures = useMemo(() => figuresOf({ ...counted, names }, rows), [counted, names, rows]);
  const isDrawn = plot !== null;
  useEffect(() => {
    // The keyboard came before there was anything to stand on.
    const panel = body.current?.closest('section');
    if (!isDrawn || panel == null || document.activeElement !== panel) return;
    body.current?.querySelector<SVGElement>('[data-region-focus]')?.focus();
  }, [isDrawn]);
  if (plot === null) return <p className={styles['nothing']}>{words.counting}</p>;
  const save = (id: string, kind: 'svg' | 'png', saved: readonly Figure[]): void => {
    void keepPicture(workbench, { id, kind, figures: saved, plot, theme });
  };
  const view = (figure: Figure): ReactNode => (
    <FigureView
      key={figure.id}
      figure={figure}
      plot={plot}
      theme={theme}
      isFirst={figure === figures[0]}
      onRows={onRows}
      onSave={(kind) => {
        save(`${ALL}-${figure.id}`, kind, [figure]);
      }}
      onMore={() => {
        setRows(rows + ROWS_AT_A_TIME);
      }}
    />
  );
  const isIn = (...ids: readonly string[]): readonly Figure[] =>
    figures.filter(({ id }) => ids.includes(id));
  return (
    <div ref={body} className={styles['body']}>
      <div className={styles['bar']}>
        <Total workbench={workbench} counted={counted} />
        <Menu
          label={words.saveAll}
          commands={(['svg', 'png'] as const).map((kind) =>
            menuCommand(kind, kind === 'svg' ? words.saveSvg : words.savePng, () => {
              save(ALL, kind, figures);
            }),
          )}
        >
          <Button>
            {words.saveAll}
            <ChevronDown aria-hidden />
          </Button>
        </Menu>
      </div>
      <div className={styles['columns']}>
        <div>{isIn('tags', 'analysts', 'actors').map(view)}</div>
        <div>{isIn('documents').map(view)}</div>
      </div>
      {isIn('dates', 'tags-in-documents').map(view)}
    </div>
  );
}

/** Of how many annotations these are the numbers. */
function Total({ workbench, counted: { overview } }: Omit<FiguresProps, 'onRows'>): ReactNode {
  const words = strings.overview;
  const total = useStore(workbench.state, ({ table }) => table?.standing.total ?? 0);
  const progress = useStore(workbench.state, ({ table }) => table?.standing.progress ?? null);
  return (
    <p className={styles['total']}>
      <b>{words.total(overview.total, overview.byDocument.length)}</b>
      {total > overview.total && <span>{words.ofAll(total)}</span>}
      {progress !== null && <span>{words.reading(progress.done, progress.total)}</span>}
    </p>
  );
}
