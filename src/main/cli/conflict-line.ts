import { fieldInWords, fieldName, type FieldWords, type MergeConflict } from '#core/merge';
import {
  editsUnseen,
  kindOf,
  type AnalystId,
  type Json,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { analystNames, fieldWordsOf, quoted, recordName } from './names-of.ts';

type States = ReadonlyMap<RecordRef, RecordState>;

interface Said {
  readonly words: string;
  readonly analyst: AnalystId;
}

/** Fields whose values are what somebody wrote, or words of a text. */
const QUOTED: ReadonlySet<string> = new Set([
  'note',
  'passage',
  'label',
  'name',
  'title',
  'definition',
  'whenToUse',
  'example',
  'inverse',
]);

/** The words of a passage with a little of what stands around them, since two may differ in that alone. */
const AROUND = 12;

const passageInWords = ({ prefix, exact, suffix }: Passage): string =>
  `…${[...prefix].slice(-AROUND).join('')}[${exact}]${[...suffix].slice(0, AROUND).join('')}…`;

function valueInWords(words: FieldWords, record: RecordRef, field: string, value: Json): string {
  const isPassage = field === 'passage' && kindOf(record) === 'annotation' && value !== null;
  const text = isPassage
    ? passageInWords(value as unknown as Passage)
    : fieldInWords(words, record, field, value);
  if (text === '') return 'nothing';
  return QUOTED.has(field) ? quoted(text) : text;
}

/** Of a record that one deleted: what the others wrote meanwhile, and who. */
function fateSaid(states: States, words: FieldWords, { record, conflict }: MergeConflict): Said[] {
  const state = states.get(record);
  const edits = state === undefined ? [] : editsUnseen(state);
  return [
    ...conflict.heads.map(({ value, analyst }) => ({
      words: value === false ? 'delete it' : 'keep it',
      analyst,
    })),
    ...edits
      .filter(({ field }) => field !== 'created' && field !== 'creator')
      .map(({ field, head: { value, analyst } }) => ({
        words: `keep it, ${fieldName(field)} ${valueInWords(words, record, field, value)}`,
        analyst,
      })),
  ];
}

/** Each thing that is said, once, with everybody who says it. */
function sides(said: readonly Said[], nameOf: (id: AnalystId) => string): string {
  const by = new Map<string, Set<string>>();
  for (const { words, analyst } of said)
    by.set(words, (by.get(words) ?? new Set()).add(nameOf(analyst)));
  return [...by]
    .map(
      ([words, names]) => `${[...names].join(' and ')} ${names.size > 1 ? 'say' : 'says'} ${words}`,
    )
    .join(', ');
}

/** What people are at odds over, a line each: conflict over the tag of annotation “June”: Ann says … */
export function conflictLines(
  states: States,
  conflicts: readonly MergeConflict[],
): readonly string[] {
  const nameOf = analystNames(states);
  const words = fieldWordsOf(states);
  return conflicts.map((told) => {
    const { record, conflict } = told;
    const { field, heads } = conflict;
    const said =
      field === 'alive'
        ? fateSaid(states, words, told)
        : heads.map(({ value, analyst }) => ({
            words: valueInWords(words, record, field, value),
            analyst,
          }));
    const what = field === 'alive' ? 'whether' : `the ${fieldName(field)} of`;
    const about = `${what} ${recordName(states, record)}${field === 'alive' ? ' stays' : ''}`;
    return `conflict over ${about}: ${sides(said, nameOf)}`;
  });
}
