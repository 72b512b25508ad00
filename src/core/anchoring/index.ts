/** Describes a passage so that it can be found again, and finds it again, with a verdict. */
export { anchor, prepareAnchoring, type Anchorer } from './anchor.ts';
export { anchorWhenAsked, passageFinder } from './passage-finder.ts';
export { describePassage } from './describe-passage.ts';
export { fold } from './fold.ts';
export { splitsGrapheme, splitsPair } from './boundaries.ts';
export type { Anchoring, PassageSelectors, StatedPosition, StatedQuote } from './selectors.ts';
