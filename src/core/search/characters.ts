/** What of a character counts when words are looked for. */
export interface Exactness {
  /** Capital and small letters differ. */
  readonly case: boolean;
  /** Letters with marks differ from those without. */
  readonly diacritics: boolean;
}

/**
 * Signs that a keyboard has one of and a text prints several of. Typographic single quotes also serve
 * as apostrophes, and dashes are typed as hyphens.
 */
const ALIKE = new Map<string, string>();
for (const char of '‘’‚‛′‹›ʼ`´') ALIKE.set(char, "'");
for (const char of '“”„‟«»″〝〞〟') ALIKE.set(char, '"');
for (const char of '‐‑‒–—―−﹘﹣') ALIKE.set(char, '-');

/** Letters that Unicode does not take apart, by those a person without that keyboard types. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ł: 'l', Ł: 'L', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i',
  æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE',
}; // prettier-ignore

const ALIKE_SIGN = /[‘’‚‛′‹›ʼ`´“”„‟«»″〝〞〟‐‑‒–—―−﹘﹣]/gu;
const PLAIN_LETTER = /[øØđĐłŁħĦŧŦıæÆœŒ]/gu;
/** Printed ligatures and characters of the width of an ideograph. */
const PRESENTED = /[\ufb00-\ufb06\ufb13-\ufb17\uff01-\uff5e]/gu;
const PICTURE = /\p{Extended_Pictographic}/u;
/** Not seen: soft hyphens, zero-width, directional and variation signs; Arabic's stretching stroke. */
const UNSEEN = /(?![\u{e0020}-\u{e007f}])[\p{Default_Ignorable_Code_Point}\u0640\ufff9-\ufffb]/gu;
const UNSEEN_BESIDE_PICTURES = /(?![\u200d\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;
/**
 * Marks that a reader may leave out. Vowel signs of Indic scripts, the voicing of kana and the breve
 * of the letter й are more than that.
 */
const LEFT_OUT =
  /(?<![\u0418\u0438])\u0306|(?![\u0306\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}])\p{M}/gu;
const BLANK = /^[\s\u0085]\p{M}*$/u;

/**
 * Full case folding, as Unicode's CaseFolding.txt has it (status C and F). The way down, up and down
 * again leads every letter to that, but for the dotless i, which folds to itself.
 */
const caseFolded = (text: string): string =>
  text
    .split('ı')
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'))
    .join('ı');

/**
 * One grapheme cluster as it is compared: '' for what is not seen, one space for any white space, in
 * NFC. What is equal with more exactness is equal with less.
 */
export function foldCluster(cluster: string, exactness: Exactness): string {
  const unseen = PICTURE.test(cluster) ? UNSEEN_BESIDE_PICTURES : UNSEEN;
  let folded = cluster
    .normalize('NFD')
    .replace(unseen, '')
    .replace(PRESENTED, (char) => char.normalize('NFKC'))
    .replace(ALIKE_SIGN, (char) => ALIKE.get(char) ?? char);
  if (!exactness.case) folded = caseFolded(folded).normalize('NFD').replace(/ʼ/gu, "'");
  if (!exactness.diacritics)
    folded = folded
      .replace(LEFT_OUT, '')
      .replace(PLAIN_LETTER, (char) => PLAIN_LETTERS[char] ?? '');
  return BLANK.test(folded) ? ' ' : folded.normalize('NFC');
}
