import type { CSSProperties, MouseEvent } from 'react';
import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';
import styles from './reading-surface.module.css';

/** Where the popover stands, in pixels of the page it lies in. */
export interface PopoverPlace {
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly place: PopoverPlace;
  readonly tags: readonly Tag[];
  readonly onTag: (tag: TagId) => void;
}

/** Pressing a button must not take the selection away before it is tagged. */
const keepSelection = (event: MouseEvent): void => event.preventDefault();

/** The buttons beside a selection: one for each tag, with its key. */
export function TagPopover({ place, tags, onTag }: Props) {
  return (
    <div
      className={styles['popover']}
      role="toolbar"
      aria-label="Tag the selection"
      style={{ left: place.left, top: place.top }}
      onMouseDown={keepSelection}
    >
      {tags.map((tag) => (
        <button
          key={tag.id}
          type="button"
          style={{ '--c': `var(--${tag.colour})` } as CSSProperties}
          onClick={() => onTag(tag.id)}
        >
          <i className={styles['dot']} />
          <span>{tag.label}</span>
          <kbd>{tag.key}</kbd>
        </button>
      ))}
    </div>
  );
}
