import { idsInLines, IdSet, IdSum, type ChangeId } from '#core/model';
import type { JournalPart, JournalSum } from './shapes.ts';

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

  /** @param part the records that follow */
  take({ lines, last }: JournalPart): void {
    for (const id of idsInLines(lines)) if (this.#ids.add(id)) this.#sum.add(id);
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
