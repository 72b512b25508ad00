import type { Mark, Node } from 'prosemirror-model';
import {
  mayHoldUnseen,
  unseenMarks,
  type Block,
  type NoteMarker,
  type UnseenMark,
} from '#core/text';
import { strings } from '#renderer/words';
import { lazyFragment } from './lazy-fragment.ts';
import type { Plan } from './plan.ts';
import { schema } from './schema.ts';

const { section, chunk, block, doc } = schema.nodes;

/** Index of the first marker that ends behind an offset. Markers are ordered and disjoint. */
function firstMarkerAfter(markers: readonly NoteMarker[], offset: number): number {
  let low = 0;
  let high = markers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((markers[middle] as NoteMarker).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const unseenMark = (mark: UnseenMark): Mark =>
  schema.mark('unseen', {
    sign: strings.unseen.sign(mark),
    name: strings.unseen.name(mark),
    isSuspect: mark.isSuspect,
  });

/** A stretch of a text, which has the marks given, and a sign's on each unseen mark within it. */
function* stretch(
  text: string,
  [from, to]: readonly [number, number],
  unseen: readonly UnseenMark[],
  marks: readonly Mark[],
): Generator<Node> {
  let reached = from;
  for (const mark of unseen) {
    const start = Math.max(mark.start, reached);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    if (start > reached) yield schema.text(text.slice(reached, start), marks);
    yield schema.text(text.slice(start, end), [...marks, unseenMark(mark)]);
    reached = end;
  }
  if (reached < to) yield schema.text(text.slice(reached, to), marks);
}

/** @param from where the text begins in the document */
function textNodes(plan: Plan, text: string, from: number): Node[] {
  const { noteMarkers } = plan.body;
  const unseen = mayHoldUnseen(text) ? unseenMarks(text) : [];
  const nodes: Node[] = [];
  let reached = 0;
  for (let index = firstMarkerAfter(noteMarkers, from); index < noteMarkers.length; index++) {
    const marker = noteMarkers[index] as NoteMarker;
    if (marker.start >= from + text.length) break;
    const start = Math.max(marker.start - from, 0);
    const end = Math.min(marker.end - from, text.length);
    if (start > reached) nodes.push(...stretch(text, [reached, start], unseen, []));
    const mark = schema.mark('noteMarker', { label: marker.label, note: marker.note ?? -1 });
    nodes.push(...stretch(text, [start, end], unseen, [mark]));
    reached = end;
  }
  if (reached < text.length) nodes.push(...stretch(text, [reached, text.length], unseen, []));
  return nodes;
}

/** More marks on a letter than any script writes. */
const PILED = /\p{M}{8}/u;

function blockNode(plan: Plan, piece: number): Node {
  const of = plan.body.blocks[plan.pieceBlock[piece] as number] as Block;
  const from = plan.pieceStart[piece] as number;
  const to = plan.pieceEnd[piece] as number;
  const text = plan.body.text.slice(from, to);
  const attrs = {
    piece,
    kind: of.kind,
    level: of.level ?? 1,
    label: of.label ?? '',
    isBoilerplate: of.boilerplate === true,
    isContinued: from > of.start,
    isUnmarked: of.continues === true,
    isTabular: text.includes('\t'),
    isPiled: PILED.test(text),
  };
  return block.create(attrs, textNodes(plan, text, from));
}

/** Tokens inside chunk `index`: for each piece its text and two for the block around it. */
export function chunkSize(plan: Plan, index: number): number {
  const first = plan.chunkFirstPiece[index] as number;
  const end = plan.chunkFirstPiece[index + 1] as number;
  const last = end - 1;
  const from = (plan.piecePosition[first] as number) - 1;
  const length = (plan.pieceEnd[last] as number) - (plan.pieceStart[last] as number);
  return (plan.piecePosition[last] as number) + length + 1 - from;
}

function chunkNode(plan: Plan, index: number): Node {
  const first = plan.chunkFirstPiece[index] as number;
  const end = plan.chunkFirstPiece[index + 1] as number;
  const blocks = (): Node[] =>
    Array.from({ length: end - first }, (_, offset) => blockNode(plan, first + offset));
  return chunk.create({ index }, lazyFragment(chunkSize(plan, index), blocks));
}

function sectionNode(plan: Plan, index: number): Node {
  const first = plan.sectionFirstChunk[index] as number;
  const end = plan.sectionFirstChunk[index + 1] as number;
  let size = 0;
  for (let at = first; at < end; at++) size += chunkSize(plan, at) + 2;
  const chunks = (): Node[] =>
    Array.from({ length: end - first }, (_, offset) => chunkNode(plan, first + offset));
  return section.create({ index }, lazyFragment(size, chunks));
}

/** The ProseMirror document of a plan. Sections, chunks and blocks are made when first looked at. */
export function buildDocument(plan: Plan): Node {
  const sections = Array.from({ length: plan.sectionCount }, (_, index) =>
    sectionNode(plan, index),
  );
  return doc.create(null, sections);
}

/** The position before chunk `index`, as node decorations want it. */
export function chunkPosition(plan: Plan, index: number): number {
  return (plan.piecePosition[plan.chunkFirstPiece[index] as number] as number) - 2;
}

/** The position before the section that holds chunk `chunk`. */
export function sectionPosition(plan: Plan, index: number): number {
  return chunkPosition(plan, plan.sectionFirstChunk[index] as number) - 1;
}
