/** The bar at the top: the name, what to do with files, undo, and the palette's field. */
export { TopBar } from './top-bar.tsx';
