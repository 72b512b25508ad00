import { useCallback, useSyncExternalStore } from 'react';
import type { EntityId } from '#core/model';
import type { Annotation, AnnotationIndex } from '#renderer/store';

/** How many annotations of a document stand for each actor. */
interface Counts {
  of(id: EntityId): number;
}

const kept = new WeakMap<AnnotationIndex, Counts>();

const entityOf = ({ value }: Annotation): EntityId | null =>
  value?.kind === 'actor' ? value.entity : null;

/** Counted whole at the first question, then by what each edit changes. */
function countsOf(index: AnnotationIndex): Counts {
  const known = kept.get(index);
  if (known !== undefined) return known;
  const counts = new Map<EntityId, number>();
  const add = (annotations: readonly Annotation[], by: number): void => {
    for (const annotation of annotations) {
      const id = entityOf(annotation);
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + by);
    }
  };
  add(index.inOrder(), 1);
  index.subscribe(({ removed, added }) => {
    add(removed, -1);
    add(added, 1);
  });
  const made: Counts = { of: (id) => counts.get(id) ?? 0 };
  kept.set(index, made);
  return made;
}

const nothing = (): void => undefined;

/** How often an actor is mentioned in the open document; follows each edit. */
export function useMentionCount(index: AnnotationIndex | null, id: EntityId): number {
  const subscribe = useCallback(
    (listener: () => void) => index?.subscribe(listener) ?? nothing,
    [index],
  );
  return useSyncExternalStore(subscribe, () => (index === null ? 0 : countsOf(index).of(id)));
}
