import {
  BIRTH,
  canonicalJson,
  conflictsOf,
  headsOf,
  idOf,
  isAlive,
  kindOf,
  readField,
  sha256Hex,
  uuidFromName,
  type AnnotationId,
  type DocumentId,
  type Json,
  type LiveChange,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import { shownAnalyst } from './analysts.ts';
import type { Context } from '../context.ts';
import type { Decided, DecisionOf, DecisionOn, Outcome } from '../compare/shapes.ts';
import { refTo } from './sketching.ts';

/**
 * Decisions as records: which annotations they are about, what came of them. Their ids, and those of
 * what comes of them, follow from what is decided on, so that two people who decide the same, far
 * from one another, have decided once.
 */

/** What names the annotations of a group, in any order. */
export const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ');

export const decisionId = (key: string): string => uuidFromName(`decision on ${key}`);

/** The annotation that comes of taking one over. */
export const resultOf = (decision: string, source: AnnotationId): AnnotationId =>
  uuidFromName(`result of ${decision} from ${source}`) as AnnotationId;

/** What an annotation said when it was decided on. */
export interface Said {
  readonly id: AnnotationId;
  readonly exact: string;
  /** As recorded, whatever it counts as. */
  readonly tag: TagId;
  readonly value: Json;
}

/** A fingerprint of what annotations say. Where they lie is left out: a newer text may shift them. */
export const fingerprint = (said: readonly Said[]): string =>
  sha256Hex(
    canonicalJson(
      [...said]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, exact, tag, value }): Json => [id, exact, tag, value]),
    ),
  );

const ids = (state: RecordState, field: string): readonly AnnotationId[] => {
  const value = readField(state, field);
  return Array.isArray(value) ? (value as unknown as readonly AnnotationId[]) : [];
};

/** What anybody says came of it, whoever else says otherwise. */
const allResults = (state: RecordState): readonly AnnotationId[] => [
  ...new Set(
    headsOf(state, 'results').flatMap(({ field, value }): readonly AnnotationId[] => {
      const said = field === BIRTH ? (value as { readonly results?: Json }).results : value;
      return Array.isArray(said) ? (said as unknown as readonly AnnotationId[]) : [];
    }),
  ),
];

const latestOf = ({ live }: RecordState): LiveChange =>
  live.reduce((last, each) => (each.at > last.at ? each : last));

const NONE: readonly never[] = [];

/** Every decision, by the annotations it is about and by what came of it. */
export class DecisionIndex {
  readonly #context: Context;
  readonly #byKey = new Map<string, RecordRef>();
  readonly #about = new Map<AnnotationId, Set<RecordRef>>();
  readonly #results = new Map<AnnotationId, RecordRef>();
  readonly #told = new Map<AnnotationId, readonly DecisionOn[]>();
  /** The open document that is told of. */
  #toldOf: Context['loaded'] = null;
  readonly #judged = new WeakMap<
    RecordState,
    { readonly said: readonly Said[]; readonly decided: Decided | null }
  >();

  constructor(context: Context) {
    this.#context = context;
    for (const state of context.records.values())
      if (kindOf(state.record) === 'decision') this.#put(state);
  }

  update(states: Iterable<RecordState>): void {
    for (const state of states) this.#put(state);
    this.#told.clear();
  }

  /** What depends on annotations that changed is told anew. */
  touch(): void {
    this.#told.clear();
  }

  /** The decision on a group, alive or not. */
  state(key: string): RecordState | undefined {
    const record = this.#byKey.get(key);
    return record === undefined ? undefined : this.#context.records.get(record);
  }

  /** What may be in the layer by the decision on a group. */
  results(key: string): readonly AnnotationId[] {
    const state = this.state(key);
    return state === undefined ? NONE : allResults(state);
  }

