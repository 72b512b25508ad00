import { useState, type ReactNode, type Ref } from 'react';
import type { PassageKind, TagId } from '#core/model';
import type { Tag, TagDraft } from '#renderer/store';
import { Button } from '#renderer/ui';
import { strings } from '#renderer/words';
import { ChooseField } from './choose-field.tsx';
import styles from './codebook-dialog.module.css';
import { KeyField } from './key-field.tsx';
import { LookFields } from './look-fields.tsx';
import { SavedField } from './saved-field.tsx';
import { possibleParents, type TagRow } from './tag-rows.ts';

const words = strings.codebook;

const KINDS: readonly PassageKind[] = ['claim', 'statistic', 'actor', 'date', 'plain'];

export interface TagEditorProps {
  readonly tag: Tag;
  readonly rows: readonly TagRow[];
  readonly isBuiltIn: boolean;
  /** Annotations that are tagged with it. */
  readonly count: number;
  /** The single keys of commands, in lower case, with the label of each. */
  readonly takenKeys: ReadonlyMap<string, string>;
  readonly labelField: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly onChange: (patch: Partial<TagDraft>) => void;
  readonly onMerge: () => void;
  readonly onRetire: (isRetired: boolean) => void;
  readonly onRemove: () => void;
}

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** All that is said of one tag. Each field saves as it is left. */
export function TagEditor(props: TagEditorProps): ReactNode {
  const { tag, rows, isBuiltIn, count, takenKeys, labelField, onChange } = props;
  const others = rows.map((row) => row.tag).filter(({ id }) => id !== tag.id);
  const labelProblem = (label: string): string | null => {
    if (label.trim() === '') return strings.tagNotices.noLabel;
    const twin = others.find((other) => folded(other.label) === folded(label));
    return twin === undefined ? null : strings.tagNotices.labelTaken(twin.label);
  };
  const keyProblem = (key: string): string | null => {
    const command = takenKeys.get(key.toLowerCase());
    if (command !== undefined) return words.keyOfCommand(key, command);
    const other = others.find((each) => each.key.toLowerCase() === key.toLowerCase());
    return other === undefined ? null : words.keyOfTag(key, other.label);
  };
  const twin = others.find(({ colour, line }) => colour === tag.colour && line === tag.line);
  return (
    <section aria-label={words.editor(tag.label)} className={styles['editor']}>
      <SavedField
        key={`${tag.id} label`}
        label={words.label}
        value={tag.label}
        problem={labelProblem}
        onSave={(label) => {
          onChange({ label });
        }}
        field={labelField}
      />
      <p className={styles['facts']}>
        {count === 0 ? words.noneTagged : words.count(count)}
        {tag.isRetired && ` · ${words.retiredHint}`}
      </p>
      <div className={styles['row']}>
        <ChooseField
          label={words.kind}
          value={tag.kind}
          options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          isDisabled={isBuiltIn}
          {...(isBuiltIn ? { hint: words.kindIsBuiltIn } : {})}
          onChoose={(chosen) => {
            const kind = KINDS.find((each) => each === chosen);
            if (kind !== undefined) onChange({ kind });
          }}
        />
        <ParentField tag={tag} rows={rows} onChange={onChange} />
        <KeyField
          key={tag.id}
          value={tag.key}
          problem={keyProblem}
          onSave={(key) => {
            onChange({ key });
          }}
        />
      </div>
      <LookFields
        colour={tag.colour}
        line={tag.line}
        twin={twin?.label ?? null}
        onColour={(colour) => {
          onChange({ colour });
        }}
        onLine={(line) => {
          onChange({ line });
        }}
      />
      <SavedField
        key={`${tag.id} definition`}
        label={words.definition}
        value={tag.definition}
        lines={2}
        onSave={(definition) => {
          onChange({ definition });
        }}
      />
      <SavedField
        key={`${tag.id} whenToUse`}
        label={words.whenToUse}
        value={tag.whenToUse}
        lines={2}
        onSave={(whenToUse) => {
          onChange({ whenToUse });
        }}
      />
      <SavedField
        key={`${tag.id} example`}
        label={words.example}
        value={tag.example}
        lines={2}
        onSave={(example) => {
          onChange({ example });
        }}
      />
      <Actions {...props} />
    </section>
  );
}

/** The places there are get their names when the keyboard or the pointer comes: they may be many. */
function ParentField({
  tag,
  rows,
  onChange,
}: Pick<TagEditorProps, 'tag' | 'rows' | 'onChange'>): ReactNode {
  const [isWanted, setWanted] = useState(false);
  const shown = isWanted
    ? possibleParents(rows, tag.id)
    : rows.filter((row) => row.tag.id === tag.parent);
  const options = shown.map((row) => ({
    value: row.tag.id as string,
    label: `${'\u2003'.repeat(row.level - 1)}${row.tag.label}`,
  }));
  return (
    <ChooseField
      label={words.parent}
      value={tag.parent ?? ''}
      options={[{ value: '', label: words.noParent }, ...options]}
      onWanted={setWanted}
      onChoose={(id) => {
        onChange({ parent: id === '' ? null : (id as TagId) });
      }}
    />
  );
}

function Actions({
  tag,
  isBuiltIn,
  count,
  onMerge,
  onRetire,
  onRemove,
}: TagEditorProps): ReactNode {
  return (
    <div className={styles['verbs']}>
      <Button onPress={onMerge}>{words.merge}</Button>
      <Button
        onPress={() => {
          onRetire(!tag.isRetired);
        }}
      >
        {tag.isRetired ? words.bringBack : words.retire}
      </Button>
      {count === 0 && !isBuiltIn && <Button onPress={onRemove}>{words.remove}</Button>}
    </div>
  );
}
