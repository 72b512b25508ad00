import { fold } from '#core/anchoring';
import {
  idOf,
  kindOf,
  readEntity,
  type EntityId,
  type EntityRecord,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { resolveMerged, resolvedOtherwise } from './merged.ts';
import type { Entity } from '../shapes.ts';

const collator = new Intl.Collator(undefined, { numeric: true });

const byName = (a: Entity, b: Entity): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A name without what readers do not tell apart: case, kinds of quotes and dashes, white space. */
export const foldedName = (name: string): string =>
  fold(name.trim().normalize('NFC')).text.toLowerCase();

function told({ id, name, kind, aliases, sameAs, note }: EntityRecord): Entity {
  return { id, name, kind, aliases, sameAs, note };
}

/** Where an entity stands, or would stand, in the list. */
function placeOf(list: readonly Entity[], entity: Entity): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byName(list[middle] as Entity, entity) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Beyond this many changes, sorting all is cheaper than placing each. */
const MOST_PLACED = 32;

const NONE: ReadonlySet<EntityId> = new Set();

/**
 * Every actor in memory: by id, in the order of their names, and by what they are called. A change
 * of one costs what one costs.
 */
export class EntityIndex {
  /** Merged ones too. */
  readonly #records = new Map<EntityId, EntityRecord>();
  readonly #withMerge = new Set<EntityId>();
  #merged: ReadonlyMap<EntityId, EntityId> = new Map();
  readonly #shown = new Map<EntityId, Entity>();
  #list: readonly Entity[] = [];
  /** By folded name and alias; from the first time that somebody asks. */
  #named: Map<string, Set<EntityId>> | null = null;

  constructor(records: ReadonlyMap<RecordRef, RecordState>) {
    for (const [record, state] of records) if (kindOf(record) === 'entity') this.#read(state);
    this.#merged = this.#resolved();
    this.#show(this.#records.keys());
  }

  /** Those that are not merged into another, by name; the same until one changes. */
  get list(): readonly Entity[] {
    return this.#list;
  }

  /** The actor that an id counts as, as it is shown. */
  shown(id: EntityId): Entity | undefined {
    return this.#shown.get(this.resolve(id));
  }

  record(id: EntityId): EntityRecord | undefined {
    return this.#records.get(id);
  }

  /** The actor that an id counts as; one that is unknown counts as itself. */
  resolve(id: EntityId): EntityId {
    return this.#merged.get(id) ?? id;
  }

  /** What counts as another actor, and as which. */
  get merged(): ReadonlyMap<EntityId, EntityId> {
    return this.#merged;
  }

  /** Every id that counts as this one, itself included. */
  countingAs(id: EntityId): ReadonlySet<EntityId> {
    const end = this.resolve(id);
    const ids = new Set([end]);
    for (const [from, into] of this.#merged) if (into === end) ids.add(from);
    return ids;
  }

  /** Those whose name, or one of whose aliases, is these words; by name. */
  named(words: string): readonly Entity[] {
    if (this.#named === null) {
      this.#named = new Map();
      for (const entity of this.#list) this.#name(entity, true);
    }
    const ids = this.#named.get(foldedName(words)) ?? NONE;
    return [...ids].flatMap((id) => this.#shown.get(id) ?? []).sort(byName);
  }

  /**
   * Takes in the states of actors that changed.
   *
   * @returns the ids that count as another actor now.
   */
  update(states: readonly RecordState[]): ReadonlySet<EntityId> {
    if (states.length === 0) return NONE;
    const before = this.#merged;
    for (const state of states) this.#read(state);
    const isMergeTouched = this.#withMerge.size > 0 || before.size > 0;
    if (isMergeTouched) this.#merged = this.#resolved();
    const anew = isMergeTouched ? resolvedOtherwise(before, this.#merged) : NONE;
    this.#show(new Set([...states.map(({ record }) => idOf(record) as EntityId), ...anew]));
    return anew;
  }

  #read(state: RecordState): void {
    const id = idOf(state.record) as EntityId;
    const record = readEntity(state);
    if (record === null) this.#records.delete(id);
    else this.#records.set(id, record);
    if (record === null || record.mergedInto === null) this.#withMerge.delete(id);
    else this.#withMerge.add(id);
  }

  #resolved(): ReadonlyMap<EntityId, EntityId> {
    return resolveMerged(this.#withMerge, (id) => {
      const into = this.#records.get(id)?.mergedInto ?? null;
      return into !== null && this.#records.has(into) ? into : null;
    });
  }

  #show(ids: Iterable<EntityId>): void {
    const gone = new Set<Entity>();
    const come: Entity[] = [];
    for (const id of ids) {
      const former = this.#shown.get(id);
      const record = this.#records.get(id);
      if (former !== undefined) {
        gone.add(former);
        this.#shown.delete(id);
        this.#name(former, false);
      }
      if (record === undefined || this.#merged.has(id)) continue;
      const entity = told(record);
      come.push(entity);
      this.#shown.set(id, entity);
      this.#name(entity, true);
    }
    this.#place(gone, come);
  }

  #place(gone: ReadonlySet<Entity>, come: readonly Entity[]): void {
    if (gone.size + come.length === 0) return;
    if (gone.size + come.length > MOST_PLACED) {
      this.#list = [...this.#list.filter((entity) => !gone.has(entity)), ...come].sort(byName);
      return;
    }
    const list = [...this.#list];
    for (const entity of gone) list.splice(placeOf(list, entity), 1);
    for (const entity of come) list.splice(placeOf(list, entity), 0, entity);
    this.#list = list;
  }

  #name(entity: Entity, isThere: boolean): void {
    const named = this.#named;
    if (named === null) return;
    for (const name of [entity.name, ...entity.aliases]) {
      const key = foldedName(name);
      const ids = named.get(key);
      if (isThere) named.set(key, (ids ?? new Set()).add(entity.id));
      else if (ids !== undefined) {
        ids.delete(entity.id);
        if (ids.size === 0) named.delete(key);
      }
    }
  }
}
