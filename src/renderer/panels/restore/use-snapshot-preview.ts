import { useCallback } from 'react';
import type { SnapshotPreview, Workbench } from '#renderer/store';
import { useAnswer } from '#renderer/ui';

/** What restoring a snapshot would come to, as far as it is known. */
export type Preview =
  | { readonly kind: 'reading' | 'nothing' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'ready'; readonly preview: SnapshotPreview };

/** @param id null where none is chosen */
export function useSnapshotPreview({ snapshots }: Workbench, id: string | null): Preview {
  const ask = useCallback(
    (of: string, signal: AbortSignal): Promise<Preview> =>
      snapshots.preview(of, signal).then(
        (found) => {
          if (!found.ok) return { kind: 'refused', message: found.message };
          return found.value === null
            ? { kind: 'nothing' }
            : { kind: 'ready', preview: found.value };
        },
        () => ({ kind: 'refused', message: '' }),
      ),
    [snapshots],
  );
  return useAnswer(id, ask) ?? { kind: 'reading' };
}
