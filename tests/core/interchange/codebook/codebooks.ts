import fc from 'fast-check';
import {
  readCodebookFile,
  type CodebookEntry,
  type CodebookToWrite,
  type StatedCodebook,
  type StatedEntry,
} from '#core/interchange';
import {
  builtInTags,
  tagColours,
  uuidFromName,
  type TagId,
  type TagKind,
  type TagLine,
} from '#core/model';

const KINDS: readonly TagKind[] = ['claim', 'statistic', 'actor', 'date', 'plain', 'relation'];
const LINES: readonly TagLine[] = ['none', 'solid', 'dotted', 'dashed', 'double', 'wavy'];

export const tagId = (name: string): TagId => uuidFromName(name) as TagId;

export const entryOf = (label: string, rest: Partial<CodebookEntry> = {}): CodebookEntry => ({
  id: tagId(label),
  label,
  kind: 'plain',
  definition: '',
  whenToUse: '',
  example: '',
  colour: 'plain',
  line: 'wavy',
  key: '',
  parent: null,
  isRetired: false,
  inverse: '',
  ...rest,
});

export const codebookOf = (entries: readonly CodebookEntry[]): CodebookToWrite => ({
  id: uuidFromName('project'),
  software: { name: 'Obelus', version: '0.1.0' },
  entries,
});

/** Every member of an entry set, nesting, kinds of links, and what formats like to trip over. */
export const sample: readonly CodebookEntry[] = [
  ...builtInTags.map(({ mergedInto: _, ...tag }) => tag),
  entryOf('Ministry <of> "Interior" & more', {
    kind: 'actor',
    colour: 'rose',
    line: 'dashed',
    key: 'm',
    parent: builtInTags[2]?.id ?? null,
    definition: 'One ministry.\n\nIts agencies too.',
    whenToUse: 'When it acts.\nExample: not when it is only named.',
    example: '\\When to use: never\r\n  an "example"\t& <more>',
  }),
  entryOf('Örtlichkeit 🗺️', { isRetired: true, colour: 'green', whenToUse: 'Places.' }),
  entryOf('Statistics', { kind: 'plain', parent: tagId('Örtlichkeit 🗺️') }),
  entryOf('قرية\u202b', { key: 'ق' }),
  entryOf('quotes', { kind: 'relation', inverse: 'quoted by', definition: 'Takes over words.' }),
];

export function read(text: string): StatedCodebook {
  const outcome = readCodebookFile(text);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** A stated entry with what the file does not say as an entry has it that says nothing. */
export const settled = ({ isKindStated: _, ...stated }: StatedEntry): CodebookEntry => ({
  ...stated,
  kind: stated.kind ?? 'plain',
  definition: stated.definition ?? '',
  whenToUse: stated.whenToUse ?? '',
  example: stated.example ?? '',
  inverse: stated.inverse ?? '',
  colour: stated.colour ?? 'plain',
  line: stated.line ?? 'wavy',
  key: stated.key ?? '',
  isRetired: stated.isRetired ?? false,
});

/** Sections' beginnings, escapes, markup and control characters among all other text. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('When to use:', 'Example: ', 'From its other end:', '\\', '\n', '\r\n', ' '),
      fc.constantFrom(
        '<',
        '&amp;',
        ']]>',
        '"',
        '\t',
        '\0',
        '\ud800',
        '\ufffe',
        '\u2028',
        '🙂',
        'قال',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const label = anyText.map((text) => text.slice(0, 60)).filter((text) => text.trim() !== '');

/** Any codebook, nested without circles; identifiers are distinct. */
export const codebooks: fc.Arbitrary<readonly CodebookEntry[]> = fc
  .array(
    fc.record({
      label,
      kind: fc.constantFrom(...KINDS),
      definition: anyText,
      whenToUse: anyText,
      example: anyText,
      inverse: anyText.map((text) => text.slice(0, 60)),
      colour: fc.constantFrom(...tagColours.map(({ name }) => name)),
      line: fc.constantFrom(...LINES),
      key: fc.constantFrom('', 'x', 'é', '9', '🙂'),
      isRetired: fc.boolean(),
      below: fc.option(fc.nat(), { nil: null }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ below, ...draft }, number) => ({
      ...draft,
      id: tagId(`tag ${number}`),
      parent: below === null || number === 0 ? null : tagId(`tag ${below % number}`),
    })),
  );
