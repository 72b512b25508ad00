import { utf16, type TextRange } from '#core/text';
import { align } from './align.ts';

/**
 * A stretch of two texts, in UTF-16 units of each. What is the `same` says so unit by unit; what is
 * `changed` may be empty in one of the two.
 */
export interface Stretch {
  readonly kind: 'same' | 'changed';
  readonly before: TextRange;
  readonly after: TextRange;
}

/** The texts' parts from coarse to fine: paragraphs, sentences, words. Together they are the text. */
const PARTS: readonly RegExp[] = [
  /[^\n]*\n+|[^\n]+$/g,
  /[\s\S]+?(?:[.!?…]+["'”’»)\]]*(?:\s+|$)|[。！？]|$)/g,
  /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,:/]\p{N}+)*|\s+|[^\p{L}\p{M}\p{N}\s]\p{M}*/gu,
];

const WORDS = PARTS.length - 1;

interface Same {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

const partsOf = (text: string, level: number): readonly string[] =>
  (text.match(PARTS[level] as RegExp) ?? []).filter((part) => part !== '');

function offsets(parts: readonly string[], from: number): readonly number[] {
  const all = [from];
  for (const part of parts) all.push((all.at(-1) ?? 0) + part.length);
  return all;
}

/** Two stretches of the texts, of which is not known yet what they share. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly afterFrom: number;
  readonly afterTo: number;
}

/**
 * A few words between long changes, such as an "and", are a coincidence and no part that stayed: what is
 * no longer than the changes on both sides of it counts as changed, too.
 */
function withoutCoincidence(sames: readonly Same[], gap: Gap): readonly Same[] {
  let kept = sames;
  for (;;) {
    const from = { before: gap.from, after: gap.afterFrom, length: 0 };
    const to = { before: gap.to, after: gap.afterTo, length: 0 };
    const changeBetween = (a: Same, b: Same): number =>
      Math.max(b.before - a.before - a.length, b.after - a.after - a.length);
    const next = kept.filter((same, at) => {
      const left = changeBetween(kept[at - 1] ?? from, same);
      const right = changeBetween(same, kept[at + 1] ?? to);
      return left === 0 || right === 0 || same.length > Math.min(left, right);
    });
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

function compare(before: string, after: string, gap: Gap, level: number): readonly Same[] {
  const { from, to, afterFrom, afterTo } = gap;
  if (from === to || afterFrom === afterTo) return [];
  const [parts, others] = [
    partsOf(before.slice(from, to), level),
    partsOf(after.slice(afterFrom, afterTo), level),
  ];
  const [starts, otherStarts] = [offsets(parts, from), offsets(others, afterFrom)];
  const sames = align(parts, others).map((run): Same => {
    const start = starts[run.before] as number;
    const end = starts[run.before + run.length] as number;
    return { before: start, after: otherStarts[run.after] as number, length: end - start };
  });
  if (level === WORDS) return withoutCoincidence(sames, gap);
  const all: Same[] = [];
  let [at, other] = [from, afterFrom];
  const between = (next: number, nextOther: number): void => {
    const inner = { from: at, to: next, afterFrom: other, afterTo: nextOther };
    all.push(...compare(before, after, inner, level + 1));
  };
  for (const same of sames) {
    between(same.before, same.after);
    all.push(same);
    [at, other] = [same.before + same.length, same.after + same.length];
  }
  between(to, afterTo);
  return all;
}

const rangeOf = (start: number, end: number): TextRange => ({
  start: utf16(start),
  end: utf16(end),
});

/**
 * What became of a text: its stretches and the other's, in order, nothing between them, changed ones and
 * unchanged ones in turn. Compared by paragraphs, what differs by sentences, and what differs there by
 * words. Bounded in time: of what is very long and very different only coarser parts are told.
 */
export function differenceOf(before: string, after: string): readonly Stretch[] {
  const whole = { from: 0, to: before.length, afterFrom: 0, afterTo: after.length };
  const stretches: Stretch[] = [];
  let [at, other] = [0, 0];
  const changedUpTo = (next: number, nextOther: number): void => {
    if (next > at || nextOther > other)
      stretches.push({
        kind: 'changed',
        before: rangeOf(at, next),
        after: rangeOf(other, nextOther),
      });
  };
  const sames = before === after ? [{ before: 0, after: 0, length: before.length }] : null;
  for (const same of sames ?? compare(before, after, whole, 0)) {
    if (same.length === 0) continue;
    changedUpTo(same.before, same.after);
    const last = stretches.at(-1);
    const [end, otherEnd] = [same.before + same.length, same.after + same.length];
    const goesOn = last?.kind === 'same' && last.before.end === same.before;
    const from = goesOn ? last.before.start : same.before;
    const otherFrom = goesOn ? last.after.start : same.after;
    if (goesOn) stretches.pop();
    stretches.push({
      kind: 'same',
      before: rangeOf(from, end),
      after: rangeOf(otherFrom, otherEnd),
    });
    [at, other] = [end, otherEnd];
  }
  changedUpTo(before.length, after.length);
  return stretches;
}
