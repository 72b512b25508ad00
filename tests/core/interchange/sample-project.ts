import fc from 'fast-check';
import { describePassage, splitsPair } from '#core/anchoring';
import type {
  ExportAnnotation,
  ExportDocument,
  ExportEntity,
  ExportNote,
  ExportProject,
  ExportRelation,
  ExportTag,
} from '#core/interchange';
import {
  builtInTags,
  certainties,
  sha256Hex,
  uuidFromName,
  type AnnotationId,
  type DocumentId,
  type EntityId,
  type Value,
} from '#core/model';
import { codePointIndex, utf16, type DocumentMetadata, type TextRange } from '#core/text';

export const PROJECT = uuidFromName('project');

/** Texts whose offsets are easily miscounted. */
export const TEXTS = {
  emoji: 'Smile 🙂 and wave 👋🏽 to all 🇫🇷 friends 🙂.',
  marks: 'Cafe\u0301 and café, n\u0303 and ñ: \u1112\u1161\u11ab.',
  family: 'A 👩‍👩‍👧‍👦 of four, a 👨‍👨‍👦 of three.',
  rightToLeft: 'قال الوزير إن 34 قرية احترقت. And in English: \u202bשלום\u202c.',
  lines: 'One line.\nAnother line,\n\nand a last one.',
} as const;

export const metadataOf = (title: string): DocumentMetadata => ({
  title,
  fileName: `${title}.txt`,
  mediaType: 'text/plain',
  encoding: 'utf-8',
  sourceSha256: sha256Hex(`source of ${title}`),
  extractor: 'obelus-text/1',
});

export const documentOf = (text: string, metadata: DocumentMetadata): ExportDocument => ({
  id: sha256Hex(text) as DocumentId,
  text,
  metadata,
});

export const TAGS: readonly ExportTag[] = [
  ...builtInTags.map(({ id, label, kind }) => ({ id, label, kind })),
  { id: uuidFromName('tag') as ExportTag['id'], label: 'Örtlichkeit', kind: 'plain' },
];

/** A number that always leads to the same record. */
export function annotationOf(
  number: number,
  document: ExportDocument,
  range: TextRange,
  rest: Partial<ExportAnnotation> = {},
): ExportAnnotation {
  const { exact, prefix, suffix } = describePassage(
    document.text,
    codePointIndex(document.text),
    range,
  );
  return {
    id: uuidFromName(`annotation ${number}`) as AnnotationId,
    document: document.id,
    tag: (TAGS[number % TAGS.length] as ExportTag).id,
    passage: { kind: 'placed', ...range, quote: { exact, prefix, suffix } },
    note: '',
    creator: { id: uuidFromName('analyst'), name: 'Ada' },
    created: '2026-02-03T04:05:06.789Z',
    modified: '2026-02-03T04:05:06.789Z',
    ...rest,
  };
}

export const rangeOf = (text: string, part: string): TextRange => {
  const start = text.indexOf(part);
  return { start: utf16(start), end: utf16(start + part.length) };
};

export const projectOf = (
  documents: readonly ExportDocument[],
  annotations: readonly ExportAnnotation[],
): ExportProject => ({
  id: PROJECT,
  name: 'Sample',
  software: { name: 'Obelus', version: '0.1.0' },
  documents,
  tags: TAGS,
  annotations,
});

