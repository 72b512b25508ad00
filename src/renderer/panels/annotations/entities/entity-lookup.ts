import type { EntityId } from '#core/model';
import type { Entity } from '#renderer/store';

const maps = new WeakMap<readonly Entity[], ReadonlyMap<EntityId, Entity>>();

/** An actor by id; the map is made once for each state of the list. */
export function entityById(entities: readonly Entity[], id: EntityId): Entity | undefined {
  let map = maps.get(entities);
  if (map === undefined) {
    map = new Map(entities.map((entity) => [entity.id, entity]));
    maps.set(entities, map);
  }
  return map.get(id);
}
