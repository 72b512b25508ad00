import type { DocumentId } from '#core/model';
import type { Hit, Ticks } from './shapes.ts';

/** Which hits are ticked, as a value: what was ticked by hand costs, and nothing else does. */

export const ALL: Ticks = { areMost: true, others: new Set() };
export const NONE: Ticks = { areMost: false, others: new Set() };

export const isTicked = ({ areMost, others }: Ticks, hit: number): boolean =>
  areMost !== others.has(hit);

export function tick(ticks: Ticks, hits: readonly number[], isOn: boolean): Ticks {
  const others = new Set(ticks.others);
  for (const hit of hits)
    if (isOn === ticks.areMost) others.delete(hit);
    else others.add(hit);
  return { areMost: ticks.areMost, others };
}

export const inverted = ({ areMost, others }: Ticks): Ticks => ({ areMost: !areMost, others });

/** @param total the number of hits */
export const countTicked = ({ areMost, others }: Ticks, total: number): number =>
  areMost ? total - others.size : others.size;

/** Indices of hits by their documents: all, or those that are ticked. */
export function hitsByDocument(
  hits: readonly Hit[],
  ticks: Ticks = ALL,
): ReadonlyMap<DocumentId, readonly number[]> {
  const byDocument = new Map<DocumentId, number[]>();
  for (const [index, { document }] of hits.entries()) {
    if (!isTicked(ticks, index)) continue;
    const known = byDocument.get(document);
    if (known === undefined) byDocument.set(document, [index]);
    else known.push(index);
  }
  return byDocument;
}
