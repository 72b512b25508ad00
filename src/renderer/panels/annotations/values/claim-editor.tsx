import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EntityKind } from '#core/model';
import { Button, Dot, Kbd } from '#renderer/ui';
import { strings } from '#renderer/words';
import { focusCardOf } from '../desk.ts';
import { entityById } from '../entities/entity-lookup.ts';
import { EntityPicker } from '../entities/entity-picker.tsx';
import { CertaintyChoice } from './certainty-choice.tsx';
import { claimOf, claimWith } from './claim-value.ts';
import { Fact } from './fact.tsx';
import type { FactsProps } from './facts-props.ts';
import { SourceField } from './source-field.tsx';
import styles from './claim-editor.module.css';

/** Source, speaker and certainty of a claim, each saved by itself; Esc goes back to the card. */
export function ClaimEditor(props: FactsProps): ReactNode {
  const { workbench, annotation, part, openPart, closePart } = props;
  const root = useRef<HTMLDivElement>(null);
  const claim = claimOf(annotation.value);
  const set = (members: Parameters<typeof claimWith>[1]): void => {
    // As it is now: another row may have been saved since this one was drawn.
    const now = workbench.state.getState().open?.annotations.get(annotation.id) ?? annotation;
    workbench.setValue(annotation.id, claimWith(now.value, members));
  };
  const leave = (): void => {
    focusCardOf(root.current);
    closePart();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || root.current?.contains(event.target as Node) !== true) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  return (
    <div ref={root} data-own-keys className={styles['editor']} onKeyDown={onKeyDown}>
      <dl>
        <Fact label={strings.values.source}>
          <SourceField
            workbench={workbench}
            annotation={annotation}
            source={claim.source ?? ''}
            autoFocus={part === 'source'}
            onSave={(source) => {
              set({ source });
            }}
            onLeave={leave}
          />
        </Fact>
        <Fact label={strings.values.saidBy}>
          <Speaker
            {...props}
            isOpen={part === 'saidBy'}
            onOpen={() => {
              openPart('saidBy');
            }}
            onClose={() => {
              openPart('value');
            }}
            onSet={(saidBy) => {
              set({ saidBy });
            }}
          />
        </Fact>
        <Fact label={strings.values.certainty}>
          <CertaintyChoice
            certainty={claim.certainty}
            autoFocus={part === 'value'}
            onChoose={(certainty) => {
              set({ certainty });
            }}
          />
        </Fact>
      </dl>
      <p className={styles['hint']}>
        <Button variant="quiet" className={styles['done'] ?? ''} onPress={leave}>
          {strings.done}
        </Button>
        <Kbd>Esc</Kbd>
      </p>
    </div>
  );
}

interface SpeakerProps extends FactsProps {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onSet: (id: Parameters<typeof entityById>[1] | undefined) => void;
}

function Speaker(props: SpeakerProps): ReactNode {
  const { workbench, annotation, isOpen, onOpen, onClose, onSet } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  const { saidBy } = claimOf(annotation.value);
  const entity = useStore(workbench.state, ({ entities }) =>
    saidBy === undefined ? undefined : entityById(entities, saidBy),
  );
  const name = saidBy === undefined ? null : (entity?.name ?? strings.entities.unknown);
  const create = (wanted: string, kind: EntityKind): void => {
    workbench.entities.addTo(annotation.id, { name: wanted, kind });
  };
  return (
    <span ref={anchor} className={styles['speaker']}>
      <Button
        className={styles['choose'] ?? ''}
        label={`${strings.values.saidBy}: ${name ?? strings.values.chooseActor}`}
        onPress={onOpen}
      >
        {name !== null && <Dot colour="actor" />}
        <bdi className={styles['name']}>{name ?? strings.values.chooseActor}</bdi>
      </Button>
      {isOpen && (
        <EntityPicker
          workbench={workbench}
          label={strings.values.saidBy}
          anchor={anchor}
          words=""
          current={saidBy ?? null}
          onPick={onSet}
          onCreate={create}
          onClear={() => {
            onSet(undefined);
          }}
          onClose={onClose}
        />
      )}
    </span>
  );
}
