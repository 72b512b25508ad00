/**
 * Prose-like texts of a seeded generator: words as often as their rank says (Zipf and Mandelbrot), in
 * sentences and paragraphs, of a vocabulary that goes on growing as that of real texts does.
 */
const SYLLABLES = [
  'ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va',
  'we', 'xi', 'yo', 'zu', 'st', 'ing', 'ed', 'tion', 'er',
]; // prettier-ignore
const VOCABULARY = 200_000;
const SHIFT = 2.7;
const SLOPE = 1.07;

export interface Prose {
  /** A word, as often as its rank says. */
  readonly word: () => string;
  readonly number: (below: number) => number;
  readonly text: (units: number) => string;
}

function spelled(rank: number): string {
  let word = '';
  for (let rest = rank + 7; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
}

export function prose(seed: number): Prose {
  let state = seed;
  const dice = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const words = Array.from({ length: VOCABULARY }, (_, rank) => spelled(rank));
  const sums = new Float64Array(VOCABULARY);
  let sum = 0;
  for (let rank = 0; rank < VOCABULARY; rank++)
    sums[rank] = sum += 1 / Math.pow(rank + SHIFT, SLOPE);

  function word(): string {
    const aim = dice() * sum;
    let low = 0;
    let high = VOCABULARY - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < aim) low = middle + 1;
      else high = middle;
    }
    return words[low] as string;
  }

  const number = (below: number): number => Math.floor(dice() * below);

  function sentence(): string {
    const parts = Array.from({ length: 6 + number(24) }, word);
    const comma = number(parts.length);
    const said = parts.map((part, index) => (index === comma ? `${part},` : part)).join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  }

  function text(units: number): string {
    const paragraphs: string[] = [];
    for (let length = 0; length < units; length += paragraphs.at(-1)?.length ?? 0)
      paragraphs.push(Array.from({ length: 3 + number(4) }, sentence).join(' '));
    return `${paragraphs.join('\n\n')}\n`;
  }

  return { word, number, text };
}
