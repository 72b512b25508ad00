import type { DocumentId } from '#core/model';
import type { Hit, Ticks } from './shapes.ts';
import { isTicked } from './ticks.ts';

/** A place in a document as one number: its start, and how long it is. */
const LONGEST = 2 ** 26;
const placeOf = ({ start, end }: Hit): number =>
  start * LONGEST + Math.min(end - start, LONGEST - 1);

/**
 * What stays ticked when another question is asked. A tick belongs to a place: wherever the very same
 * range of the same document is found again, it is ticked as it was, also if a question in between
 * did not find it. A place that was not found before is ticked as most are while the same words are
 * looked for, in another manner or elsewhere; with other words it is ticked.
 */
export class KeptTicks {
  #areMost = true;
  /** Places that differ from most. */
  readonly #others = new Map<DocumentId, Set<number>>();

  /** Whether most are ticked. */
  get areMost(): boolean {
    return this.#areMost;
  }

  /** Notes how hits are ticked that others will take the place of. */
  take(hits: readonly Hit[], ticks: Ticks): void {
    // What differed from most before is what most are now.
    if (ticks.areMost !== this.#areMost) this.#others.clear();
    this.#areMost = ticks.areMost;
    if (this.#others.size > 0)
      for (const [index, hit] of hits.entries()) if (!ticks.others.has(index)) this.#drop(hit);
    for (const index of ticks.others) this.#add(hits[index]);
  }

  /** Other words are asked for: what is new is ticked from here on. */
  tickNew(hits: readonly Hit[], ticks: Ticks): void {
    if (this.#areMost) return;
    this.#areMost = true;
    this.#others.clear();
    for (const [index, hit] of hits.entries()) if (!isTicked(ticks, index)) this.#add(hit);
  }

  /**
   * The ticks with those of hits that come behind the ones there are.
   *
   * @param from index of the first that comes
   */
  with(ticks: Ticks, hits: readonly Hit[], from: number): Ticks {
    if (this.#others.size === 0 || ticks.areMost !== this.#areMost) return ticks;
    const others = new Set(ticks.others);
    for (const [index, hit] of hits.entries())
      if (this.#others.get(hit.document)?.has(placeOf(hit)) === true) others.add(from + index);
    return { areMost: ticks.areMost, others };
  }

  #add(hit: Hit | undefined): void {
    if (hit === undefined) return;
    const places = this.#others.get(hit.document) ?? new Set();
    this.#others.set(hit.document, places.add(placeOf(hit)));
  }

  #drop(hit: Hit): void {
    const places = this.#others.get(hit.document);
    places?.delete(placeOf(hit));
    if (places?.size === 0) this.#others.delete(hit.document);
  }
}
