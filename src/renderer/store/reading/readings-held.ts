import {
  coverageOf,
  nothingRead,
  readableOf,
  wholeOf,
  type DocumentBody,
  type Reading,
  type TextRange,
} from '#core/text';
import type { DocumentId } from '#core/model';

interface Held {
  readonly reading: Reading;
  /** How much there is to be read, in UTF-16 units. */
  readonly whole: number;
}

export interface HeldReading extends Held {
  readonly document: DocumentId;
}

/** What was read of each document, as it is known in memory, and what of it is not stored yet. */
export class HeldReadings {
  readonly #held = new Map<DocumentId, Held>();
  readonly #unstored = new Set<DocumentId>();
  /** Bodies that their readings have been laid on. */
  #fitted = new WeakSet<DocumentBody>();
  #coverage: ReadonlyMap<DocumentId, number> = new Map();

  /** Of documents that something was read of; another map after each change. */
  get coverage(): ReadonlyMap<DocumentId, number> {
    return this.#coverage;
  }

  readOf(document: DocumentId | undefined): readonly TextRange[] {
    return (document === undefined ? undefined : this.#held.get(document)?.reading.read) ?? [];
  }

  /** Takes what was stored. */
  take(readings: readonly HeldReading[]): void {
    const coverage = new Map(this.#coverage);
    for (const { document, reading, whole } of readings) {
      this.#held.set(document, { reading, whole });
      const part = coverageOf(reading.read, whole);
      if (part > 0) coverage.set(document, part);
    }
    this.#coverage = coverage;
  }

  /** The reading of a document with this body; one from another time is laid on its blocks first. */
  of(document: DocumentId, body: DocumentBody): Reading {
    const known = this.#held.get(document);
    if (known !== undefined && this.#fitted.has(body)) return known.reading;
    const { reading } = known ?? { reading: nothingRead };
    const fitting = { ...reading, read: readableOf(body, reading.read) };
    this.#fitted.add(body);
    this.#hold(document, { reading: fitting, whole: wholeOf(body) });
    return fitting;
  }

  /** Puts what came of reading on in the place of what `of` gave. */
  set(document: DocumentId, reading: Reading): void {
    this.#hold(document, { reading, whole: this.#held.get(document)?.whole ?? 0 });
    this.#unstored.add(document);
  }

  /** What is to be stored; none of it is, from now on, until it changes. */
  takeUnstored(): readonly HeldReading[] {
    const taken = [...this.#unstored].flatMap((document) => {
      const held = this.#held.get(document);
      return held === undefined ? [] : { document, ...held };
    });
    this.#unstored.clear();
    return taken;
  }

  /** These could not be stored. */
  putBack(readings: readonly HeldReading[]): void {
    for (const { document } of readings) this.#unstored.add(document);
  }

  clear(): void {
    this.#held.clear();
    this.#unstored.clear();
    this.#fitted = new WeakSet();
    this.#coverage = new Map();
  }

  #hold(document: DocumentId, held: Held): void {
    this.#held.set(document, held);
    const part = coverageOf(held.reading.read, held.whole);
    if (part === (this.#coverage.get(document) ?? 0)) return;
    const coverage = new Map(this.#coverage);
    if (part > 0) coverage.set(document, part);
    else coverage.delete(document);
    this.#coverage = coverage;
  }
}
