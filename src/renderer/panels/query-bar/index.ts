/** Which annotations are asked for: typed, or chosen. */
export { QueryBar } from './query-bar.tsx';
export type { QueryBarProps } from './query-bar.tsx';
