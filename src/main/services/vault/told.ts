import type { Reached } from './reached.ts';
import { REACHED_FILE } from './sealing.ts';
import type { Problem } from './sequence.ts';

const LOST = 'What it held may be missing';

/**
 * What is to be said of a problem, in a sentence or two.
 *
 * @param aside under which names files were kept aside
 */
export function told(problem: Problem, aside: ReadonlyMap<string, string>): string {
  switch (problem.kind) {
    case 'damaged':
      return `The sealed file “${problem.name}” is damaged and was kept aside as “${aside.get(problem.name) ?? problem.name}”. ${LOST}; all other files were read.`;
    case 'twice':
      return `The sealed file “${problem.name}” holds what another one holds already, and was kept aside as “${aside.get(problem.name) ?? problem.name}”.`;
    case 'missing':
      return problem.from === problem.to
        ? `The sealed file no. ${String(problem.from)} is gone. ${LOST}; all other files were read.`
        : `The sealed files no. ${String(problem.from)} to ${String(problem.to)} are gone. What they held may be missing; all other files were read.`;
    case 'replaced':
      return `The sealed file no. ${String(problem.n)} is not the one that was written last under this number: it may be an older one. What came after it was read.`;
    case 'misnamed':
      return `Sealed files had the names of others, and were read in their own order: ${problem.names.map((name) => `“${name}”`).join(', ')}. Nothing is missing because of it.`;
  }
}

/** What is to be said where nothing tells how far the records had come. */
export function toldOfMark({ kind }: Reached): readonly string[] {
  if (kind === 'there') return [];
  const harm = kind === 'none' ? 'is gone' : 'is damaged';
  return [
    `The file “${REACHED_FILE}” ${harm}, which says how far the sealed files had come. It was written anew; whether the last of them are missing could not be told this time.`,
  ];
}
