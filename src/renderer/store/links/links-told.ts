import { canonicalJson, type AnnotationId, type Json } from '#core/model';
import type { Context } from '../context.ts';
import { endOf } from './link-ends.ts';
import type { LinkRecord } from '../records/link-index.ts';
import type { AnnotationSketch, Link } from '../shapes.ts';

/** The links of an annotation as they are told: to whoever draws, as often as anything changes. */

const NONE: readonly Link[] = [];

function isSameSketch(a: AnnotationSketch | null, b: AnnotationSketch | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const isAlike =
    a.id === b.id && a.document === b.document && a.tag === b.tag && a.exact === b.exact;
  const asJson = ({ value }: AnnotationSketch): Json => value as unknown as Json;
  return isAlike && (a.value === b.value || canonicalJson(asJson(a)) === canonicalJson(asJson(b)));
}

const isSameLink = (a: Link, b: Link): boolean =>
  a.id === b.id &&
  a.type === b.type &&
  a.direction === b.direction &&
  isSameSketch(a.other, b.other);

/** By kind, then from here before to here, then by when they were made. */
function ordered(context: Context, id: AnnotationId): readonly LinkRecord[] {
  const { linkIndex, tagIndex } = context;
  const rank = new Map(tagIndex.relationTypes.map((type, at) => [type, at] as const));
  const rankOf = ({ type }: LinkRecord): number =>
    rank.get(tagIndex.relationType(type)) ?? rank.size;
  return [...linkIndex.at(id)].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      Number(a.from !== id) - Number(b.from !== id) ||
      (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1),
  );
}

function linksOf(context: Context, id: AnnotationId): readonly Link[] {
  const links: Link[] = [];
  for (const link of ordered(context, id)) {
    const isOut = link.from === id;
    const itself = endOf(context, id, isOut ? link.fromDocument : link.toDocument);
    if (itself === 'gone') return NONE;
    const other = isOut
      ? endOf(context, link.to, link.toDocument)
      : endOf(context, link.from, link.fromDocument);
    if (other === 'gone') continue;
    const type = context.tagIndex.relationType(link.type);
    links.push({ id: link.id, type, direction: isOut ? 'out' : 'in', other });
  }
  return links;
}

interface Told {
  readonly revision: number;
  readonly links: readonly Link[];
}

/** What was told last, by annotation: what is still so stays the same objects. */
const told = new WeakMap<Context, Map<AnnotationId, Told>>();

function again(former: readonly Link[], links: readonly Link[]): readonly Link[] {
  const byKey = new Map(former.map((link) => [`${link.id} ${link.direction}`, link]));
  const next = links.map((link) => {
    const before = byKey.get(`${link.id} ${link.direction}`);
    return before !== undefined && isSameLink(before, link) ? before : link;
  });
  const isUnchanged =
    next.length === former.length && next.every((link, at) => link === former[at]);
  return isUnchanged ? former : next;
}

/** The links of an annotation whose other end is there; the same array until one of them changes. */
export function linksTold(context: Context, id: AnnotationId): readonly Link[] {
  if (!context.linkIndex.has(id)) return NONE;
  const all = told.get(context) ?? new Map<AnnotationId, Told>();
  told.set(context, all);
  const revision = context.state.getState().relationRevision;
  const former = all.get(id);
  if (former?.revision === revision) return former.links;
  const links = again(former?.links ?? NONE, linksOf(context, id));
  all.set(id, { revision, links });
  return links;
}
