import { useCallback } from 'react';
import type { RestorePreview, Workbench } from '#renderer/store';
import { useAnswer } from '#renderer/ui';

/** What going back to a moment would come to, as far as it is known. */
export type Preview =
  | { readonly kind: 'reading' | 'nothing' | 'failed' | 'noMoment' }
  | { readonly kind: 'ready'; readonly preview: RestorePreview };

/** @param at null where no moment is chosen */
export function usePreview({ past }: Workbench, at: string | null): Preview {
  const ask = useCallback(
    (moment: string): Promise<Preview> =>
      past.previewRestore(moment).then(
        (preview) => (preview === null ? { kind: 'nothing' } : { kind: 'ready', preview }),
        () => ({ kind: 'failed' }),
      ),
    [past],
  );
  const preview = useAnswer(at, ask);
  return at === null ? { kind: 'noMoment' } : (preview ?? { kind: 'reading' });
}
