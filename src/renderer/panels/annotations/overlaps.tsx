import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation, Tag, Workbench } from '#renderer/store';
import { Chip } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { Fact } from './values/fact.tsx';
import styles from './card-actions.module.css';

export interface OverlapsProps {
  readonly workbench: Workbench;
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
}

const mostShown = 6;

const byPlace = (a: Annotation, b: Annotation): number => a.start - b.start || b.end - a.end;

/** The first of them by place: of very many, sorting all would be felt at each key. */
function firstOf(all: readonly Annotation[]): readonly Annotation[] {
  const first: Annotation[] = [];
  for (const each of all) {
    const last = first[mostShown - 1];
    if (last !== undefined && byPlace(each, last) >= 0) continue;
    first.push(each);
    first.sort(byPlace).splice(mostShown);
  }
  return first;
}

/** The other annotations that share words with this one, but for those its links show already. */
export function Overlaps({ workbench, annotation, tags }: OverlapsProps): ReactNode {
  useStore(workbench.state, ({ relationRevision }) => relationRevision);
  const { open, hiddenTags } = workbench.state.getState();
  const linked = new Set(workbench.relations.of(annotation.id).map(({ other }) => other?.id));
  const others = (open?.annotations.overlapping(annotation) ?? []).filter(
    ({ id, tag }) => id !== annotation.id && !linked.has(id) && !hiddenTags.has(tag),
  );
  if (others.length === 0) return null;
  return (
    <dl>
      <Fact label={strings.cards.overlaps}>
        <div className={styles['chips']}>
          {firstOf(others).map((other) => {
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
      </Fact>
    </dl>
  );
}
