import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RelationType, Workbench } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './codebook-dialog.module.css';
import { EntryList } from './entry-list.tsx';
import type { Entry } from './entry-row.tsx';
import { NewEntryField } from './new-entry-field.tsx';
import { SavedField } from './saved-field.tsx';

const words = strings.codebook;

export interface LinksTabProps {
  readonly workbench: Workbench;
  readonly onTell: (sentence: string) => void;
}

const entryOf = (type: RelationType, at: number, all: readonly RelationType[]): Entry => ({
  id: type.id,
  label: type.label,
  content: (
    <>
      <bdi className={styles['name']}>{type.label}</bdi>
      {type.isRetired && <span className={styles['mark']}>{words.retiredMark}</span>}
      {type.isBuiltIn && <span className={styles['mark']}>{words.builtIn}</span>}
    </>
  ),
  level: 1,
  place: at + 1,
  siblings: all.length,
  isFaint: type.isRetired,
});

/** The kinds of links, and what is said of the one that is selected. */
export function LinksTab({ workbench, onTell }: LinksTabProps): ReactNode {
  const { codebook } = workbench;
  const types = useStore(workbench.state, (state) => state.relationTypes);
  const entries = useMemo(() => types.map(entryOf), [types]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [wish, setWish] = useState(0);
  const labelField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const selected = types.find(({ id }) => id === chosen) ?? types[0] ?? null;
  const add = (label: string): string | null => {
    const twin = types.find((type) => type.label.toLowerCase() === label.toLowerCase());
    if (twin !== undefined) return strings.tagNotices.relationTaken(twin.label);
    const id = codebook.addRelationType({ label, inverse: '', definition: '' });
    if (id === null) return strings.tagNotices.tooLong;
    setChosen(id);
    setWish((wishes) => wishes + 1);
    onTell(words.added(label));
    return null;
  };
  return (
    <div className={styles['panes']}>
      <div className={styles['side']}>
        <EntryList
          label={words.linkList}
          entries={entries}
          selected={selected?.id ?? null}
          onSelect={setChosen}
          onEdit={() => {
            labelField.current?.focus();
            labelField.current?.select();
          }}
          onKey={({ key }) => {
            if (key !== 'Delete' && key !== 'Backspace') return false;
            if (selected !== null) codebook.setRelationTypeRetired(selected.id, true);
            return true;
          }}
          wish={wish}
        />
        <NewEntryField label={words.addLink} onAdd={add} />
      </div>
      {selected !== null &&
        (selected.isBuiltIn ? (
          <BuiltInLink type={selected} />
        ) : (
          <LinkEditor
            key={selected.id}
            type={selected}
            types={types}
            labelField={labelField}
            workbench={workbench}
          />
        ))}
    </div>
  );
}

function BuiltInLink({ type }: { readonly type: RelationType }): ReactNode {
  return (
    <section aria-label={type.label} className={styles['editor']}>
      <h3 className={styles['heading']}>{type.label}</h3>
      <p>
        {words.inverse}: <bdi>{type.inverse}</bdi>
      </p>
      <p>{type.definition}</p>
      <p className={styles['facts']}>{words.builtInHint}</p>
    </section>
  );
}

interface LinkEditorProps {
  readonly type: RelationType;
  readonly types: readonly RelationType[];
  readonly labelField: React.Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly workbench: Workbench;
}

function LinkEditor({ type, types, labelField, workbench }: LinkEditorProps): ReactNode {
  const { codebook } = workbench;
  const problem = (label: string): string | null => {
    if (label.trim() === '') return strings.tagNotices.noRelationLabel;
    const wanted = label.trim().toLowerCase();
    const twin = types.find((each) => each.id !== type.id && each.label.toLowerCase() === wanted);
    return twin === undefined ? null : strings.tagNotices.relationTaken(twin.label);
  };
  return (
    <section aria-label={type.label} className={styles['editor']}>
      <SavedField
        label={words.linkLabel}
        hint={words.linkLabelHint}
        value={type.label}
        problem={problem}
        field={labelField}
        onSave={(label) => {
          codebook.changeRelationType(type.id, { label });
        }}
      />
      <SavedField
        label={words.inverse}
        hint={words.inverseHint}
        value={type.inverse}
        onSave={(inverse) => {
          codebook.changeRelationType(type.id, { inverse });
        }}
      />
      <SavedField
        label={words.definition}
        value={type.definition}
        lines={3}
        onSave={(definition) => {
          codebook.changeRelationType(type.id, { definition });
        }}
      />
      <div className={styles['verbs']}>
        <Button
          onPress={() => {
            codebook.setRelationTypeRetired(type.id, !type.isRetired);
          }}
        >
          {type.isRetired ? words.bringBack : words.retire}
        </Button>
      </div>
    </section>
  );
}
