import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { countTicked, type SearchState, type Tag, type Workbench } from '#renderer/store';
import { Button, Dot, Kbd } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import styles from './concordance.module.css';

export interface TagBarProps {
  readonly workbench: Workbench;
  readonly search: SearchState;
}

/** What is ticked, and tagging it, by mouse. */
export function TagBar({ workbench, search }: TagBarProps): ReactNode {
  const words = strings.search;
  const tags = useStore(workbench.state, (state) => state.tags);
  const { hits, ticks } = search;
  const ticked = countTicked(ticks, hits.length);
  const all = workbench.search;
  return (
    <div className={styles['foot']}>
      <span className={styles['ticked']} role="status">
        {words.ticked(ticked)}
      </span>
      <div role="group" aria-label={words.tagGroup} className={styles['tags']}>
        {tags
          .filter(({ isRetired }) => !isRetired)
          .map((tag) => (
            <TagButton
              key={tag.id}
              tag={tag}
              ticked={ticked}
              onPress={() => void all.tagTicked(tag.id)}
            />
          ))}
      </div>
    </div>
  );
}

interface TagButtonProps {
  readonly tag: Tag;
  readonly ticked: number;
  readonly onPress: () => void;
}

function TagButton({ tag, ticked, onPress }: TagButtonProps): ReactNode {
  return (
    <Button
      label={strings.search.tag(tag.label, ticked)}
      isDisabled={ticked === 0}
      onPress={onPress}
    >
      <Dot colour={tag.colour} />
      <span dir="auto">{capitalised(tag.label)}</span>
      {tag.key !== '' && <Kbd>{tag.key.toUpperCase()}</Kbd>}
    </Button>
  );
}
