import type { AnalystId, DocumentId } from '#core/model';
import { Pace } from '#renderer/threads';
import { groupDocument, type GroupedRow } from './grouping.ts';
import { comparedDocuments, readCompared, type ByAnalyst } from './reading.ts';
import type { ComparingState, CompareRow } from './shapes.ts';
import type { Context } from '../context.ts';
import { decisionsIn } from '../records/decisions.ts';

/** A document as it was read, and its groups as they were put together last. */
interface Piece {
  readonly all: ByAnalyst;
  readonly grouped: readonly GroupedRow[];
  rows: readonly CompareRow[];
}

/** What is compared, a piece for each document: read, put together and judged again only where it has to be. */
export class ComparePieces {
  /** Documents as they are gone through. */
  order: readonly DocumentId[] = [];
  readonly #context: Context;
  readonly #pieces = new Map<DocumentId, Piece>();
  /** Documents to put together anew; those that have to be read before, too. */
  readonly #stale = new Set<DocumentId>();
  readonly #unread = new Set<DocumentId>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Whether something waits to be put together. */
  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  /** All groups, in the order of the documents. */
  rows(): readonly CompareRow[] {
    return this.order.flatMap((document) => this.#pieces.get(document)?.rows ?? []);
  }

  /** Everybody's annotations, in all documents. */
  sizes(): ReadonlyMap<AnalystId, number> {
    const sizes = new Map<AnalystId, number>();
    for (const { all } of this.#pieces.values())
      for (const [analyst, list] of all)
        sizes.set(analyst, (sizes.get(analyst) ?? 0) + list.length);
    return sizes;
  }

  /** Looks which documents there are now. */
  list(): void {
    this.order = comparedDocuments(this.#context);
    const known = new Set(this.order);
    for (const document of this.#pieces.keys())
      if (!known.has(document)) this.#pieces.delete(document);
    for (const document of this.order) if (!this.#pieces.has(document)) this.#stale.add(document);
  }

  readAgain(documents: readonly DocumentId[]): void {
    for (const document of documents) {
      this.#unread.add(document);
      this.#stale.add(document);
    }
  }

  /** Notes a change of what is not compared now: it is read once it is. */
  changedBeside(document: DocumentId): void {
    this.#unread.add(document);
  }

  /** For others than were compared before. */
  groupAgain(): void {
    for (const document of [...this.order, ...this.#pieces.keys()]) this.#stale.add(document);
  }

  judgeAgain(): void {
    for (const piece of this.#pieces.values()) piece.rows = this.#judged(piece.grouped, piece.rows);
  }

  clear(): void {
    this.#pieces.clear();
    this.#stale.clear();
    this.#unread.clear();
  }

  /**
   * Reads what is stale and puts it together. What was there stays until what comes in its place is whole.
   *
   * @param analysts who is compared by then: others may be chosen meanwhile
   * @param tell hears how far it is, where there is much
   */
  async putTogether(
    analysts: () => readonly AnalystId[],
    isOver: () => boolean,
    tell: (progress: ComparingState['progress']) => void,
  ): Promise<void> {
    const pace = new Pace();
    const total = this.#stale.size;
    for (let done = 0; this.#stale.size > 0; done++) {
      const [document] = this.#stale;
      if (document === undefined) break;
      this.#stale.delete(document);
      const known = this.#unread.delete(document) ? undefined : this.#pieces.get(document);
      const all = known?.all ?? (await readCompared(this.#context, document));
      const grouped: GroupedRow[] = [];
      for (const part of groupDocument(document, all, analysts())) {
        for (const row of part) grouped.push(row);
        if (!pace.isDue()) continue;
        if (total > 1) tell({ done, total });
        await pace.rest();
        if (isOver()) return;
      }
      if (isOver()) return;
      this.#pieces.set(document, { all, grouped, rows: this.#judged(grouped, []) });
    }
  }

  /** What was decided on a document's groups; those on which nothing was are as they were. */
  #judged(grouped: readonly GroupedRow[], before: readonly CompareRow[]): readonly CompareRow[] {
    const index = decisionsIn(this.#context);
    return grouped.map(({ row, said }, at): CompareRow => {
      const decided = index.judged(row.key, said);
      const known = before[at];
      return known !== undefined && known.decided === decided ? known : { ...row, decided };
    });
  }
}
