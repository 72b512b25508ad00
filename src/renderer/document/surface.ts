import { EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { utf16, type DocumentBody, type TextRange, type Utf16Offset } from '#core/text';
import { buildDocument } from './build-document.ts';
import { createHeights, type Heights, type TextMetrics } from './heights.ts';
import { handleReadingKey } from './keyboard.ts';
import { chunkView, resizePlaceholders, sectionView, type ChunkListener } from './node-views.ts';
import { planDocument, type Plan } from './plan.ts';
import { chunkAt, toOffset, toPosition, toRange } from './positions.ts';
import { chunksAround, chunksFromTop } from './viewport.ts';
import { showChunks, windowKey, windowPlugin, type ChunkSpan } from './window-plugin.ts';

/**
 * The reading surface: a read-only ProseMirror view of which only the window is in the DOM. It knows
 * the text and where the person is in it; annotations are painted over it by others.
 */
export interface Surface {
  readonly view: EditorView;
  readonly plan: Plan;
  readonly heights: Heights;
  /** Lets a painter follow which chunks are in the DOM; it is told of those that are. */
  attach(listener: ChunkPainter): void;
  /** Reads what the DOM says now: ProseMirror learns of a selection only a task later. */
  flushSelection(): void;
  setSelection(range: TextRange): void;
  /** Brings an offset to about a third of the height, unless it is in easy view already. */
  reveal(offset: number): void;
  /** Where an offset is drawn, in viewport pixels; its chunk must be near the viewport. */
  rectAt(offset: number, side: 'start' | 'end'): { left: number; top: number; bottom: number };
  /** The offset at a point in viewport pixels; null outside the text. */
  offsetAt(x: number, y: number): Utf16Offset | null;
  /** Whether an offset's chunk is in the DOM, so that `rectAt` can tell its place. */
  isNear(offset: number): boolean;
  /** The first offset in view. */
  topOffset(): Utf16Offset;
  destroy(): void;
}

/** A chunk listener that draws once the view has settled. */
export interface ChunkPainter extends ChunkListener {
  paintNew(): void;
}

export interface SurfaceEvents {
  /** The selection as offsets, in order; empty for a caret. */
  selectionChanged(range: TextRange, isBackward: boolean): void;
  /** Heights or the window changed: the ruler's scale with them. */
  layoutChanged(): void;
}

const AVERAGE_CHARACTER_EM = 0.46;

function readMetrics(mount: HTMLElement): TextMetrics {
  const style = getComputedStyle(mount);
  const fontSize = parseFloat(style.fontSize) || 17.5;
  const lineHeight = parseFloat(style.lineHeight) || fontSize * 1.68;
  const width = mount.clientWidth || 600;
  return {
    charactersPerLine: Math.max(10, width / (fontSize * AVERAGE_CHARACTER_EM)),
    lineHeight,
    blockGap: fontSize,
  };
}

const prevented = (_: EditorView, event: Event): boolean => {
  event.preventDefault();
  return true;
};

const covers = (outer: ChunkSpan, inner: ChunkSpan): boolean =>
  outer.first <= inner.first && outer.last >= inner.last;

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
  const painters: ChunkPainter[] = [];
  const shown = new Map<number, HTMLElement>();

  const sizes = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (height > 0) heights.measured(Number((target as HTMLElement).dataset['chunk']), height);
    }
    events.layoutChanged();
  });

  const listener: ChunkListener = {
    chunkShown: (chunk, element) => {
      element.dataset['chunk'] = String(chunk);
      shown.set(chunk, element);
      sizes.observe(element);
      for (const painter of painters) painter.chunkShown(chunk, element);
    },
    chunkHidden: (chunk) => {
      const element = shown.get(chunk);
      if (element !== undefined) sizes.unobserve(element);
      shown.delete(chunk);
      for (const painter of painters) painter.chunkHidden(chunk);
    },
  };

  const copy = (view: EditorView, event: Event): boolean => {
    const { anchor, head, empty } = view.state.selection;
    if (empty) return false;
    const { start, end } = toRange(plan, anchor, head);
    (event as ClipboardEvent).clipboardData?.setData('text/plain', body.text.slice(start, end));
    event.preventDefault();
    return true;
  };

  const state = EditorState.create({
    doc: buildDocument(plan),
    plugins: [
      windowPlugin(plan, chunksFromTop(plan, heights, 2 * scroller.clientHeight)),
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged,
        view: () => ({
          update: (view, before) => {
            for (const painter of painters) painter.paintNew();
            if (!before.selection.eq(view.state.selection)) tellSelection();
          },
        }),
      }),
    ],
  });

  const view: EditorView = new EditorView(mount, {
    state,
    nodeViews: { section: sectionView(plan, heights), chunk: chunkView(heights, listener) },
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-readonly': 'true',
      'aria-label': label,
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      inputmode: 'none',
    },
    handleKeyDown: (_, event) => handleReadingKey(view, scene, event),
    handleDOMEvents: {
      beforeinput: prevented,
      paste: prevented,
      cut: copy,
      copy,
      drop: (_, event) => {
        event.preventDefault();
        return false;
      },
      dragstart: prevented,
    },
  });

  const tellSelection = (): void => {
    const { anchor, head } = view.state.selection;
    events.selectionChanged(toRange(plan, anchor, head), head < anchor);
  };

  const visible = (): ChunkSpan => windowKey.getState(view.state)?.visible ?? { first: 0, last: 0 };

  /** Estimates become measures as chunks come in, so what is near may change a few times. */
  const syncWindow = (): void => {
    for (let round = 0; round < 4; round++) {
      const needed = chunksAround(plan, heights, view.dom, scroller, 0.5);
      if (covers(visible(), needed)) return;
      const wanted = chunksAround(plan, heights, view.dom, scroller, 1);
      view.dispatch(showChunks(view.state.tr, wanted));
      events.layoutChanged();
    }
  };

  const revealPosition = (position: number): void => {
    const chunk = chunkAt(plan, toOffset(plan, position));
    if (chunk < 0) return;
    if (!shown.has(chunk)) {
      const around = { first: Math.max(0, chunk - 1), last: chunk + 1 };
      view.dispatch(showChunks(view.state.tr, around));
    }
    const box = scroller.getBoundingClientRect();
    for (let round = 0; round < 3; round++) {
      const { top, bottom } = view.coordsAtPos(position);
      const isInView = top >= box.top + box.height * 0.08 && bottom <= box.top + box.height * 0.85;
      if (isInView) break;
      scroller.scrollTop += top - (box.top + box.height * 0.33);
      syncWindow();
    }
  };

  const scene = { scroller, syncWindow, revealPosition };

  const flushSelection = (): void => {
    const dom = document.getSelection();
    if (dom?.anchorNode == null || dom.focusNode == null) return;
    if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return;
    const anchor = view.posAtDOM(dom.anchorNode, dom.anchorOffset);
    const head = view.posAtDOM(dom.focusNode, dom.focusOffset);
    const { doc, selection } = view.state;
    if (anchor === selection.anchor && head === selection.head) return;
    const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
    if (!next.eq(selection)) view.dispatch(view.state.tr.setSelection(next));
  };

  const topOffset = (): Utf16Offset => {
    const left = view.dom.getBoundingClientRect().left;
    const { top } = scroller.getBoundingClientRect();
    const found = view.posAtCoords({ left: left + 1, top: top + 1 });
    return toOffset(plan, found?.pos ?? 0);
  };

  /** What stands at the top, and how far below it: found again when the lines break anew. */
  let place = { offset: utf16(0), below: 0 };
  const heightOf = (offset: number): number =>
    view.coordsAtPos(toPosition(plan, offset), 1).top - scroller.getBoundingClientRect().top;
  const keepPlace = (): void => {
    if (scroller.scrollTop === 0) place = { offset: utf16(0), below: 0 };
    else place = { offset: topOffset(), below: heightOf(topOffset()) };
  };
  let width = mount.clientWidth;
  const refit = (): void => {
    if (mount.clientWidth === width) return;
    width = mount.clientWidth;
    heights.estimateAnew(readMetrics(mount));
    resizePlaceholders(plan, heights, view.dom);
    if (place.offset > 0) {
      revealPosition(toPosition(plan, place.offset));
      scroller.scrollTop += heightOf(place.offset) - place.below;
    }
  };
  const widths = new ResizeObserver(() => {
    refit();
    syncWindow();
    events.layoutChanged();
  });
  widths.observe(scroller);
  scroller.addEventListener('scroll', syncWindow, { passive: true });
  scroller.addEventListener('scrollend', keepPlace, { passive: true });

  return {
    view,
    plan,
    heights,
    attach: (painter) => {
      painters.push(painter);
      for (const [chunk, element] of shown) painter.chunkShown(chunk, element);
      painter.paintNew();
    },
    flushSelection,
    setSelection: ({ start, end }) => {
      const { doc } = view.state;
      const anchor = doc.resolve(toPosition(plan, start, 'next'));
      const head = doc.resolve(toPosition(plan, end, 'previous'));
      view.dispatch(view.state.tr.setSelection(TextSelection.between(anchor, head)));
    },
    reveal: (offset) => revealPosition(toPosition(plan, offset)),
    rectAt: (offset, side) =>
      view.coordsAtPos(
        toPosition(plan, offset, side === 'start' ? 'next' : 'previous'),
        side === 'start' ? 1 : -1,
      ),
    offsetAt: (x, y) => {
      const found = view.posAtCoords({ left: x, top: y });
      return found === null ? null : toOffset(plan, found.pos);
    },
    isNear: (offset) => shown.has(chunkAt(plan, offset)),
    topOffset,
    destroy: () => {
      scroller.removeEventListener('scroll', syncWindow);
      scroller.removeEventListener('scrollend', keepPlace);
      widths.disconnect();
      sizes.disconnect();
      view.destroy();
    },
  };
}
