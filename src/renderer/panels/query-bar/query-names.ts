import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { QueryNames } from '#core/query';
import type { Tag, Workbench } from '#renderer/store';

/** What queries can name, and the tags with their colours. */
export interface Askable extends QueryNames {
  readonly tags: readonly Tag[];
}

/** The lists stay the same while nothing in them changes: their names are folded once. */
export function useAskable({ state }: Workbench): Askable {
  const tags = useStore(state, (now) => now.tags);
  const entries = useStore(state, (now) => now.documents);
  const analysts = useStore(state, (now) => now.analysts);
  const entities = useStore(state, (now) => now.entities);
  const documents = useMemo(
    () => entries.map(({ summary: { id, metadata } }) => ({ id, title: metadata.title })),
    [entries],
  );
  return useMemo(
    () => ({ tags, documents, analysts, entities }),
    [tags, documents, analysts, entities],
  );
}