  /** The decisions that an annotation was ever decided on by. */
  about(id: AnnotationId): readonly RecordRef[] {
    return [...(this.#about.get(id) ?? NONE)];
  }

  /** @param said what the annotations say now */
  decided(key: string, said: () => readonly Said[]): Decided | null {
    const state = this.state(key);
    if (state === undefined || !isAlive(state)) return null;
    const latest = latestOf(state);
    const results = ids(state, 'results');
    const id = idOf(state.record);
    const kept = new Set(
      ids(state, 'about').filter((each) => results.includes(resultOf(id, each))),
    );
    return {
      by: this.#deciderOf(state),
      at: latest.at,
      outcome: (readField(state, 'outcome') ?? 'none') as Outcome,
      kept,
      results,
      standing: this.#standing(state, said),
    };
  }

  /** The same, and the same object until something of it changes. */
  judged(key: string, said: readonly Said[]): Decided | null {
    const state = this.state(key);
    if (state === undefined) return null;
    const known = this.#judged.get(state);
    const isSame = known?.said === said && known.decided?.by === this.#deciderOf(state);
    if (isSame) return known.decided;
    const decided = this.decided(key, () => said);
    this.#judged.set(state, { said, decided });
    return decided;
  }

  on(id: AnnotationId): readonly DecisionOn[] {
    const { loaded } = this.#context;
    if (loaded !== this.#toldOf) this.#told.clear();
    this.#toldOf = loaded;
    const known = this.#told.get(id);
    if (known !== undefined) return known;
    const told = [...(this.#about.get(id) ?? NONE)].flatMap(
      (record) => this.#tell(record, id) ?? NONE,
    );
    const kept = told.length === 0 ? NONE : told;
    this.#told.set(id, kept);
    return kept;
  }

  of(id: AnnotationId): DecisionOf | null {
    const record = this.#results.get(id);
    const state = record === undefined ? undefined : this.#context.records.get(record);
    if (state === undefined || !isAlive(state) || !ids(state, 'results').includes(id)) return null;
    const decided = this.decided(keyOf(ids(state, 'about')), () => []);
    if (decided === null) return null;
    const decision = idOf(state.record);
    const source = ids(state, 'about').find((each) => resultOf(decision, each) === id) ?? null;
    const document = readField(state, 'document') as DocumentId;
    return { id: decision, by: decided.by, at: decided.at, source, document };
  }

  #deciderOf(state: RecordState): string {
    return shownAnalyst(this.#context, latestOf(state).analyst);
  }

  #standing(state: RecordState, said: () => readonly Said[]): Decided['standing'] {
    const isContested = conflictsOf(state).some(({ field }) =>
      ['outcome', 'results', 'alive'].includes(field),
    );
    if (isContested) return 'contested';
    const seen = readField(state, 'seen');
    if (typeof seen !== 'string') return 'holds';
    return seen === fingerprint(said()) ? 'holds' : 'changed';
  }

  #put(state: RecordState): void {
    const about = ids(state, 'about');
    this.#byKey.set(keyOf(about), state.record);
    for (const id of about) {
      const known = this.#about.get(id);
      if (known === undefined) this.#about.set(id, new Set([state.record]));
      else known.add(state.record);
    }
    for (const id of allResults(state)) this.#results.set(id, state.record);
  }

  /** What a decision says of one of its annotations, as far as the open document knows. */
  #tell(record: RecordRef, id: AnnotationId): DecisionOn | null {
    const { records, loaded } = this.#context;
    const state = records.get(record);
    if (state === undefined) return null;
    const about = ids(state, 'about');
    const saidBy = (each: AnnotationId): Said[] => {
      const annotation = loaded?.states.get(refTo(each));
      return annotation === undefined ? [] : saidIn(annotation);
    };
    const decided = this.decided(keyOf(about), () => about.flatMap(saidBy));
    if (decided === null) return null;
    const { by, at, results, standing } = decided;
    const document = readField(state, 'document') as DocumentId;
    const isThere = (each: AnnotationId): boolean => {
      const result = loaded?.states.get(refTo(each));
      return result === undefined || isAlive(result);
    };
    const own = resultOf(idOf(record), id);
    const result = [own, ...results].find((each) => results.includes(each) && isThere(each));
    const fate = this.#fate(decided, id, result ?? null);
    // A newer version of the text takes its annotations along.
    const isHere = result !== undefined && loaded?.states.has(refTo(result)) === true;
    const there = isHere ? loaded.id : document;
    return { id: idOf(record), by, at, fate, standing, result: result ?? null, document: there };
  }

  #fate(
    { outcome, kept }: Decided,
    id: AnnotationId,
    result: AnnotationId | null,
  ): DecisionOn['fate'] {
    if (outcome === 'none') return 'notKept';
    if (kept.has(id)) return outcome === 'both' ? 'kept' : outcome;
    const { loaded, tagIndex } = this.#context;
    const states = [id, result].map((each) =>
      each === null ? undefined : loaded?.states.get(refTo(each)),
    );
    const [mine, other] = states.map((state) =>
      state === undefined ? undefined : saidIn(state)[0],
    );
    if (mine === undefined || other === undefined) return 'other';
    if (tagIndex.resolve(mine.tag) !== tagIndex.resolve(other.tag)) return 'otherTag';
    return mine.exact === other.exact ? 'other' : 'otherPassage';
  }
}

/** What an annotation's state says; nothing where it is deleted. */
export function saidIn(state: RecordState): Said[] {
  const passage = readField(state, 'passage') as { readonly exact: string } | undefined;
  const tag = readField(state, 'tag') as TagId | undefined;
  if (!isAlive(state) || passage === undefined || tag === undefined) return [];
  const id = idOf(state.record) as AnnotationId;
  return [{ id, exact: passage.exact, tag, value: readField(state, 'value') ?? null }];
}

const indices = new WeakMap<Context, DecisionIndex>();

/** The one index of a workbench; made when first asked for. */
export function decisionsIn(context: Context): DecisionIndex {
  const index = indices.get(context) ?? new DecisionIndex(context);
  indices.set(context, index);
  return index;
}

/** Lets the index follow records that changed, where there is one yet. */
export function followDecisions(
  context: Context,
  decisions: readonly RecordState[],
  areAnnotationsTouched: boolean,
): void {
  const index = indices.get(context);
  if (index === undefined) return;
  if (decisions.length > 0) index.update(decisions);
  else if (areAnnotationsTouched) index.touch();
}
