/**
 * Words whose change turns a statement into another one while few letters change: negations,
 * numbers, months, days. In the languages that reports are mostly read in; a word of one that
 * means something harmless in another only makes the comparison stricter.
 */
const TELLING = new Set(
  (
    'no not never none nor neither nobody nothing nowhere cannot without hardly ' +
    'dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt hasnt havent hadnt ' +
    'shouldnt mustnt neednt unlikely impossible ' +
    'nicht kein keine keinen keinem keiner nie niemals niemand nichts weder ohne ' +
    'ne pas non jamais aucun aucune sans ni rien sin nunca nada ningún ninguno ninguna nem sem não ' +
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
    'sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety ' +
    'hundred thousand million billion trillion dozen half third quarter first second ' +
    'hundreds thousands millions billions dozens ' +
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday ' +
    'more less fewer most least above below over under before after increased decreased'
  ).split(' '),
);

/** The digits and telling words of a folded text, in order, as one string to compare. */
export function tellingWords(text: string): string {
  const words = text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}']+/gu) ?? [];
  return words
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => /^\p{N}/u.test(word) || TELLING.has(word))
    .join(' ');
}
