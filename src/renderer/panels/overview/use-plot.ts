import { useEffect, useState } from 'react';
import type { PlotParts } from './plot-parts.ts';

let loading: Promise<PlotParts> | null = null;

/** The plotting library, which is loaded when it is first needed: the start does not wait for it. */
export function usePlot(): PlotParts | null {
  const [parts, setParts] = useState<PlotParts | null>(null);
  useEffect(() => {
    let isGone = false;
    loading ??= import('./plot-parts.ts').then(({ plotParts }) => plotParts);
    void loading.then((loaded) => {
      if (!isGone) setParts(loaded);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return parts;
}
