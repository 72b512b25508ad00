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
import { codePointIndex, utf16, type TextRange } from '#core/text';

/** What many annotations have in common that are made at once. */
export interface Birth {
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

/** Passages of one text, as what tells each apart from all others. */
export interface Described {
  /** Two a passage: start and end in code points. */
  readonly places: Int32Array<ArrayBuffer>;
  /** Three a passage: exact, prefix, suffix. */
  readonly words: readonly string[];
}

/** What is born in one document. */
export interface Litter {
  readonly document: DocumentId;
  readonly described: Described;
  /** UUIDs of the annotations, one a passage. */
  readonly ids: readonly string[];
}

/** Starts and ends of ranges by turns. */
export const flatRanges = (ranges: readonly TextRange[]): Int32Array<ArrayBuffer> =>
  Int32Array.from(ranges.flatMap(({ start, end }) => [start, end]));

/** @param ranges start and end by turns, in UTF-16 units */
export function describeAll(text: string, ranges: Int32Array): Described {
  const points = codePointIndex(text);
  const places = new Int32Array(ranges.length);
  const words: string[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    const range = { start: utf16(ranges[at] as number), end: utf16(ranges[at + 1] as number) };
    const { exact, prefix, suffix, start, end } = describePassage(text, points, range);
    places.set([start, end], at);
    words.push(exact, prefix, suffix);
  }
  return { places, words };
}

function* bodiesOf(birth: Birth, litters: readonly Litter[]): Generator<ChangeBody, void> {
  const { tag, analyst, replica, at: created, value } = birth;
  const said = value === null ? {} : { value };
  let { seq } = birth;
  for (const { document, described, ids } of litters)
    for (const [index, id] of ids.entries()) {
      const place = (which: number): number => described.places[index * 2 + which] as number;
      const word = (which: number): string => described.words[index * 3 + which] as string;
      const passage = {
        ...{ document, start: place(0), end: place(1) },
        ...{ exact: word(0), prefix: word(1), suffix: word(2) },
      };
      yield {
        record: `annotation/${id}` as Change['record'],
        field: BIRTH,
        value: { alive: true, passage, tag, creator: analyst, created, ...said },
        preds: [],
        depth: 0,
        analyst,
        replica,
        seq: seq++,
        at: created,
      };
    }
}

/** The names of the births, as changes. */
export const nameAll = (birth: Birth, litters: readonly Litter[]): readonly ChangeId[] =>
  Array.from(bodiesOf(birth, litters), (body) => sealChange(body).id);

/** The births as changes. */
export const changesOf = (
  birth: Birth,
  litters: readonly Litter[],
  names: readonly ChangeId[],
): readonly Change[] =>
  Array.from(bodiesOf(birth, litters), (body, index) => ({
    id: names[index] as ChangeId,
    ...body,
  }));
