import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EntityId } from '#core/model';
import { Chip } from '#renderer/ui';
import { strings } from '#renderer/words';
import { showEntity } from '../desk.ts';
import { entityById } from '../entities/entity-lookup.ts';
import { ClaimEditor } from './claim-editor.tsx';
import { claimOf } from './claim-value.ts';
import { EditableFact, Fact } from './fact.tsx';
import type { FactsProps } from './facts-props.ts';
import { AddFact } from './value-fact.tsx';

/** Source, speaker and certainty of a claim: what is set of them, or their editor. */
export function ClaimFacts(props: FactsProps): ReactNode {
  const { annotation, isFocused, part, openPart } = props;
  if (isFocused && (part === 'value' || part === 'saidBy' || part === 'source'))
    return <ClaimEditor key={annotation.id} {...props} />;
  const { source, saidBy, certainty } = claimOf(annotation.value);
  const edit = (which: 'value' | 'source'): (() => void) | undefined =>
    isFocused
      ? () => {
          openPart(which);
        }
      : undefined;
  if (annotation.value === null)
    return isFocused ? (
      <dl>
        <AddFact
          label={strings.values.value}
          kind="claim"
          onAdd={() => {
            openPart('value');
          }}
        />
      </dl>
    ) : null;
  return (
    <dl>
      {source !== undefined && (
        <EditableFact label={strings.values.source} words={source} onEdit={edit('source')}>
          <bdi>{source}</bdi>
        </EditableFact>
      )}
      {saidBy !== undefined && (
        <Fact label={strings.values.saidBy}>
          <ActorChip {...props} id={saidBy} />
        </Fact>
      )}
      {certainty !== undefined && (
        <EditableFact
          label={strings.values.certainty}
          words={strings.values.certainties[certainty]}
          onEdit={edit('value')}
        >
          {strings.values.certainties[certainty]}
        </EditableFact>
      )}
    </dl>
  );
}

/** An actor in one chip, which leads to its names and mentions. */
function ActorChip({ workbench, desk, id }: FactsProps & { readonly id: EntityId }): ReactNode {
  const entity = useStore(workbench.state, ({ entities }) => entityById(entities, id));
  const name = entity?.name ?? strings.entities.unknown;
  return (
    <Chip
      colour="actor"
      label={`${strings.values.saidBy}: ${name}. ${strings.entities.details(name)}`}
      onPress={() => {
        if (entity !== undefined) showEntity(desk, id);
      }}
    >
      <bdi>{name}</bdi>
    </Chip>
  );
}
