import type { ChangeId } from './ids.ts';

/**
 * What a line of canonical JSON says its change is called, without taking it apart. `id` is the fifth
 * member there, and no member before it holds a text in which one could be told: of a line that was
 * verified, this is the id.
 */
const ID = '\\{"analyst":"[^"\\\\]*","at":"[^"\\\\]*","depth":\\d+,"field":"[^"\\\\]*","id":"';
const FIRST = new RegExp(`^${ID}([0-9a-f]{64})"`);
const EACH = new RegExp(`^${ID}([0-9a-f]{64})"`, 'gm');

/** Null where the line does not begin as a change does. */
export const idInLine = (line: string): ChangeId | null =>
  (FIRST.exec(line)?.[1] as ChangeId | undefined) ?? null;

/**
 * The ids of changes in lines, in their order; a line that does not begin as a change does has none. Each
 * is a part of the text, which stays in memory as long as one of them does.
 */
export function* idsInLines(lines: string): Generator<ChangeId, void, undefined> {
  for (const [, id] of lines.matchAll(EACH)) yield id as ChangeId;
}
