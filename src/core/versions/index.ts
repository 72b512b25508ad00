/** What an edited text does to the passages in it: which texts are versions, and where words went. */
export { likenessOf, signatureOf } from './signature.ts';
export { nearTwinsOf, type SignedText } from './near-twins.ts';
export { differenceOf, type Stretch } from './difference.ts';
export { prepareCarrying, verdicts, type Carried, type Carrying, type Verdict } from './carry.ts';
