import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { countTicked, type SearchState, type Workbench } from '#renderer/store';
import { TickedBar } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';

export interface TagBarProps {
  readonly workbench: Workbench;
  readonly search: SearchState;
}

/** What is ticked, and tagging it, by mouse. */
export function TagBar({ workbench, search }: TagBarProps): ReactNode {
  const words = strings.search;
  const tags = useStore(workbench.state, (state) => state.tags);
  const ticked = countTicked(search.ticks, search.hits.length);
  return (
    <TickedBar
      ticked={words.ticked(ticked)}
      label={words.tagGroup}
      isDisabled={ticked === 0}
      acts={tags
        .filter(({ isRetired }) => !isRetired)
        .map(({ id, colour, label, key }) => ({
          id,
          colour,
          key,
          text: capitalised(label),
          label: words.tag(label, ticked),
          run: () => void workbench.search.tagTicked(id),
        }))}
    />
  );
}