/** Every text, with passages at its start, at its end, and around what is hard to count. */
export function sampleProject(): ExportProject {
  const documents = Object.entries(TEXTS).map(([title, text]) =>
    documentOf(text, {
      ...metadataOf(title),
      authors: ['Ada Lovelace', 'Charles Babbage'],
      publisher: 'The Press',
      published: '2021-09/2022-09',
      retrieved: '2022-10-06',
      url: `https://example.org/${title}?page=1`,
      language: 'en',
    }),
  );
  const parts = ['👋🏽', 'e\u0301 and', '👩‍👩‍👧‍👦', '34 قرية', 'line,\n\nand', '\u202bשלום'];
  const annotations: ExportAnnotation[] = [];
  for (const document of documents) {
    const { text } = document;
    const first = [...text][0] ?? '';
    annotations.push(annotationOf(annotations.length, document, rangeOf(text, first)));
    annotations.push(
      annotationOf(annotations.length, document, {
        start: utf16(text.length - 1),
        end: utf16(text.length),
      }),
    );
    for (const part of parts)
      if (text.includes(part))
        annotations.push(
          annotationOf(annotations.length, document, rangeOf(text, part), {
            note: `About *${part}*, "quoted"\nand more`,
            noteFormat: 'text/markdown',
            node: {
              id: 'urn:example:value',
              type: 'schema:GeoCoordinates',
              'schema:latitude': { '@type': 'xsd:decimal', '@value': '34' },
            },
          }),
        );
  }
  const [document] = documents as [ExportDocument];
  for (const value of VALUES)
    annotations.push(
      annotationOf(annotations.length, document, rangeOf(document.text, 'wave'), { value }),
    );
  annotations.push({
    ...annotationOf(annotations.length, document, rangeOf(document.text, 'all')),
    passage: { kind: 'unplaced', quote: { exact: 'gone', prefix: 'long ', suffix: ' away' } },
  });
  return {
    ...projectOf(documents, annotations),
    entities: [
      {
        id: uuidFromName('entity 0') as EntityId,
        name: 'Office of Measures',
        kind: 'organisation',
        aliases: ['OoM', 'the office'],
        sameAs: ['https://example.org/office'],
        note: 'Founded by the crown.',
      },
    ],
    relations: linksBetween(annotations.slice(0, 4)),
    notes: [
      noteOf(null, '# All\n\nOf *everything*.'),
      noteOf(document.id, 'Of the first, "quoted"\n\n> and more'),
    ],
  };
}

/** A note on a document, or on the project. */
const noteOf = (document: DocumentId | null, text: string): ExportNote => ({
  document,
  text,
  creator: { id: uuidFromName('ada'), name: 'Ada' },
  created: '2026-02-03T04:05:06.007Z',
  modified: '2026-02-03T04:05:06.007Z',
});

const VALUES: readonly Value[] = [
  { kind: 'date', edtf: '2021-09/2022-09', relativeTo: '2022-10-06' },
  { kind: 'statistic', comparator: '≈', min: '23', max: '23', unit: '/month', counted: 'attacks' },
  { kind: 'statistic', comparator: '=', min: '12', max: '15.50', unit: '%', of: 'all' },
  { kind: 'actor', entity: uuidFromName('entity 0') as EntityId },
  {
    kind: 'claim',
    saidBy: uuidFromName('entity 0') as EntityId,
    certainty: 'hedged',
    source: 'note 26: a weekly',
  },
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('the ', 'a ', '\n', '🙂', '👩‍👩‍👧', 'e\u0301', 'قال ', '"', '\\', '\u2028', '<'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const phrase = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map(
  (words) =>
    words
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim() || 'x',
);

const entityKinds = ['person', 'organisation', 'place', 'other'] as const;

const entities: fc.Arbitrary<readonly ExportEntity[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...entityKinds),
      name: phrase,
      aliases: fc.array(phrase, { maxLength: 3 }),
      sameAs: fc.array(fc.constantFrom('https://example.org/1', 'urn:example:2', 'no address'), {
        maxLength: 2,
      }),
      note: fc.oneof(fc.constant(''), phrase),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map((each, number) => ({ ...each, id: uuidFromName(`entity ${number}`) as EntityId })),
  );

const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String);
const fraction = fc.tuple(fc.nat(10 ** 12), fc.nat(999)).map(([a, b]) => `${a}.${b}`);

const number = fc.oneof(decimal, fraction);

const statistic: fc.Arbitrary<Value> = fc
  .record({
    comparator: fc.constantFrom(
      '=' as const,
      '≈' as const,
      '<' as const,
      '≤' as const,
      '>' as const,
    ),
    one: number,
    isRange: fc.boolean(),
    unit: fc.option(fc.constantFrom('%', 'USD', '/month', 'km'), { nil: undefined }),
    counted: fc.option(fc.constantFrom('attacks', 'people killed'), { nil: undefined }),
    of: fc.option(fc.constantFrom('all attacks', 'the year'), { nil: undefined }),
  })
  .map(({ comparator, one, isRange, unit, counted, of }) => ({
    kind: 'statistic',
    comparator: isRange ? '=' : comparator,
    min: isRange ? '3' : one,
    max: isRange ? '17.50' : one,
    ...(unit !== undefined && { unit }),
    ...(counted !== undefined && { counted }),
    ...(of !== undefined && { of }),
  }));

