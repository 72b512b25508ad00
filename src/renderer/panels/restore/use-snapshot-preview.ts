import { useEffect, useState } from 'react';
import type { SnapshotPreview, Workbench } from '#renderer/store';

/** What restoring a snapshot would come to, as far as it is known. */
export type Preview =
  | { readonly kind: 'reading' | 'nothing' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'ready'; readonly preview: SnapshotPreview };

/** Milliseconds on one snapshot before it is read: not at each step through the list. */
const PATIENCE = 200;

/** @param id null where none is chosen */
export function useSnapshotPreview({ snapshots }: Workbench, id: string | null): Preview {
  const [known, setKnown] = useState<readonly [string, Preview] | null>(null);
  useEffect(() => {
    if (id === null) return;
    const going = new AbortController();
    const tell = (preview: Preview): void => {
      if (!going.signal.aborted) setKnown([id, preview]);
    };
    const timer = setTimeout(() => {
      snapshots.preview(id, going.signal).then(
        (found) => {
          if (!found.ok) tell({ kind: 'refused', message: found.message });
          else if (found.value === null) tell({ kind: 'nothing' });
          else tell({ kind: 'ready', preview: found.value });
        },
        () => {
          tell({ kind: 'refused', message: '' });
        },
      );
    }, PATIENCE);
    return () => {
      going.abort();
      clearTimeout(timer);
    };
  }, [snapshots, id]);
  return id !== null && known?.[0] === id ? known[1] : { kind: 'reading' };
}
