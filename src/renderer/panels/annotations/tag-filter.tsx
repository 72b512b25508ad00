import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';
import { classNames, inkOf } from '#renderer/ui';
import { capitalised, formatNumber, strings } from '#renderer/words';
import styles from './tag-filter.module.css';

export interface TagFilterProps {
  readonly tags: readonly Tag[];
  readonly counts: ReadonlyMap<TagId, number>;
  readonly hidden: ReadonlySet<TagId>;
  readonly onToggle: (tag: TagId, isHidden: boolean) => void;
}

/** Which tags are shown, how many there are of each, and the line each is drawn with in the text. */
export function TagFilter({ tags, counts, hidden, onToggle }: TagFilterProps): ReactNode {
  return (
    <div role="group" aria-label={strings.cards.filter} className={styles['filter']}>
      {tags.map((tag) => (
        <ToggleButton
          key={tag.id}
          isSelected={!hidden.has(tag.id)}
          onChange={(isShown) => {
            onToggle(tag.id, !isShown);
          }}
          className={classNames(styles['tag'])}
          style={inkOf(tag.colour)}
        >
          <span className={classNames(styles['count'], !counts.get(tag.id) && styles['none'])}>
            {formatNumber(counts.get(tag.id) ?? 0)}
          </span>
          <span className={classNames(styles['label'], styles[tag.kind])}>
            {capitalised(tag.label)}
          </span>
        </ToggleButton>
      ))}
    </div>
  );
}
