import type { DocumentId } from '#core/model';
import { openDatabase, packRange, type PackKey, type WorkbenchDatabase } from '#renderer/database';

/** A pack as it was found; undefined where there is none. */
export interface FoundPack {
  readonly key: PackKey;
  readonly stored: unknown;
}

/** Reads packs of a database that another made, and never writes. */
export class Reader {
  readonly #database: WorkbenchDatabase;

  private constructor(database: WorkbenchDatabase) {
    this.#database = database;
  }

  /**
   * Opens a database that is there.
   *
   * @param closed is told when it is no more: who upgrades or deletes it must not wait for this reader
   * @throws where there is none, or none that this program reads
   */
  static async open(name: string, closed: (why: string) => void): Promise<Reader> {
    const known = await indexedDB.databases();
    // Opening one that is not there would make it.
    if (!known.some((each) => each.name === name)) throw new Error('There is no such database.');
    const database = openDatabase(name);
    const { dexie } = database;
    dexie.on('versionchange', () => {
      dexie.close();
      closed('The database was upgraded or deleted.');
      return false;
    });
    dexie.on('close', () => {
      closed('The database was closed.');
    });
    await dexie.open();
    return new Reader(database);
  }

  /** All packs of some documents, in no order. */
  async documents(ids: readonly DocumentId[]): Promise<readonly FoundPack[]> {
    const { annotations } = this.#database;
    const found = await Promise.all(
      ids.map((id) => {
        const [from, to] = packRange(id);
        return annotations.where(':id').between(from, to, true, true).toArray();
      }),
    );
    return found.flat().map((row) => ({ key: [row.document, row.bucket], stored: row }));
  }

  async packs(keys: readonly PackKey[]): Promise<readonly FoundPack[]> {
    const rows: readonly unknown[] = await this.#database.annotations.bulkGet([...keys]);
    return keys.map((key, at) => ({ key, stored: rows[at] }));
  }

  close(): void {
    this.#database.dexie.close();
  }
}
