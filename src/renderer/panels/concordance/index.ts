/** All occurrences of something, each on a line with what stands around it, to be ticked and tagged. */
export { Concordance } from './concordance.tsx';
