/** The reading surface: the open document's text, read and tagged. The only room that knows ProseMirror. */
export { ReadingSurface } from './reading-surface.tsx';
export {
  caretOffset,
  flushSelection,
  focusReading,
  placeOfReading,
  selectReading,
} from './connect-surface.ts';
