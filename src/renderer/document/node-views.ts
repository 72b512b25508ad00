import type { Node } from 'prosemirror-model';
import type {
  Decoration,
  NodeView,
  NodeViewConstructor,
  ViewMutationRecord,
} from 'prosemirror-view';
import type { Heights } from './heights.ts';
import type { Plan } from './plan.ts';
import { isLive } from './window-plugin.ts';

/** Told when a chunk's blocks come into the DOM and when they go. */
export interface ChunkListener {
  chunkShown(chunk: number, element: HTMLElement): void;
  chunkHidden(chunk: number): void;
}

/** Styles and attributes are ours to change; text that changes under ProseMirror is put back. */
const ignoreMutation = (mutation: ViewMutationRecord): boolean => mutation.type === 'attributes';

/**
 * A section or a chunk: with its content where it is live, else an empty box of the right height.
 * Going from one to the other makes a new view (`update` declines), so neither ever changes kind.
 */
function windowedView(
  className: string,
  decorations: readonly Decoration[],
  node: Node,
  height: () => number,
): NodeView & { dom: HTMLElement } {
  const dom = document.createElement('div');
  const isShown = isLive(decorations);
  dom.className = className;
  if (!isShown) {
    dom.dataset['placeholder'] = '';
    dom.style.height = `${height()}px`;
    dom.contentEditable = 'false';
  }
  return {
    dom,
    ...(isShown ? { contentDOM: dom } : {}),
    update: (next, decorationsNow) => next === node && isLive(decorationsNow) === isShown,
    ignoreMutation,
  };
}

export function chunkView(heights: Heights, listener: ChunkListener): NodeViewConstructor {
  return (node, _view, _getPosition, decorations) => {
    const index = node.attrs['index'] as number;
    const view = windowedView('chunk', decorations, node, () => heights.of(index));
    if (view.contentDOM === undefined) return view;
    listener.chunkShown(index, view.dom);
    return { ...view, destroy: () => listener.chunkHidden(index) };
  };
}

export function sectionView(plan: Plan, heights: Heights): NodeViewConstructor {
  return (node, _view, _getPosition, decorations) => {
    const index = node.attrs['index'] as number;
    const first = plan.sectionFirstChunk[index] as number;
    const end = plan.sectionFirstChunk[index + 1] as number;
    const height = (): number =>
      (heights.tops()[end] as number) - (heights.tops()[first] as number);
    return windowedView('section', decorations, node, height);
  };
}

/** Gives the placeholders in the DOM the heights that hold now. */
export function resizePlaceholders(plan: Plan, heights: Heights, root: Element): void {
  const tops = heights.tops();
  const resize = (element: Element, first: number, end: number): void => {
    const height = (tops[end] as number) - (tops[first] as number);
    (element as HTMLElement).style.height = `${height}px`;
  };
  for (const [section, element] of [...root.children].entries()) {
    const first = plan.sectionFirstChunk[section] as number;
    if ('placeholder' in (element as HTMLElement).dataset) {
      resize(element, first, plan.sectionFirstChunk[section + 1] as number);
      continue;
    }
    for (const [inside, chunk] of [...element.children].entries())
      if ('placeholder' in (chunk as HTMLElement).dataset)
        resize(chunk, first + inside, first + inside + 1);
  }
}
