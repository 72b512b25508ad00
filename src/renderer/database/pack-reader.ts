import type { DocumentId } from '#core/model';
import { openDatabase, type WorkbenchDatabase } from './database.ts';
import { packRange } from './packs.ts';
import type { PackKey } from './rows.ts';

/** A pack as it was found; undefined where there is none. */
export interface FoundPack {
  readonly key: PackKey;
  readonly stored: unknown;
}

/** The database is not there, or not any more, or cannot be read. */
export class DatabaseLost extends Error {}

const lost = (cause: unknown): never => {
  throw new DatabaseLost('The database cannot be read.', { cause });
};

/** Reads packs of a database that another made, and never writes. */
export class PackReader {
  readonly #database: WorkbenchDatabase;

  private constructor(database: WorkbenchDatabase) {
    this.#database = database;
  }

  /**
   * Opens a database that is there.
   *
   * @param closed is told when it is no more: who upgrades or deletes it must not wait for this reader
   * @throws DatabaseLost where there is none, or none that this program reads
   */
  static async open(name: string, closed: (lost: DatabaseLost) => void): Promise<PackReader> {
    const known = await indexedDB.databases().catch(lost);
    // Opening one that is not there would make it.
    if (!known.some((each) => each.name === name)) throw new DatabaseLost('There is none.');
    const database = openDatabase(name);
    const { dexie } = database;
    dexie.on('versionchange', () => {
      dexie.close();
      closed(new DatabaseLost('It is upgraded or deleted.'));
      return false;
    });
    dexie.on('close', () => {
      closed(new DatabaseLost('It was closed.'));
    });
    await dexie.open().catch(lost);
    return new PackReader(database);
  }

  /** All packs of some documents, in no order. */
  async documents(ids: readonly DocumentId[]): Promise<readonly FoundPack[]> {
    const { annotations } = this.#database;
    const all = ids.map((id) => {
      const [from, to] = packRange(id);
      return annotations.where(':id').between(from, to, true, true).toArray();
    });
    const found = await Promise.all(all).catch(lost);
    return found.flat().map((row) => ({ key: [row.document, row.bucket], stored: row }));
  }

  async packs(keys: readonly PackKey[]): Promise<readonly FoundPack[]> {
    const rows: readonly unknown[] = await this.#database.annotations
      .bulkGet([...keys])
      .catch(lost);
    return keys.map((key, at) => ({ key, stored: rows[at] }));
  }

  close(): void {
    this.#database.dexie.close();
  }
}
