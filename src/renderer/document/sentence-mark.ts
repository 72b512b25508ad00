import type { TextRange } from '#core/text';
import styles from './reading-surface.module.css';
import type { Surface } from './surface.ts';

/**
 * The bar in the margin beside the focused sentence. The band under its words is quiet and may lie
 * below tags; the bar is seen in any theme, with forced colours, and where everything is tagged.
 */
export interface SentenceMark {
  show(sentence: TextRange | null): void;
  destroy(): void;
}

/** @param page the positioned element that the text lies in */
export function attachSentenceMark(page: HTMLElement, surface: Surface): SentenceMark {
  let shown: TextRange | null = null;
  const bar = document.createElement('div');
  bar.className = styles['sentenceMark'] ?? '';
  bar.hidden = true;
  page.append(bar);

  const place = (): void => {
    if (shown === null) {
      bar.hidden = true;
      return;
    }
    // An end that is not in the DOM is more than half a screen away: beyond the text will do.
    const text = surface.view.dom.getBoundingClientRect();
    const isStartNear = surface.isNear(shown.start);
    const isEndNear = surface.isNear(shown.end - 1);
    const isSeen = isStartNear || isEndNear || surface.isAround(shown);
    bar.hidden = !isSeen;
    if (!isSeen) return;
    const { top: origin } = page.getBoundingClientRect();
    const top = isStartNear ? surface.rectAt(shown.start, 'start').top : text.top;
    const bottom = isEndNear ? surface.rectAt(shown.end, 'end').bottom : text.bottom;
    bar.style.top = `${top - origin}px`;
    bar.style.height = `${bottom - top}px`;
  };

  const sizes = new ResizeObserver(place);
  sizes.observe(surface.view.dom);
  let isWindowNew = false;
  surface.attach({
    chunkShown: () => {
      isWindowNew = true;
    },
    chunkHidden: () => {
      isWindowNew = true;
    },
    paintNew: () => {
      if (isWindowNew && shown !== null) place();
      isWindowNew = false;
    },
  });

  return {
    show: (sentence) => {
      if (sentence === shown) return;
      shown = sentence;
      place();
    },
    destroy: () => {
      sizes.disconnect();
      bar.remove();
    },
  };
}
