import type { StoreApi } from 'zustand/vanilla';
import type { HostApi, HostDescription } from '#contract';
import { BIRTH, idOf, kindOf, type DocumentId, type RecordRef } from '#core/model';
import {
  isSilent,
  openDatabase,
  openWithAnEnd,
  reopenDatabase,
  type Answering,
  type WorkbenchDatabase,
} from '#renderer/database';
import { readFilter } from '../reading/analyst-filter.ts';
import { strings } from '#renderer/words';
import { Pace } from '#renderer/threads';
import { analystsOf } from '../records/analysts.ts';
import { givenSources, readProjects } from '../documents/choosing-sources.ts';
import { ConflictIndex } from '../conflicts/conflict-index.ts';
import { nameOfAnalyst, type Context, type Identity } from '../context.ts';
import { entryOf, sortCalmly } from '../records/corpus-list.ts';
import { write } from '../steps/edit.ts';
import { findEarlierWork, type EarlierWork } from './earlier-work.ts';
import { EntityIndex } from '../records/entity-index.ts';
import { History } from '../steps/history.ts';
import type { Importer } from '../documents/importing.ts';
import { keepJournal, noJournal, type Loss } from '../journal/journaling.ts';
import { damageInWords } from '../journal/mending-journal.ts';
import { LinkIndex } from '../records/link-index.ts';
import { plainName } from '../naming.ts';
import { projectNameOf, projectNoteOf } from '../records/project-note.ts';
import { notify, withdraw } from '../notices.ts';
import { readOrBringBack } from '../healing/beyond-reading.ts';
import { openDocument } from '../documents/open-document.ts';
import type { ProjectFiles } from '../projects/shapes.ts';
import type { Surroundings } from '../options.ts';
import { holdDatabase, type Hold } from './single-writer.ts';
import { snapshotBeforeClimb } from '../snapshots/snapshot-before.ts';
import { lastOwn, readStored, Untouchable, type Stored } from './stored.ts';
import { storingIn } from '../storing/storing.ts';
import { readColumns } from '../table/columns.ts';
import { TagIndex } from '../records/tag-index.ts';
import { toldCounts } from '../records/told-counts.ts';
import { uniteWithJournal, type Union } from '../healing/uniting.ts';
import { storeUnstored } from '../storing/unstored.ts';
import type { DocumentEntry, WorkbenchState } from '../workbench.ts';
import { createWriter } from '../storing/writer.ts';

/** A start that came to a workbench, or the sentence why not. */
export type Start =
  | {
      readonly kind: 'started';
      readonly context: Context;
      readonly stored: Stored;
      readonly hold: Hold;
    }
  | { readonly kind: 'failed'; readonly message: string };

const failed = (message: string): Start => ({ kind: 'failed', message });

const HELD =
  'Obelus is open in another window or tab. Only one at a time can work on the same notes: go on there, or close it and reload this one.';

/** Milliseconds that a large database may take to get another form. */
const CLIMBING = 3_600_000;

/** What the database is waited for is told, and what was given up does not keep the rest waiting. */
function tellAnswering(
  state: StoreApi<WorkbenchState>,
  database: WorkbenchDatabase,
  answering: Answering,
): void {
  const { late } = strings.answering;
  if (answering === 'late') notify(state, 'problem', late);
  else if (answering === 'well') withdraw(state, late);
  else if (state.getState().phase === 'ready') void reopenDatabase(database).catch(() => undefined);
}

/** Why the stored work could not be opened, and what the person can do about it. */
function openingFailed(error: unknown): string {
  if (error instanceof Untouchable) return error.message;
  const what = String(error);
  if (isSilent(error)) return strings.answering.notOpened;
  if (/quota/i.test(what))
    return 'The stored work could not be opened, because the disk is full. Free some space and reload.';
  if (/security|missingapi|invalidstate/i.test(what))
    return 'The browser lets this page store nothing, so no work could be kept. Allow it to keep data for this address (a private window does not) and reload.';
  return 'The stored work could not be opened. Close other windows of Obelus and reload.';
}

/** Of very many documents that takes its time, in which a page can be drawn. */
async function documentsOf({
  records,
  counters,
  tagIndex,
}: Context): Promise<WorkbenchState['documents']> {
  const pace = new Pace();
  const entries: DocumentEntry[] = [];
  for (const [record, state] of records) {
    if (kindOf(record) !== 'document') continue;
    const id = idOf(record) as DocumentId;
    const entry = entryOf(state, toldCounts(tagIndex, counters.get(id)));
    if (entry !== null) entries.push(entry);
    await pace.pause();
  }
  return sortCalmly(entries, pace);
}

