import type { TableLine } from '#renderer/store';

/** Lines that are fetched together. */
const PAGE = 64;
/** Pages that are kept; more are let go of, the farthest first. */
const MOST_PAGES = 60;

interface Page {
  readonly lines: readonly TableLine[];
  readonly revision: number;
}

/**
 * The lines of a table of any length, of which only those near the view are fetched. What was fetched
 * stays until what comes next is there: a table that changes is never blank meanwhile.
 */
export class LineWindow {
  /** Lines there are, and of which state of the table; what is drawn is never newer. */
  count = 0;
  revision = -1;
  readonly #read: (from: number, to: number) => Promise<readonly TableLine[]>;
  readonly #changed: () => void;
  readonly #pages = new Map<number, Page>();
  #told = { revision: -1, count: 0 };
  #view = { from: 0, to: 0 };
  #isReading = false;
  #isEnded = false;

  constructor(
    read: (from: number, to: number) => Promise<readonly TableLine[]>,
    changed: () => void,
  ) {
    this.#read = read;
    this.#changed = changed;
  }

  /** The table stands otherwise now. */
  follow(revision: number, count: number): void {
    if (revision === this.#told.revision && count === this.#told.count) return;
    this.#told = { revision, count };
    void this.#run();
  }

  /** What is in view: `to` is not. */
  view(from: number, to: number): void {
    if (from === this.#view.from && to === this.#view.to) return;
    this.#view = { from, to };
    void this.#run();
  }

  /** Undefined until it has been fetched. */
  line(index: number): TableLine | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.lines[index % PAGE];
  }

  /** The line next to an index, in a direction, that is as asked; null where none of those known is. */
  near(index: number, direction: 1 | -1, is: (line: TableLine) => boolean): number | null {
    for (let at = index; at >= 0 && at < this.count; at += direction) {
      const line = this.line(at);
      if (line === undefined) return null;
      if (is(line)) return at;
    }
    return null;
  }

  /** The index of a row that is in view; null where it is not. */
  inView(id: string): number | null {
    for (let at = this.#view.from; at < Math.min(this.#view.to, this.count); at++) {
      const line = this.line(at);
      if (line?.kind === 'row' && line.id === id) return at;
    }
    return null;
  }

  end(): void {
    this.#isEnded = true;
  }

  /** Pages that are in view, or just about to be, and not as the table stands; null where all are. */
  #needed(): readonly [first: number, last: number] | null {
    const { count, revision } = this.#told;
    const lastPage = Math.ceil(count / PAGE) - 1;
    const from = Math.floor(Math.max(0, this.#view.from) / PAGE);
    const to = Math.min(lastPage, Math.floor(Math.max(0, this.#view.to - 1) / PAGE));
    const isStale = (page: number): boolean => this.#pages.get(page)?.revision !== revision;
    // Behind a table that became shorter there is nothing: its end comes into view.
    let first = Math.min(from, lastPage);
    let last = to;
    while (first <= last && !isStale(first)) first++;
    while (last >= first && !isStale(last)) last--;
    return lastPage >= 0 && first <= last ? [first, last] : null;
  }

  async #run(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    for (;;) {
      const needed = this.#needed();
      const told = this.#told;
      if (needed === null) {
        if (this.revision !== told.revision) this.#stand(told);
        break;
      }
      const [first, last] = needed;
      const from = first * PAGE;
      const lines = await this.#read(from, Math.min((last + 1) * PAGE, told.count)).catch(
        () => null,
      );
      if (this.#isEnded || lines === null) break;
      for (let page = first; page <= last; page++) {
        const at = (page - first) * PAGE;
        this.#pages.set(page, { lines: lines.slice(at, at + PAGE), revision: told.revision });
      }
      this.#stand(told);
    }
    this.#isReading = false;
  }

  /** From now on the table is drawn so. */
  #stand(told: { readonly revision: number; readonly count: number }): void {
    if (told.count !== this.count)
      for (const [page, { revision }] of this.#pages)
        if (revision !== told.revision) this.#pages.delete(page);
    this.count = told.count;
    this.revision = told.revision;
    if (this.#pages.size > MOST_PAGES) {
      const middle = (this.#view.from + this.#view.to) / 2 / PAGE;
      const byDistance = [...this.#pages.keys()].sort(
        (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
      );
      for (const page of byDistance.slice(MOST_PAGES)) this.#pages.delete(page);
    }
    this.#changed();
  }
}
