import { useCallback, useDeferredValue, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import {
  caretOffset,
  flushSelection,
  focusReading,
  placeOfReading,
  ReadingSurface,
  selectReading,
} from '#renderer/document';
import { AnnotationsPanel, LinkingBanner } from '#renderer/panels/annotations';
import { Corpus, DropZone } from '#renderer/panels/corpus';
import { NotesPanel } from '#renderer/panels/notes';
import { FindBar } from '#renderer/panels/find-bar';
import { ImportStatus } from '#renderer/panels/import-progress';
import {
  FailedScreen,
  LeftScreen,
  LockingScreen,
  NoDocument,
  StartingScreen,
} from '#renderer/panels/start';
import { SavingBanner, StatusBar } from '#renderer/panels/status-bar';
import { TopBar } from '#renderer/panels/top-bar';
import { UnlockScreen } from '#renderer/panels/unlock';
import { VersionOffer } from '#renderer/panels/versions';
import type { Workbench } from '#renderer/store';
import {
  classNames,
  CommandKeys,
  createAnnouncer,
  LiveRegion,
  Toast,
  ToastRegion,
  type Announcer,
  type Chord,
} from '#renderer/ui';
import { strings } from '#renderer/words';
import { announceWorkbench } from './announcements.ts';
import type { AppCommand, CommandContext } from './commands/command.ts';
import { adjustFocused } from './commands/edges.ts';
import { listCommands } from './commands/list-commands.ts';
import { followMenu } from './menu.ts';
import { Modals } from './modals.tsx';
import { focusRegion } from './regions.ts';
import { Sheet } from './sheet.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import type { EdgeMove } from './word-edges.ts';
import { createWindowStore } from './window-state.ts';
import styles from './app.module.css';

export interface AppProps {
  readonly workbench: Workbench;
}

/** The whole window: which screen stands in it. */
export function App({ workbench }: AppProps): ReactNode {
  const phase = useStore(workbench.state, (state) => state.phase);
  const failure = useStore(workbench.state, (state) => state.failure);
  const left = useStore(workbench.state, (state) => state.left);
  const isLocked = useStore(workbench.state, (state) => state.isLocked);
  const isLocking = useStore(workbench.state, (state) => state.isLocking);
  if (phase === 'starting') return <StartingScreen />;
  if (isLocking) return <LockingScreen />;
  if (left !== null) return <LeftScreen left={left} />;
  if (phase === 'failed')
    return (
      <FailedScreen
        failure={failure ?? ''}
        onRetry={() => {
          location.reload();
        }}
      />
    );
  return (
    <>
      <div className={styles['below']} inert={isLocked}>
        <Workspace workbench={workbench} />
      </div>
      {isLocked && (
        <div className={styles['locked']} data-own-keys>
          <UnlockScreen
            kind="again"
            isInTab={false}
            onUnlock={(passphrase) => workbench.unlockAgain(passphrase)}
          />
        </div>
      )}
    </>
  );
}

function Workspace({ workbench }: AppProps): ReactNode {
  const window = useMemo(createWindowStore, []);
  const announcer = useMemo(createAnnouncer, []);
  const annotationsFile = useRef<HTMLInputElement>(null);
  const context = useMemo<CommandContext>(
    () => ({
      workbench,
      window,
      reading: { flushSelection, caretOffset, place: placeOfReading, select: selectReading },
      importAnnotations: () => annotationsFile.current?.click(),
      say: (sentence) => announcer.announce(sentence),
    }),
    [workbench, window, announcer],
  );
  const importAnnotations = async (file: File): Promise<void> => {
    const report = await workbench.importJsonLd(file);
    if (report !== null) window.setState({ modal: { kind: 'annotationReport', report } });
  };
  useEffect(() => announceWorkbench(workbench, announcer), [workbench, announcer]);
  useEffect(
    () => listenForShortcuts(globalThis.window, () => listCommands(context), flushSelection),
    [context],
  );
  useEffect(() => followMenu(workbench, () => listCommands(context)), [workbench, context]);
  return (
    <KnownKeys context={context}>
      <Frame context={context} announcer={announcer} />
      <Modals context={context} />
      <DropZone
        onDocuments={(files, refused) =>
          void workbench.importSources(
            files.map(({ name, file }) => ({ kind: 'file', name, file })),
            refused,
          )
        }
        onAnnotations={(file) => void importAnnotations(file)}
        onProject={(file) => void workbench.projects.read({ kind: 'file', file })}
      />
      <input
        ref={annotationsFile}
        type="file"
        accept=".jsonld,.json,application/ld+json,application/json"
        aria-label={strings.commands.importAnnotations}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void importAnnotations(file);
        }}
      />
      <LiveRegion announcer={announcer} />
    </KnownKeys>
  );
}

