import { ChevronLeft, ChevronRight, History, Trash2 } from 'lucide-react';
import { memo, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import { CardHistory } from './card-history.tsx';
import { closePart, openPart, type Desk } from './desk.ts';
import { LinkHandle } from './links/link-handle.tsx';
import { LinkPicker } from './links/link-picker.tsx';
import { NoteField } from './note-field.tsx';
import { Overlaps } from './overlaps.tsx';
import { Retag } from './retag.tsx';
import styles from './card-actions.module.css';

/** Which edge of the focused annotation to move, and which way. */
export interface EdgeRequest {
  readonly edge: 'start' | 'end';
  readonly direction: 1 | -1;
}

export interface CardActionsProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
  readonly tags: readonly Tag[];
  readonly onEdge: (request: EdgeRequest) => void;
}

/** What can be done with the focused annotation. */
export function CardActions(props: CardActionsProps): ReactNode {
  const { workbench, desk, annotation, isPlaced, tags, onEdge } = props;
  const foot = useRef<HTMLDivElement>(null);
  const part = useStore(desk, ({ open }) => (open?.card === annotation.id ? open.part : null));
  const close = (): void => {
    closePart(desk);
  };
  const toggle = (wanted: 'link' | 'history') => (): void => {
    if (part === wanted) close();
    else openPart(desk, annotation.id, wanted);
  };
  return (
    <div className={styles['actions']}>
      {isPlaced && <Overlaps workbench={workbench} annotation={annotation} tags={tags} />}
      <NoteField key={annotation.id} workbench={workbench} desk={desk} annotation={annotation} />
      <Retag workbench={workbench} id={annotation.id} current={annotation.tag} tags={tags} />
      {part === 'history' && (
        <CardHistory workbench={workbench} annotation={annotation} onClose={close} />
      )}
      <div ref={foot} className={styles['foot']}>
        {isPlaced && (
          <>
            <Edge edge="start" onEdge={onEdge} />
            <Edge edge="end" onEdge={onEdge} />
          </>
        )}
        <span className={styles['tools']}>
          <LinkHandle desk={desk} annotation={annotation} onPress={toggle('link')} />
          <IconButton
            label={strings.links.history}
            command="annotation.history"
            isExpanded={part === 'history'}
            onPress={toggle('history')}
          >
            <History aria-hidden />
          </IconButton>
          <IconButton
            label={strings.commands.remove}
            command="annotation.remove"
            onPress={() => {
              workbench.remove([annotation.id]);
            }}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </div>
      {part === 'link' && (
        <LinkPicker
          workbench={workbench}
          annotation={annotation}
          tags={tags}
          anchor={foot}
          onClose={close}
        />
      )}
    </div>
  );
}

interface EdgeProps {
  readonly edge: 'start' | 'end';
  readonly onEdge: (request: EdgeRequest) => void;
}

const Edge = memo(function Edge({ edge, onEdge }: EdgeProps): ReactNode {
  const words =
    edge === 'start'
      ? [strings.cards.start, strings.cards.startEarlier, strings.cards.startLater]
      : [strings.cards.end, strings.cards.endEarlier, strings.cards.endLater];
  return (
    <span role="group" aria-label={words[0]} className={styles['edge']}>
      <IconButton
        label={words[1] ?? ''}
        command={`edge.${edge}Earlier`}
        className={styles['step']}
        onPress={() => {
          onEdge({ edge, direction: -1 });
        }}
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <span aria-hidden>{words[0]}</span>
      <IconButton
        label={words[2] ?? ''}
        command={`edge.${edge}Later`}
        className={styles['step']}
        onPress={() => {
          onEdge({ edge, direction: 1 });
        }}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
});
