import { ChevronLeft, ChevronRight, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { Chip, classNames, Dot, IconButton, inkOf } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { NoteField } from './note-field.tsx';
import styles from './card-actions.module.css';

/** Which edge of the focused annotation to move, and which way. */
export interface EdgeRequest {
  readonly edge: 'start' | 'end';
  readonly direction: 1 | -1;
}

export interface CardActionsProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly isPlaced: boolean;
  readonly tags: readonly Tag[];
  readonly onEdge: (request: EdgeRequest) => void;
}

/** What can be done with the focused annotation. */
export function CardActions(props: CardActionsProps): ReactNode {
  const { workbench, annotation, isPlaced, tags, onEdge } = props;
  return (
    <div className={styles['actions']}>
      {isPlaced && <Overlaps {...props} />}
      <NoteField
        key={annotation.id}
        note={annotation.note}
        onSave={(note) => {
          workbench.setNote(annotation.id, note);
        }}
      />
      <div role="group" aria-label={strings.cards.tag} className={styles['tags']}>
        {tags.map((tag) => (
          <ToggleButton
            key={tag.id}
            isSelected={tag.id === annotation.tag}
            onChange={() => {
              if (tag.id !== annotation.tag) workbench.retag(annotation.id, tag.id);
            }}
            className={classNames(styles['tag'])}
            style={inkOf(tag.colour)}
            {...(tag.key === '' ? {} : { 'aria-keyshortcuts': tag.key })}
          >
            <Dot colour={tag.colour} isHollow={tag.id !== annotation.tag} />
            {capitalised(tag.label)}
          </ToggleButton>
        ))}
      </div>
      <div className={styles['foot']}>
        {isPlaced && (
          <>
            <Edge edge="start" onEdge={onEdge} />
            <Edge edge="end" onEdge={onEdge} />
          </>
        )}
        <span className={styles['remove']}>
          <IconButton
            label={strings.commands.remove}
            chord="Delete"
            onPress={() => {
              workbench.remove([annotation.id]);
            }}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </div>
    </div>
  );
}

interface EdgeProps {
  readonly edge: 'start' | 'end';
  readonly onEdge: (request: EdgeRequest) => void;
}

function Edge({ edge, onEdge }: EdgeProps): ReactNode {
  const words =
    edge === 'start'
      ? [strings.cards.start, strings.cards.startEarlier, strings.cards.startLater]
      : [strings.cards.end, strings.cards.endEarlier, strings.cards.endLater];
  const modifier = edge === 'start' ? 'Alt+Shift+' : 'Alt+';
  return (
    <span role="group" aria-label={words[0]} className={styles['edge']}>
      <IconButton
        label={words[1] ?? ''}
        chord={`${modifier}ArrowLeft`}
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
        chord={`${modifier}ArrowRight`}
        className={styles['step']}
        onPress={() => {
          onEdge({ edge, direction: 1 });
        }}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </span>
  );
}

const mostShown = 6;

/** The other annotations that share words with this one. */
function Overlaps({ workbench, annotation, tags }: CardActionsProps): ReactNode {
  const { open, hiddenTags } = workbench.state.getState();
  const others = (open?.annotations.overlapping(annotation) ?? [])
    .filter(({ id, tag }) => id !== annotation.id && !hiddenTags.has(tag))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  if (others.length === 0) return null;
  return (
    <div className={styles['overlaps']}>
      <span className={styles['word']}>{strings.cards.overlaps}</span>
      <div className={styles['chips']}>
        {others.slice(0, mostShown).map((other) => {
          const tag = tags.find(({ id }) => id === other.tag);
          return (
            <Chip
              key={other.id}
              colour={tag?.colour ?? 'plain'}
              label={`${capitalised(tag?.label ?? '')}: ${other.exact}`}
              onPress={() => {
                workbench.focus(other.id);
                workbench.revealAt(other.start);
              }}
            >
              <bdi>{other.exact}</bdi>
            </Chip>
          );
        })}
        {others.length > mostShown && (
          <span className={styles['word']}>{strings.cards.more(others.length - mostShown)}</span>
        )}
      </div>
    </div>
  );
}
