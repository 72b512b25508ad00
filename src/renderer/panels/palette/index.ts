/** One field for every command, document and heading. */
export { Palette } from './palette.tsx';