interface KnownKeysProps {
  readonly context: CommandContext;
  readonly children: ReactNode;
}

/** Tells everything inside by which key each command is run; nothing is drawn anew while none changes. */
function KnownKeys({ context, children }: KnownKeysProps): ReactNode {
  const { state } = context.workbench;
  const keyBindings = useStore(state, (now) => now.keyBindings);
  const tags = useDeferredValue(useStore(state, (now) => now.tags));
  const written = useMemo(
    () => JSON.stringify([...firstChords(listCommands(context))]),
    // Commands have other keys when these change, and only then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [context, keyBindings, tags],
  );
  const chords = useMemo(
    () => new Map(JSON.parse(written) as readonly (readonly [string, Chord])[]),
    [written],
  );
  return <CommandKeys value={chords}>{children}</CommandKeys>;
}

const firstChords = (commands: readonly AppCommand[]): ReadonlyMap<string, Chord> =>
  new Map(
    commands.flatMap(({ id, chords: [first] }) => (first === undefined ? [] : [[id, first]])),
  );

/** The new document's text is there with the next frame. */
const readNext = (): void => void requestAnimationFrame(focusReading);

interface FrameProps {
  readonly context: CommandContext;
  readonly announcer: Announcer;
}

/** The grid: bar, corpus, text, cards, status. */
function Frame({ context, announcer }: FrameProps): ReactNode {
  const { workbench, window } = context;
  const overlay = useStore(window, (state) => state.overlay);
  const findWish = useStore(window, (state) => state.findWish);
  const cardWish = useStore(window, (state) => state.cardWish);
  const isCovered = useStore(window, ({ sheet, isSheetTall }) => sheet !== null && isSheetTall);
  const hasDocuments = useStore(workbench.state, (state) => state.documents.length > 0);
  const hasOpen = useStore(workbench.state, (state) => state.open !== null);
  const earlier = useStore(workbench.state, (state) => state.earlier);
  useStore(workbench.state, (state) => state.keyBindings);
  const commands = listCommands(context);
  const find = (id: string) => commands.find((command) => command.id === id);
  const onEdge = useCallback((move: EdgeMove) => adjustFocused(context, move), [context]);
  const showDetails = useCallback(() => {
    window.setState({ modal: { kind: 'details' } });
  }, [window]);
  const show =
    (kind: 'keys' | 'name' | 'forgetReading' | 'sharing' | 'aboutData' | 'lock') => () => {
      window.setState({ modal: { kind } });
    };
  return (
    <div className={styles['frame']}>
      <Bar context={context} />
      <nav
        aria-label={strings.corpus.region}
        data-region="corpus"
        className={classNames(styles['corpus'], overlay === 'corpus' && styles['isOut'])}
      >
        <Corpus
          workbench={workbench}
          commands={commands.filter(({ id }) =>
            ['file.open', 'file.openFolder', 'file.remove'].includes(id),
          )}
          onEnter={readNext}
          onLeave={focusReading}
        />
      </nav>
      <main
        className={styles['main']}
        onPointerDown={() => {
          window.setState({ overlay: null });
        }}
      >
        <SavingBanner workbench={workbench} />
        <div
          data-region="reading"
          data-covered={isCovered || undefined}
          className={styles['reading']}
        >
          {hasOpen ? (
            <ReadingSurface workbench={workbench} onDetails={showDetails} />
          ) : (
            <NoDocument
              hasDocuments={hasDocuments}
              openFiles={find('file.open')}
              openFolder={find('file.openFolder')}
              earlier={earlier}
              restore={find('restore')}
              openProject={find('project.open')}
            />
          )}
        </div>
        <div className={classNames(styles['linking'], overlay === 'cards' && styles['isOut'])}>
          <LinkingBanner workbench={workbench} />
        </div>
        <FindBar
          workbench={workbench}
          wish={findWish}
          onClose={(match) => {
            if (match === null) focusRegion('reading');
            else selectReading(match);
          }}
        />
        <Sheet context={context} />
        <div className={classNames(styles['notices'], isCovered && styles['isRaised'])}>
          <ToastRegion>
            <Notices context={context} />
            <VersionOffer workbench={workbench} />
            <ImportStatus workbench={workbench} announcer={announcer} />
          </ToastRegion>
        </div>
      </main>
      <aside
        aria-label={strings.cards.region}
        data-region="cards"
        className={classNames(styles['cards'], overlay === 'cards' && styles['isOut'])}
      >
        <Notes context={context} />
        <AnnotationsPanel
          workbench={workbench}
          cardWish={cardWish.serial}
          wishedField={cardWish.field}
          onEdge={onEdge}
        />
      </aside>
      <StatusBar
        workbench={workbench}
        onName={show('name')}
        onKeys={show('keys')}
        onNextUnread={() => {
          find('unread.next')?.run();
        }}
        onNextUnseen={() => {
          find('unseen.next')?.run();
        }}
        onForgetReading={show('forgetReading')}
        onSharing={show('sharing')}
        onData={show('aboutData')}
        onPrivate={show('lock')}
      />
    </div>
  );
}