function contextOf(
  host: HostApi,
  description: HostDescription,
  surroundings: Surroundings,
  database: WorkbenchDatabase,
  state: StoreApi<WorkbenchState>,
  stored: Stored,
  union: Union,
): Context {
  const { meta, records, counters, steps } = stored;
  const identity: Identity = {
    project: meta.project,
    replica: meta.replica,
    analyst: meta.analyst,
    seq: meta.seq,
  };
  const { mark, isBehind, lost } = union;
  const broughtAnew = (of: Loss, entries: number): void => {
    const say = strings.journal;
    notify(state, 'problem', of === 'all' ? say.writtenAnew(entries) : say.journaled(entries));
  };
  const owner = (): Pick<Identity, 'project' | 'replica' | 'analyst'> => {
    const { project, replica, analyst } = identity;
    return { project, replica, analyst };
  };
  const journal = union.isKept
    ? keepJournal({
        ...{ host, database, owner, mark, isBehind, lost, broughtAnew },
        tell: (journaling) => state.setState({ journaling }),
        wake: () => writer.enqueue({ changes: [], history: null, meta: {} }),
      })
    : noJournal;
  const writer = createWriter({
    ...journal.over(storingIn(database)),
    show: (saving) => state.setState({ saving }),
  });
  return {
    host,
    description,
    surroundings,
    database,
    writer,
    journal,
    state,
    identity,
    history: new History(steps, meta.undoneAt),
    records,
    counters,
    tagIndex: new TagIndex(records),
    entityIndex: new EntityIndex(records),
    linkIndex: new LinkIndex(records),
    conflictIndex: new ConflictIndex(stored.conflicts),
    watchers: new Set(),
    arrivalWatchers: new Set(),
    arrivals: 0,
    loaded: null,
    isClosed: false,
  };
}

/** The analyst's own record, the first time: the account's name is a guess they can correct. */
function introduceAnalyst(context: Context): void {
  const record: RecordRef = `analyst/${context.identity.analyst}`;
  if (context.records.has(record)) return;
  const name = plainName(context.description.accountName) || 'Analyst';
  write(context, [{ record, home: null, field: BIRTH, value: { alive: true, name } }], null);
}

/** What was healed, and what may be missing. A private workbench has its database of nowhere else. */
function tellUnion(state: StoreApi<WorkbenchState>, union: Union, isPrivate: boolean): void {
  const { brought, wasLost, damages, problem } = union;
  const say = strings.journal;
  if (problem !== null) notify(state, 'problem', say.unreadable(problem));
  if (wasLost && !isPrivate) notify(state, 'done', say.restored(brought));
  else if (!wasLost && brought > 0) notify(state, 'problem', say.brought(brought));
  // Of what was gone it is told how much was brought back.
  for (const damage of damages)
    if (damage.kind !== 'gone') notify(state, 'problem', damageInWords(damage));
}

/** Looked for where nothing of a corpus was ever here, as where the database and the journal were deleted. */
function earlierWork(
  host: HostApi,
  union: Union,
  { records, counters }: Stored,
): Promise<EarlierWork | null> | null {
  const isEmpty =
    counters.size === 0 && ![...records.keys()].some((record) => kindOf(record) === 'document');
  return isEmpty && union.isKept && union.problem === null ? findEarlierWork(host) : null;
}

function tellEarlier({ state }: Context, earlier: EarlierWork): void {
  const words = strings.earlier;
  const way = { command: 'restore', label: words.restore };
  const text = `${words.title}. ${words.told(earlier)}`;
  notify(state, 'problem', text, undefined, earlier.snapshots > 0 ? way : undefined);
}

/**
 * In this order: who serves the page, the right to write, the database and what is in it, the state.
 * Documents are opened afterwards, by `openSomething`.
 */
