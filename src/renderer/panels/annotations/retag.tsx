import { ChevronDown } from 'lucide-react';
import { memo, useRef, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { AnnotationId, TagId } from '#core/model';
import type { Tag, Workbench } from '#renderer/store';
import { Button, classNames, Dot, Hint, inkOf, PickList, Popover } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import styles from './retag.module.css';

export interface RetagProps {
  readonly workbench: Workbench;
  readonly id: AnnotationId;
  readonly current: TagId;
  readonly tags: readonly Tag[];
}

/** More than these stand in a list that is asked for, so that the card stays small. */
const mostButtons = 6;

/**
 * The tags an annotation may have instead of its own; retired ones are offered for nothing new. Drawn
 * anew only for another tag, not with each value or note.
 */
export const Retag = memo(function Retag(props: RetagProps): ReactNode {
  const { workbench, id, current, tags } = props;
  const offered = tags.filter((tag) => !tag.isRetired || tag.id === current);
  const retag = (tag: TagId): void => {
    if (tag !== current) workbench.retag(id, tag);
  };
  if (offered.length > mostButtons)
    return <TagPicker tags={offered} current={current} onPick={retag} />;
  return (
    <div role="group" aria-label={strings.cards.tag} className={styles['tags']}>
      {offered.map((tag) => (
        <Hint
          key={tag.id}
          title={capitalised(tag.label)}
          parts={[
            { text: tag.definition },
            { name: strings.surface.whenToUse, text: tag.whenToUse },
            { name: strings.surface.example, text: tag.example },
          ]}
        >
          <ToggleButton
            isSelected={tag.id === current}
            onChange={() => {
              retag(tag.id);
            }}
            className={classNames(styles['tag'])}
            style={inkOf(tag.colour)}
            {...(tag.key === '' ? {} : { 'aria-keyshortcuts': tag.key })}
          >
            <Dot colour={tag.colour} isHollow={tag.id !== current} />
            <span dir="auto">{capitalised(tag.label)}</span>
          </ToggleButton>
        </Hint>
      ))}
    </div>
  );
});

interface TagPickerProps {
  readonly tags: readonly Tag[];
  readonly current: TagId;
  readonly onPick: (tag: TagId) => void;
}

function TagPicker({ tags, current, onPick }: TagPickerProps): ReactNode {
  const anchor = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const tag = tags.find(({ id }) => id === current);
  const label = capitalised(tag?.label ?? '');
  const wanted = (query ?? '').trim().toLowerCase();
  const found = tags.filter((each) => each.label.toLowerCase().includes(wanted));
  return (
    <div ref={anchor} className={styles['picker']}>
      <Button
        variant="quiet"
        label={`${strings.cards.tag}: ${label}`}
        className={styles['current'] ?? ''}
        onPress={() => {
          setQuery('');
        }}
      >
        <Dot colour={tag?.colour ?? 'plain'} />
        <span dir="auto">{label}</span>
        <ChevronDown aria-hidden />
      </Button>
      {query !== null && (
        <Popover
          label={strings.cards.tag}
          anchor={anchor}
          onClose={() => {
            setQuery(null);
          }}
        >
          <PickList
            label={strings.cards.findTag}
            placeholder={strings.cards.findTag}
            query={query}
            onQuery={setQuery}
            items={found.map((each) => ({
              id: each.id,
              label: capitalised(each.label),
              colour: each.colour,
              detail: each.definition === '' ? undefined : each.definition,
            }))}
            empty={strings.cards.noTag}
            onPick={(id) => {
              setQuery(null);
              onPick(id as TagId);
            }}
          />
        </Popover>
      )}
    </div>
  );
}
