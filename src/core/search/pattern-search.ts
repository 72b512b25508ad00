import { utf16, type TextRange } from '#core/text';
import { widened } from './clusters.ts';
import type { Matcher, PatternFault, PreparedSearch } from './query.ts';

/** What V8 says of a pattern, by what is at fault. */
const FAULTS: readonly (readonly [RegExp, PatternFault])[] = [
  [/Unterminated group|Invalid group$/u, 'unclosed-group'],
  [/Unmatched '\)'/u, 'unopened-group'],
  [/Unterminated character class/u, 'unclosed-class'],
  [/Lone quantifier brackets/u, 'lone-bracket'],
  [/Nothing to repeat/u, 'nothing-to-repeat'],
  [/numbers out of order in|Incomplete quantifier/u, 'bad-count'],
  [/Range out of order|Invalid character class/u, 'bad-range'],
  [/\\ at end of pattern/u, 'trailing-backslash'],
  [/property name/iu, 'bad-property'],
  [/capture group name|named (?:reference|capture)/iu, 'bad-group-name'],
  [/escape/iu, 'bad-escape'],
  [/too (?:large|many)|too big/iu, 'too-large'],
];

function faultOf(error: unknown): PreparedSearch {
  const message = error instanceof Error ? error.message : String(error);
  const detail = message.replace(/^Invalid regular expression: \/.*\/\w*: /su, '');
  const fault = FAULTS.find(([pattern]) => pattern.test(detail))?.[1] ?? 'other';
  return { ok: false, problem: { kind: 'invalid-pattern', fault, detail } };
}

function patternMatcher(pattern: RegExp, includeBoilerplate: boolean): Matcher {
  return {
    find({ body: { text, blocks } }, limit = Infinity) {
      const found: TextRange[] = [];
      for (const block of blocks) {
        if (block.boilerplate === true && !includeBoilerplate) continue;
        let reached: number = block.start;
        for (const { 0: words, index } of text.slice(block.start, block.end).matchAll(pattern)) {
          if (found.length >= limit) return found;
          if (words === '' || block.start + index < reached) continue;
          const start = block.start + index;
          const range = widened(text, start, start + words.length, block.start, block.end);
          if (range.start < reached) continue;
          found.push({ start: utf16(range.start), end: utf16(range.end) });
          reached = range.end;
        }
      }
      return found;
    },
  };
}

/**
 * A regular expression over the text itself. A match that cuts a grapheme cluster is widened to all
 * of it. Nothing limits the time that a pattern takes: whoever runs it can end it.
 */
export function preparePattern(
  source: string,
  manner: { readonly matchCase: boolean; readonly includeBoilerplate: boolean },
): PreparedSearch {
  try {
    const pattern = new RegExp(source, manner.matchCase ? 'gu' : 'giu');
    return { ok: true, matcher: patternMatcher(pattern, manner.includeBoilerplate) };
  } catch (error) {
    return faultOf(error);
  }
}
