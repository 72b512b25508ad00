import { Maximize2, Minimize2, X } from 'lucide-react';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { selectReading } from '#renderer/document';
import { ComparePanel } from '#renderer/panels/compare';
import { Concordance } from '#renderer/panels/concordance';
import { ConflictsPanel } from '#renderer/panels/conflicts';
import { OverviewPanel } from '#renderer/panels/overview';
import { QueryBar } from '#renderer/panels/query-bar';
import { TablePanel } from '#renderer/panels/table';
import { ReviewPanel } from '#renderer/panels/versions';
import type { Workbench } from '#renderer/store';
import { classNames, IconButton, ResizeHandle } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { CommandContext } from './commands/command.ts';
import { focusRegion, regionOf } from './regions.ts';
import { closeSheet, showSheet, toggleSheetHeight } from './sheet-views.ts';
import { wishForCard, type SheetView } from './window-state.ts';
import styles from './sheet.module.css';

const allViews: readonly SheetView[] = [
  'hits',
  'table',
  'overview',
  'compare',
  'conflicts',
  'review',
];

/** Those that have something to show; the one that is shown stays. */
function useViews(workbench: Workbench, shown: SheetView): readonly SheetView[] {
  const areSeveral = useStore(workbench.state, ({ analysts }) => analysts.length > 1);
  const isAny = useStore(workbench.state, ({ conflicts }) => conflicts.count > 0);
  return allViews.filter(
    (view) =>
      view === shown || (view === 'compare' ? areSeveral : view === 'conflicts' ? isAny : true),
  );
}

/** What stands under the text: all occurrences of something, all annotations, or their numbers. */
export function Sheet({ context }: { readonly context: CommandContext }): ReactNode {
  const { workbench, window } = context;
  const view = useStore(window, (state) => state.sheet);
  const height = useStore(window, (state) => state.sheetHeight);
  const isTall = useStore(window, (state) => state.isSheetTall);
  const asked = useStore(workbench.state, (state) => state.search?.asked);
  useEffect(() => {
    if (asked !== undefined) window.setState({ sheet: 'hits' });
  }, [asked, window]);
  const wished = useStore(workbench.state, (state) => state.conflicts.asked);
  useEffect(() => {
    if (wished !== null) showSheet({ workbench, window }, 'conflicts');
  }, [wished, workbench, window]);
  if (view === null) return null;
  return (
    <div
      className={classNames(styles['sheet'], isTall && styles['isTall'])}
      style={isTall ? {} : { height }}
    >
      {!isTall && (
        <ResizeHandle
          label={strings.sheet.resize}
          height={height}
          onHeight={(sheetHeight) => {
            window.setState({ sheetHeight, isSheetKeptSmall: true });
          }}
        />
      )}
      <Head context={context} view={view} isTall={isTall} />
      <View context={context} view={view} />
    </div>
  );
}

interface HeadProps {
  readonly context: CommandContext;
  readonly view: SheetView;
  readonly isTall: boolean;
}

