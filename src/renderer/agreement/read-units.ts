import type { Coder, Unit } from '#core/agreement';
import { idOf, readAnnotation, type DocumentId, type TagId } from '#core/model';
import { openPack, type FoundPack, type PackColumns } from '#renderer/database';
import type { AgreementAsk } from './shapes.ts';

/** Annotations of stored packs, of those who are compared and with the tags that are asked for. */

/** An annotation as it is compared, with its words. */
export interface ReadUnit extends Unit {
  readonly tag: TagId;
  readonly exact: string;
}

/** What is known of one document: a list of annotations for each analyst, as they are asked. */
export class UnitsRead {
  unplaced = 0;
  damaged = 0;
  readonly #ask: AgreementAsk;
  readonly #coders: ReadonlyMap<string, number>;
  readonly #merged: ReadonlyMap<string, TagId>;
  readonly #tags: ReadonlySet<string> | null;
  readonly #units = new Map<DocumentId, ReadUnit[][]>();

  constructor(ask: AgreementAsk) {
    this.#ask = ask;
    this.#coders = new Map(ask.analysts.map((id, at) => [id, at]));
    this.#merged = new Map(ask.merged);
    this.#tags = ask.tags === null ? null : new Set(ask.tags);
  }

  take({ key: [document], stored }: FoundPack): void {
    if (stored === undefined) return;
    const { columns, states, damaged } = openPack(stored);
    this.damaged += damaged.length;
    if (columns !== null) this.#takeColumns(document, columns);
    for (const state of states)
      try {
        const record = readAnnotation(state);
        if (record === null) continue;
        const { start, end, exact } = record.passage;
        this.#put(document, record.creator, idOf(state.record), record.tag, start, end, exact);
      } catch {
        // A state of the right shape whose fields are of none.
        this.damaged++;
      }
  }

  /** Null where none of them annotated anything. */
  codersOf(document: DocumentId): readonly Coder<ReadUnit>[] | null {
    const units = this.#units.get(document);
    return units === undefined
      ? null
      : this.#ask.analysts.map((id, at) => ({ id, units: units[at] as ReadUnit[] }));
  }

  #takeColumns(document: DocumentId, { ids, names, named, places, words }: PackColumns): void {
    const UUID = 36;
    for (let at = 0; at * UUID < ids.length; at++)
      this.#put(
        document,
        names[named[at * 3 + 1] as number] as string,
        ids.slice(at * UUID, (at + 1) * UUID),
        names[named[at * 3] as number] as string,
        places[at * 2] as number,
        places[at * 2 + 1] as number,
        words[at * 3] as string,
      );
  }

  #put(
    document: DocumentId,
    analyst: string,
    id: string,
    said: string,
    start: number | null,
    end: number | null,
    exact: string,
  ): void {
    const coder = this.#coders.get(analyst);
    if (coder === undefined) return;
    const tag = this.#merged.get(said) ?? (said as TagId);
    if (this.#tags?.has(tag) === false) return;
    if (start === null || end === null) {
      this.unplaced++;
      return;
    }
    let units = this.#units.get(document);
    if (units === undefined)
      this.#units.set(document, (units = this.#ask.analysts.map((): ReadUnit[] => [])));
    units[coder]?.push({ id, start, end, tag, exact });
  }
}
