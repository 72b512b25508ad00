import {
  isAlive,
  readField,
  type DocumentId,
  type Passage,
  type RecordState,
  type TagId,
} from '#core/model';
import type { Context, LoadedDocument } from '../context.ts';
import { readDocumentStates } from '../records/read-states.ts';
import type { Hit } from './shapes.ts';

/** What is tagged where hits are. */

/** A place of a document's text in both units, as a hit has it. */
export type MarkedPlace = Pick<Hit, 'start' | 'end' | 'from' | 'to'>;

/** An annotation over some of a place. */
export interface Mark {
  /** As it was set, perhaps merged since. */
  readonly tag: TagId;
  /** At the very place. */
  readonly isExact: boolean;
  /** Over all of the place. */
  readonly isOver: boolean;
}

/** Everything that is tagged in a document. */
export interface TaggedPlaces {
  readonly size: number;
  on(place: MarkedPlace): readonly Mark[];
}

interface Span {
  readonly tag: TagId;
  readonly start: number;
  readonly end: number;
}

const meets = (a: Omit<Span, 'tag'>, b: Omit<Span, 'tag'>): boolean =>
  a.start < b.end && b.start < a.end;

const markOf = ({ tag, start, end }: Span, over: Omit<Span, 'tag'>): Mark => ({
  tag,
  isExact: start === over.start && end === over.end,
  isOver: start <= over.start && end >= over.end,
});

/** The open document's, as it is at each moment; those too that are not shown. */
const placesOf = ({ annotations, outOfSight }: LoadedDocument): TaggedPlaces => ({
  size: annotations.size,
  on(place) {
    const unseen = [...outOfSight.values()].flatMap(({ annotation, isPlaced }) =>
      isPlaced && meets(annotation, place) ? [annotation] : [],
    );
    return [...annotations.overlapping(place), ...unseen].map((each) => markOf(each, place));
  },
});

/** Code points of a cell, as a shift. */
const CELL_BITS = 12;
/** One over more cells stands in a cell of its own. */
const MOST_CELLS = 32;
const LONG = -1;

const cellsOf = ({ start, end }: Omit<Span, 'tag'>): readonly number[] => {
  const [first, last] = [start >> CELL_BITS, (end - 1) >> CELL_BITS];
  if (last - first >= MOST_CELLS) return [LONG];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};

/** Not all of an annotation is read: thousands come at once. */
function spanOf(state: RecordState): Span | null {
  if (!isAlive(state)) return null;
  const { start = null, end = null } = (readField(state, 'passage') as Passage | undefined) ?? {};
  const tag = readField(state, 'tag') as TagId | undefined;
  return start === null || end === null || tag === undefined ? null : { tag, start, end };
}

/** Another document's, as they were read; only the places are kept of them. */
class ReadPlaces implements TaggedPlaces {
  readonly #cells = new Map<number, Span[]>();
  readonly size: number;

  constructor(states: Iterable<RecordState>) {
    let size = 0;
    for (const state of states) {
      const span = spanOf(state);
      if (span === null) continue;
      size++;
      for (const cell of cellsOf(span)) {
        const known = this.#cells.get(cell);
        if (known === undefined) this.#cells.set(cell, [span]);
        else known.push(span);
      }
    }
    this.size = size;
  }

  on({ from, to }: MarkedPlace): readonly Mark[] {
    const over = { start: from, end: to };
    const found = new Set<Span>();
    for (const cell of new Set([LONG, ...cellsOf(over)]))
      for (const span of this.#cells.get(cell) ?? []) if (meets(span, over)) found.add(span);
    return Array.from(found, (span) => markOf(span, over));
  }
}

const NOTHING: TaggedPlaces = { size: 0, on: () => [] };

/** What is known at once of what is tagged in a document; null where it has to be read. */
function placesAtHand({ loaded, counters }: Context, id: DocumentId): TaggedPlaces | null {
  if (loaded?.id === id) return placesOf(loaded);
  return (counters.get(id)?.size ?? 0) === 0 ? NOTHING : null;
}

/** @throws where what is stored cannot be read */
export const readPlaces = async (context: Context, id: DocumentId): Promise<TaggedPlaces> =>
  placesAtHand(context, id) ??
  new ReadPlaces((await readDocumentStates(context, id)).states.values());

/** Documents that are read at once. */
const AT_ONCE = 3;
/** Documents that wait to be read; of more, those that were asked for last are likelier in view. */
const MOST_WANTED = 100;
/** Documents that are kept in any case, which is more than are in view, and annotations of all that are. */
const FEWEST_KEPT = 100;
const MOST_KEPT = 100_000;

/**
 * What is tagged at the hits that somebody looks at. A document's places are read when they are first
 * asked for, and anew where something is done there meanwhile.
 */
export class Marks {
  readonly #context: Context;
  readonly #changed: () => void;
  /** Those asked for last come last. */
  readonly #known = new Map<DocumentId, TaggedPlaces>();
  readonly #stale = new Set<DocumentId>();
  readonly #wanted = new Set<DocumentId>();
  readonly #underWay = new Set<DocumentId>();
  #size = 0;
  #isEnded = false;

  /** @param changed told when there is something else to tell */
  constructor(context: Context, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
  }

  /** What is tagged on a hit, as far as it is read. */
  on(hit: Hit): readonly Mark[] {
    const { document } = hit;
    const atHand = placesAtHand(this.#context, document);
    if (atHand !== null) return atHand.on(hit);
    const known = this.#known.get(document);
    if (known === undefined || this.#stale.has(document)) this.#want(document);
    if (known === undefined) return [];
    this.#known.delete(document);
    this.#known.set(document, known);
    return known.on(hit);
  }

  /** Something was done in a document. Whether that can matter. */
  note(document: DocumentId): boolean {
    if (this.#context.loaded?.id === document) return true;
    if (!this.#known.has(document) && !this.#underWay.has(document)) return false;
    this.#stale.add(document);
    return true;
  }

  end(): void {
    this.#isEnded = true;
  }

  #want(document: DocumentId): void {
    if (this.#underWay.has(document)) return;
    this.#wanted.delete(document);
    this.#wanted.add(document);
    for (const first of this.#wanted) {
      if (this.#wanted.size <= MOST_WANTED) break;
      this.#wanted.delete(first);
    }
    this.#readNext();
  }

  #readNext(): void {
    while (this.#underWay.size < AT_ONCE && this.#wanted.size > 0 && !this.#isEnded) {
      const last = [...this.#wanted].at(-1) as DocumentId;
      this.#wanted.delete(last);
      void this.#read(last);
    }
  }

  async #read(document: DocumentId): Promise<void> {
    this.#underWay.add(document);
    this.#stale.delete(document);
    // What cannot be read is not shown.
    const places = await readPlaces(this.#context, document).catch(() => NOTHING);
    this.#underWay.delete(document);
    if (this.#isEnded) return;
    // Opened meanwhile, it tells by itself.
    if (placesAtHand(this.#context, document) !== null) return this.#readNext();
    this.#size += places.size - (this.#known.get(document)?.size ?? 0);
    this.#known.delete(document);
    this.#known.set(document, places);
    for (const [first, { size }] of this.#known) {
      if (this.#size <= MOST_KEPT || this.#known.size <= FEWEST_KEPT) break;
      this.#known.delete(first);
      this.#stale.delete(first);
      this.#size -= size;
    }
    this.#changed();
    this.#readNext();
  }
}
