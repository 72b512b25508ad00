import { useEffect, useState } from 'react';
import type { CorpusPassage, Workbench } from '#renderer/store';

/** Milliseconds after a keystroke in which another one may come. */
const typing = 60;

/** Fewer letters are in every text. */
const fewest = 3;

const none: readonly CorpusPassage[] = [];

/** Places in the corpus's texts for what is typed; those of a moment ago until the next come. */
export function usePassages(workbench: Workbench, typed: string): readonly CorpusPassage[] {
  const [found, setFound] = useState(none);
  const query = typed.trim();
  const isAsked = query.length >= fewest;
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void workbench.passagesIn(query).then((passages) => {
        if (isWanted) setFound(passages);
      });
    }, typing);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [workbench, query, isAsked]);
  return isAsked ? found : none;
}
