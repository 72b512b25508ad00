import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TagId } from '#core/model';
import type { Tag } from '#renderer/store';
import { Button, Dialog, PickList } from '#renderer/ui';
import { strings } from '#renderer/words';

const words = strings.codebook;

export interface MergeDialogProps {
  readonly from: Tag;
  readonly tags: readonly Tag[];
  readonly count: number;
  readonly onMerge: (into: TagId) => void;
  readonly onClose: () => void;
}

const MOST = 50;

/** Chooses the tag that another is to count as, and says what comes of it before it is done. */
export function MergeDialog({ from, tags, count, onMerge, onClose }: MergeDialogProps): ReactNode {
  const [query, setQuery] = useState('');
  const [into, setInto] = useState<Tag | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // A field's own autofocus comes before this dialog has the keyboard from the one below.
  useEffect(() => list.current?.querySelector('input')?.focus(), []);
  const sought = query.trim().toLowerCase();
  const found = tags
    .filter(({ id, label }) => id !== from.id && label.toLowerCase().includes(sought))
    .slice(0, MOST);
  return (
    <Dialog
      title={words.mergeInto(from.label)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button
            key={into?.id ?? ''}
            variant="primary"
            isDisabled={into === null}
            autoFocus={into !== null}
            onPress={() => {
              if (into !== null) onMerge(into.id);
            }}
          >
            {words.mergeConfirm}
          </Button>
        </>
      }
    >
      <div ref={list}>
        <PickList
          label={words.mergeInto(from.label)}
          placeholder={words.findTag}
          query={query}
          onQuery={setQuery}
          items={found.map(({ id, label, colour, isRetired }) => ({
            id,
            label,
            colour,
            ...(isRetired ? { detail: words.retiredMark } : {}),
          }))}
          onPick={(id) => {
            setInto(tags.find((tag) => tag.id === id) ?? null);
          }}
          empty={words.noneFound}
        />
      </div>
      <p role="status">{into === null ? '' : words.mergeWill(count, from.label, into.label)}</p>
    </Dialog>
  );
}
