/** Which annotations are asked for: typed, or chosen. */
export { QueryBar } from './query-bar.tsx';
