import { builtInTags, type DocumentId, type Json, type TagId } from '#core/model';
import type { DocumentBody, TextRange } from '#core/text';
import type { SearchThread } from '#renderer/search';
import { strings } from '#renderer/words';
import { isRetired, labelOf, twinOf } from './annotating.ts';
import { rangeObjection } from './births.ts';
import { timeNow, type Context } from './context.ts';
import { commit, type Draft } from './edit.ts';
import { setTagHidden } from './navigating.ts';
import { notify } from './notices.ts';
import { meant, passageOf } from './passages.ts';
import type { Marks } from './search-marks.ts';
import type { Hit, SearchState, TaggedHits } from './search-shapes.ts';
import { isTicked } from './search-ticks.ts';
import { refTo } from './sketching.ts';
import { textOfDocument } from './text-of-document.ts';

/** Tagging everything that is ticked, as one step, in the open document and in others. */

/** A place to be tagged, described as changes hold it. */
interface Described {
  readonly document: DocumentId;
  readonly range: TextRange;
  readonly from: number;
  readonly to: number;
  readonly passage: Json;
}

/** What of one document is to be tagged. */
interface Piece {
  readonly document: DocumentId;
  readonly hits: readonly Hit[];
}

export function piecesOf({ hits, ticks }: SearchState): readonly Piece[] {
  const byDocument = new Map<DocumentId, Hit[]>();
  for (const [index, hit] of hits.entries()) {
    if (!isTicked(ticks, index)) continue;
    const known = byDocument.get(hit.document);
    if (known === undefined) byDocument.set(hit.document, [hit]);
    else known.push(hit);
  }
  return [...byDocument].map(([document, own]) => ({ document, hits: own }));
}

/** The text that a piece stands in; null where it cannot be read or is not of the corpus any more. */
async function bodyFor(context: Context, document: DocumentId): Promise<DocumentBody | null> {
  const { loaded } = context;
  if (loaded?.id === document) return loaded.body;
  const { documents } = context.state.getState();
  if (!documents.some(({ summary }) => summary.id === document)) return null;
  const answer = await context.host.readDocument({ id: document });
  return answer.ok ? answer.value : null;
}

/** Describes places beside the page's own thread, for each is told apart from its likes nearby. */
async function describe(
  thread: SearchThread,
  document: DocumentId,
  body: DocumentBody,
  ranges: readonly TextRange[],
): Promise<readonly Described[]> {
  const { text } = body;
  const described = await thread.describe(text, ranges);
  if (described === null) {
    const whole = textOfDocument(body);
    return ranges.map((range) => {
      const passage = passageOf(document, whole, range);
      const { start, end } = passage as { readonly start: number; readonly end: number };
      return { document, range, from: start, to: end, passage };
    });
  }
  return ranges.map((range, index) => {
    const { prefixLength = 0, suffixLength = 0, start = 0, end = 0 } = described[index] ?? {};
    const passage = {
      document,
      start,
      end,
      exact: text.slice(range.start, range.end),
      prefix: text.slice(range.start - prefixLength, range.start),
      suffix: text.slice(range.end, range.end + suffixLength),
    };
    return { document, range, from: start, to: end, passage };
  });
}

async function describePiece(
  context: Context,
  thread: SearchThread,
  { document, hits }: Piece,
): Promise<readonly Described[] | null> {
  const body = await bodyFor(context, document);
  if (body === null) return null;
  const wanted = new Map<string, TextRange>();
  for (const hit of hits) {
    const range = meant(body.text, hit, body.noteMarkers);
    if (rangeObjection(range) === null) wanted.set(`${range.start}-${range.end}`, range);
  }
  return describe(thread, document, body, [...wanted.values()]);
}

const ACTOR = builtInTags.find(({ kind }) => kind === 'actor')?.id as TagId;

/** The actor that was looked for, where the tag is for actors. */
const actorFor = (context: Context, { ask }: SearchState, tag: TagId) =>
  ask.entity === null || context.tagIndex.kindOf(tag) !== 'actor'
    ? undefined
    : context.entityIndex.shown(ask.entity);

/** The tag that actors are tagged with, as it counts now. */
export const actorTag = ({ tagIndex }: Context): TagId => tagIndex.resolve(ACTOR);

export async function tagTicked(
  context: Context,
  search: SearchState,
  thread: SearchThread,
  marks: Marks,
  asked: TagId,
): Promise<TaggedHits> {
  const { searchNotices, steps } = strings;
  const nothing: TaggedHits = { tagged: 0, documents: 0, already: 0 };
  const tag = context.tagIndex.resolve(asked);
  if (isRetired(context, tag)) return nothing;
  const pieces = piecesOf(search);
  if (pieces.length === 0) {
    notify(context.state, 'done', searchNotices.nothingTicked);
    return nothing;
  }
  const described: Described[] = [];
  let unread = 0;
  for (const piece of pieces) {
    const places = await describePiece(context, thread, piece);
    if (places === null) unread++;
    else for (const place of places) described.push(place);
  }
  if (context.isClosed) return nothing;

  // From here on nothing waits: what is tagged by now is tagged.
  const { loaded } = context;
  const isTagged = ({ document, range, from, to }: Described): boolean =>
    (loaded?.id === document && twinOf(loaded, tag, range) !== undefined) ||
    marks
      .on({ document, from, to })
      .some(
        (mark) =>
          mark.from === from && mark.to === to && context.tagIndex.resolve(mark.tag) === tag,
      );
  const fresh = described.filter((place) => !isTagged(place));
  const label = labelOf(context, tag);
  const actor = actorFor(context, search, tag);
  const created = timeNow(context);
  const { analyst } = context.identity;
  const value = actor === undefined ? {} : { value: { kind: 'actor', entity: actor.id } };
  const drafts = fresh.map(({ document, passage }): Draft => ({
    record: refTo(context.surroundings.randomUuid() as Parameters<typeof refTo>[0]),
    home: document,
    field: '*',
    value: { alive: true, passage, tag, creator: analyst, created, ...value },
  }));
  const counts: TaggedHits = {
    tagged: drafts.length,
    documents: new Set(fresh.map(({ document }) => document)).size,
    already: described.length - fresh.length,
  };
  setTagHidden(context, tag, false);
  const step =
    actor !== undefined
      ? steps.tagMentions(drafts.length, actor.name)
      : drafts.length === 1
        ? steps.tag(label)
        : steps.tagMany(drafts.length, label);
  commit(context, step, drafts, new Map());
  if (unread > 0) notify(context.state, 'problem', searchNotices.unread(unread));
  notify(context.state, 'done', searchNotices.tagged(counts, label));
  return counts;
}
