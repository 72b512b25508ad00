import { useEffect, useState } from 'react';
import type { CorpusPassage, Workbench } from '#renderer/store';

/** Milliseconds after a keystroke in which another one may come. */
const typing = 60;

/** Milliseconds until what is asked while the texts are being indexed is asked again. */
const patience = 700;

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
    let timer = 0;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const { passages, isComplete } = await workbench.passagesIn(query);
      if (!isWanted) return;
      setFound(passages);
      if (!isComplete) askIn(patience);
    };
    const askIn = (delay: number): void => {
      timer = window.setTimeout(() => void ask(), delay);
    };
    askIn(typing);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [workbench, query, isAsked]);
  return isAsked ? found : none;
}
