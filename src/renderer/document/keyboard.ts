import { Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** What the keys need of the surface around the view. */
export interface KeyboardScene {
  readonly scroller: HTMLElement;
  /** Brings chunks into the DOM for where the scroller stands now. */
  syncWindow(): void;
  revealPosition(position: number): void;
}

function moveHead(view: EditorView, head: number, isExtending: boolean): void {
  const { doc, selection } = view.state;
  const anchor = isExtending ? selection.anchor : head;
  const next = TextSelection.between(
    doc.resolve(anchor),
    doc.resolve(head),
    head < anchor ? -1 : 1,
  );
  view.dispatch(view.state.tr.setSelection(next));
}

const startOf = (view: EditorView): number => Selection.atStart(view.state.doc).head;
const endOf = (view: EditorView): number => Selection.atEnd(view.state.doc).head;

/** A page down or up: the text moves by a screen less two lines, the caret keeps its place on it. */
function turnPage(view: EditorView, scene: KeyboardScene, direction: 1 | -1, isExtending: boolean) {
  const { scroller } = scene;
  scene.revealPosition(view.state.selection.head);
  const caret = view.coordsAtPos(view.state.selection.head);
  const before = scroller.scrollTop;
  scroller.scrollTop += direction * (scroller.clientHeight - 2 * (caret.bottom - caret.top));
  scene.syncWindow();
  if (scroller.scrollTop === before) {
    moveHead(view, direction === 1 ? endOf(view) : startOf(view), isExtending);
    return;
  }
  const middle = (caret.top + caret.bottom) / 2;
  const found = view.posAtCoords({ left: caret.left + 1, top: middle });
  if (found !== null) moveHead(view, found.pos, isExtending);
}

/**
 * The keys that the browser would get wrong because most of the text is not in the DOM: page keys,
 * the document's ends, and "select all". All others are the browser's own.
 *
 * @returns whether the key was one of them
 */
export function handleReadingKey(
  view: EditorView,
  scene: KeyboardScene,
  event: KeyboardEvent,
): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  if (!isCommand && (event.key === 'PageDown' || event.key === 'PageUp')) {
    turnPage(view, scene, event.key === 'PageDown' ? 1 : -1, event.shiftKey);
    return true;
  }
  if (isCommand && (event.key === 'Home' || event.key === 'End')) {
    const target = event.key === 'Home' ? startOf(view) : endOf(view);
    moveHead(view, target, event.shiftKey);
    scene.revealPosition(target);
    return true;
  }
  if (isCommand && !event.shiftKey && event.key.toLowerCase() === 'a') {
    const { doc } = view.state;
    const all = TextSelection.between(doc.resolve(startOf(view)), doc.resolve(endOf(view)));
    view.dispatch(view.state.tr.setSelection(all));
    return true;
  }
  return false;
}
