import type { DocumentMetadata } from '#core/text';
import { BIRTH } from './change.ts';
import {
  idOf,
  isUuid,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type TagId,
} from './ids.ts';
import { wellFormed, type Json } from './json.ts';
import type { Passage } from './passage.ts';
import { fieldRule } from './record-fields.ts';
import { isAlive, readField, type RecordState } from './record-state.ts';
import { shownName } from './shown-name.ts';
import { builtInTags, type TagEntry, type TagKind, type TagLine } from './tags.ts';

/** An annotation as its changes say it, wherever its passage may lie. */
export interface AnnotationRecord {
  readonly id: AnnotationId;
  readonly passage: Passage;
  readonly tag: TagId;
  readonly note: string;
  readonly value: Json;
  readonly creator: AnalystId;
  readonly created: string;
  /** When it was last changed, here or where it came from. */
  readonly modified: string;
  readonly origin: string | null;
}

export const textField = (state: RecordState, field: string, otherwise: string): string => {
  const value = readField(state, field);
  return typeof value === 'string' ? value : otherwise;
};

export const uuidField = <Id extends string>(state: RecordState, field: string): Id | null => {
  const value = readField(state, field);
  return isUuid(value) ? (value as Id) : null;
};

/** The latest change since the birth; without any, what the birth says of itself. */
function lastModified(state: RecordState, created: string): string {
  const later = state.live.filter(({ field }) => field !== BIRTH);
  if (later.length === 0) return textField(state, 'modified', created);
  return later.reduce((last, { at }) => (at > last ? at : last), '');
}

/** Null where it is deleted, or where the changes that say what and where it is have not arrived. */
export function readAnnotation(state: RecordState): AnnotationRecord | null {
  if (!isAlive(state)) return null;
  const passage = readField(state, 'passage') as Passage | undefined;
  const tag = readField(state, 'tag') as TagId | undefined;
  if (passage === undefined || tag === undefined) return null;
  const created = textField(state, 'created', state.live[0]?.at ?? '');
  const origin = readField(state, 'origin');
  return {
    id: idOf(state.record) as AnnotationId,
    passage,
    tag,
    note: textField(state, 'note', ''),
    value: readField(state, 'value') ?? null,
    creator: textField(state, 'creator', '') as AnalystId,
    created,
    modified: lastModified(state, created),
    origin: typeof origin === 'string' ? origin : null,
  };
}

/** A document of the corpus; its text lies in the library. */
export interface DocumentRecord {
  readonly id: DocumentId;
  readonly metadata: DocumentMetadata;
  readonly length: number;
  readonly words: number;
  /** Markdown; empty without one. */
  readonly note: string;
}

const METADATA = [
  'title',
  'authors',
  'publisher',
  'published',
  'retrieved',
  'url',
  'language',
  'fileName',
  'mediaType',
  'encoding',
  'sourceSha256',
  'extractor',
] as const satisfies readonly (keyof DocumentMetadata)[];

/** What a document is called by. */
const NAMES: ReadonlySet<string> = new Set(['title', 'publisher', 'fileName']);

const REQUIRED = {
  title: '',
  fileName: '',
  mediaType: 'text/plain',
  encoding: 'utf-8',
  sourceSha256: '',
  extractor: '',
} as const satisfies Partial<DocumentMetadata>;

/** What was stated and taken back again; what every document has stays, as it is. */
const isNothing = (name: string, value: Json): boolean =>
  !Object.hasOwn(REQUIRED, name) && (value === '' || (Array.isArray(value) && value.length === 0));

/** Null where it was removed from the corpus. */
export function readDocument(state: RecordState): DocumentRecord | null {
  if (!isAlive(state)) return null;
  const stated = METADATA.flatMap((name): [string, Json][] => {
    const value = readField(state, name);
    if (value === undefined || isNothing(name, value)) return [];
    return [[name, NAMES.has(name) && typeof value === 'string' ? shownName(value) : value]];
  });
  const count = (field: string): number => Number(readField(state, field) ?? 0);
  return {
    id: idOf(state.record) as DocumentId,
    metadata: { ...REQUIRED, ...(Object.fromEntries(stated) as Partial<DocumentMetadata>) },
    length: count('length'),
    words: count('words'),
    note: textField(state, 'note', ''),
  };
}

/** Markdown of the whole project; empty without one. */
export const readProjectNote = (state: RecordState): string => textField(state, 'note', '');

/** Metadata as it arrives from readers, which may write an absent member as undefined. */
type StatedMetadata = {
  readonly [Name in keyof DocumentMetadata]: DocumentMetadata[Name] | undefined;
};

const LONGEST_TITLE = 2_000;

/** Free of halves of surrogate pairs, such as file names may hold. */
function mended(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value);
  return Array.isArray(value) ? value.map(mended) : value;
}

/**
 * A document's first fields, for its birth. What a source states beyond the limits of its field is
 * left out, except for a title, which is cut.
 */
export function documentFields(document: {
  readonly metadata: StatedMetadata;
  readonly length: number;
  readonly words: number;
}): Record<string, Json> {
  const { metadata, length, words } = document;
  const stated = METADATA.flatMap((name): [string, Json][] => {
    const value = name === 'title' ? metadata.title?.slice(0, LONGEST_TITLE) : metadata[name];
    if (value === undefined) return [];
    const whole = mended(value);
    return fieldRule('document', name)?.(whole) === null ? [[name, whole]] : [];
  });
  return { alive: true, ...Object.fromEntries(stated), length, words };
}

type TextOfTag = Exclude<keyof TagEntry, 'id' | 'parent' | 'isRetired' | 'mergedInto'>;

/** What a codebook of before lines were chosen drew each kind with. */
const lineOf = (kind: TagKind): TagLine =>
  builtInTags.find((tag) => tag.kind === kind)?.line ?? 'wavy';

/** A codebook entry: what its changes say, over what is built in. Null where it was deleted. */
export function readTag(state: RecordState, builtIn?: TagEntry): TagEntry | null {
  if (state.live.length > 0 ? !isAlive(state) : builtIn === undefined) return null;
  const field = (name: TextOfTag, otherwise: string): string =>
    textField(state, name, builtIn?.[name] ?? otherwise);
  const kind = field('kind', 'plain') as TagKind;
  return {
    id: idOf(state.record) as TagId,
    label: shownName(field('label', 'tag')),
    kind,
    definition: field('definition', ''),
    whenToUse: field('whenToUse', ''),
    example: field('example', ''),
    colour: field('colour', 'plain'),
    line: field('line', lineOf(kind)) as TagLine,
    key: field('key', ''),
    parent: uuidField<TagId>(state, 'parent'),
    isRetired: readField(state, 'retired') === true,
    mergedInto: uuidField<TagId>(state, 'mergedInto'),
    inverse: shownName(field('inverse', '')),
  };
}

/** How an annotation was found in a newer version of its text, while that waits for a look. */
export type Review = 'moved' | 'folded' | 'fuzzy' | 'orphan';

const REVIEWS: ReadonlySet<unknown> = new Set<Review>(['moved', 'folded', 'fuzzy', 'orphan']);

export function readReview(state: RecordState): Review | null {
  const said = readField(state, 'review');
  return REVIEWS.has(said) ? (said as Review) : null;
}

export const readAnalystName = (state: RecordState): string =>
  shownName(textField(state, 'name', 'Unknown'));
