import type { OpeningAsk, OpeningRecord, ProjectFiles } from '#renderer/store';
import { askKey } from './tree-rows.ts';

const PAGE = 100;
/** Of all answers together; those asked for longest ago are let go of. */
const MOST_PAGES = 300;

interface Page {
  readonly records: readonly OpeningRecord[];
  /** Of when it was asked for; an older one is shown until it is there anew. */
  readonly revision: number;
}

/** The records that the preview's rows show, read in pages where they are looked at. */
export class RecordPages {
  readonly #read: ProjectFiles['records'];
  readonly #told: () => void;
  readonly #pages = new Map<string, Page>();
  readonly #asked = new Set<string>();
  #totals: ReadonlyMap<string, number> = new Map();
  #revision = 0;

  /** @param told is called when more is known */
  constructor(read: ProjectFiles['records'], told: () => void) {
    this.#read = read;
    this.#told = told;
  }

  /** How many records each answer has, by `askKey`; another map whenever that is different. */
  get totals(): ReadonlyMap<string, number> {
    return this.#totals;
  }

  at(ask: OpeningAsk, index: number): OpeningRecord | undefined {
    const page = this.#pages.get(`${askKey(ask)} ${String(Math.floor(index / PAGE))}`);
    return page?.records[index % PAGE];
  }

  /** What was read is no longer so, as after leaving something out. */
  renew(): void {
    this.#revision++;
  }

  want(ask: OpeningAsk, index: number): void {
    const number = Math.floor(index / PAGE);
    const key = `${askKey(ask)} ${String(number)}`;
    const revision = this.#revision;
    const asked = `${key} ${String(revision)}`;
    if (this.#pages.get(key)?.revision === revision || this.#asked.has(asked)) return;
    this.#asked.add(asked);
    void this.#read(ask, number * PAGE, (number + 1) * PAGE)
      .then(({ total, records }) => {
        const known = this.#pages.get(key);
        if (known !== undefined && known.revision > revision) return;
        this.#pages.delete(key);
        this.#pages.set(key, { records, revision });
        const [oldest] = this.#pages.keys();
        if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest);
        if (this.#totals.get(askKey(ask)) !== total)
          this.#totals = new Map([...this.#totals, [askKey(ask), total]]);
        this.#told();
      })
      // A project that was let go of meanwhile has nothing to tell.
      .catch(() => undefined)
      .finally(() => this.#asked.delete(asked));
  }
}
