import { useEffect, useState } from 'react';
import type { RestorePreview, Workbench } from '#renderer/store';

/** What going back to a moment would come to, as far as it is known. */
export type Preview =
  | { readonly kind: 'reading' | 'nothing' | 'failed' | 'noMoment' }
  | { readonly kind: 'ready'; readonly preview: RestorePreview };

/** Milliseconds on one moment before all is compared: not at each step through a list. */
const patience = 200;

/** @param at null where no moment is chosen */
export function usePreview({ past }: Workbench, at: string | null): Preview {
  const [known, setKnown] = useState<readonly [string, Preview] | null>(null);
  useEffect(() => {
    if (at === null) return;
    let isWanted = true;
    const tell = (preview: Preview): void => {
      if (isWanted) setKnown([at, preview]);
    };
    const timer = setTimeout(() => {
      past.previewRestore(at).then(
        (preview) => {
          tell(preview === null ? { kind: 'nothing' } : { kind: 'ready', preview });
        },
        () => {
          tell({ kind: 'failed' });
        },
      );
    }, patience);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [past, at]);
  if (at === null) return { kind: 'noMoment' };
  return known?.[0] === at ? known[1] : { kind: 'reading' };
}
