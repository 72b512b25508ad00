import {
  BIRTH,
  type AnalystId,
  type ChangeId,
  type DocumentId,
  type Json,
  type LiveChange,
  type Passage,
  type RecordState,
} from '#core/model';

/**
 * A short form for annotations that are as they were born, which most are: columns instead of
 * objects. A document of a hundred thousand opens several times faster, and an edit rewrites its row
 * in a fraction of the time. What does not fit is kept as it is, beside.
 */
export interface PackColumns {
  /** UUIDs, 36 characters each, one after another. */
  readonly ids: string;
  /** Ids of the births, 64 characters each. */
  readonly births: string;
  /** Tags, creators and analysts that are named here. */
  readonly names: readonly string[];
  /** Three a record, into `names`: tag, creator, analyst. */
  readonly named: Uint16Array;
  /** Two a record: code points, start and end. */
  readonly places: Uint32Array;
  /** Two a record: milliseconds since 1970, created and written. */
  readonly times: Float64Array;
  /** Three a record: exact, prefix, suffix. */
  readonly words: readonly string[];
}

const MOST_NAMES = 2 ** 16;
const UUID = 36;
const SHA256 = 64;

interface Born {
  readonly state: RecordState;
  readonly birth: LiveChange;
  readonly passage: Passage & { readonly start: number; readonly end: number };
  readonly fields: { readonly tag: string; readonly creator: string; readonly created: string };
}

const isExact = (time: string): boolean => new Date(Date.parse(time)).toISOString() === time;

/** What a state comes to in the short form; null where it has more to say. */
function asBorn(state: RecordState, document: DocumentId): Born | null {
  const [birth] = state.live;
  if (birth === undefined || state.live.length > 1 || state.superseded.length > 0) return null;
  if (birth.field !== BIRTH || birth.depth !== 0) return null;
  const fields = birth.value as { readonly [key: string]: Json };
  if (Object.keys(fields).length !== 5 || fields['alive'] !== true) return null;
  const { tag, creator, created } = fields;
  const passage = fields['passage'] as unknown as Passage | undefined;
  if (typeof tag !== 'string' || typeof creator !== 'string' || typeof created !== 'string')
    return null;
  if (passage?.document !== document || passage.start === null || passage.end === null) return null;
  if (!isExact(created) || !isExact(birth.at)) return null;
  return { state, birth, passage: passage as Born['passage'], fields: { tag, creator, created } };
}

const idIn = (record: string): string => record.slice('annotation/'.length);

/** Splits states into those in columns and the rest. */
export function toColumns(
  document: DocumentId,
  states: Iterable<RecordState>,
): { readonly columns: PackColumns; readonly rest: readonly RecordState[] } {
  const born: Born[] = [];
  const rest: RecordState[] = [];
  const names = new Map<string, number>();
  for (const state of states) {
    const short = asBorn(state, document);
    if (short === null || names.size > MOST_NAMES - 3) rest.push(state);
    else {
      born.push(short);
      for (const name of [short.fields.tag, short.fields.creator, short.birth.analyst])
        if (!names.has(name)) names.set(name, names.size);
    }
  }
  const place = (name: string): number => names.get(name) as number;
  const columns: PackColumns = {
    ids: born.map(({ state }) => idIn(state.record)).join(''),
    births: born.map(({ birth }) => birth.id).join(''),
    names: [...names.keys()],
    named: Uint16Array.from(
      born.flatMap(({ fields, birth }) => [
        place(fields.tag),
        place(fields.creator),
        place(birth.analyst),
      ]),
    ),
    places: Uint32Array.from(born.flatMap(({ passage }) => [passage.start, passage.end])),
    times: Float64Array.from(
      born.flatMap(({ fields, birth }) => [Date.parse(fields.created), Date.parse(birth.at)]),
    ),
    words: born.flatMap(({ passage }) => [passage.exact, passage.prefix, passage.suffix]),
  };
  return { columns, rest };
}

const HEX = /^[0-9a-f-]*$/;

/** Whether a stored value is columns that fit together. */
export function areColumns(value: unknown): value is PackColumns {
  if (typeof value !== 'object' || value === null) return false;
  const { ids, births, names, named, places, times, words } = value as Partial<PackColumns>;
  if (typeof ids !== 'string' || typeof births !== 'string') return false;
  const count = ids.length / UUID;
  const isText = (texts: unknown, length?: number): boolean =>
    Array.isArray(texts) &&
    (length === undefined || texts.length === length) &&
    texts.every((text) => typeof text === 'string');
  return (
    Number.isInteger(count) &&
    births.length === count * SHA256 &&
    HEX.test(ids) &&
    HEX.test(births) &&
    isText(names) &&
    isText(words, count * 3) &&
    named instanceof Uint16Array &&
    named.length === count * 3 &&
    named.every((name) => name < (names?.length ?? 0)) &&
    places instanceof Uint32Array &&
    places.length === count * 2 &&
    times instanceof Float64Array &&
    times.length === count * 2 &&
    times.every((time) => Math.abs(time) < 8.64e15)
  );
}

/** Moments repeat in a document that was tagged in one go; writing one out is not free. */
function timeTexts(): (time: number) => string {
  let last = Number.NaN;
  let text = '';
  return (time) => {
    if (time !== last) {
      last = time;
      text = new Date(time).toISOString();
    }
    return text;
  };
}

/** The states that the columns stand for. */
export function* fromColumns(
  document: DocumentId,
  { ids, births, names, named, places, times, words }: PackColumns,
): Generator<RecordState, void, undefined> {
  const createdText = timeTexts();
  const writtenText = timeTexts();
  const count = ids.length / UUID;
  for (let at = 0; at < count; at++) {
    const name = (which: number): string => names[named[at * 3 + which] as number] as string;
    const word = (which: number): string => words[at * 3 + which] as string;
    const passage = {
      document,
      start: places[at * 2] as number,
      end: places[at * 2 + 1] as number,
      exact: word(0),
      prefix: word(1),
      suffix: word(2),
    };
    const birth: LiveChange = {
      id: births.slice(at * SHA256, (at + 1) * SHA256) as ChangeId,
      field: BIRTH,
      value: {
        alive: true,
        passage,
        tag: name(0),
        creator: name(1),
        created: createdText(times[at * 2] as number),
      },
      depth: 0,
      analyst: name(2) as AnalystId,
      at: writtenText(times[at * 2 + 1] as number),
    };
    yield {
      record: `annotation/${ids.slice(at * UUID, (at + 1) * UUID)}`,
      live: [birth],
      superseded: [],
    };
  }
}
