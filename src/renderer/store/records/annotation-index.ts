import type { TextRange } from '#core/text';
import type { AnnotationId, TagId } from '#core/model';
import type { Annotation } from '../shapes.ts';
import type { AnnotationDelta, AnnotationIndex } from '../workbench.ts';

/** UTF-16 code units of a cell, as a shift: about what a screen or two shows. */
const CELL_BITS = 13;
/** An annotation over more cells than this is kept in one list instead of in each of them. */
const MOST_CELLS = 64;
/** Beyond this many changes a full merge is cheaper than placing each. */
const MOST_PLACED = 64;

const cellOf = (offset: number): number => offset >> CELL_BITS;
const firstCell = (range: TextRange): number => cellOf(range.start);
const lastCell = (range: TextRange): number => cellOf(Math.max(range.start, range.end - 1));
const isLong = (range: TextRange): boolean => lastCell(range) - firstCell(range) >= MOST_CELLS;

/** By start, then longer first, then id. */
export const byPlace = (a: Annotation, b: Annotation): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const meets = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** Takes one item out of a list whose order means nothing. */
function takeOut(list: Annotation[], item: Annotation): void {
  const at = list.indexOf(item);
  if (at < 0) return;
  const last = list.pop() as Annotation;
  if (at < list.length) list[at] = last;
}

/** Where an item stands or would stand in an ordered list. */
function placeOf(list: readonly Annotation[], item: Annotation): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byPlace(list[middle] as Annotation, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countTags(annotations: Iterable<Annotation>): Map<TagId, number> {
  const counts = new Map<TagId, number>();
  for (const { tag } of annotations) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** Brings an ordered list up to date. The given one is left as it is: readers hold it. */
function reorder(
  ordered: readonly Annotation[],
  removed: ReadonlySet<Annotation>,
  added: readonly Annotation[],
): Annotation[] {
  if (removed.size + added.length > MOST_PLACED)
    return [...ordered.filter((item) => !removed.has(item)), ...added].sort(byPlace);
  const next = ordered.slice();
  for (const item of removed) next.splice(placeOf(next, item), 1);
  for (const item of added) next.splice(placeOf(next, item), 0, item);
  return next;
}

/**
 * The open document's annotations by cells of text. Adding and removing cost what the cells around
 * hold, not what the document holds; the order of all is made when first asked for, and then
 * brought up to date by what changed since.
 */
export class CellIndex implements AnnotationIndex {
  /** Those come since the start; all, from the first time that another is asked for by id. */
  readonly #byId = new Map<AnnotationId, Annotation>();
  #isByIdWhole = false;
  #size = 0;
  /** By number of the cell; the cells without any are holes. */
  readonly #cells: Annotation[][] = [];
  readonly #long: Annotation[] = [];
  readonly #listeners = new Set<(delta: AnnotationDelta) => void>();
  /** Kept from the first time that somebody asks. */
  #perTag: Map<TagId, number> | null = null;
  #counts: ReadonlyMap<TagId, number> | null = null;
  #ordered: readonly Annotation[] | null = null;
  /** Not yet worked into the order. */
  readonly #gone = new Set<Annotation>();
  readonly #come = new Set<Annotation>();
  #revision = 0;

  /** Nothing by id or by tag is made here: a document opens without what few of it are asked for. */
  constructor(annotations: Iterable<Annotation>) {
    for (const annotation of annotations) this.#put(annotation);
  }

  get size(): number {
    return this.#size;
  }

  get revision(): number {
    return this.#revision;
  }

  get(id: AnnotationId): Annotation | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined || this.#isByIdWhole) return known;
    this.#isByIdWhole = true;
    for (const annotation of this.#all()) this.#byId.set(annotation.id, annotation);
    return this.#byId.get(id);
  }

  /** Each once: in the cell where it starts. */
  *#all(): Iterable<Annotation> {
    yield* this.#long;
    for (const [cell, list] of this.#cells.entries())
      for (const annotation of list ?? []) if (firstCell(annotation) === cell) yield annotation;
  }

  overlapping(range: TextRange): readonly Annotation[] {
    const found: Annotation[] = [];
    const from = firstCell(range);
    const to = lastCell(range);
    for (let cell = from; cell <= to; cell++)
      for (const annotation of this.#cells[cell] ?? []) {
        // One that reaches over several of the cells asked for is told in the first of them only.
        const isFirst = cell === from || firstCell(annotation) === cell;
        if (isFirst && meets(annotation, range)) found.push(annotation);
      }
    for (const annotation of this.#long) if (meets(annotation, range)) found.push(annotation);
    return found;
  }

  inOrder(): readonly Annotation[] {
    if (this.#ordered === null) this.#ordered = this.#sorted();
    else if (this.#gone.size + this.#come.size > 0)
      this.#ordered = reorder(this.#ordered, this.#gone, [...this.#come]);
    this.#gone.clear();
    this.#come.clear();
    return this.#ordered;
  }

  counts(): ReadonlyMap<TagId, number> {
    this.#perTag ??= countTags(this.#all());
    this.#counts ??= new Map(this.#perTag);
    return this.#counts;
  }

  subscribe(listener: (delta: AnnotationDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Those removed are the very objects that were added. An empty delta is none. */
  apply(delta: AnnotationDelta): void {
    if (delta.removed.length + delta.added.length === 0) return;
    for (const annotation of delta.removed) this.#take(annotation);
    for (const annotation of delta.added) this.#insert(annotation);
    this.#revision++;
    for (const listener of [...this.#listeners]) listener(delta);
  }

  /** Cell by cell: many short sorts cost less than one of all. */
  #sorted(): Annotation[] {
    const starting: Annotation[][] = [];
    for (const annotation of this.#all()) (starting[firstCell(annotation)] ??= []).push(annotation);
    return starting.flatMap((list) => list.sort(byPlace));
  }

  #put(annotation: Annotation): void {
    this.#size++;
    if (isLong(annotation)) this.#long.push(annotation);
    else
      for (let cell = firstCell(annotation); cell <= lastCell(annotation); cell++)
        (this.#cells[cell] ??= []).push(annotation);
  }

  #insert(annotation: Annotation): void {
    this.#byId.set(annotation.id, annotation);
    this.#put(annotation);
    this.#count(annotation.tag, 1);
    if (this.#ordered !== null && !this.#gone.delete(annotation)) this.#come.add(annotation);
  }

  #take(annotation: Annotation): void {
    this.#byId.delete(annotation.id);
    this.#size--;
    if (isLong(annotation)) takeOut(this.#long, annotation);
    else
      for (let cell = firstCell(annotation); cell <= lastCell(annotation); cell++)
        takeOut(this.#cells[cell] ?? [], annotation);
    this.#count(annotation.tag, -1);
    if (this.#ordered !== null && !this.#come.delete(annotation)) this.#gone.add(annotation);
  }

  #count(tag: TagId, by: number): void {
    this.#counts = null;
    if (this.#perTag === null) return;
    const count = (this.#perTag.get(tag) ?? 0) + by;
    if (count === 0) this.#perTag.delete(tag);
    else this.#perTag.set(tag, count);
  }
}
