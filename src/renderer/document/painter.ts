import type { TextRange } from '#core/text';
import { lastAtMost, type Plan } from './plan.ts';

/**
 * Draws ranges of the text with the CSS Custom Highlight API: no element is made or moved for an
 * annotation, so tagging never shifts the layout, and where several lie on one another the browser
 * mixes their backgrounds and draws each underline at its own height.
 *
 * Only what lies in live chunks is drawn. A range is cut at the chunks' edges: what is drawn belongs
 * to its chunk and goes with it.
 */
export interface Painter<Item extends TextRange> {
  /** Registers a chunk, whose blocks may come into the element later; `paintNew` draws in it. */
  chunkShown(chunk: number, element: HTMLElement): void;
  chunkHidden(chunk: number): void;
  paintNew(): void;
  /** Draws an item wherever its chunks are live. */
  add(item: Item): void;
  remove(item: Item): void;
  /** Takes off everything drawn and draws what `overlapping` tells now. */
  repaint(): void;
  destroy(): void;
}

export interface PainterSource<Item extends TextRange> {
  /** Items that share at least a code unit with the range. */
  overlapping(range: TextRange): readonly Item[];
  /** The highlight an item is drawn with. */
  highlightOf(item: Item): Highlight;
}

/** The text nodes of a block's element, with the code unit at which each starts in it. */
interface BlockText {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

function readBlockText(element: Element): BlockText {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let length = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push(node as Text);
    starts.push(length);
    length += (node as Text).length;
  }
  return { nodes, starts };
}

/** The DOM point of a code unit in a block; at a seam of two nodes the later for a start. */
function pointIn(text: BlockText, offset: number, isEnd: boolean): readonly [Text, number] | null {
  for (let index = text.nodes.length - 1; index >= 0; index--) {
    const start = text.starts[index] as number;
    if (start < offset || (start === offset && (!isEnd || index === 0)))
      return [text.nodes[index] as Text, offset - start];
  }
  return null;
}

interface Drawn {
  readonly highlight: Highlight;
  readonly range: AbstractRange;
}

class LiveChunk<Item extends TextRange> {
  readonly first: number;
  readonly range: TextRange;
  readonly drawn = new Map<Item, Drawn>();
  readonly #texts = new Map<number, BlockText>();
  readonly #plan: Plan;
  readonly #element: HTMLElement;

  constructor(plan: Plan, chunk: number, element: HTMLElement) {
    this.#plan = plan;
    this.#element = element;
    this.first = plan.chunkFirstPiece[chunk] as number;
    const last = (plan.chunkFirstPiece[chunk + 1] as number) - 1;
    this.range = {
      start: plan.pieceStart[this.first] as TextRange['start'],
      end: plan.pieceEnd[last] as TextRange['end'],
    };
  }

  #point(offset: number, isEnd: boolean): readonly [Text, number] | null {
    const found = lastAtMost(this.#plan.pieceStart, isEnd ? offset - 1 : offset);
    const piece = Math.max(found, this.first);
    let text = this.#texts.get(piece);
    if (text === undefined) {
      const block = this.#element.children[piece - this.first];
      if (block === undefined) return null;
      text = readBlockText(block);
      this.#texts.set(piece, text);
    }
    const start = this.#plan.pieceStart[piece] as number;
    const length = (this.#plan.pieceEnd[piece] as number) - start;
    return pointIn(text, Math.min(Math.max(offset - start, 0), length), isEnd);
  }

  domRange(item: TextRange): AbstractRange | null {
    const start = this.#point(Math.max(item.start, this.range.start), false);
    const end = this.#point(Math.min(item.end, this.range.end), true);
    if (start === null || end === null) return null;
    return new StaticRange({
      startContainer: start[0],
      startOffset: start[1],
      endContainer: end[0],
      endOffset: end[1],
    });
  }
}

export function createPainter<Item extends TextRange>(
  plan: Plan,
  source: PainterSource<Item>,
): Painter<Item> {
  const live = new Map<number, LiveChunk<Item>>();

  const draw = (chunk: LiveChunk<Item>, item: Item): void => {
    const range = chunk.domRange(item);
    if (range === null) return;
    const highlight = source.highlightOf(item);
    highlight.add(range);
    chunk.drawn.set(item, { highlight, range });
  };
  const erase = (chunk: LiveChunk<Item>, item: Item): void => {
    const drawn = chunk.drawn.get(item);
    if (drawn === undefined) return;
    drawn.highlight.delete(drawn.range);
    chunk.drawn.delete(item);
  };
  const clear = (chunk: LiveChunk<Item>): void => {
    for (const { highlight, range } of chunk.drawn.values()) highlight.delete(range);
    chunk.drawn.clear();
  };
  const fill = (chunk: LiveChunk<Item>): void => {
    for (const item of source.overlapping(chunk.range)) draw(chunk, item);
  };
  const touches = (chunk: LiveChunk<Item>, item: Item): boolean =>
    item.start < chunk.range.end && item.end > chunk.range.start;

  let unpainted: LiveChunk<Item>[] = [];
  return {
    chunkShown: (index, element) => {
      const chunk = new LiveChunk<Item>(plan, index, element);
      live.set(index, chunk);
      unpainted.push(chunk);
    },
    paintNew: () => {
      for (const chunk of unpainted) fill(chunk);
      unpainted = [];
    },
    chunkHidden: (index) => {
      const chunk = live.get(index);
      if (chunk === undefined) return;
      clear(chunk);
      live.delete(index);
      unpainted = unpainted.filter((each) => each !== chunk);
    },
    add: (item) => {
      for (const chunk of live.values()) if (touches(chunk, item)) draw(chunk, item);
    },
    remove: (item) => {
      for (const chunk of live.values()) erase(chunk, item);
    },
    repaint: () => {
      for (const chunk of live.values()) {
        clear(chunk);
        fill(chunk);
      }
    },
    destroy: () => {
      for (const chunk of live.values()) clear(chunk);
      live.clear();
    },
  };
}
