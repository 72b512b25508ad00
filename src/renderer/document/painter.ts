import { utf16, type TextRange } from '#core/text';
import { lastAtMost, type Plan } from './plan.ts';

/**
 * Draws ranges of the text with the CSS Custom Highlight API: no element is made or moved for an
 * annotation, so tagging never shifts the layout, and where several lie on one another the browser
 * mixes their backgrounds and draws each underline at its own height.
 *
 * Only what lies in live chunks is drawn. A range is cut at the chunks' edges: what is drawn belongs
 * to its chunk and goes with it. Where more lie on a chunk than anybody could tell apart, what they cover
 * together is drawn, which looks the same: one highlight is painted once, however many ranges of it lie
 * on one another.
 */
export interface Painter<Item extends TextRange> {
  /** Registers a chunk, whose blocks may come into the element later; `paintNew` draws in it. */
  chunkShown(chunk: number, element: HTMLElement): void;
  chunkHidden(chunk: number): void;
  paintNew(): void;
  /** Draws an item wherever its chunks are live; `settle` is to follow, after one or many. */
  add(item: Item): void;
  remove(item: Item): void;
  settle(): void;
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

/** More of them on a chunk are drawn together. */
const MOST_APART = 1_000;

class LiveChunk<Item extends TextRange> {
  readonly first: number;
  readonly range: TextRange;
  /** Each by itself. */
  readonly drawn = new Map<Item, Drawn>();
  /** What is covered by all, where they are too many. */
  together: readonly Drawn[] | null = null;
  isStale = false;
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

/** What the items of one highlight cover of a range together, as stretches in order. */
function coverOf(items: readonly TextRange[], { start, end }: TextRange): readonly TextRange[] {
  const edges = new Int32Array(end - start + 1);
  for (const item of items) {
    const [from, to] = [Math.max(item.start, start) - start, Math.min(item.end, end) - start];
    edges[from] = (edges[from] as number) + 1;
    edges[to] = (edges[to] as number) - 1;
  }
  const stretches: TextRange[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < edges.length; at++) {
    const next = depth + (edges[at] as number);
    if (depth === 0 && next > 0) from = at;
    if (depth > 0 && next === 0)
      stretches.push({ start: utf16(start + from), end: utf16(start + at) });
    depth = next;
  }
  return stretches;
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
    for (const { highlight, range } of chunk.together ?? []) highlight.delete(range);
    chunk.drawn.clear();
    chunk.together = null;
  };
  const drawTogether = (chunk: LiveChunk<Item>, items: readonly Item[]): void => {
    const byHighlight = new Map<Highlight, Item[]>();
    for (const item of items) {
      const highlight = source.highlightOf(item);
      const of = byHighlight.get(highlight);
      if (of === undefined) byHighlight.set(highlight, [item]);
      else of.push(item);
    }
    chunk.together = [...byHighlight].flatMap(([highlight, of]) =>
      coverOf(of, chunk.range).flatMap((stretch) => {
        const range = chunk.domRange(stretch);
        if (range === null) return [];
        highlight.add(range);
        return [{ highlight, range }];
      }),
    );
  };
  const fill = (chunk: LiveChunk<Item>): void => {
    const items = source.overlapping(chunk.range);
    chunk.isStale = false;
    if (items.length > MOST_APART) drawTogether(chunk, items);
    else for (const item of items) draw(chunk, item);
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
      for (const chunk of live.values()) {
        if (!touches(chunk, item)) continue;
        if (chunk.together !== null || chunk.drawn.size >= MOST_APART) chunk.isStale = true;
        else draw(chunk, item);
      }
    },
    remove: (item) => {
      for (const chunk of live.values()) {
        if (chunk.together === null) erase(chunk, item);
        else if (touches(chunk, item)) chunk.isStale = true;
      }
    },
    settle: () => {
      for (const chunk of live.values()) {
        if (!chunk.isStale) continue;
        clear(chunk);
        fill(chunk);
      }
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