/** Which view is shown, as tabs; how much room it has. */
function Head({ context, view, isTall }: HeadProps): ReactNode {
  const words = strings.sheet;
  const views = useViews(context.workbench, view);
  useEffect(() => {
    document
      .getElementById(`sheet-${view}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = views[(views.indexOf(view) + step + views.length) % views.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    showSheet(context, next, { keepsFocus: true });
    // A view that has just been asked for takes the keyboard as it is drawn.
    requestAnimationFrame(() => {
      document.getElementById(`sheet-${next}`)?.focus();
    });
  };
  return (
    <div className={styles['head']}>
      <div role="tablist" aria-label={words.views} className={styles['tabs']} onKeyDown={onKeyDown}>
        {views.map((each) => (
          <button
            key={each}
            id={`sheet-${each}`}
            type="button"
            role="tab"
            aria-selected={each === view}
            aria-controls="sheet-view"
            tabIndex={each === view ? 0 : -1}
            onClick={() => {
              showSheet(context, each);
            }}
          >
            {words[each]}
          </button>
        ))}
      </div>
      <IconButton
        label={isTall ? words.shrink : words.grow}
        onPress={() => {
          toggleSheetHeight(context.window);
        }}
      >
        {isTall ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
      </IconButton>
      <IconButton
        label={words.close}
        onPress={() => {
          closeSheet(context);
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

interface ViewProps {
  readonly context: CommandContext;
  readonly view: SheetView;
}

function View({ context, view }: ViewProps): ReactNode {
  const { workbench, window } = context;
  const part = useStore(window, (state) => state.tablePart);
  const leave = (): void => {
    // A text that is covered cannot be gone to.
    window.setState({ isSheetTall: false });
    focusRegion('reading');
  };
  return (
    <div
      id="sheet-view"
      role="tabpanel"
      aria-labelledby={`sheet-${view}`}
      className={styles['view']}
    >
      {view === 'hits' && (
        <Concordance
          workbench={workbench}
          onLeave={leave}
          onPlace={(hit) => {
            readHit(workbench, hit);
          }}
        />
      )}
      {(view === 'table' || view === 'overview') && (
        <QueryBar
          workbench={workbench}
          onLeave={leave}
          onList={() => {
            focusRegion(view);
          }}
        />
      )}
      {view === 'table' && (
        <TablePanel
          workbench={workbench}
          onLeave={leave}
          onPlace={() => {
            window.setState({ isSheetTall: false });
            readFocused(workbench);
          }}
          onQuery={() => {
            document.querySelector<HTMLElement>('[data-query-field]')?.focus();
          }}
          part={part}
          onPart={(tablePart) => {
            window.setState({ tablePart });
          }}
        />
      )}
      {view === 'compare' && (
        <ComparePanel
          workbench={workbench}
          onLeave={leave}
          onPlace={() => {
            window.setState({ isSheetTall: false });
            readFocused(workbench);
          }}
          onCard={() => {
            window.setState({ isSheetTall: false });
            wishForCard(window, null);
          }}
          onSay={context.say}
        />
      )}
      {view === 'conflicts' && (
        <ConflictsPanel
          workbench={workbench}
          onLeave={leave}
          onPlace={() => {
            window.setState({ isSheetTall: false });
            readFocused(workbench);
          }}
          onClose={() => {
            closeSheet(context);
          }}
          onSay={context.say}
        />
      )}
      {view === 'review' && (
        <ReviewPanel
          workbench={workbench}
          onLeave={leave}
          onPlace={() => {
            window.setState({ isSheetTall: false });
            readFocused(workbench);
          }}
          onSay={context.say}
        />
      )}
      {view === 'overview' && (
        <OverviewPanel
          workbench={workbench}
          onLeave={leave}
          onRows={(query) => {
            showSheet(context, 'table', { query });
          }}
        />
      )}
    </div>
  );
}

/** Frames in which another document's text may come, and take the keyboard away with what it replaces. */
const FRAMES = 6;

/**
 * Gives the text the keyboard, at the focused annotation.
 *
 * @param isGiven it had it already: who has gone back to the sheet since stays there
 */
function readFocused(workbench: Workbench, frames = FRAMES, isGiven = false): void {
  requestAnimationFrame(() => {
    const { focused, open } = workbench.state.getState();
    const annotation = focused === null ? undefined : open?.annotations.get(focused);
    const isLost = document.activeElement === document.body;
    const behind = regionOf(document.activeElement);
    const isInSheet = behind === 'table' || behind === 'compare' || behind === 'conflicts';
    const isBehind = isLost || (isInSheet && !isGiven);
    if (isBehind && annotation === undefined) focusRegion('reading');
    else if (isBehind && annotation !== undefined)
      selectReading({ start: annotation.start, end: annotation.start });
    const isThere = isGiven || regionOf(document.activeElement) === 'reading';
    if (frames > 0) readFocused(workbench, frames - 1, isThere);
  });
}

/** Gives the text the keyboard, with a hit selected; another document's text is there with the next frame. */
function readHit({ state }: Workbench, index: number): void {
  const hit = state.getState().search?.hits[index];
  if (hit === undefined) return;
  requestAnimationFrame(() => {
    if (state.getState().open?.summary.id === hit.document)
      selectReading({ start: hit.start, end: hit.end });
  });
}
