import {
  builtInTags,
  idOf,
  isAlive,
  kindOf,
  type Json,
  type RecordRef,
  type RecordState,
  type TagEntry,
  type TagKind,
} from '#core/model';

/**
 * What a field counts as that nobody has said anything of, as a value it may hold: so that whatever
 * was said since can be taken back by one more change. Fields that every birth names have none but
 * null; nothing ever sets them back.
 */

const ABSENT: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  annotation: { note: '', value: null, review: 'done' },
  entity: { kind: 'other', aliases: [], sameAs: [], note: '', mergedInto: null },
  relation: { note: '' },
  document: {
    title: '',
    authors: [],
    publisher: '',
    published: '',
    url: '',
    language: '',
    note: '',
    replaces: [],
  },
  project: { name: '', note: '' },
};

const tagField = (tag: TagEntry | undefined, kind: Json | undefined): Record<string, Json> => ({
  label: tag?.label ?? 'tag',
  kind: tag?.kind ?? 'plain',
  definition: tag?.definition ?? '',
  whenToUse: tag?.whenToUse ?? '',
  example: tag?.example ?? '',
  colour: tag?.colour ?? 'plain',
  line: tag?.line ?? builtInTags.find((each) => each.kind === (kind as TagKind))?.line ?? 'wavy',
  key: tag?.key ?? '',
  parent: tag?.parent ?? null,
  retired: false,
  mergedInto: null,
  inverse: '',
});

const builtInOf = (record: RecordRef): TagEntry | undefined =>
  kindOf(record) === 'tag' ? builtInTags.find(({ id }) => id === idOf(record)) : undefined;

/** Whether a record is there: what is built in is without any change, and so is the project. */
export const isThere = (state: RecordState): boolean =>
  kindOf(state.record) === 'project' ||
  (state.live.length === 0 ? builtInOf(state.record) !== undefined : isAlive(state));

/** @param kindOfTag of a codebook entry, where it is known: its line goes by it. */
export function absentField(record: RecordRef, field: string, kindOfTag?: Json): Json {
  const kind = kindOf(record);
  if (kind !== 'tag') return ABSENT[kind]?.[field] ?? null;
  return tagField(builtInOf(record), kindOfTag)[field] ?? null;
}