const date: fc.Arbitrary<Value> = fc
  .record({
    edtf: fc.constantFrom('2021-09/2022-09', '2023~', '202X', '../2020', '2021', '1985-04-12'),
    relativeTo: fc.option(fc.constantFrom('2021', '2022-02'), { nil: undefined }),
  })
  .map(({ edtf, relativeTo }) => ({
    kind: 'date',
    edtf,
    ...(relativeTo !== undefined && { relativeTo }),
  }));

const claim: fc.Arbitrary<Value> = fc
  .record({
    saidBy: fc.option(fc.constant(uuidFromName('entity 0') as EntityId), { nil: undefined }),
    certainty: fc.constantFrom(...certainties),
    source: fc.option(phrase, { nil: undefined }),
  })
  .map(({ saidBy, certainty, source }) => ({
    kind: 'claim',
    certainty,
    ...(saidBy !== undefined && { saidBy }),
    ...(source !== undefined && { source }),
  }));

const actor: fc.Arbitrary<Value> = fc.constant({
  kind: 'actor',
  entity: uuidFromName('entity 0') as EntityId,
});

const values = fc.oneof(statistic, date, claim, actor);

/** Links between annotations, by number. */
const linksBetween = (annotations: readonly ExportAnnotation[]): readonly ExportRelation[] =>
  annotations.slice(1).map((to, number) => {
    const from = annotations[number] as ExportAnnotation;
    const isOwn = number % 3 === 0;
    return {
      id: uuidFromName(`relation ${number}`) as ExportRelation['id'],
      from: from.id,
      to: to.id,
      fromDocument: from.document,
      toDocument: number % 2 === 0 ? null : to.document,
      type: isOwn
        ? { id: uuidFromName('relation type'), label: 'follows' }
        : { id: 'restsOn', label: 'rests on' },
      note: number % 2 === 0 ? '' : 'Because.',
      creator: from.creator,
      created: from.created,
      modified: from.modified,
    };
  });

const anyText = fc.string({ unit: 'binary', maxLength: 20 });

const markdown = fc
  .array(
    fc.constantFrom('# ', '> ', '- [ ] ', '**', '\n', '\n\n', '|', '[a](b)', '---', 'word ', '🙂'),
    { minLength: 1, maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

const moment = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Any project: any texts, passages, notes, people and times. */
export const projects: fc.Arbitrary<ExportProject> = fc
  .tuple(
    fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    fc.array(
      fc.record({
        document: fc.nat(),
        start: fc.nat(),
        length: fc.nat(),
        note: anyText,
        markdown: fc.boolean(),
        creator: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
        created: moment,
        modified: moment,
        isUnplaced: fc.boolean(),
        value: fc.option(values, { nil: undefined }),
      }),
      { maxLength: 12 },
    ),
    entities,
    fc.array(fc.oneof(anyText, markdown), { maxLength: 5 }),
  )
  .map(([contents, records, actors, notes]) => {
    const documents = contents.map((content, number) =>
      documentOf(content, metadataOf(`Text ${number}`)),
    );
    const annotations = records.flatMap((each, number) => {
      const document = documents[each.document % documents.length] as ExportDocument;
      const whole = (offset: number): number =>
        splitsPair(document.text, offset) ? offset + 1 : offset;
      const start = whole(each.start % document.text.length);
      const end = whole(Math.min(document.text.length, start + 1 + (each.length % 20)));
      if (start >= end) return [];
      const annotation = annotationOf(
        number,
        document,
        { start: utf16(start), end: utf16(end) },
        {
          note: each.note,
          noteFormat: each.markdown && each.note !== '' ? 'text/markdown' : 'text/plain',
          creator: { id: uuidFromName(each.creator), name: each.creator },
          created: each.created,
          modified: each.modified,
          ...(each.value !== undefined && { value: each.value }),
        },
      );
      if (!each.isUnplaced || annotation.passage.kind !== 'placed') return [annotation];
      const quote = { exact: 'Not in the text at all', prefix: 'so', suffix: '' };
      return [{ ...annotation, passage: { kind: 'unplaced' as const, quote } }];
    });
    return {
      ...projectOf(documents, annotations),
      entities: actors,
      relations: linksBetween(annotations),
      notes: [null, ...documents.map(({ id }) => id)].flatMap((id, number) => {
        const text = notes[number] ?? '';
        return text === '' ? [] : [noteOf(id, text)];
      }),
    };
  });
