import type { Heights } from './heights.ts';
import type { ChunkListener } from './node-views.ts';

/** A chunk listener that draws once the view has settled. */
export interface ChunkPainter extends ChunkListener {
  paintNew(): void;
}

/** The chunks in the DOM: measured as they are laid out, and told to the painters. */
export interface ShownChunks extends ChunkListener {
  has(chunk: number): boolean;
  /** Lets a painter follow; it is told at once of the chunks that are there. */
  attach(painter: ChunkPainter): void;
  paintNew(): void;
  destroy(): void;
}

export function followChunks(heights: Heights, onMeasured: () => void): ShownChunks {
  const elements = new Map<number, HTMLElement>();
  const painters: ChunkPainter[] = [];
  const sizes = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (height > 0) heights.measured(Number((target as HTMLElement).dataset['chunk']), height);
    }
    onMeasured();
  });
  return {
    has: (chunk) => elements.has(chunk),
    chunkShown: (chunk, element) => {
      element.dataset['chunk'] = String(chunk);
      elements.set(chunk, element);
      sizes.observe(element);
      for (const painter of painters) painter.chunkShown(chunk, element);
    },
    chunkHidden: (chunk) => {
      const element = elements.get(chunk);
      if (element !== undefined) sizes.unobserve(element);
      elements.delete(chunk);
      for (const painter of painters) painter.chunkHidden(chunk);
    },
    attach: (painter) => {
      painters.push(painter);
      for (const [chunk, element] of elements) painter.chunkShown(chunk, element);
      painter.paintNew();
    },
    paintNew: () => {
      for (const painter of painters) painter.paintNew();
    },
    destroy: () => sizes.disconnect(),
  };
}
