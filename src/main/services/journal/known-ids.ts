import { IdSet, IdSum, type ChangeId } from '#core/model';
import type { JournalSum } from './shapes.ts';

/** What the records of a journal are called, each once, up to one of them. */
export class KnownIds {
  readonly journal: string | null;
  readonly #ids = new IdSet();
  readonly #sum = new IdSum();
  #last = 0;

  constructor(journal: string | null) {
    this.journal = journal;
  }

  /** Number of the last record that was taken. */
  get last(): number {
    return this.#last;
  }

  /**
   * @param ids of the records that follow
   * @param last number of the last of them
   */
  take(ids: Iterable<ChangeId>, last: number): void {
    for (const id of ids) if (this.#ids.add(id)) this.#sum.add(id);
    this.#last = last;
  }

  has(id: ChangeId): boolean {
    return this.#ids.has(id);
  }

  told(): JournalSum {
    const { journal, last } = this;
    return { mark: { journal, last }, count: this.#sum.count, sum: this.#sum.sum };
  }
}
