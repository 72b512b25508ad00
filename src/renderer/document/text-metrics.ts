import type { TextMetrics } from './heights.ts';

/** Mean width of a letter of running text, in em of a serif face. */
const LETTER_EM = 0.46;

/** How much text a line of an element holds, by its computed style and its width. */
export function readMetrics(element: HTMLElement): TextMetrics {
  const style = getComputedStyle(element);
  const fontSize = parseFloat(style.fontSize) || 17.5;
  return {
    charactersPerLine: Math.max(10, (element.clientWidth || 600) / (fontSize * LETTER_EM)),
    lineHeight: parseFloat(style.lineHeight) || fontSize * 1.68,
    blockGap: fontSize,
  };
}
