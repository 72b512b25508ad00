import { useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EntityId, EntityKind } from '#core/model';
import type { Workbench } from '#renderer/store';
import { Button, Dialog } from '#renderer/ui';
import { strings } from '#renderer/words';
import { closeEntity, goToCard, showEntity, type Desk } from '../desk.ts';
import { EntityPicker } from './entity-picker.tsx';
import { entityById } from './entity-lookup.ts';
import { LineField } from './line-field.tsx';
import { MentionList } from './mention-list.tsx';
import { NameList } from './name-list.tsx';
import styles from './entity-dialog.module.css';

export interface EntityDialogProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
}

/** An actor with its names, what it is elsewhere, and every mention; shown while the desk says so. */
export function EntityDialog({ workbench, desk }: EntityDialogProps): ReactNode {
  const id = useStore(desk, (state) => state.entity);
  const name = useStore(workbench.state, ({ entities }) =>
    id === null ? undefined : entityById(entities, id)?.name,
  );
  if (id === null || name === undefined) return null;
  return (
    <Dialog
      title={name}
      onClose={() => {
        closeEntity(desk);
      }}
    >
      <EntityForm key={id} workbench={workbench} desk={desk} id={id} />
    </Dialog>
  );
}

const kinds: readonly EntityKind[] = ['person', 'organisation', 'place', 'other'];
const isLink = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);

function EntityForm({
  workbench,
  desk,
  id,
}: EntityDialogProps & { readonly id: EntityId }): ReactNode {
  const words = strings.entities;
  const entity = useStore(workbench.state, ({ entities }) => entityById(entities, id));
  const [tagged, setTagged] = useState<number | null>(null);
  if (entity === undefined) return null;
  const change = (patch: Parameters<Workbench['entities']['change']>[1]): void => {
    workbench.entities.change(id, patch);
  };
  return (
    <div className={styles['form']}>
      <div className={styles['top']}>
        <label className={styles['field']}>
          <span>{words.name}</span>
          <LineField
            label={words.name}
            value={entity.name}
            onSave={(name) => {
              change({ name });
            }}
          />
        </label>
        <label className={styles['field']}>
          <span>{words.kind}</span>
          <select
            value={entity.kind}
            onChange={(event) => {
              change({ kind: event.target.value as EntityKind });
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kindNames[kind]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <NameList
        title={words.aliases}
        names={entity.aliases}
        addLabel={words.addAlias}
        removeLabel={words.removeAlias}
        onChange={(aliases) => {
          change({ aliases });
        }}
      />
      <NameList
        title={words.sameAs}
        names={entity.sameAs}
        addLabel={words.addSameAs}
        removeLabel={words.removeSameAs}
        objection={(text) => (isLink(text) ? null : words.notALink)}
        onChange={(sameAs) => {
          change({ sameAs });
        }}
      />
      <MentionList
        workbench={workbench}
        id={id}
        onGo={(mention) => {
          closeEntity(desk);
          goToCard(workbench, desk, mention);
        }}
      />
      <div className={styles['foot']}>
        <Button
          onPress={() => {
            setTagged(workbench.entities.tagMentions(id));
          }}
        >
          {words.tagMentions}
        </Button>
        <Button
          onPress={() => {
            closeEntity(desk);
            findMentions(workbench, id);
          }}
        >
          {strings.searchCommands.findMentions}
        </Button>
        <Merge workbench={workbench} desk={desk} id={id} name={entity.name} />
        <p className={styles['said']}>{tagged === null ? '' : words.tagged(tagged)}</p>
      </div>
    </div>
  );
}

/** Shows all mentions in the sheet below, once the dialog has given the keyboard back. */
function findMentions({ search }: Workbench, entity: EntityId): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      search.open({ entity });
    });
  });
}

interface MergeProps extends EntityDialogProps {
  readonly id: EntityId;
  readonly name: string;
}

function Merge({ workbench, desk, id, name }: MergeProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <span ref={anchor}>
      <Button
        variant="quiet"
        onPress={() => {
          setOpen(true);
        }}
      >
        {strings.entities.merge}
      </Button>
      {isOpen && (
        <EntityPicker
          workbench={workbench}
          label={strings.entities.mergeInto(name)}
          anchor={anchor}
          words=""
          current={id}
          except={id}
          foot={strings.entities.mergeHint}
          onPick={(into) => {
            workbench.entities.merge(id, into);
            showEntity(desk, into);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </span>
  );
}
