import { createStore } from 'zustand/vanilla';
import type { HostApi } from '#contract';
import { setAnalystFilter } from './reading/analyst-filter.ts';
import { adjust, annotate, annotateAll, remove, retag, setNote } from './annotations/annotating.ts';
import { codebookOf } from './codebook/codebook.ts';
import type { Context } from './context.ts';
import { comparingOf } from './compare/comparing.ts';
import { entitiesOf } from './entities/entities.ts';
import { corpusPassages } from './search/corpus-passages.ts';
import { exportJsonLd } from './exchange/exporting.ts';
import { endFind, findNext, startFind } from './search/finding.ts';
import { chooseAndImport, importAndShow, importGiven } from './documents/choosing-sources.ts';
import { Importer } from './documents/importing.ts';
import { watchDisk } from './start/disk-watch.ts';
import { healWhenIdle } from './healing/healing.ts';
import { isServed, storeTheLast } from './start/leaving.ts';
import { idle } from './idle-workbench.ts';
import { initialState } from './initial-state.ts';
import { importJsonLd } from './exchange/importing-annotations.ts';
import { workDone } from './later-work.ts';
import { setAnalystName, setProjectName } from './naming.ts';
import {
  focus,
  focusNeighbour,
  focusSentence,
  revealAt,
  select,
  setTagHidden,
} from './reading/navigating.ts';
import { dismiss } from './notices.ts';
import { goTo, openAt, openDocument } from './documents/open-document.ts';
import { withDefaults, type WorkbenchOptions } from './options.ts';
import { describeDocument } from './documents/details.ts';
import { removeDocument } from './documents/removing.ts';
import { pastOf } from './past/past.ts';
import { conflictsOf } from './conflicts/conflicts.ts';
import { projectsOf, type EndingProjects } from './projects/projects.ts';
import { relationsOf } from './links/relations.ts';
import { setKeyBinding } from './key-bindings.ts';
import { sharingOf } from './sharing/sharing.ts';
import { searchOf } from './search/search.ts';
import { savePicture } from './saving-pictures.ts';
import { answerAsking, type Hold } from './start/single-writer.ts';
import { watchTexts } from './documents/missing-texts.ts';
import { openSomething, start } from './start/start.ts';
import { openPrivate } from './private/opening.ts';
import { notesOf } from './notes/notes.ts';
import { endReadingLog, readingLogOf, storeReadingLog } from './reading/reading-log.ts';
import { tableOf } from './table/table.ts';
import { redo, undo } from './steps/undoing.ts';
import { unseenMarksOf } from './reading/unseen-marks.ts';
import { keepUnstored } from './storing/unstored.ts';
import { keepPrivately } from './private/keeping.ts';
import { changePassphrase, lockPrivate, lockWhenLeft, setLockAfter } from './private/locking.ts';
import { unlockAgain, watchLock } from './private/unlocking.ts';
import { snapshotsOf } from './snapshots/snapshots.ts';
import { setValue } from './annotations/values.ts';
import { versionsOf } from './versions/versions.ts';
import type { Workbench, WorkbenchState } from './workbench.ts';

/**
 * Starts the workbench: takes the database, reads the state, opens a document. Resolves when there is
 * something to show: phase 'ready', or 'failed' with `failure` saying why, and then every command
 * does nothing.
 */
export async function createWorkbench(
  host: HostApi,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const state = createStore<WorkbenchState>(() => initialState);
  const started = await start(host, withDefaults(options), state);
  if (started.kind === 'failed') {
    state.setState({ phase: 'failed', failure: started.message });
    return idle(state);
  }
  const { context, stored, hold } = started;
  const importer = new Importer(context);
  const projects = projectsOf(context);
  await openSomething(context, importer, projects, stored);
  return commandsOver(context, importer, projects, hold);
}

