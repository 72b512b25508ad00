import { keyOf } from './plan.mjs';

/** The middle of some numbers; null where there are none. */
export function median(numbers) {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * What all runs came to. A run that took too long counts against its subject: `outOfPatience`.
 */
export class Figures {
  runs = [];

  add(job, figures) {
    this.runs.push({ ...job, figures });
  }

  #of(pair, subject) {
    return this.runs.filter((run) => keyOf(run) === keyOf(pair) && run.subject === subject);
  }

  median(pair, subject, name) {
    const found = this.#of(pair, subject).map(({ figures }) => figures?.[name]);
    return median(found.filter((value) => value !== undefined));
  }

  /** The least: what the program needs where nothing else disturbs it. */
  quietest(pair, subject, name) {
    const found = this.#of(pair, subject).map(({ figures }) => figures?.[name]);
    const known = found.filter((value) => value !== undefined);
    return known.length === 0 ? null : Math.min(...known);
  }

  /** The greatest, for what must never happen. */
  worst(pair, subject, name) {
    const found = this.#of(pair, subject).map(({ figures }) => figures?.[name] ?? 0);
    return Math.max(0, ...found);
  }

  isOutOfPatience(pair, subject) {
    return this.#of(pair, subject).some(({ figures }) => figures === null);
  }

  /** Ours to theirs; null where either is missing. */
  ratio(pair, name, theirs = 'codemirror') {
    const [a, b] = [this.median(pair, 'ours', name), this.median(pair, theirs, name)];
    return a === null || b === null || b === 0 ? null : a / b;
  }
}
