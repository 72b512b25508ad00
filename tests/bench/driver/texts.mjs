import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Prose of a given length, one paragraph a line: real documents over and over where some are at
 * hand, otherwise made from words by a seeded generator.
 */

const shelf = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));

/* prettier-ignore */
const WORDS = [
  'the', 'of', 'and', 'to', 'in', 'a', 'that', 'for', 'on', 'with', 'by', 'as', 'from', 'were',
  'border', 'report', 'ministry', 'claimed', 'officials', 'attacks', 'provinces', 'between',
  'increase', 'recorded', 'witnesses', 'commission', 'population', 'estimated', 'displacement',
  '119', '2,400', '17 per cent', 'September 2021', '—', '“we were not told”', 'Żółkiew', 'Ñuñoa',
];

function shelved() {
  const files = existsSync(shelf) ? readdirSync(shelf).filter((name) => name.endsWith('.txt')) : [];
  return files
    .sort()
    .flatMap((name) => readFileSync(`${shelf}${name}`, 'utf8').split(/\r?\n/))
    .filter((line) => line.trim() !== '');
}

function generated() {
  let state = 1;
  const dice = (sides) => (state = (state * 48271) % 2147483647) % sides;
  return Array.from({ length: 400 }, () => {
    const words = Array.from({ length: 15 + dice(110) }, () => WORDS[dice(WORDS.length)]);
    return `${words.join(' ')}.`;
  });
}

function paragraphs() {
  const real = shelved();
  return real.length > 0
    ? { origin: 'the documents in ../shared/seeds, repeated', lines: real }
    : { origin: 'generated words, seeded', lines: generated() };
}

/** Texts of `sizes` UTF-16 code units each, and in words where they come from. */
export function makeTexts(sizes) {
  const { origin, lines } = paragraphs();
  const round = `${lines.join('\n')}\n`;
  const textOf = (units) =>
    round
      .repeat(Math.ceil(units / round.length))
      .slice(0, units)
      .trimEnd()
      .toWellFormed();
  return { origin, texts: new Map(sizes.map((units) => [units, textOf(units)])) };
}
