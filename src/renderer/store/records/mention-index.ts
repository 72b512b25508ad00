import {
  actorOf,
  readAnnotation,
  type DocumentId,
  type EntityId,
  type RecordRef,
  type RecordState,
  type Value,
} from '#core/model';
import type { Context } from '../context.ts';
import { readDocumentStates } from './read-states.ts';

/** The actor that an annotation's stored value names, whatever its tag is now; null without any. */
function namedIn(state: RecordState): EntityId | null {
  const record = readAnnotation(state);
  return record === null ? null : actorOf(record.value as Value | null);
}

/**
 * Which annotations name which actor, in all documents. Reading them all is put off until somebody
 * asks; from then on the index follows what changes.
 */
class MentionIndex {
  readonly #states = new Map<RecordRef, RecordState>();
  readonly #byEntity = new Map<EntityId, Set<RecordRef>>();
  #whole: Promise<void> | null = null;
  /** While documents are read: what changed meanwhile, and is not to be overwritten. */
  #changed: Set<RecordRef> | null = null;

  /** States of the annotations that name any of these actors. */
  async naming(context: Context, entities: ReadonlySet<EntityId>): Promise<readonly RecordState[]> {
    await this.#read(context);
    return [...entities].flatMap((id) =>
      [...(this.#byEntity.get(id) ?? [])].flatMap((record) => this.#states.get(record) ?? []),
    );
  }

  /** Follows annotations that changed. */
  update(states: Iterable<RecordState>): void {
    if (this.#whole === null) return;
    for (const state of states) {
      this.#changed?.add(state.record);
      this.#put(state);
    }
  }

  #read(context: Context): Promise<void> {
    this.#whole ??= this.#readAll(context).catch((error: unknown) => {
      this.#whole = null;
      throw error;
    });
    return this.#whole;
  }

  async #readAll(context: Context): Promise<void> {
    this.#states.clear();
    this.#byEntity.clear();
    const changed = new Set<RecordRef>();
    this.#changed = changed;
    // Reading a document yields by itself: no more than one stands between two edits.
    for (const document of documentsWithAnnotations(context)) {
      const { loaded } = context;
      const { states } =
        loaded?.id === document ? loaded : await readDocumentStates(context, document);
      for (const [record, state] of states) if (!changed.has(record)) this.#put(state);
    }
    this.#changed = null;
  }

  #put(state: RecordState): void {
    const { record } = state;
    const former = this.#states.get(record);
    const was = former === undefined ? null : namedIn(former);
    const is = namedIn(state);
    if (was !== null && was !== is) this.#take(was, record);
    if (is === null) return void this.#states.delete(record);
    this.#states.set(record, state);
    this.#byEntity.set(is, (this.#byEntity.get(is) ?? new Set()).add(record));
  }

  #take(entity: EntityId, record: RecordRef): void {
    const records = this.#byEntity.get(entity);
    records?.delete(record);
    if (records?.size === 0) this.#byEntity.delete(entity);
  }
}

/** Documents that any annotation belongs to. */
export const documentsWithAnnotations = ({ counters }: Context): readonly DocumentId[] =>
  [...counters].filter(([, counts]) => counts.size > 0).map(([document]) => document);

const indices = new WeakMap<Context, MentionIndex>();

/** Has all read anew when somebody asks next: a thread has stored what may name actors. */
export function forgetMentions(context: Context): void {
  indices.delete(context);
}

/** The one index of a workbench. */
export function mentionsIn(context: Context): MentionIndex {
  const index = indices.get(context) ?? new MentionIndex();
  indices.set(context, index);
  return index;
}
