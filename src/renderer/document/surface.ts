import { EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { DocumentBody, TextRange, Utf16Offset } from '#core/text';
import { buildDocument } from './build-document.ts';
import { createHeights, type Heights } from './heights.ts';
import { handleReadingKey } from './keyboard.ts';
import { chunkView, sectionView } from './node-views.ts';
import { planDocument, type Plan } from './plan.ts';
import { chunkAt, toOffset, toPosition, toRange } from './positions.ts';
import { readOnlyAttributes, readOnlyHandlers } from './read-only.ts';
import { attachScrolling } from './scrolling.ts';
import { followChunks, type ChunkPainter } from './shown-chunks.ts';
import { readMetrics } from './text-metrics.ts';
import { chunksFromTop, rangeInView } from './viewport.ts';
import { windowKey, windowPlugin } from './window-plugin.ts';

/**
 * The reading surface: a read-only ProseMirror view of which only the window is in the DOM. It knows
 * the text and where the person is in it; annotations are painted over it by others.
 */
export interface Surface {
  readonly view: EditorView;
  readonly plan: Plan;
  readonly heights: Heights;
  readonly scroller: HTMLElement;
  attach(painter: ChunkPainter): void;
  /** Reads what the DOM says now: ProseMirror learns of a selection only a task later. */
  flushSelection(): void;
  setSelection(range: TextRange): void;
  /**
   * Brings an offset to about a third of the height, unless it is in easy view already; with an end,
   * all of the text up to there where it is not taller than the view, else as much as there is room.
   */
  reveal(offset: number, end?: number | undefined): void;
  /** Where an offset is drawn, in viewport pixels; its chunk must be in the DOM (`isNear`). */
  rectAt(offset: number, side: 'start' | 'end'): { left: number; top: number; bottom: number };
  isNear(offset: number): boolean;
  /** Whether a range begins before what is in the DOM around the viewport and ends behind it. */
  isAround(range: TextRange): boolean;
  /** The offset at a point in viewport pixels; null outside the text. */
  offsetAt(x: number, y: number): Utf16Offset | null;
  /** From the first line in view to the end of the last; null where no text is. */
  shownRange(): TextRange | null;
  /** The first offset in view. */
  topOffset(): Utf16Offset;
  destroy(): void;
}

export interface SurfaceEvents {
  /** The selection as offsets, in order; empty for a caret. */
  selectionChanged(range: TextRange): void;
  /** Heights or the window changed: the ruler's scale with them. */
  layoutChanged(): void;
}

/** Changes of the text are refused; whatever else happens is told after the view has settled. */
const settling = (afterUpdate: (view: EditorView, before: EditorState) => void): Plugin =>
  new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    view: () => ({ update: afterUpdate }),
  });

/**
 * @param scroller the element that scrolls
 * @param mount an element inside it, of the page's width, that takes the view
 * @param label what a screen reader calls the text
 */
export function mountSurface(
  scroller: HTMLElement,
  mount: HTMLElement,
  body: DocumentBody,
  label: string,
  events: SurfaceEvents,
): Surface {
  const plan = planDocument(body);
  const heights = createHeights(plan, readMetrics(mount));
  const chunks = followChunks(heights, () => events.layoutChanged());

  const view: EditorView = new EditorView(mount, {
    state: EditorState.create({
      doc: buildDocument(plan),
      plugins: [
        windowPlugin(plan, chunksFromTop(plan, heights, 2 * scroller.clientHeight)),
        settling(({ state: { selection } }, before) => {
          chunks.paintNew();
          if (!before.selection.eq(selection))
            events.selectionChanged(toRange(plan, selection.anchor, selection.head));
        }),
      ],
    }),
    nodeViews: { section: sectionView(plan, heights), chunk: chunkView(heights, chunks) },
    attributes: readOnlyAttributes(label),
    handleKeyDown: (_, event) => handleReadingKey(view, { ...scrolling, scroller }, event),
    handleDOMEvents: readOnlyHandlers(plan),
  });

  const scrolling = attachScrolling({
    view,
    plan,
    heights,
    scroller,
    mount,
    isShown: (chunk) => chunks.has(chunk),
    layoutChanged: () => events.layoutChanged(),
  });

  const selectBetween = (anchor: number, head: number): void => {
    const { doc, selection } = view.state;
    const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
    if (!next.eq(selection)) view.dispatch(view.state.tr.setSelection(next));
  };

  return {
    view,
    plan,
    heights,
    scroller,
    attach: (painter) => chunks.attach(painter),
    flushSelection: () => {
      const dom = document.getSelection();
      if (dom?.anchorNode == null || dom.focusNode == null) return;
      if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return;
      selectBetween(
        view.posAtDOM(dom.anchorNode, dom.anchorOffset),
        view.posAtDOM(dom.focusNode, dom.focusOffset),
      );
    },
    setSelection: ({ start, end }) =>
      selectBetween(toPosition(plan, start, 'next'), toPosition(plan, end, 'previous')),
    reveal: (offset, end) =>
      scrolling.revealPosition(
        toPosition(plan, offset),
        end === undefined ? undefined : toPosition(plan, end, 'previous'),
      ),
    rectAt: (offset, side) =>
      side === 'start'
        ? view.coordsAtPos(toPosition(plan, offset, 'next'), 1)
        : view.coordsAtPos(toPosition(plan, offset, 'previous'), -1),
    isNear: (offset) => chunks.has(chunkAt(plan, offset)),
    isAround: ({ start, end }) => {
      const visible = windowKey.getState(view.state)?.visible;
      if (visible === undefined) return false;
      return chunkAt(plan, start) < visible.first && chunkAt(plan, end - 1) > visible.last;
    },
    offsetAt: (x, y) => {
      const found = view.posAtCoords({ left: x, top: y });
      return found === null ? null : toOffset(plan, found.pos);
    },
    shownRange: () => rangeInView(view, plan, scroller),
    topOffset: () => scrolling.topOffset(),
    destroy: () => {
      scrolling.destroy();
      chunks.destroy();
      view.destroy();
    },
  };
}
