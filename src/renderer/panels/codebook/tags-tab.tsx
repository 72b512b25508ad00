import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { builtInTags, freeKey, nextLook, type TagId } from '#core/model';
import type { Tag, Workbench } from '#renderer/store';
import { Kbd } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import styles from './codebook-dialog.module.css';
import { EntryList } from './entry-list.tsx';
import type { Entry } from './entry-row.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { NewEntryField } from './new-entry-field.tsx';
import { Sample } from './sample.tsx';
import { TagEditor } from './tag-editor.tsx';
import { parentInwards, parentOutwards, rowsOf, type TagRow } from './tag-rows.ts';

const words = strings.codebook;

export interface TagsTabProps {
  readonly workbench: Workbench;
  readonly takenKeys: ReadonlyMap<string, string>;
  /** Tells a screen reader what was done. */
  readonly onTell: (sentence: string) => void;
}

const builtInIds: ReadonlySet<TagId> = new Set(builtInTags.map(({ id }) => id));

/** Annotations of every document by tag. */
function useCounts(workbench: Workbench): ReadonlyMap<TagId, number> {
  const documents = useStore(workbench.state, (state) => state.documents);
  return useMemo(() => {
    const counts = new Map<TagId, number>();
    for (const document of documents)
      for (const [tag, count] of document.counts) counts.set(tag, (counts.get(tag) ?? 0) + count);
    return counts;
  }, [documents]);
}

function TagLine({ tag, count }: { readonly tag: Tag; readonly count: number }): ReactNode {
  return (
    <>
      <Sample colour={tag.colour} line={tag.line} />
      <bdi className={styles['name']}>{tag.label}</bdi>
      {tag.isRetired && <span className={styles['mark']}>{words.retiredMark}</span>}
      <span className={styles['number']}>
        <span aria-hidden>{count === 0 ? '' : formatNumber(count)}</span>
        <span className={styles['spoken']}>{count === 0 ? '' : words.count(count)}</span>
      </span>
      <span className={styles['cap']}>{tag.key !== '' && <Kbd>{tag.key}</Kbd>}</span>
    </>
  );
}

const entryOf = ({ tag, level, place, siblings }: TagRow, count: number): Entry => ({
  id: tag.id,
  label: tag.label,
  content: <TagLine tag={tag} count={count} />,
  level,
  place,
  siblings,
  isFaint: tag.isRetired,
});

/** The tags as a tree, and what is said of the one that is selected. */
export function TagsTab({ workbench, takenKeys, onTell }: TagsTabProps): ReactNode {
  const { codebook } = workbench;
  const tags = useStore(workbench.state, (state) => state.tags);
  const counts = useCounts(workbench);
  const rows = useMemo(() => rowsOf(tags), [tags]);
  const entries = useMemo(
    () => rows.map((row) => entryOf(row, counts.get(row.tag.id) ?? 0)),
    [rows, counts],
  );
  const [chosen, setChosen] = useState<TagId | null>(null);
  const [wish, setWish] = useState(0);
  const [isMerging, setMerging] = useState(false);
  const labelField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const selected = (rows.find(({ tag }) => tag.id === chosen) ?? rows[0])?.tag ?? null;
  const count = selected === null ? 0 : (counts.get(selected.id) ?? 0);

  const select = (id: string): void => {
    setChosen(id as TagId);
  };
  const goToNeighbour = (id: TagId): void => {
    const at = rows.findIndex(({ tag }) => tag.id === id);
    setChosen((rows[at + 1] ?? rows[at - 1])?.tag.id ?? null);
    setWish((wishes) => wishes + 1);
  };
  const add = (label: string): string | null => {
    const twin = tags.find((tag) => tag.label.toLowerCase() === label.toLowerCase());
    if (twin !== undefined) return strings.tagNotices.labelTaken(twin.label);
    const isTaken = (key: string): boolean =>
      takenKeys.has(key) || tags.some((tag) => tag.key.toLowerCase() === key);
    const key = freeKey(label, isTaken);
    const texts = { definition: '', whenToUse: '', example: '' };
    const id = codebook.add({
      label,
      kind: 'plain',
      ...texts,
      ...nextLook(tags),
      key,
      parent: null,
    });
    if (id === null) return strings.tagNotices.tooLong;
    setChosen(id);
    setWish((wishes) => wishes + 1);
    onTell(words.added(label));
    return null;
  };
  const remove = (tag: Tag): void => {
    codebook.remove(tag.id);
    const isThere = workbench.state.getState().tags.some(({ id }) => id === tag.id);
    if (!isThere) goToNeighbour(tag.id);
  };
  const moveTo = (tag: Tag, parent: TagId | null): void => {
    codebook.change(tag.id, { parent });
    const above = tags.find(({ id }) => id === parent)?.label ?? null;
    onTell(words.moved(tag.label, above));
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (selected === null || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      if (count > 0 || builtInIds.has(selected.id)) codebook.setRetired(selected.id, true);
      else remove(selected);
      return true;
    }
    if (!event.altKey || !event.key.startsWith('Arrow')) return false;
    const inwards = parentInwards(rows, selected.id);
    const outwards = parentOutwards(rows, selected.id);
    if (event.key === 'ArrowRight' && inwards !== null) moveTo(selected, inwards);
    if (event.key === 'ArrowLeft' && outwards !== undefined) moveTo(selected, outwards);
    return true;
  };
  return (
    <div className={styles['panes']}>
      <div className={styles['side']}>
        <EntryList
          label={words.list}
          hint={words.listHint}
          entries={entries}
          selected={selected?.id ?? null}
          onSelect={select}
          onEdit={() => {
            labelField.current?.focus();
            labelField.current?.select();
          }}
          onKey={onKey}
          wish={wish}
        />
        <NewEntryField label={words.add} onAdd={add} />
      </div>
      {selected !== null && (
        <TagEditor
          tag={selected}
          rows={rows}
          isBuiltIn={builtInIds.has(selected.id)}
          count={count}
          takenKeys={takenKeys}
          labelField={labelField}
          onChange={(patch) => {
            codebook.change(selected.id, patch);
          }}
          onMerge={() => {
            setMerging(true);
          }}
          onRetire={(isRetired) => {
            codebook.setRetired(selected.id, isRetired);
          }}
          onRemove={() => {
            remove(selected);
          }}
        />
      )}
      {isMerging && selected !== null && (
        <MergeDialog
          from={selected}
          tags={tags}
          count={count}
          onClose={() => {
            setMerging(false);
          }}
          onMerge={(into) => {
            setMerging(false);
            codebook.merge(selected.id, into);
            setChosen(into);
            setWish((wishes) => wishes + 1);
          }}
        />
      )}
    </div>
  );
}
