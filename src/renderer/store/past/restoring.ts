import {
  actorOf,
  idOf,
  kindOf,
  readField,
  readValue,
  type AnnotationId,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import { homeOf } from '#renderer/database';
import type { Context } from '../context.ts';
import { commit, type Draft } from '../steps/edit.ts';
import { notify } from '../notices.ts';
import { revealAt } from '../reading/navigating.ts';
import { returnTo } from '../documents/open-document.ts';
import { homesOfDeleted } from './changes.ts';
import { endsOf, passageIn, statesOf, type End } from './links.ts';
import { isDeleted } from './trash.ts';
import { documentTitle } from './words.ts';

const { past } = strings;

const isKind =
  (kind: string) =>
  (record: RecordRef): boolean =>
    kindOf(record) === kind;

/** The ends of the links that come back. */
function endsNeeded(context: Context, links: readonly RecordRef[]): readonly End[] {
  return links.flatMap((link) => {
    const state = context.records.get(link);
    const ends = state === undefined ? null : endsOf(state);
    return ends === null ? [] : [ends.from, ends.to];
  });
}

/** States of all annotations that may have to come back. */
async function annotationStates(
  context: Context,
  records: readonly RecordRef[],
): Promise<ReadonlyMap<RecordRef, RecordState>> {
  const asked = records.filter(isKind('annotation'));
  const elsewhere = asked.filter((record) => context.loaded?.states.has(record) !== true);
  const homes = elsewhere.length === 0 ? null : await homesOfDeleted(context, new Set(elsewhere));
  const ends = endsNeeded(context, records.filter(isKind('relation')));
  const wanted = asked.map((record): End => ({ record, home: homes?.get(record) ?? null }));
  return statesOf(context, [...wanted, ...ends]);
}

/** What an annotation cannot be without: its document in the corpus, its tag, its actor. */
function needsOf(state: RecordState): readonly RecordRef[] {
  const passage = passageIn(state);
  const tag = readField(state, 'tag');
  const entity = actorOf(readValue((readField(state, 'value') ?? null) as Json));
  return [
    ...(passage === null ? [] : [`document/${passage.document}` as const]),
    ...(typeof tag === 'string' ? [`tag/${tag}` as const] : []),
    ...(entity === null ? [] : [`entity/${entity}` as const]),
  ];
}

/** Everything that comes back, as drafts: in an order in which each finds what it leans on. */
function draftsFor(
  context: Context,
  records: readonly RecordRef[],
  states: ReadonlyMap<RecordRef, RecordState>,
): readonly Draft[] {
  const annotations = [...states.values()].filter(isDeleted);
  const others = [...annotations.flatMap(needsOf), ...records].filter(
    (record) => !isKind('annotation')(record),
  );
  const gone = [...new Set(others)].filter((record) => isDeleted(context.records.get(record)));
  return [
    ...gone.map((record) => ({ record, home: null })),
    ...annotations.map((state) => ({
      record: state.record,
      home: homeOf(state),
    })),
  ].map((each): Draft => ({ ...each, field: 'alive', value: true }));
}

/** Which documents came back though nobody asked for them by name. */
function alongWith(
  context: Context,
  drafts: readonly Draft[],
  records: readonly RecordRef[],
): string | null {
  const asked = new Set(records);
  const documents = drafts
    .map(({ record }) => record)
    .filter((record) => isKind('document')(record) && !asked.has(record));
  const [first] = documents;
  if (first === undefined) return null;
  return documents.length === 1
    ? past.withDocument(documentTitle(context, idOf(first) as DocumentId))
    : past.withDocuments(documents.length);
}

function countsOf(drafts: readonly Draft[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { record } of drafts) counts[kindOf(record)] = (counts[kindOf(record)] ?? 0) + 1;
  return counts;
}

/** Brings the first of the open document's that came back into view. */
function lookAt(context: Context, drafts: readonly Draft[]): void {
  const found = drafts
    .map(({ record }) => context.loaded?.annotations.get(idOf(record) as AnnotationId))
    .find((annotation) => annotation !== undefined);
  if (found !== undefined) revealAt(context, found.start);
}

/** Brings records back as one step, and says what came. */
export async function restore(context: Context, records: readonly RecordRef[]): Promise<void> {
  const states = await annotationStates(context, records);
  if (context.isClosed) return;
  const drafts = draftsFor(context, records, states);
  if (drafts.length === 0) return notify(context.state, 'done', past.nothingToRestore);
  const counts = countsOf(drafts);
  commit(context, past.restoreStep(counts), drafts, new Map(states));
  for (const { record } of drafts)
    if (isKind('document')(record)) returnTo(context, idOf(record) as DocumentId);
  lookAt(context, drafts);
  const along = alongWith(context, drafts, records);
  const sentence = past.restoredNotice(counts);
  notify(context.state, 'done', along === null ? sentence : `${sentence} ${along}`);
}
