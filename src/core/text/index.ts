/** Canonical text: one immutable string per document, the structure over it, and its offsets. */
export { codePoint, utf16 } from './offsets.ts';
export type { CodePointOffset, TextRange, Utf16Offset } from './offsets.ts';
export { codePointIndex } from './code-points.ts';
export type { CodePointIndex } from './code-points.ts';
export type { Block, BlockKind, DocumentBody, DocumentMetadata, NoteMarker } from './blocks.ts';
export { checkBody } from './check-body.ts';
export { canonicalise } from './canonicalise.ts';
export { countWords } from './count-words.ts';
export { readPlainText } from './structure/plain-text.ts';
export type { StatedFacts } from './structure/stated-facts.ts';
export { completeStructure } from './structure/complete-structure.ts';
export type { Draft } from './structure/draft.ts';
export { statedDate } from './structure/stated-date.ts';
export { bylineAuthors } from './structure/byline.ts';
export { isExponentAfter, lowered, raised } from './structure/raised-digits.ts';
export {
  nextParagraph,
  nextSentence,
  paragraphAt,
  previousParagraph,
  previousSentence,
  sentenceAt,
  sentencesOf,
} from './sentences/sentences.ts';
export { blockAt, wordsRead } from './sentences/places.ts';
export { clausesIn } from './sentences/clauses.ts';
export { unitAfter, unitBack, unitBefore, unitFrom, wordsIn } from './sentences/words.ts';
export type { TextUnit } from './sentences/words.ts';
export { timeIn, unitsIn, wholeOf } from './reading/units.ts';
export type { ReadingUnit } from './reading/units.ts';
export {
  coverageOf,
  isAllRead,
  markRead,
  nothingRead,
  readableOf,
  spend,
} from './reading/reading.ts';
export type { Reading } from './reading/reading.ts';
export { unreadAfter, unreadBefore, unreadFrom } from './reading/unread.ts';
export { csvLine, tsvLine } from './table-line.ts';
export { mayHoldUnseen, unseenMarks } from './unseen.ts';
export type { UnseenMark } from './unseen.ts';
