import { strings } from '#renderer/words';
import { foldedName } from '../records/entity-index.ts';

const words = strings.codebookFiles;

/** Names of which each may be there once: labels, or keys. */
export class Names {
  readonly #owners = new Map<string, string>();
  readonly #folded: (name: string) => string;

  constructor(folded: (name: string) => string) {
    this.#folded = folded;
  }

  /** The label of the entry that has a name. */
  owner(name: string): string | undefined {
    return this.#owners.get(this.#folded(name));
  }

  /** Gives a name to the entry of a label, unless another has it. */
  claim(name: string, label: string): boolean {
    const key = this.#folded(name);
    if (this.#owners.has(key)) return false;
    this.#owners.set(key, label);
    return true;
  }
}

export const labelNames = (): Names => new Names(foldedName);
export const keyNames = (): Names => new Names((key) => key.toLowerCase());

const LONGEST = 200;

const cut = (label: string, room: number): string =>
  label.slice(0, LONGEST - room).replace(/[\uD800-\uDBFF]$/, '');

/**
 * The label that an entry gets: that of the file where it is free, else its own, else one made of the
 * file's and of what it stands under, or a number. What is not as in the file is told.
 */
export function claimLabel(
  names: Names,
  stated: string,
  own: string | null,
  under: string | null,
  remarks: string[],
): string {
  if (names.claim(stated, stated)) return stated;
  const owner = names.owner(stated) ?? stated;
  if (own !== null && names.claim(own, own)) {
    if (foldedName(own) !== foldedName(stated)) remarks.push(words.labelTaken(own, owner));
    return own;
  }
  const candidates = function* (): Generator<string, never, undefined> {
    if (under !== null) yield `${cut(stated, 103)} (${under.slice(0, 100)})`;
    for (let number = 2; ; number++) yield `${cut(stated, 12)} ${number}`;
  };
  for (const name of candidates()) {
    if (!names.claim(name, name)) continue;
    remarks.push(words.renamed(stated, name));
    return name;
  }
  return stated;
}

/** The key that an entry gets: that of the file where it is free, else its own, else none. */
export function claimKey(
  names: Names,
  stated: string,
  own: string,
  label: string,
  remarks: string[],
): string {
  if (stated === '' || names.claim(stated, label)) return stated;
  remarks.push(words.keyTaken(label, stated, names.owner(stated) ?? ''));
  return own !== '' && names.claim(own, label) ? own : '';
}
