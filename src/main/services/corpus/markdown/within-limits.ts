/**
 * Whether Markdown can be read as Markdown in good time. The parser follows CommonMark exactly, and
 * takes quadratic time where one paragraph holds thousands of marks, and recursion where blocks
 * nest; no text that a person wrote comes near these limits.
 */
const LONGEST = 8 * 1024 * 1024;
const MOST_MARKS = 5000;
const DEEP =
  /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){50}|^[ \t]{200}[ \t]*(?:[-*+>]|\d{1,9}[.)])/m;
const MARKS = new Set([...'*_~[]!`<>&|@:'].map((mark) => mark.charCodeAt(0)));

const isMark = (code: number): boolean => code < 0x80 && MARKS.has(code);

export function isWithinMarkdownLimits(text: string): boolean {
  if (text.length > LONGEST || DEEP.test(text)) return false;
  let marks = 0;
  let squares = 0;
  let isBlank = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) {
      if (isBlank) {
        squares += marks * marks;
        marks = 0;
      }
      isBlank = true;
    } else {
      if (code > 0x20) isBlank = false;
      if (isMark(code)) marks++;
    }
  }
  return squares + marks * marks <= MOST_MARKS * MOST_MARKS;
}
