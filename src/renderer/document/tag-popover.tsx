import { memo, useLayoutEffect, useRef, type MouseEvent } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';
import { Hint, inkOf, Keys } from '#renderer/ui';
import { strings } from '#renderer/words';
import { groupsOf } from './codebook-order.ts';
import styles from './reading-surface.module.css';

/** Where a selection is drawn, in pixels of the page: what the popover is placed beside. */
export interface PopoverAnchor {
  /** The middle the popover is set to, of its width. */
  readonly middle: number;
  /** The top of the selection's first line and the bottom of its last. */
  readonly top: number;
  readonly bottom: number;
  readonly viewTop: number;
  readonly viewBottom: number;
}

interface TagButtonsProps {
  readonly tags: readonly Tag[];
  /** Keys that the person gave to tags, instead of the codebook's; by tag. */
  readonly keys: ReadonlyMap<TagId, string>;
  readonly onTag: (tag: TagId) => void;
}

interface Props extends TagButtonsProps {
  readonly anchor: PopoverAnchor;
  /** The popover goes while the keyboard is in it: the keyboard has to go somewhere. */
  readonly onKeyboardLost: () => void;
}

const GAP = 10;
const EDGE = 4;

/** Pressing a button must not take the selection away before it is tagged. */
const keepSelection = (event: MouseEvent): void => event.preventDefault();

/** Below the selection, or above it where the view ends; within the page's width. */
function place(element: HTMLElement, anchor: PopoverAnchor): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const most = element.offsetParent?.clientWidth ?? width;
  const below = anchor.bottom + GAP;
  const hasRoomBelow = below + height < anchor.viewBottom;
  const wanted = hasRoomBelow ? below : anchor.top - GAP - height;
  const top = Math.min(wanted, anchor.viewBottom - EDGE - height);
  const left = Math.max(0, Math.min(anchor.middle - width / 2, most - width));
  element.style.left = `${left}px`;
  element.style.top = `${Math.max(top, anchor.viewTop + EDGE)}px`;
}

/** Apart from the popover: while a selection grows, only the place changes. */
const TagButtons = memo(function TagButtons({ tags, keys, onTag }: TagButtonsProps) {
  const { surface } = strings;
  const button = (tag: Tag, depth: number) => {
    const key = keys.get(tag.id) ?? tag.key;
    return (
      <Hint
        key={tag.id}
        title={tag.label}
        parts={[
          { text: tag.definition },
          { name: surface.whenToUse, text: tag.whenToUse },
          { name: surface.example, text: tag.example },
        ]}
      >
        <Button style={inkOf(tag.colour)} data-depth={depth} onPress={() => onTag(tag.id)}>
          <i className={styles['dot']} />
          <span dir="auto">{tag.label}</span>
          {key === '' ? null : <Keys chord={key} />}
        </Button>
      </Hint>
    );
  };
  return groupsOf(tags).map(({ root, members }) =>
    members.length === 1 ? (
      button(root, 0)
    ) : (
      <div key={root.id} className={styles['tagGroup']} role="group" aria-label={root.label}>
        {members.map(({ tag, depth }) => button(tag, depth))}
      </div>
    ),
  );
});

/** The buttons beside a selection: one for each tag that is offered, with its key. */
export function TagPopover({ anchor, onKeyboardLost, ...buttons }: Props) {
  const toolbar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (toolbar.current !== null) place(toolbar.current, anchor);
  }, [anchor, buttons.tags]);
  useLayoutEffect(() => {
    const element = toolbar.current;
    return () => {
      if (element?.contains(document.activeElement) === true) onKeyboardLost();
    };
  }, [onKeyboardLost]);
  return (
    <Toolbar
      ref={toolbar}
      className={styles['popover'] ?? ''}
      aria-label={strings.surface.tagSelection}
      onMouseDown={keepSelection}
    >
      <TagButtons {...buttons} />
    </Toolbar>
  );
}
