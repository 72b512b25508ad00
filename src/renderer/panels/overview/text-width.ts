/** The faces of drawings, and what stands in for them elsewhere. */
export const FACE = 'Inter Variable, Inter, Noto Sans, Helvetica, Arial, sans-serif';
export const LABEL_SIZE = 12;

let canvas: OffscreenCanvasRenderingContext2D | null = null;

/** Pixels that a label takes in a line. */
export function textWidth(text: string, size = LABEL_SIZE): number {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (canvas === null) return text.length * size * 0.6;
  canvas.font = `${String(size)}px "Inter Variable", "Noto Sans", sans-serif`;
  return canvas.measureText(text).width;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A label, ended by "…" where it would be wider than there is room. */
export function fitted(text: string, width: number): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (textWidth(plain) <= width) return plain;
  const units = [...graphemes.segment(plain.slice(0, 400))].map(({ segment }) => segment);
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const cut = `${units.slice(0, middle).join('').trimEnd()}…`;
    if (textWidth(cut) <= width) low = middle;
    else high = middle - 1;
  }
  return `${units.slice(0, low).join('').trimEnd()}…`;
}
