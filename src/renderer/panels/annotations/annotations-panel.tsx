import { useCallback, useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TagId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { Button, Kbd } from '#renderer/ui';
import { strings } from '#renderer/words';
import { AnalystChoice } from './analyst-choice.tsx';
import type { EdgeRequest } from './card-actions.tsx';
import { CardList } from './card-list.tsx';
import { cardRows } from './card-rows.ts';
import type { CardField } from './card-wish.ts';
import { createDesk, followFocus } from './desk.ts';
import { EntityDialog } from './entities/entity-dialog.tsx';
import { DropMenu } from './links/drop-menu.tsx';
import { CardsLinkingBanner } from './links/linking-banner.tsx';
import { TagFilter } from './tag-filter.tsx';
import styles from './annotations-panel.module.css';

export interface AnnotationsPanelProps {
  readonly workbench: Workbench;
  /** Grows with each wish to have the keyboard on the focused annotation's card. */
  readonly cardWish: number;
  /** The part of that card the last wish is for; the card itself where null or absent. */
  readonly wishedField?: CardField | null;
  /** Moves an edge of the focused annotation by a word. */
  readonly onEdge: (request: EdgeRequest) => void;
}

export function AnnotationsPanel({
  workbench,
  cardWish,
  wishedField = null,
  onEdge,
}: AnnotationsPanelProps): ReactNode {
  const open = useStore(workbench.state, (state) => state.open);
  const hidden = useStore(workbench.state, (state) => state.hiddenTags);
  // The text shows an edit first; the cards follow when the page has time.
  const tags = useDeferredValue(useStore(workbench.state, (state) => state.tags));
  const revision = useDeferredValue(useStore(workbench.state, (state) => state.revision));
  const hiddenCards = useDeferredValue(hidden);
  // The index is not a value: its revision says when to read it anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const rows = useMemo(() => cardRows(open, hiddenCards), [open, hiddenCards, revision]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const counts = useMemo(() => open?.annotations.counts(), [open, revision]);
  const onToggle = useCallback(
    (tag: TagId, isHidden: boolean) => {
      workbench.setTagHidden(tag, isHidden);
    },
    [workbench],
  );
  const [desk] = useState(() => createDesk(cardWish));
  useEffect(() => followFocus(desk, workbench), [desk, workbench]);
  const size = open?.annotations.size ?? 0;
  const unplaced = open?.unplaced.length ?? 0;
  const shown = rows.placed.length;
  return (
    <>
      <div className={styles['head']}>
        <h2 className={styles['heading']}>
          {strings.cards.heading}
          {open !== null && (
            <span>
              {hidden.size === 0
                ? strings.cards.inDocument(size)
                : strings.cards.shown(shown, size)}
            </span>
          )}
        </h2>
        {counts !== undefined && (
          <TagFilter tags={tags} counts={counts} hidden={hidden} onToggle={onToggle} />
        )}
        <AnalystChoice workbench={workbench} />
      </div>
      <CardsLinkingBanner workbench={workbench} desk={desk} />
      {open === null && <p className={styles['empty']}>{strings.cards.noDocument}</p>}
      {open !== null && size === 0 && unplaced === 0 && (
        <NothingTagged outOfSight={open.outOfSight} />
      )}
      {open !== null && size > 0 && rows.count === 0 && (
        <div className={styles['empty']}>
          <p>{strings.cards.allHidden}</p>
          <Button
            onPress={() => {
              for (const tag of hidden) workbench.setTagHidden(tag, false);
            }}
          >
            {strings.cards.showAll}
          </Button>
        </div>
      )}
      {open !== null && rows.count > 0 && (
        <CardList
          key={open.summary.id}
          workbench={workbench}
          desk={desk}
          rows={rows}
          tags={tags}
          cardWish={cardWish}
          wishedField={wishedField}
          onEdge={onEdge}
        />
      )}
      <DropMenu workbench={workbench} desk={desk} />
      <EntityDialog workbench={workbench} desk={desk} />
    </>
  );
}

function NothingTagged({ outOfSight }: { readonly outOfSight: number }): ReactNode {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>
        {outOfSight === 0 ? strings.cards.empty : strings.analysts.nothingSeen}
      </p>
      <p>
        Select a passage and press <Kbd>1</Kbd> to <Kbd>4</Kbd>.
      </p>
    </div>
  );
}
