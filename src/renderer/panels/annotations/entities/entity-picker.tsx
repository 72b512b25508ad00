import { useState, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { EntityId, EntityKind } from '#core/model';
import type { Entity, Workbench } from '#renderer/store';
import { PickList, Popover, type PickItem } from '#renderer/ui';
import { strings } from '#renderer/words';
import { findEntities } from './find-entities.ts';
import { likelyKind } from './likely-kind.ts';

export interface EntityPickerProps {
  readonly workbench: Workbench;
  readonly label: string;
  readonly anchor: RefObject<Element | null>;
  /** Words to begin with: whoever is called so is proposed, or made. Empty for none. */
  readonly words: string;
  readonly current: EntityId | null;
  readonly onPick: (id: EntityId) => void;
  /** Absent where nobody new may be made. */
  readonly onCreate?: (name: string, kind: EntityKind) => void;
  readonly onClear?: () => void;
  /** Not among those to pick. */
  readonly except?: EntityId;
  /** Said below the list. */
  readonly foot?: string;
  readonly onClose: () => void;
}

const kinds: readonly EntityKind[] = ['person', 'organisation', 'place', 'other'];
const mostShown = 30;
/** Longer words are no name. */
const longestName = 120;

/** Who is meant: type to find by name or alias, pick, or make a new one of the words. */
export function EntityPicker(props: EntityPickerProps): ReactNode {
  const { workbench, label, anchor, words, current, onPick, onCreate, onClear, onClose } = props;
  const { except, foot } = props;
  const entities = useStore(workbench.state, (state) => state.entities);
  const [query, setQuery] = useState('');
  const asked = query.trim();
  const proposed = asked === '' && words !== '' ? workbench.entities.named(words) : [];
  const found = findEntities(entities, query).filter(({ id }) => id !== except);
  const others = found.filter((entity) => !proposed.includes(entity));
  const shown = [...proposed, ...others].slice(0, mostShown);
  const rest = proposed.length + others.length - shown.length;
  const name = (asked === '' ? words : asked).trim();
  const creating =
    onCreate === undefined || name === '' || name.length > longestName
      ? []
      : likeliestFirst(name).map((kind) => createItem(name, kind));
  const clearing: readonly PickItem[] =
    current === null || onClear === undefined || asked !== ''
      ? []
      : [{ id: 'clear', label: strings.entities.clear, isAction: true }];
  // Words that name nobody are a new name, unless somebody answers to what is typed.
  const isNew = asked === '' ? proposed.length === 0 && current === null : found.length === 0;
  const known = shown.map(entityItem);
  const items = isNew ? [...creating, ...known] : [...known, ...clearing, ...creating];
  return (
    <Popover label={label} anchor={anchor} onClose={onClose}>
      <PickList
        label={strings.entities.find}
        placeholder={strings.entities.find}
        query={query}
        onQuery={setQuery}
        items={items}
        empty={strings.entities.none}
        foot={rest > 0 ? strings.entities.more(rest) : foot}
        onPick={(id) => {
          onClose();
          const kind = kinds.find((each) => id === `create-${each}`);
          if (kind !== undefined) onCreate?.(name, kind);
          else if (id === 'clear') onClear?.();
          else onPick(id as EntityId);
        }}
      />
    </Popover>
  );
}

const likeliestFirst = (name: string): readonly EntityKind[] => {
  const likely = likelyKind(name);
  return [likely, ...kinds.filter((kind) => kind !== likely)];
};

const createItem = (name: string, kind: EntityKind): PickItem => ({
  id: `create-${kind}`,
  label: strings.entities.createAs(name, strings.entities.kinds[kind]),
  isAction: true,
});

const entityItem = ({ id, name, aliases }: Entity): PickItem => ({
  id,
  label: name,
  colour: 'actor',
  detail: aliases.length === 0 ? undefined : aliases.slice(0, 6).join(', '),
});
