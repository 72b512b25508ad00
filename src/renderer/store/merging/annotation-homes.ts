import { idOf, IdSet, type DocumentId, type RecordRef } from '#core/model';
import { openPack, storedPacks, type WorkbenchDatabase } from '#renderer/database';

/** Packs read at a time. */
const PACKS = 500;
const UUID = 36;

/**
 * In which document every annotation lies, in some tens of bytes each: so that of very many changes each
 * finds its annotation without a search.
 */
export class AnnotationHomes {
  readonly #ids = new IdSet();
  /** By the annotation's number, into `#documents`. */
  #homes = new Uint32Array(1024);
  readonly #documents: DocumentId[] = [];
  readonly #numbers = new Map<DocumentId, number>();

  /** What a database holds by now. */
  static async of({ annotations }: WorkbenchDatabase): Promise<AnnotationHomes> {
    const homes = new AnnotationHomes();
    for await (const row of storedPacks(annotations, PACKS)) {
      const { document } = row as { document: DocumentId };
      const { columns, states } = openPack(row);
      for (let at = 0; columns !== null && at < columns.ids.length; at += UUID)
        homes.#put(columns.ids.slice(at, at + UUID), document);
      for (const { record } of states) homes.put(record, document);
    }
    return homes;
  }

  /** Undefined where nothing of the annotation is known. */
  of(record: RecordRef): DocumentId | undefined {
    const number = this.#ids.numberOf(idOf(record));
    return number < 0 ? undefined : this.#documents[this.#homes[number] as number];
  }

  put(record: RecordRef, home: DocumentId): void {
    this.#put(idOf(record), home);
  }

  #put(id: string, home: DocumentId): void {
    this.#ids.add(id);
    const number = this.#ids.numberOf(id);
    if (number >= this.#homes.length) {
      const larger = new Uint32Array(this.#homes.length * 2);
      larger.set(this.#homes);
      this.#homes = larger;
    }
    this.#homes[number] = this.#numberOf(home);
  }

  #numberOf(document: DocumentId): number {
    const known = this.#numbers.get(document);
    if (known !== undefined) return known;
    this.#numbers.set(document, this.#documents.length);
    return this.#documents.push(document) - 1;
  }
}
