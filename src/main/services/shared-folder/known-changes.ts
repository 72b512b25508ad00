import type { Change } from '#core/model';

/**
 * Which changes are in a folder, by installation. A change is told from others of its installation by
 * 48 bits of its hash: of a million the chance that two look alike is one in five hundred, and then one
 * of them is handed on only when the folder is opened as a project.
 */
export class KnownChanges {
  readonly #ids = new Map<string, Set<number>>();

  /** Whether it was not known before. */
  add(replica: string, id: string): boolean {
    const short = parseInt(id.slice(0, 12), 16);
    const ids = this.#ids.get(replica);
    if (ids === undefined) this.#ids.set(replica, new Set([short]));
    else if (ids.has(short)) return false;
    else ids.add(short);
    return true;
  }

  has({ replica, id }: Change): boolean {
    return this.#ids.get(replica)?.has(parseInt(id.slice(0, 12), 16)) ?? false;
  }

  /** How many there are of each. */
  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#ids].map(([replica, ids]) => [replica, ids.size]));
  }
}
