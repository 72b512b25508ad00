import {
  ADJUDICATED,
  BIRTH,
  canonicalJson,
  isAlive,
  readAnnotation,
  readField,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type Json,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import { absentField } from '../records/absent.ts';
import type { CompareMember, CompareRow, Outcome, Verdict } from './shapes.ts';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import {
  decisionId,
  decisionsIn,
  fingerprint,
  keyOf,
  resultOf,
  saidIn,
} from '../records/decisions.ts';
import { commit, stateOf, type Draft, type ForeignStates } from '../steps/edit.ts';
import { readSomeStates } from '../records/read-states.ts';
import { refTo } from '../records/sketching.ts';

/** Decisions as they are made: a record of each, and what comes of it in the layer of its own. */

const { compareSteps } = strings;

/** Which of a group's annotations are taken over, and as what that counts. */
function meantBy(row: CompareRow, verdict: Verdict): [Outcome, readonly CompareMember[]] {
  switch (verdict.kind) {
    case 'none':
      return ['none', []];
    case 'both':
      return ['both', distinct(row.members)];
    case 'accept':
    case 'edit': {
      const members = row.members.filter(({ analyst }) => analyst === verdict.analyst);
      return [verdict.kind === 'edit' ? 'edited' : 'accepted', members];
    }
  }
}

/** What says the very same is kept once. */
function distinct(members: readonly CompareMember[]): readonly CompareMember[] {
  const said = new Map<string, CompareMember>();
  for (const member of members) {
    const { start, end, tag, value } = member;
    const words = canonicalJson([start, end, tag, value as unknown as Json]);
    if (!said.has(words)) said.set(words, member);
  }
  return [...said.values()];
}

/** A record's fields as drafts: its birth, or what is otherwise of what is there. */
function draftsFor(
  record: RecordRef,
  home: DocumentId | null,
  fields: Readonly<Record<string, Json>>,
  state: RecordState | undefined,
): readonly Draft[] {
  if (state === undefined || state.live.length === 0)
    return [{ record, home, field: BIRTH, value: fields }];
  const isSo = (field: string, value: Json): boolean => {
    if (field === 'alive') return isAlive(state);
    const now = readField(state, field) ?? absentField(record, field);
    return canonicalJson(now) === canonicalJson(value);
  };
  return Object.entries(fields)
    .filter(([field, value]) => !isSo(field, value))
    .map(([field, value]) => ({ record, home, field, value }));
}

/** What the decided layer's annotation says: what the one it is taken from says. */
function resultFields(state: RecordState): Readonly<Record<string, Json>> {
  const said = (field: string): Record<string, Json> => {
    const value = readField(state, field);
    return value === undefined ? {} : { [field]: value };
  };
  // Without a time of its own: two who decide alike have made one thing.
  return {
    alive: true,
    ...said('passage'),
    ...said('tag'),
    creator: ADJUDICATED,
    ...said('note'),
    ...said('value'),
  };
}

/** A field that the source says nothing of any more is to be empty in the result, too. */
const emptied = (fields: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> => ({
  note: '',
  value: null,
  ...fields,
});

/** What deciding one group comes to; null where one of its annotations is gone. */
function draftsOf(
  context: Context,
  row: CompareRow,
  verdict: Verdict,
  foreign: ForeignStates,
): readonly Draft[] | null {
  const { key, document, members } = row;
  const states = members.map(({ id }) => stateOf(context, refTo(id), foreign));
  if (!states.every((state) => state !== undefined && readAnnotation(state) !== null)) return null;
  const known = states as RecordState[];
  const id = decisionId(key);
  const [outcome, kept] = meantBy(row, verdict);
  const results = kept.map((member) => resultOf(id, member.id));
  const before = possibleResults(context, row);
  const taken = kept.flatMap((member) => {
    const source = known[members.indexOf(member)] as RecordState;
    const record = refTo(resultOf(id, member.id));
    const state = stateOf(context, record, foreign);
    const fields = resultFields(source);
    return draftsFor(record, document, state === undefined ? fields : emptied(fields), state);
  });
  const dropped = before
    .filter((each) => !results.includes(each))
    .flatMap((each): readonly Draft[] => {
      const state = stateOf(context, refTo(each), foreign);
      if (state === undefined || !isAlive(state)) return [];
      return [{ record: refTo(each), home: document, field: 'alive', value: false }];
    });
  const decision = {
    alive: true,
    document,
    about: members.map((member) => member.id).sort(),
    results,
    outcome,
    seen: fingerprint(known.flatMap(saidIn)),
  };
  const record: RecordRef = `decision/${id}`;
  const said = decisionDrafts(record, decision, context.records.get(record));
  return [...said, ...taken, ...dropped];
}

/**
 * A decision that was made before is said again as a whole: so that what two people said otherwise
 * is one again.
 */
function decisionDrafts(
  record: RecordRef,
  fields: Readonly<Record<string, Json>>,
  state: RecordState | undefined,
): readonly Draft[] {
  if (state === undefined || state.live.length === 0)
    return [{ record, home: null, field: BIRTH, value: fields }];
  // Undone the other way round: what is said of it last is that it is gone.
  const again = ['alive', 'outcome', 'results', 'seen'];
  return again.map((field) => ({ record, home: null, field, value: fields[field] as Json }));
}

/** All that may have come of deciding a group, by whomever. */
function possibleResults(context: Context, { key, members }: CompareRow): readonly AnnotationId[] {
  const id = decisionId(key);
  const own = members.map((member) => resultOf(id, member.id));
  return [...new Set([...own, ...decisionsIn(context).results(key)])];
}

/** The layer's own analyst, the first time. */
function layerDrafts({ records }: Context): readonly Draft[] {
  const record: RecordRef = `analyst/${ADJUDICATED}`;
  const value = { alive: true, name: strings.compare.layer };
  return records.has(record) ? [] : [{ record, home: null, field: BIRTH, value }];
}

/** States of what is decided on, and of what came of it before, in documents that are not open. */
async function foreignStates(
  context: Context,
  rows: readonly CompareRow[],
): Promise<ForeignStates> {
  const wanted = new Map<RecordRef, DocumentId>();
  for (const row of rows) {
    const { document, members } = row;
    if (document === context.loaded?.id) continue;
    for (const id of [...members.map((member) => member.id), ...possibleResults(context, row)])
      wanted.set(refTo(id), document);
  }
  if (wanted.size === 0) return new Map();
  return (await readSomeStates(context, wanted)).states;
}

const labelOf = (context: Context, verdict: Verdict): string => {
  const name = (analyst: AnalystId): string => shownAnalyst(context, analyst);
  switch (verdict.kind) {
    case 'accept':
      return compareSteps.accept(name(verdict.analyst));
    case 'edit':
      return compareSteps.edit(name(verdict.analyst));
    case 'both':
      return compareSteps.both;
    case 'none':
      return compareSteps.none;
  }
};

/**
 * Decides groups, as one step.
 *
 * @returns those decided: groups of which an annotation went meanwhile are left out.
 */
export async function decideAll(
  context: Context,
  rows: readonly CompareRow[],
  verdictOn: (row: CompareRow) => Verdict,
  label: string | null,
): Promise<readonly CompareRow[]> {
  const foreign = await foreignStates(context, rows);
  if (context.isClosed) return [];
  const decided: CompareRow[] = [];
  const drafts: Draft[] = [];
  for (const row of rows) {
    const own = draftsOf(context, row, verdictOn(row), foreign);
    if (own === null) continue;
    decided.push(row);
    for (const draft of own) drafts.push(draft);
  }
  const [first] = decided;
  if (first === undefined) return [];
  const named = label ?? labelOf(context, verdictOn(first));
  commit(context, named, [...layerDrafts(context), ...drafts], foreign);
  return decided;
}

/** The annotation that a decision of one group has in the layer, for the one it was taken from. */
export const resultIn = (row: CompareRow, source: AnnotationId): AnnotationId =>
  resultOf(decisionId(keyOf(row.members.map(({ id }) => id))), source);
