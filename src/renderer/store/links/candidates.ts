import { actorOf, type DocumentId } from '#core/model';
import { Pace } from '#renderer/threads';
import type { Context } from '../context.ts';
import { foldedName } from '../records/entity-index.ts';
import { documentsWithAnnotations } from '../records/mention-index.ts';
import { readDocumentStates } from '../records/read-states.ts';
import type { AnnotationSketch } from '../shapes.ts';
import { sketchOf, sketchOfState } from '../records/sketching.ts';

/** Annotations to choose a link's other end from. */

const MOST = 50;

/** The call that goes on; a later one ends it. */
const latest = new WeakMap<Context, number>();

/** The lower the better: in the passage from its start, in it, in an actor's names, in the tag's label. */
type Rank = 0 | 1 | 2 | 3;

/** How well an annotation matches words, each of which it has somewhere; null where it does not. */
class Matcher {
  readonly #context: Context;
  readonly #whole: string;
  readonly #words: readonly string[];
  /** Folding costs the most by far, and the same passages are asked for with each letter typed. */
  readonly #folded: WeakMap<object, string>;

  constructor(context: Context, words: string, folded: WeakMap<object, string>) {
    this.#context = context;
    this.#whole = foldedName(words);
    this.#words = this.#whole.split(' ').filter((word) => word !== '');
    this.#folded = folded;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  #fold(key: object, text: string): string {
    const known = this.#folded.get(key) ?? foldedName(text);
    this.#folded.set(key, known);
    return known;
  }

  rank(sketch: AnnotationSketch, key: object): Rank | null {
    const { tagIndex, entityIndex } = this.#context;
    const passage = this.#fold(key, sketch.exact);
    if (passage.includes(this.#whole)) return passage.startsWith(this.#whole) ? 0 : 1;
    const tag = tagIndex.shown(sketch.tag);
    const label = tag === undefined ? '' : this.#fold(tag, tag.label);
    const named = actorOf(sketch.value);
    const entity = named === null ? undefined : entityIndex.shown(named);
    const names =
      entity === undefined ? '' : this.#fold(entity, [entity.name, ...entity.aliases].join(' '));
    const isIn = (...texts: readonly string[]): boolean =>
      this.#words.every((word) => texts.some((text) => text.includes(word)));
    if (isIn(passage)) return 1;
    if (isIn(passage, names)) return 2;
    return isIn(passage, names, label) ? 3 : null;
  }
}

interface Found {
  readonly sketch: AnnotationSketch;
  readonly rank: number;
  /** UTF-16 code units from where the person is. */
  readonly distance: number;
}

const byWorth = (a: Found, b: Found): number => a.rank - b.rank || a.distance - b.distance;

/** The best so far, cut now and then so that they never become many. */
class Best {
  #found: Found[] = [];

  add(found: Found): void {
    this.#found.push(found);
    if (this.#found.length > MOST * 8) this.#cut();
  }

  get size(): number {
    return this.#found.length;
  }

  sketches(): readonly AnnotationSketch[] {
    this.#cut();
    return this.#found.map(({ sketch }) => sketch);
  }

  #cut(): void {
    this.#found = this.#found.sort(byWorth).slice(0, MOST);
  }
}

const caches = new WeakMap<Context, WeakMap<object, string>>();

function cacheOf(context: Context): WeakMap<object, string> {
  const cache = caches.get(context) ?? new WeakMap<object, string>();
  caches.set(context, cache);
  return cache;
}

/** One search; it ends itself where another has begun. */
class Search {
  readonly #context: Context;
  readonly #turn: number;
  readonly pace = new Pace();

  constructor(context: Context) {
    this.#context = context;
    this.#turn = (latest.get(context) ?? 0) + 1;
    latest.set(context, this.#turn);
  }

  get isOver(): boolean {
    return this.#context.isClosed || latest.get(this.#context) !== this.#turn;
  }
}

async function searchHere(
  context: Context,
  search: Search,
  matcher: Matcher,
  best: Best,
): Promise<void> {
  const { loaded } = context;
  if (loaded === null) return;
  const { focused, linking } = context.state.getState();
  const left = linking?.from.id ?? focused;
  const centre = (focused === null ? undefined : loaded.annotations.get(focused))?.start ?? 0;
  for (const list of [loaded.annotations.inOrder(), [...loaded.unplaced.values()]])
    for (const annotation of list) {
      await search.pace.pause();
      if (search.isOver) return;
      const rank = annotation.id === left ? null : matcher.rank(annotation, annotation);
      const distance = Math.abs(annotation.start - centre);
      if (rank !== null) best.add({ sketch: sketchOf(annotation), rank, distance });
    }
}

async function searchDocument(
  context: Context,
  search: Search,
  matcher: Matcher,
  document: DocumentId,
  best: Best,
): Promise<void> {
  const from = context.state.getState().linking?.from.id;
  const { states } = await readDocumentStates(context, document);
  for (const state of states.values()) {
    await search.pace.pause();
    if (search.isOver) return;
    const sketch = sketchOfState(context, state);
    const rank = sketch === null || sketch.id === from ? null : matcher.rank(sketch, state);
    if (sketch !== null && rank !== null) best.add({ sketch, rank, distance: 0 });
  }
}

/**
 * Annotations that match words, of the open document first, then of the others in the order of the
 * corpus; without words, those of the open document by how near they are to the focused one. A call
 * ends the one before it, which answers with what it has found.
 */
export async function candidates(
  context: Context,
  words: string,
): Promise<readonly AnnotationSketch[]> {
  const search = new Search(context);
  const matcher = new Matcher(context, words, cacheOf(context));
  const here = new Best();
  await searchHere(context, search, matcher, here);
  const found = [...here.sketches()];
  if (matcher.isEmpty) return found;
  const withAnnotations = new Set(documentsWithAnnotations(context));
  for (const { summary } of context.state.getState().documents) {
    if (search.isOver || found.length >= MOST) break;
    const { id } = summary;
    if (id === context.loaded?.id || !withAnnotations.has(id)) continue;
    const there = new Best();
    await searchDocument(context, search, matcher, id, there);
    found.push(...there.sketches());
  }
  return found.slice(0, MOST);
}
