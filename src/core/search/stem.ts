import { stemmer } from 'stemmer';
import type { Stem } from './tokens.ts';

const ENGLISH = /^[a-z]{3,}$/u;

/** Porter's stemmer for English; a word with any other letter or a digit is its own stem. */
export const stemEnglish: Stem = (word) => (ENGLISH.test(word) ? stemmer(word) : word);