export async function start(
  host: HostApi,
  surroundings: Surroundings,
  state: StoreApi<WorkbenchState>,
): Promise<Start> {
  const description = await host.describeHost({});
  if (!description.ok) return failed(description.message);
  const standing = await host.privateState({});
  if (!standing.ok) return failed(standing.message);
  const { kind, lockAfter = 0 } = standing.value;
  if (kind === 'new' || kind === 'locked') return failed(strings.private.stillLocked);
  const isPrivate = kind === 'open';
  const { databaseName, lockPatience } = surroundings;
  const hold = await holdDatabase(databaseName, lockPatience).catch(openingFailed);
  if (hold === null) return failed(HELD);
  if (typeof hold === 'string') return failed(hold);
  const database: WorkbenchDatabase = openDatabase(databaseName, {
    tell: (answering) => {
      tellAnswering(state, database, answering);
    },
  });
  try {
    const read = async (): Promise<{ readonly union: Union; readonly stored: Stored }> => {
      const isClimbing = await snapshotBeforeClimb(host, database);
      await openWithAnEnd(database.dexie, isClimbing ? CLIMBING : undefined);
      const own = await lastOwn(database);
      const union = await uniteWithJournal(host, database, surroundings.bringingBack);
      const isPassed = own !== null && own < ((await lastOwn(database)) ?? 0);
      await storeUnstored(database);
      return { union, stored: await readStored(database, surroundings.randomUuid, isPassed) };
    };
    const { union, stored } = await readOrBringBack(host, database, read, isPrivate);
    // Before anything is written, which would lie there, too.
    const earlier = await earlierWork(host, union, stored);
    const context = contextOf(
      host,
      description.value,
      surroundings,
      database,
      state,
      stored,
      union,
    );
    const documents = await documentsOf(context);
    introduceAnalyst(context);
    // The journal is brought what it lacks, and only then it counts as saved.
    if (union.mark === null || union.isBehind) {
      context.writer.enqueue({ changes: [], history: null, meta: {} });
      if (union.isKept) state.setState({ saving: { kind: 'saving' } });
    }
    tellUnion(state, union, isPrivate);
    // A browser short of space may clear what it was not asked to keep.
    void navigator.storage.persist().catch(() => undefined);
    for (const problem of [...surroundings.found, ...stored.problems])
      notify(state, 'problem', problem);
    if (stored.isPassed) notify(state, 'done', strings.undoNotices.passed);
    state.setState({
      phase: 'ready',
      earlier,
      host: description.value,
      isPrivate,
      lockAfter,
      documents,
      tags: context.tagIndex.tags,
      relationTypes: context.tagIndex.relationTypes,
      entities: context.entityIndex.list,
      conflicts: context.conflictIndex.state,
      undoLabel: context.history.toUndo?.label ?? null,
      redoLabel: context.history.toRedo?.label ?? null,
      analystFilter: readFilter(stored.meta.analystFilter),
      keyBindings: new Map(stored.meta.keyBindings),
      tableColumns: readColumns(stored.meta.tableColumns),
      reading: { isOn: stored.meta.isReadingLogged, coverage: new Map(), read: [] },
      analystName: nameOfAnalyst(context, context.identity.analyst),
      analyst: context.identity.analyst,
      analysts: analystsOf(context),
      projectNote: projectNoteOf(context),
      projectName: projectNameOf(context),
    });
    return { kind: 'started', context, stored, hold };
  } catch (error) {
    database.dexie.close();
    hold.release();
    return failed(openingFailed(error));
  }
}

/** The samples at the very first start: their report would tell the person nothing. */
async function importSamples(context: Context, importer: Importer): Promise<DocumentId | null> {
  const { sources, refused } = await givenSources(context, 'sample');
  const first = await importer.import(sources, refused);
  await importer.idle();
  importer.dismiss();
  return first;
}

/**
 * What the person sees first: what they asked for by opening it, else what they had open last, else
 * the first sample, else the first of the corpus. A private workbench begins without samples, and so does
 * one whose earlier work is not here.
 */
export async function openSomething(
  context: Context,
  importer: Importer,
  projects: Pick<ProjectFiles, 'read'>,
  { isFirstStart, meta }: Stored,
): Promise<void> {
  const { isPrivate, earlier } = context.state.getState();
  const isNew = isFirstStart && !isPrivate && earlier === null;
  const sample = isNew ? await importSamples(context, importer) : null;
  const { sources, projects: given, refused } = await givenSources(context, 'opened');
  const asked = await importer.import(sources, refused);
  const { documents } = context.state.getState();
  const isThere = documents.some(({ summary }) => summary.id === meta.lastDocument);
  const last = isThere ? meta.lastDocument : null;
  const first = asked ?? last ?? sample ?? documents[0]?.summary.id ?? null;
  // Where nothing is open, the window itself says so.
  if (earlier !== null && first !== null) tellEarlier(context, earlier);
  if (first !== null) await openDocument(context, first);
  void readProjects(projects, given);
}
