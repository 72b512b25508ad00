import type { Plan } from './plan.ts';

/**
 * How tall each chunk is, in CSS pixels: estimated from its text until it was laid out once, then as
 * measured. Placeholders take these heights, so that the scroll bar tells the truth about as well as
 * it can be known. After CodeMirror's height map, in its simplest form.
 */
export interface Heights {
  of(chunk: number): number;
  measured(chunk: number, height: number): void;
  /** Forgets what was measured: the lines break elsewhere now. */
  estimateAnew(metrics: TextMetrics): void;
  /** Cumulative: the top of each chunk, and behind the last the height of all. */
  tops(): Float64Array;
}

export interface TextMetrics {
  /** Width of a line, in characters of common text. */
  readonly charactersPerLine: number;
  readonly lineHeight: number;
  readonly blockGap: number;
}

function estimate(plan: Plan, chunk: number, metrics: TextMetrics): number {
  let height = 0;
  const end = plan.chunkFirstPiece[chunk + 1] as number;
  for (let piece = plan.chunkFirstPiece[chunk] as number; piece < end; piece++) {
    const length = (plan.pieceEnd[piece] as number) - (plan.pieceStart[piece] as number);
    const lines = Math.ceil(length / metrics.charactersPerLine);
    height += lines * metrics.lineHeight + metrics.blockGap;
  }
  return height;
}

export function createHeights(plan: Plan, metrics: TextMetrics): Heights {
  const heights = new Float64Array(plan.chunkCount);
  let tops: Float64Array | null = null;
  const estimateAnew = (now: TextMetrics): void => {
    for (let chunk = 0; chunk < plan.chunkCount; chunk++)
      heights[chunk] = estimate(plan, chunk, now);
    tops = null;
  };
  estimateAnew(metrics);
  return {
    estimateAnew,
    of: (chunk) => heights[chunk] ?? 0,
    measured: (chunk, height) => {
      if (Math.abs((heights[chunk] ?? 0) - height) < 0.5) return;
      heights[chunk] = height;
      tops = null;
    },
    tops: () => {
      if (tops !== null) return tops;
      tops = new Float64Array(plan.chunkCount + 1);
      for (let chunk = 0; chunk < plan.chunkCount; chunk++)
        tops[chunk + 1] = (tops[chunk] as number) + (heights[chunk] as number);
      return tops;
    },
  };
}
