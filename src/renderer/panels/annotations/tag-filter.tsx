import { memo, type ReactNode } from 'react';
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

/** More than these are lines instead of tiles, so that the cards keep their room. */
const mostTiles = 8;

/** Of more than these only those are shown that have tagged something here, or are hidden. */
const mostUnused = 300;

/** Which tags are shown, how many there are of each, and the line each is drawn with in the text. */
export const TagFilter = memo(function TagFilter({
  tags,
  counts,
  hidden,
  onToggle,
}: TagFilterProps): ReactNode {
  const isUsed = ({ id }: Tag): boolean => (counts.get(id) ?? 0) > 0;
  // A retired tag matters here only for what it has tagged.
  const shown =
    tags.length > mostUnused
      ? tags.filter((tag) => isUsed(tag) || hidden.has(tag.id))
      : tags.filter((tag) => !tag.isRetired || isUsed(tag));
  return (
    <div
      role="group"
      aria-label={strings.cards.filter}
      className={classNames(styles['filter'], shown.length > mostTiles && styles['many'])}
    >
      {shown.map((tag) => (
        <TagTile
          key={tag.id}
          tag={tag}
          count={counts.get(tag.id) ?? 0}
          isShown={!hidden.has(tag.id)}
          onToggle={onToggle}
        />
      ))}
    </div>
  );
});

interface TagTileProps {
  readonly tag: Tag;
  readonly count: number;
  readonly isShown: boolean;
  readonly onToggle: (tag: TagId, isHidden: boolean) => void;
}

/** Drawn anew only where its own tag or count changes: a codebook may have many. */
const TagTile = memo(function TagTile({ tag, count, isShown, onToggle }: TagTileProps): ReactNode {
  return (
    <ToggleButton
      isSelected={isShown}
      onChange={(isWanted) => {
        onToggle(tag.id, !isWanted);
      }}
      className={classNames(styles['tag'])}
      style={inkOf(tag.colour)}
    >
      <span className={classNames(styles['count'], count === 0 && styles['none'])}>
        {formatNumber(count)}
      </span>
      <span dir="auto" data-line={tag.line} className={styles['label']}>
        {capitalised(tag.label)}
      </span>
    </ToggleButton>
  );
});
