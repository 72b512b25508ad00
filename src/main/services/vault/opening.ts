import type { SealedFolder, NamedRecord } from './records.ts';
import { openRecord, recordsIn } from './records.ts';
import type { Sealer } from './sealing.ts';
import { Sequence, type Problem, type Read } from './sequence.ts';
import type { FileTree } from './tree.ts';

/** Records, each with the number that it is taken for. */
type InOrder = readonly (NamedRecord & { readonly of: number })[];

/** By the numbers within, where names do not tell them. */
async function byContent(
  place: SealedFolder,
  sealer: Sealer,
  records: readonly NamedRecord[],
): Promise<InOrder> {
  const found: (NamedRecord & { readonly of: number })[] = [];
  for (const { name, n } of records) {
    const { record } = await openRecord(place, sealer, name);
    found.push({ name, n, of: record?.n ?? n });
  }
  return found.sort((a, b) => a.of - b.of || a.n - b.n);
}

/** Null where a name has another record's number. */
async function readInOrder(
  place: SealedFolder,
  sealer: Sealer,
  order: InOrder,
  tree: FileTree,
  reached: number,
): Promise<Read | null> {
  tree.clear();
  const sequence = new Sequence(tree);
  for (const { name, of } of order) {
    const opened = await openRecord(place, sealer, name);
    if (opened.record !== null && opened.record.n !== of) return null;
    sequence.take(of, opened);
  }
  return sequence.end(reached);
}

/**
 * Reads all records of a folder into a tree: in the order of their numbers, whatever their names say, and
 * beyond whatever is missing or damaged. Changes nothing on the disk.
 *
 * @param reached the number that was to come next, once
 * @throws errors of the file system
 */
export async function readRecords(
  place: SealedFolder,
  sealer: Sealer,
  tree: FileTree,
  reached: number,
): Promise<Read> {
  const records = await recordsIn(place);
  const byName = records.map((record) => ({ ...record, of: record.n }));
  const read = await readInOrder(place, sealer, byName, tree, reached);
  if (read !== null) return read;
  const order = await byContent(place, sealer, records);
  const again = await readInOrder(place, sealer, order, tree, reached);
  if (again === null) throw new TypeError('Sealed records changed while they were read.');
  const isRead = new Set(again.names);
  const names = order.filter(({ n, of }) => n !== of).map(({ name }) => name);
  const misnamed: Problem = { kind: 'misnamed', names: names.filter((name) => isRead.has(name)) };
  const problems = misnamed.names.length > 0 ? [misnamed, ...again.problems] : again.problems;
  return { ...again, problems };
}
