/**
 * Makes the canonical text of a decoded one: one leading byte order mark off, CRLF and CR to LF,
 * lone surrogates to U+FFFD. Nothing else is touched, so that quotes stay faithful: no
 * normalisation, no trimming; NEL, U+2028 and NUL are kept.
 */
export function canonicalise(decoded: string): string {
  const marked = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  const lined = marked.includes('\r') ? marked.replace(/\r\n?/g, '\n') : marked;
  return /[\uD800-\uDFFF]/.test(lined) ? lined.replace(/\p{Surrogate}/gu, '\uFFFD') : lined;
}
