import { describePassage } from '#core/anchoring';
import {
  BIRTH,
  sealChange,
  type AnalystId,
  type Change,
  type ChangeBody,
  type ChangeId,
  type DocumentId,
  type Json,
  type ReplicaId,
  type TagId,
} from '#core/model';
import { codePoint, codePointIndex, utf16, type TextRange } from '#core/text';

type PassageDescription = ReturnType<typeof describePassage>;

/** What many annotations of one document have in common that are made at once. */
export interface Birth {
  readonly document: DocumentId;
  readonly tag: TagId;
  readonly analyst: AnalystId;
  readonly replica: ReplicaId;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The replica's number of the first; the others follow. */
  readonly seq: number;
  /** What the passages stand for; null where nothing is said. */
  readonly value: Json;
}

function bodyOf(
  { document, tag, analyst, replica, at, seq, value }: Birth,
  index: number,
  id: string,
  passage: PassageDescription,
): ChangeBody {
  const said = value === null ? {} : { value };
  return {
    record: `annotation/${id}` as Change['record'],
    field: BIRTH,
    value: {
      alive: true,
      passage: { document, ...passage },
      tag,
      creator: analyst,
      created: at,
      ...said,
    },
    preds: [],
    depth: 0,
    analyst,
    replica,
    seq: seq + index,
    at,
  };
}

/** Everything about the births that costs: what tells each passage apart, and the changes' names. */
export interface Born {
  readonly described: Int32Array<ArrayBuffer>;
  readonly names: readonly ChangeId[];
}

/** @param ranges start and end by turns, in UTF-16 units */
export function bear(text: string, birth: Birth, ranges: Int32Array, ids: readonly string[]): Born {
  const points = codePointIndex(text);
  const described = new Int32Array(ids.length * 4);
  const names = ids.map((id, index) => {
    const range = {
      start: utf16(ranges[index * 2] as number),
      end: utf16(ranges[index * 2 + 1] as number),
    };
    const passage = describePassage(text, points, range);
    const { prefix, suffix, start, end } = passage;
    described.set([prefix.length, suffix.length, start, end], index * 4);
    return sealChange(bodyOf(birth, index, id, passage)).id;
  });
  return { described, names };
}

/** The births as changes, put together again from what was found of them. */
export function changesOf(
  text: string,
  birth: Birth,
  ranges: readonly TextRange[],
  ids: readonly string[],
  { described, names }: Born,
): readonly Change[] {
  return ranges.map(({ start, end }, index) => {
    const at = index * 4;
    const passage: PassageDescription = {
      start: codePoint(described[at + 2] as number),
      end: codePoint(described[at + 3] as number),
      exact: text.slice(start, end),
      prefix: text.slice(start - (described[at] as number), start),
      suffix: text.slice(end, end + (described[at + 1] as number)),
    };
    return {
      id: names[index] as ChangeId,
      ...bodyOf(birth, index, ids[index] as string, passage),
    };
  });
}
