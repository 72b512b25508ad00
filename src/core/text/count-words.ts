const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Scripts written without spaces: each character counts as a word, as word processors do. */
const isIdeograph = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000;

/** General punctuation and symbols beyond ASCII do not make a word by themselves. */
const isWordLike = (code: number): boolean =>
  code < 0x80 ? isAsciiWord(code) : code > 0xbf && !(code >= 0x2000 && code <= 0x2bff);

/** Number of words: stretches between spaces that hold a letter or digit, and each ideograph. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isSpace(code)) inWord = false;
    else if (isIdeograph(code)) {
      words++;
      inWord = false;
    } else if (!inWord && isWordLike(code)) {
      words++;
      inWord = true;
    }
  }
  return words;
}
