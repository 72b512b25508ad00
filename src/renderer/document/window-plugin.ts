import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { chunkPosition, chunkSize, sectionPosition } from './build-document.ts';
import { sectionOfChunk, type Plan } from './plan.ts';
import { chunkAt, toOffset } from './positions.ts';

/**
 * Which chunks are in the DOM: those near the viewport, and those that hold the selection's ends,
 * with a neighbour each so that the caret can step on. All others are placeholders. A live chunk is
 * a node decoration that its node view looks for; annotations are never decorations.
 */

/** Chunks `first` to `last`, both included. */
export interface ChunkSpan {
  readonly first: number;
  readonly last: number;
}

interface WindowState {
  readonly visible: ChunkSpan;
  /** Ascending, without doubles. */
  readonly live: readonly number[];
  readonly decorations: DecorationSet;
}

export const windowKey = new PluginKey<WindowState>('window');

const LIVE = { isLive: true };

function liveChunks(plan: Plan, visible: ChunkSpan, state: EditorState): number[] {
  const chunks = new Set<number>();
  const add = (first: number, last: number): void => {
    for (let chunk = Math.max(0, first); chunk <= Math.min(last, plan.chunkCount - 1); chunk++)
      chunks.add(chunk);
  };
  const head = chunkAt(plan, toOffset(plan, state.selection.head));
  const anchor = chunkAt(plan, toOffset(plan, state.selection.anchor));
  add(visible.first, visible.last);
  add(head - 1, head + 1);
  add(anchor, anchor);
  return [...chunks].sort((a, b) => a - b);
}

function decorate(plan: Plan, live: readonly number[], state: EditorState): DecorationSet {
  const decorations: Decoration[] = [];
  let section = -1;
  for (const chunk of live) {
    const from = chunkPosition(plan, chunk);
    if (sectionOfChunk(chunk) !== section) {
      section = sectionOfChunk(chunk);
      const start = sectionPosition(plan, section);
      const size = state.doc.child(section).nodeSize;
      decorations.push(Decoration.node(start, start + size, {}, LIVE));
    }
    decorations.push(Decoration.node(from, from + chunkSize(plan, chunk) + 2, {}, LIVE));
  }
  return DecorationSet.create(state.doc, decorations);
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

function nextWindow(plan: Plan, before: WindowState, visible: ChunkSpan, state: EditorState) {
  const live = liveChunks(plan, visible, state);
  if (isSame(live, before.live))
    return visible === before.visible ? before : { ...before, visible };
  return { visible, live, decorations: decorate(plan, live, state) };
}

export function windowPlugin(plan: Plan, visible: ChunkSpan): Plugin<WindowState> {
  const nothing: WindowState = { visible, live: [], decorations: DecorationSet.empty };
  return new Plugin<WindowState>({
    key: windowKey,
    state: {
      init: (_, state) => nextWindow(plan, nothing, visible, state),
      apply: (transaction, before, _, state) => {
        const asked = transaction.getMeta(windowKey) as ChunkSpan | undefined;
        if (asked === undefined && !transaction.selectionSet) return before;
        return nextWindow(plan, before, asked ?? before.visible, state);
      },
    },
    props: {
      decorations: (state) => windowKey.getState(state)?.decorations,
    },
  });
}

/** Asks for other chunks around the viewport. */
export const showChunks = (transaction: Transaction, visible: ChunkSpan): Transaction =>
  transaction.setMeta(windowKey, visible).setMeta('addToHistory', false);

export const isLive = (decorations: readonly Decoration[]): boolean =>
  decorations.some((decoration) => (decoration.spec as typeof LIVE | undefined)?.isLive === true);
