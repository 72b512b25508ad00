import type { PassageSelectors } from '#core/anchoring';

/** Canonical texts end lines with LF alone, and so must what is looked for in them. */
export function canonicalSelectors(selectors: PassageSelectors): PassageSelectors {
  const { quote } = selectors;
  if (quote === undefined) return selectors;
  const canonical = (text: string): string => text.replace(/\r\n?/g, '\n');
  return {
    ...selectors,
    quote: {
      exact: canonical(quote.exact),
      prefix: canonical(quote.prefix ?? ''),
      suffix: canonical(quote.suffix ?? ''),
    },
  };
}