/** Every command there is, each in the file that knows it. */
function commandsOver(
  context: Context,
  importer: Importer,
  projects: EndingProjects,
  hold: Hold,
): Workbench {
  const { state, writer } = context;
  const search = searchOf(context);
  const table = tableOf(context);
  const comparing = comparingOf(context);
  const sharing = sharingOf(context, projects);
  const { database, identity } = context;
  const endKeeping = state.getState().isPrivate
    ? keepPrivately(context)
    : keepUnstored(database.dexie.name, identity.replica, writer.pending);
  const endHealing = healWhenIdle(context);
  const endDiskWatch = watchDisk(context);
  const endTextWatch = watchTexts(context);
  const endLockWatch = watchLock(context);
  const settled = async (): Promise<void> => {
    await importer.idle();
    storeReadingLog(context);
    await workDone(context);
    await writer.settled();
  };
  const endAndClose = (): void => {
    endAll();
    close(context, importer, hold);
  };
  const lock = (): Promise<void> => lockPrivate(context, { settled, close: endAndClose });
  const endLeftWatch = lockWhenLeft(context, lock);
  const unseen = unseenMarksOf(context);
  const endAll = (): void => {
    endAnswering();
    endKeeping();
    endHealing();
    endDiskWatch();
    endTextWatch();
    endLockWatch();
    endLeftWatch();
    unseen.end();
    sharing.end();
    projects.end();
    search.close();
    endReadingLog(context);
    table.close();
    table.end();
    comparing.end();
  };
  const { name } = database.dexie;
  const endAnswering = answerAsking(
    name,
    () => isServed(context),
    () => void leave(context, importer, hold, endAll),
  );
  return {
    state,
    codebook: codebookOf(context),
    entities: entitiesOf(context),
    relations: relationsOf(context),
    past: pastOf(context),
    snapshots: snapshotsOf(context),
    search,
    table,
    comparing,
    notes: notesOf(context),
    versions: versionsOf(context, importer),
    conflicts: conflictsOf(context),
    projects,
    sharing,
    readingLog: readingLogOf(context),
    unseenMarks: unseen.unseenMarks,
    openDocument: (id) => openDocument(context, id),
    openAt: (id, at) => openAt(context, id, at),
    passagesIn: (query) => corpusPassages(context, query),
    describeDocument: (id, details) => describeDocument(context, id, details),
    removeDocument: (id) => removeDocument(context, id),
    chooseAndImport: async (kind) => {
      await chooseAndImport(context, importer, projects, kind);
      // An empty folder is told of by what it is good for.
      void sharing.look();
    },
    importGiven: async () => {
      await importGiven(context, importer, projects);
      void sharing.look();
    },
    importSources: (sources, refused = []) =>
      importAndShow(context, importer, projects, { sources, projects: [], refused }),
    cancelImport: () => importer.cancel(),
    dismissImportReport: () => importer.dismiss(),
    select: (range) => select(context, range),
    focus: (id) => focus(context, id),
    revealAt: (at) => revealAt(context, at),
    focusSentence: (range) => focusSentence(context, range),
    goTo: (id, document) => goTo(context, id, document),
    focusNeighbour: (direction, from) => focusNeighbour(context, direction, from),
    annotate: (tag) => annotate(context, tag),
    annotateAll: (tag, ranges) => annotateAll(context, tag, ranges),
    retag: (id, tag) => retag(context, id, tag),
    adjust: (id, range) => adjust(context, id, range),
    setNote: (id, note, editing) => setNote(context, id, note, editing),
    setValue: (id, value) => setValue(context, id, value),
    remove: (ids) => remove(context, ids),
    undo: () => undo(context),
    redo: () => redo(context),
    setTagHidden: (tag, isHidden) => setTagHidden(context, tag, isHidden),
    setAnalystFilter: (filter) => {
      setAnalystFilter(context, filter);
      table.narrow();
    },
    startFind: (query) => startFind(context, query),
    findNext: (direction) => findNext(context, direction),
    endFind: () => endFind(context),
    exportJsonLd: (scope, withHistory, watch) => exportJsonLd(context, scope, withHistory, watch),
    importJsonLd: (file) => importJsonLd(context, file),
    savePicture: (picture) => savePicture(context, picture),
    setAnalystName: (name) => setAnalystName(context, name),
    setProjectName: (name) => setProjectName(context, name),
    setKeyBinding: (command, chords) => setKeyBinding(context, command, chords),
    openPrivate: () => openPrivate(context),
    unlockAgain: (passphrase) => unlockAgain(context, passphrase),
    dismissNotice: (id) => dismiss(state, id),
    lockPrivate: lock,
    setLockAfter: (minutes) => setLockAfter(context, minutes),
    changePassphrase: (passphrase, next) => changePassphrase(context, passphrase, next),
    settled,
    close: endAndClose,
  };
}

/** Milliseconds that storing the last of the work may take before the database is let go. */
const LAST_PATIENCE = 5_000;

/** Lets another page go on, which has a host. */
async function leave(
  context: Context,
  importer: Importer,
  hold: Hold,
  endAll: () => void,
): Promise<void> {
  if (context.isClosed) return;
  // What is being typed is done with the field.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  endAll();
  importer.cancel();
  context.isClosed = true;
  const left = await storeTheLast(context);
  context.database.dexie.close();
  context.state.setState({ phase: 'left', left });
  hold.release();
}

/** Takes no more commands, lets what is done be stored, and gives the database free. */
function close(context: Context, importer: Importer, hold: Hold): void {
  if (context.isClosed) return;
  importer.cancel();
  context.isClosed = true;
  const letGo = (): void => {
    context.writer.stop();
    context.database.dexie.close();
    hold.release();
  };
  const last = workDone(context);
  if (last === null && context.writer.pending().length === 0) return letGo();
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, LAST_PATIENCE);
  });
  const stored = Promise.resolve(last).then(() => context.writer.settled());
  void Promise.race([stored, patience]).then(letGo);
}
