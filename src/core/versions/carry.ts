import {
  anchorWhenAsked,
  describePassage,
  passageFinder,
  splitsGrapheme,
  type Anchoring,
} from '#core/anchoring';
import type { DocumentId, Passage } from '#core/model';
import { codePointIndex, type DocumentBody, type TextRange } from '#core/text';
import type { Stretch } from './difference.ts';
import { seenThrough } from './seen-through.ts';
import { textPair, type TextPair } from './text-pair.ts';

/** How a passage was found in a newer version of its text (see the ladder of `#core/anchoring`). */
export type Verdict = 'exact' | 'moved' | 'folded' | 'fuzzy' | 'orphan';

/** In the order in which they ask for attention, least first. */
export const verdicts: readonly Verdict[] = ['exact', 'moved', 'folded', 'fuzzy', 'orphan'];

/** A passage carried over. */
export interface Carried {
  readonly verdict: Verdict;
  /** As it is stated in the newer version: an orphan's words as they were, and no place. */
  readonly passage: Passage;
  /** Where it stood in the former version; null where it had no place. */
  readonly before: TextRange | null;
  /** Where it stands; null for an orphan. */
  readonly after: TextRange | null;
}

/** What becomes of passages of one text in another. */
export interface Carrying {
  readonly stretches: readonly Stretch[];
  carry(passage: Passage): Carried;
}

/** Lost words of the former text that are looked for in it. */
const MOST_SEARCHES = 2_000;

interface Landing {
  readonly verdict: Verdict;
  readonly range: TextRange | null;
}

const LOST: Landing = { verdict: 'orphan', range: null };

const asLanding = (found: Anchoring): Landing => {
  if (found.kind === 'orphan' || found.kind === 'position-only') return LOST;
  return { verdict: found.kind, range: { start: found.start, end: found.end } };
};

/**
 * Prepares carrying passages over to a newer version of their text. Each goes down a ladder: in a
 * stretch that is the same, with its neighbourhood, it is there and nowhere else, `exact`; else it is
 * found by its words as the anchoring's ladder has it, but never on words that stood elsewhere
 * before; else it is an orphan. Notes' marks that came or went, and typography, are seen through.
 *
 * The same texts and the same passage give the same outcome for whoever asks.
 */
export function prepareCarrying(
  before: DocumentBody,
  after: DocumentBody,
  afterId: DocumentId,
): Carrying {
  const pair = textPair(before.text, after.text);
  const points = codePointIndex(before.text);
  const afterPoints = codePointIndex(after.text);
  const find = passageFinder(
    before.text,
    points,
    anchorWhenAsked(before.text, points),
    MOST_SEARCHES,
  );

  /** Without any, the ladder itself sees through all there is to see through. */
  const hasMarks = before.noteMarkers.length + after.noteMarkers.length > 0;

  let through: ReturnType<typeof prepareThrough> | undefined;
  function prepareThrough(): {
    readonly pair: TextPair;
    readonly was: ReturnType<typeof seenThrough>;
    readonly is: ReturnType<typeof seenThrough>;
  } {
    const [was, is] = [seenThrough(before), seenThrough(after)];
    return { was, is, pair: textPair(was.text, is.text) };
  }

  /** A passage by what a reader sees; one that had other characters is `folded`. */
  function seen(range: TextRange, how: 'untouched' | 'find'): Landing {
    through ??= prepareThrough();
    const { was, is, pair: seenPair } = through;
    const here = was.toHere(range);
    if (here === null) return LOST;
    const found: Landing =
      how === 'find'
        ? asLanding(seenPair.find(here))
        : { verdict: 'exact', range: seenPair.untouched(here) };
    const source = found.range === null ? null : is.toSource(found.range);
    if (source === null) return LOST;
    const isSame =
      before.text.slice(range.start, range.end) === after.text.slice(source.start, source.end);
    const isFuzzy = found.verdict === 'fuzzy';
    return { verdict: isSame || isFuzzy ? found.verdict : 'folded', range: source };
  }

  function land(range: TextRange): Landing {
    const untouched = pair.untouched(range);
    if (untouched !== null) return { verdict: 'exact', range: untouched };
    const isSeen = seen(range, 'untouched');
    if (isSeen.range !== null) return isSeen;
    const found = asLanding(pair.find(range));
    return found.range === null && hasMarks ? seen(range, 'find') : found;
  }

  function landWords({ exact, prefix, suffix }: Passage): Landing {
    if (exact === '') return LOST;
    const { verdict, range } = asLanding(pair.findWords({ exact, prefix, suffix }));
    // Nobody has seen it there yet.
    return { verdict: verdict === 'exact' ? 'moved' : verdict, range };
  }

  const isWhole = ({ start, end }: TextRange): boolean =>
    start < end && !splitsGrapheme(after.text, start) && !splitsGrapheme(after.text, end);

  return {
    stretches: pair.stretches,
    carry(passage) {
      const was = find(passage);
      const { verdict, range } = was === null ? landWords(passage) : land(was);
      if (range !== null && isWhole(range)) {
        const described = describePassage(after.text, afterPoints, range);
        return { verdict, passage: { document: afterId, ...described }, before: was, after: range };
      }
      const lost = { ...passage, document: afterId, start: null, end: null };
      return { verdict: 'orphan', passage: lost, before: was, after: null };
    },
  };
}
