import type { HostApi, Input } from '#contract';
import { canonicalJson, isUuid, type Change, type Json } from '#core/model';
import { changeIn, type ChangeKey, type WorkbenchDatabase } from '#renderer/database';

/**
 * Before a database is let go of, all that can still be read of it is brought to the journal. What cannot
 * be read is passed over: that is lost with the database and without it.
 */

type Host = Pick<HostApi, 'appendToJournal' | 'journalStanding' | 'missingFromJournal'>;
type Owner = Input<'appendToJournal'>['owner'];

/** Keys asked for at a time, and changes that one call carries. */
const PART = 500;

type Keys = AsyncGenerator<readonly ChangeKey[]>;

/** Keys of changes from the one end on, page by page, as far as that can be read. Whether it was all. */
async function* keysFrom(
  { changes }: WorkbenchDatabase,
  end: 'first' | 'last',
): AsyncGenerator<readonly ChangeKey[], boolean> {
  let from: ChangeKey | null = null;
  for (;;) {
    let keys: readonly ChangeKey[];
    try {
      const all = changes.where(':id');
      const rest =
        from === null
          ? changes.orderBy(':id')
          : end === 'first'
            ? all.above(from)
            : all.below(from);
      keys = await (end === 'first' ? rest : rest.reverse()).limit(PART).primaryKeys();
    } catch {
      return false;
    }
    if (keys.length > 0) yield keys;
    if (keys.length < PART) return true;
    from = keys.at(-1) ?? null;
  }
}

async function* readableKeys(database: WorkbenchDatabase): Keys {
  // What can be read beyond a place that cannot is found from the other end.
  if (!(yield* keysFrom(database, 'first'))) yield* keysFrom(database, 'last');
}

/** Those that can be read, and are changes. */
async function readable(
  { changes }: WorkbenchDatabase,
  keys: readonly ChangeKey[],
): Promise<readonly Change[]> {
  const rows: readonly unknown[] = await changes
    .bulkGet([...keys])
    .catch(() => Promise.all(keys.map((key) => changes.get(key).catch(() => undefined))));
  return rows.flatMap((row) => changeIn(row) ?? []);
}

async function ownerIn({ meta }: WorkbenchDatabase, known: Owner | null): Promise<Owner | null> {
  const rows = await meta.bulkGet(['project', 'replica', 'analyst']).catch(() => []);
  const [project, replica, analyst] = rows.map((row) => row?.value);
  const isTold = isUuid(project) && isUuid(replica) && isUuid(analyst);
  return isTold ? { project, replica, analyst } : known;
}

const linesOf = (changes: readonly Change[]): string =>
  changes.map((change) => `${canonicalJson({ ...change } as Json)}\n`).join('');

/** Whether all of a database that can still be read is in the journal, now. */
export async function isRescued(host: Host, database: WorkbenchDatabase): Promise<boolean> {
  const standing = await host.journalStanding({});
  if (!standing.ok) return false;
  const isThere = (): boolean => standing.value.mark.last > 0;
  const isOpen = await database.dexie.open().then(
    () => true,
    () => false,
  );
  if (!isOpen) return isThere();
  const owner = await ownerIn(database, standing.value.owner);
  let brought = 0;
  for await (const keys of readableKeys(database)) {
    const answer = await host.missingFromJournal({ changes: keys.map(([, , id]) => id) });
    if (!answer.ok) return false;
    const missing = new Set<string>(answer.value.missing);
    const found = await readable(
      database,
      keys.filter(([, , id]) => missing.has(id)),
    );
    if (found.length === 0) continue;
    if (owner === null) return false;
    const kept = await host.appendToJournal({ owner, lines: linesOf(found) });
    if (!kept.ok) return false;
    brought += found.length;
  }
  return isThere() || brought > 0;
}
