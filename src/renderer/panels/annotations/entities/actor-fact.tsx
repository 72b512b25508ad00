import { UserRound } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EntityId } from '#core/model';
import type { Entity } from '#renderer/store';
import { IconButton } from '#renderer/ui';
import { strings } from '#renderer/words';
import { focusCardOf, showEntity } from '../desk.ts';
import type { FactsProps } from '../values/facts-props.ts';
import { EditableFact } from '../values/fact.tsx';
import { AddFact } from '../values/value-fact.tsx';
import { AliasOffer } from './alias-offer.tsx';
import { entityById } from './entity-lookup.ts';
import { EntityPicker } from './entity-picker.tsx';
import { useMentionCount } from './mention-counts.ts';
import styles from './actor-fact.module.css';

/** Who a passage stands for, and the picker of that. */
export function ActorFact(props: FactsProps): ReactNode {
  const { workbench, annotation, isFocused, part, openPart, closePart } = props;
  const anchor = useRef<HTMLDivElement>(null);
  const [offered, setOffered] = useState<EntityId | null>(null);
  const id = annotation.value?.kind === 'actor' ? annotation.value.entity : null;
  const onEdit = isFocused
    ? () => {
        openPart('value');
      }
    : undefined;
  const offer = isFocused && offered !== null && offered === id;
  if (id === null && !isFocused) return null;
  return (
    <div ref={anchor} className={styles['actor']}>
      {id !== null && <NamedFact {...props} id={id} onEdit={onEdit} />}
      {id === null && onEdit !== undefined && (
        <dl>
          <AddFact label={strings.values.entity} kind="actor" onAdd={onEdit} />
        </dl>
      )}
      {offer && (
        <AliasOffer
          workbench={workbench}
          id={id}
          words={annotation.exact}
          onDone={() => {
            setOffered(null);
            focusCardOf(anchor.current);
          }}
        />
      )}
      {isFocused && part === 'value' && (
        <EntityPicker
          workbench={workbench}
          label={strings.values.chooseActor}
          anchor={anchor}
          words={annotation.exact}
          current={id}
          onPick={(entity) => {
            workbench.setValue(annotation.id, { kind: 'actor', entity });
            setOffered(entity);
          }}
          onCreate={(name, kind) => {
            const made = workbench.entities.addTo(annotation.id, { name, kind });
            setOffered(made);
          }}
          onClear={() => {
            workbench.setValue(annotation.id, null);
          }}
          onClose={closePart}
        />
      )}
    </div>
  );
}

interface NamedFactProps extends FactsProps {
  readonly id: EntityId;
  readonly onEdit: (() => void) | undefined;
}

function NamedFact({ workbench, desk, id, isFocused, onEdit }: NamedFactProps): ReactNode {
  const entity = useStore(workbench.state, ({ entities }) => entityById(entities, id));
  const name = entity?.name ?? strings.entities.unknown;
  return (
    <div className={styles['named']}>
      <dl>
        <EditableFact label={strings.values.entity} words={name} onEdit={onEdit}>
          <bdi className={styles['name']}>{name}</bdi>
          {entity !== undefined && <Summary workbench={workbench} entity={entity} />}
        </EditableFact>
      </dl>
      {isFocused && entity !== undefined && (
        <IconButton
          label={strings.entities.details(name)}
          className={styles['details']}
          onPress={() => {
            showEntity(desk, id);
          }}
        >
          <UserRound aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

interface SummaryProps {
  readonly workbench: FactsProps['workbench'];
  readonly entity: Entity;
}

function Summary({ workbench, entity }: SummaryProps): ReactNode {
  const index = useStore(workbench.state, ({ open }) => open?.annotations ?? null);
  const mentions = useMentionCount(index, entity.id);
  return (
    <small className={styles['summary']}>
      {strings.entities.summary(entity.aliases.length, mentions)}
    </small>
  );
}
