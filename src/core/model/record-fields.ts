import { isSha256, isUuid } from './ids.ts';
import type { Json } from './json.ts';
import { checkPassage } from './passage.ts';

/** What is wrong with a value as this field's, to follow the field's name; null where nothing is. */
export type FieldRule = (value: Json) => string | null;

const rule =
  (claim: string, holds: (value: Json) => boolean): FieldRule =>
  (value) =>
    holds(value) ? null : claim;

const text = (limit: number, least = 0): FieldRule =>
  rule(
    `is no text of ${least} to ${limit} characters`,
    (value) => typeof value === 'string' && value.length >= least && value.length <= limit,
  );

const texts = (count: number, limit: number): FieldRule =>
  rule(
    'is no list of texts',
    (value) =>
      Array.isArray(value) &&
      value.length <= count &&
      value.every((item) => typeof item === 'string' && item.length <= limit),
  );

const oneOf = (...words: readonly string[]): FieldRule =>
  rule(`is none of ${words.join(', ')}`, (value) => words.includes(value as string));

const truth = rule('is neither true nor false', (value) => typeof value === 'boolean');
const uuid = rule('is no UUID', isUuid);
const uuidOrNull = rule('is no UUID', (value) => value === null || isUuid(value));
const uuids = rule(
  'is no list of UUIDs',
  (value) => Array.isArray(value) && value.length <= 1_000 && value.every(isUuid),
);
const sha256 = rule('is no SHA-256', isSha256);
const count = rule('is no count', (value) => typeof value === 'number' && value >= 0);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a value is a moment as `Date.prototype.toISOString` writes those of years 0 to 9999. */
export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));

const time = rule('is no time', isTime);

/** A normalised value: an object that names its kind. What each kind holds is its reader's matter. */
const normalised = rule(
  'is no value',
  (value) =>
    value === null ||
    (typeof value === 'object' &&
      !Array.isArray(value) &&
      typeof (value as { readonly kind?: Json }).kind === 'string' &&
      JSON.stringify(value).length <= 20_000),
);

export const MAX_NOTE = 100_000;

/**
 * The fields of each kind of record and what they may hold. A feature that needs a field adds a row.
 * A kind or a field that is not here comes from a newer program: decode-change.ts says what
 * becomes of it.
 */
const recordFields = {
  annotation: {
    alive: truth,
    passage: checkPassage,
    tag: uuid,
    value: normalised,
    note: text(MAX_NOTE),
    creator: uuid,
    created: time,
    /** As the file it came from states it; what is changed here says its own time. */
    modified: time,
    /** The identifier that a file from elsewhere gave it. */
    origin: text(2_048),
    /** How its passage was found in a newer version of the text, while nobody has looked at it. */
    review: oneOf('moved', 'folded', 'fuzzy', 'orphan', 'done'),
  },
  tag: {
    alive: truth,
    label: text(200, 1),
    kind: oneOf('claim', 'statistic', 'actor', 'date', 'plain', 'relation'),
    definition: text(20_000),
    whenToUse: text(20_000),
    example: text(20_000),
    colour: text(40, 1),
    line: oneOf('none', 'solid', 'dotted', 'dashed', 'double', 'wavy'),
    key: text(2),
    parent: uuidOrNull,
    retired: truth,
    mergedInto: uuidOrNull,
    inverse: text(200),
  },
  entity: {
    alive: truth,
    name: text(500, 1),
    kind: oneOf('person', 'organisation', 'place', 'other'),
    aliases: texts(200, 500),
    sameAs: texts(200, 2_048),
    note: text(MAX_NOTE),
    mergedInto: uuidOrNull,
  },
  relation: {
    alive: truth,
    from: uuid,
    to: uuid,
    /** Where the ends were when the link was made. */
    fromDocument: sha256,
    toDocument: sha256,
    type: text(100, 1),
    note: text(MAX_NOTE),
  },
  document: {
    alive: truth,
    title: text(2_000),
    authors: texts(1_000, 500),
    publisher: text(2_000),
    published: text(100),
    retrieved: text(100),
    url: text(8_192),
    language: text(100),
    fileName: text(1_024),
    mediaType: oneOf('text/plain', 'text/markdown', 'text/html'),
    encoding: text(40),
    sourceSha256: sha256,
    extractor: text(100),
    /** UTF-16 code units of the text. */
    length: count,
    words: count,
    /** Markdown, as all notes are. */
    note: text(MAX_NOTE),
    /** The older versions of it, by the hashes of their texts. */
    replaces: rule(
      'is no list of SHA-256',
      (value) => Array.isArray(value) && value.length <= 1_000 && value.every(isSha256),
    ),
  },
  /** What was decided where analysts' annotations of one passage differ, by who wrote it. */
  decision: {
    alive: truth,
    document: sha256,
    /** The annotations that it is about. */
    about: uuids,
    /** Those of the decided layer that came of it. */
    results: uuids,
    outcome: oneOf('accepted', 'edited', 'both', 'none'),
    /** A fingerprint of what the annotations said then: of others it says nothing any more. */
    seen: sha256,
    note: text(MAX_NOTE),
  },
  /** The whole of it, under the id that its files go by: there without any change. */
  project: {
    alive: truth,
    name: text(200),
    note: text(MAX_NOTE),
  },
  analyst: {
    alive: truth,
    name: text(200, 1),
  },
} as const satisfies Record<string, Record<string, FieldRule>>;

export type RecordKind = keyof typeof recordFields;

/** The rule of a field, or null where this program knows no such kind or field. */
export function fieldRule(kind: string, field: string): FieldRule | null {
  if (!Object.hasOwn(recordFields, kind)) return null;
  const fields: Record<string, FieldRule> = recordFields[kind as RecordKind];
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
}
