import { ChevronDown } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Workbench } from '#renderer/store';
import { Button, Menu, menuCommand } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { Figure } from './figure.ts';
import { useFigureTheme } from './figure-theme.ts';
import { FigureView } from './figure-view.tsx';
import { figuresOf } from './figures.ts';
import { keepPicture } from './picture.ts';
import type { PlotParts } from './plot-parts.ts';
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
  const plot = usePlot();
  const isShown = plot !== null && counted !== null && counted.overview.total > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section
      aria-label={strings.overview.region}
      data-region="overview"
      data-own-keys
      className={styles['panel']}
      onKeyDown={onKeyDown}
    >
      <div
        tabIndex={-1}
        className={styles['page']}
        data-awaits-marks
        data-region-focus={isShown ? undefined : true}
      >
        {isShown ? (
          <Figures workbench={workbench} counted={counted} plot={plot} onRows={onRows} />
        ) : (
          <Nothing workbench={workbench} counted={counted} isFailed={isFailed} />
        )}
      </div>
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
  const isDrawing = counted !== null && counted.overview.total > 0;
  const isCounting = isReading || isDrawing || (counted === null && !isFailed);
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
  readonly plot: PlotParts;
  readonly onRows: (query: string) => void;
}

function Figures({ workbench, counted, plot, onRows }: FiguresProps): ReactNode {
  const words = strings.overview;
  const isPrivate = useStore(workbench.state, (state) => state.isPrivate);
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
  const theme = useFigureTheme();
  const figures = useMemo(() => figuresOf({ ...counted, names }, rows), [counted, names, rows]);
  const save = (id: string, kind: 'svg' | 'png', saved: readonly Figure[]): void => {
    void keepPicture(workbench, { id, kind, figures: saved, plot, theme });
  };
  const copiedOf = ({ title }: Figure): string =>
    [words.copied(title), ...(isPrivate ? [strings.private.left.clipboard] : [])].join(' ');
  const view = (figure: Figure): ReactNode => (
    <FigureView
      key={figure.id}
      figure={figure}
      plot={plot}
      theme={theme}
      isFirst={figure === figures[0]}
      copied={copiedOf(figure)}
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
    <div className={styles['body']}>
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
function Total({
  workbench,
  counted: { overview },
}: Pick<FiguresProps, 'workbench' | 'counted'>): ReactNode {
  const words = strings.overview;
  const total = useStore(workbench.state, ({ table }) => table?.standing.total ?? 0);
  const progress = useStore(workbench.state, ({ table }) => table?.standing.progress ?? null);
  return (
    <p className={styles['total']}>
      <b>{words.total(overview.total, overview.byDocument.length)}</b>
      {total > overview.total && <span> {words.ofAll(total)}</span>}
      {progress !== null && <span> {words.reading(progress.done, progress.total)}</span>}
    </p>
  );
}