/** The notes above the cards. */
function Notes({ context: { workbench, window } }: Pick<FrameProps, 'context'>): ReactNode {
  const isOpen = useStore(window, (state) => state.areNotesOpen);
  const tab = useStore(window, (state) => state.notesTab);
  const wish = useStore(window, (state) => state.noteWish);
  const onLeave = useCallback(() => {
    window.setState({ overlay: null });
    focusRegion('reading');
  }, [window]);
  return (
    <NotesPanel
      workbench={workbench}
      isOpen={isOpen}
      tab={tab}
      onOpen={(areNotesOpen) => {
        window.setState({ areNotesOpen });
      }}
      onTab={(notesTab) => {
        window.setState({ notesTab });
      }}
      wish={wish}
      onLeave={onLeave}
    />
  );
}

/** The bar by itself: of every edit it only has to learn what could be undone. */
function Bar({ context }: Pick<FrameProps, 'context'>): ReactNode {
  const { workbench, window } = context;
  const { state } = workbench;
  const overlay = useStore(window, (now) => now.overlay);
  const hasDocuments = useStore(state, (now) => now.documents.length > 0);
  const hasOpen = useStore(state, (now) => now.open !== null);
  const keyBindings = useStore(state, (now) => now.keyBindings);
  // The text shows an edit first; the bar follows when the page has time.
  const undoLabel = useDeferredValue(useStore(state, (now) => now.undoLabel));
  const redoLabel = useDeferredValue(useStore(state, (now) => now.redoLabel));
  const commands = useMemo(
    () => listCommands(context),
    // Labels and enabledness of the commands in the bar follow these.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [context, hasDocuments, hasOpen, keyBindings, undoLabel, redoLabel],
  );
  const onOverlay = useCallback(
    (panel: 'corpus' | 'cards' | null) => {
      window.setState({ overlay: panel });
    },
    [window],
  );
  return <TopBar commands={commands} overlay={overlay} onOverlay={onOverlay} />;
}

function Notices({ context }: { readonly context: CommandContext }): ReactNode {
  const { workbench, window } = context;
  const notices = useStore(workbench.state, (state) => state.notices);
  const sheet = useStore(window, (state) => state.sheet);
  useEffect(() => {
    // Whoever is there already needs no way to it.
    for (const { id, way } of notices)
      if (way !== undefined && way.command === sheet) workbench.dismissNotice(id);
  }, [workbench, notices, sheet]);
  return notices.slice(-3).map(({ id, kind, text, command, way }) => {
    const dismiss = (): void => {
      workbench.dismissNotice(id);
    };
    const go = (): void => {
      dismiss();
      listCommands(context)
        .find((each) => each.id === way?.command)
        ?.run();
    };
    return (
      <Toast
        key={id}
        kind={kind}
        text={text}
        {...(command !== undefined && { command })}
        {...(way !== undefined && { way: { ...way, onPress: go } })}
        onDismiss={dismiss}
      />
    );
  });
}
