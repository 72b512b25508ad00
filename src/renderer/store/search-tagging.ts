import type { DocumentId, Json, TagId } from '#core/model';
import { codePointIndex, type DocumentBody, type TextRange } from '#core/text';
import { bear, changesOf, type Birth, type Born, type SearchThread } from '#renderer/search';
import { strings } from '#renderer/words';
import { isRetired, labelOf, twinOf } from './annotations/annotating.ts';
import { rangeObjection } from './annotations/births.ts';
import { timeNow, type Context } from './context.ts';
import { absorb } from './steps/edit.ts';
import type { HomedChange } from './storing/materialise.ts';
import { setTagHidden } from './navigating.ts';
import { notify } from './notices.ts';
import { meant } from './reading/passages.ts';
import type { Marks } from './search-marks.ts';
import type { Hit, SearchState, TaggedHits } from './search-shapes.ts';
import { isTicked } from './search-ticks.ts';

/**
 * Tagging everything that is ticked, as one step, in the open document and in others. What costs, the
 * telling apart of passages and the naming of changes, is done beside the page's own thread.
 */

interface Place {
  readonly range: TextRange;
  /** In code points. */
  readonly from: number;
  readonly to: number;
}

/** What of one document is ticked, as it is meant. */
interface Piece {
  readonly document: DocumentId;
  readonly body: DocumentBody;
  readonly places: readonly Place[];
}

function tickedByDocument({ hits, ticks }: SearchState): ReadonlyMap<DocumentId, readonly Hit[]> {
  const byDocument = new Map<DocumentId, Hit[]>();
  for (const [index, hit] of hits.entries()) {
    if (!isTicked(ticks, index)) continue;
    const known = byDocument.get(hit.document);
    if (known === undefined) byDocument.set(hit.document, [hit]);
    else known.push(hit);
  }
  return byDocument;
}

/** The text that hits stand in; null where it cannot be read or is not of the corpus any more. */
async function bodyFor(context: Context, document: DocumentId): Promise<DocumentBody | null> {
  const { loaded } = context;
  if (loaded?.id === document) return loaded.body;
  const { documents } = context.state.getState();
  if (!documents.some(({ summary }) => summary.id === document)) return null;
  const answer = await context.host.readDocument({ id: document });
  return answer.ok ? answer.value : null;
}

async function pieceFor(
  context: Context,
  document: DocumentId,
  hits: readonly Hit[],
): Promise<Piece | null> {
  const body = await bodyFor(context, document);
  if (body === null) return null;
  const points = codePointIndex(body.text);
  const places = new Map<string, Place>();
  for (const hit of hits) {
    const range = meant(body.text, hit, body.noteMarkers);
    if (rangeObjection(range) !== null) continue;
    const [from, to] = [points.toCodePoint(range.start), points.toCodePoint(range.end)];
    places.set(`${from}-${to}`, { range, from, to });
  }
  return { document, body, places: [...places.values()] };
}

/** Whether a place has the tag, at its very edges. */
function isTagged(
  { loaded, tagIndex }: Context,
  marks: Marks,
  tag: TagId,
  document: DocumentId,
  { range, from, to }: Place,
): boolean {
  if (loaded?.id === document && twinOf(loaded, tag, range) !== undefined) return true;
  return marks
    .on({ document, from, to })
    .some((mark) => mark.from === from && mark.to === to && tagIndex.resolve(mark.tag) === tag);
}

/** Births of one document, and what became of them. */
interface Litter {
  readonly piece: Piece;
  readonly birth: Birth;
  readonly ids: readonly string[];
  readonly born: Born;
}

/** As if nothing were done meanwhile: whoever asks looks whether that is so. */
async function bearAll(
  context: Context,
  thread: SearchThread,
  pieces: readonly Piece[],
  tag: TagId,
  value: Json,
): Promise<readonly Litter[]> {
  const { analyst, replica, seq } = context.identity;
  const at = timeNow(context);
  let next = seq + 1;
  const begun = pieces.map(async (piece): Promise<Litter> => {
    const { document, body, places } = piece;
    const birth: Birth = { document, tag, analyst, replica, at, seq: next, value };
    next += places.length;
    const ids = places.map(() => context.surroundings.randomUuid());
    const ranges = places.map(({ range }) => range);
    const born = await thread.bear(body.text, birth, ranges, ids);
    const flat = (): Int32Array =>
      Int32Array.from(ranges.flatMap(({ start, end }) => [start, end]));
    return { piece, birth, ids, born: born ?? bear(body.text, birth, flat(), ids) };
  });
  return Promise.all(begun);
}

const changesIn = ({ piece, birth, ids, born }: Litter): readonly HomedChange[] =>
  changesOf(
    piece.body.text,
    birth,
    piece.places.map(({ range }) => range),
    ids,
    born,
  ).map((change) => ({ change, home: piece.document }));

/** The actor that was looked for, where the tag is for actors. */
const actorFor = (context: Context, { ask }: SearchState, tag: TagId) =>
  ask.entity === null || context.tagIndex.kindOf(tag) !== 'actor'
    ? undefined
    : context.entityIndex.shown(ask.entity);

const NOTHING: TaggedHits = { tagged: 0, documents: 0, already: 0 };

export async function tagTicked(
  context: Context,
  search: SearchState,
  thread: SearchThread,
  marks: Marks,
  asked: TagId,
): Promise<TaggedHits> {
  const { searchNotices, steps } = strings;
  const tag = context.tagIndex.resolve(asked);
  if (isRetired(context, tag)) return NOTHING;
  const ticked = tickedByDocument(search);
  if (ticked.size === 0) {
    notify(context.state, 'done', searchNotices.nothingTicked);
    return NOTHING;
  }
  const pieces: Piece[] = [];
  for (const [document, hits] of ticked) {
    const piece = await pieceFor(context, document, hits);
    if (piece !== null) pieces.push(piece);
  }
  const actor = actorFor(context, search, tag);
  const value = actor === undefined ? null : { kind: 'actor', entity: actor.id };
  let fresh: readonly Piece[];
  let litters: readonly Litter[];
  let seq: number;
  do {
    ({ seq } = context.identity);
    fresh = pieces
      .map((piece) => ({
        ...piece,
        places: piece.places.filter(
          (place) => !isTagged(context, marks, tag, piece.document, place),
        ),
      }))
      .filter(({ places }) => places.length > 0);
    litters = await bearAll(context, thread, fresh, tag, value);
    if (context.isClosed) return NOTHING;
    // Something was done meanwhile: the numbers are taken, and perhaps the places.
  } while (context.identity.seq !== seq);

  const changes = litters.flatMap(changesIn);
  const total = pieces.reduce((sum, { places }) => sum + places.length, 0);
  const counts: TaggedHits = {
    tagged: changes.length,
    documents: fresh.length,
    already: total - changes.length,
  };
  const label = labelOf(context, tag);
  setTagHidden(context, tag, false);
  if (changes.length > 0) {
    const step =
      actor !== undefined
        ? steps.tagMentions(changes.length, actor.name)
        : changes.length === 1
          ? steps.tag(label)
          : steps.tagMany(changes.length, label);
    const entries = changes.map(({ change: { record }, home }) => ({
      record,
      home,
      field: 'alive',
      before: false,
      after: true,
    }));
    absorb(context, step, changes, entries, new Map());
  }
  const unread = ticked.size - pieces.length;
  if (unread > 0) notify(context.state, 'problem', searchNotices.unread(unread));
  notify(context.state, 'done', searchNotices.tagged(counts, label));
  return counts;
}
