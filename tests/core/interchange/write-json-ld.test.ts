import { describe, expect, test } from 'vitest';
import {
  exportJsonLd,
  jsonLdChunks,
  type ExportAnnotation,
  type ExportDocument,
} from '#core/interchange';
import { utf16, type DocumentMetadata } from '#core/text';
import {
  annotationOf,
  documentOf,
  metadataOf,
  projectOf,
  rangeOf,
  sampleProject,
  TEXTS,
} from './sample-project.ts';

const document = documentOf(TEXTS.emoji, {
  ...metadataOf('Emoji'),
  language: 'en',
  url: 'https://example.org/a b',
});

interface Written {
  readonly total: number;
  readonly first?: { readonly items: readonly Record<string, unknown>[] };
}

const written = (
  annotations: readonly ExportAnnotation[],
  documents: readonly ExportDocument[] = [document],
): Written => JSON.parse(exportJsonLd(projectOf(documents, annotations))) as Written;

test('an annotation is written in the terms of W3C Web Annotation', () => {
  const annotation = annotationOf(2, document, rangeOf(document.text, '👋🏽'), { note: 'A hand.' });
  const file = JSON.parse(exportJsonLd(projectOf([document], [annotation]))) as Record<
    string,
    unknown
  >;
  expect(file).toMatchInlineSnapshot(`
    {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      "conformsTo": {
        "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
        "skos:hasTopConcept": [
          {
            "dcterms:type": "claim",
            "id": "urn:uuid:0be10500-0000-4000-8000-000000000001",
            "skos:inScheme": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "skos:prefLabel": "claim",
            "skos:topConceptOf": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "type": "skos:Concept",
          },
          {
            "dcterms:type": "statistic",
            "id": "urn:uuid:0be10500-0000-4000-8000-000000000002",
            "skos:inScheme": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "skos:prefLabel": "statistic",
            "skos:topConceptOf": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "type": "skos:Concept",
          },
          {
            "dcterms:type": "actor",
            "id": "urn:uuid:0be10500-0000-4000-8000-000000000003",
            "skos:inScheme": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "skos:prefLabel": "actor",
            "skos:topConceptOf": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "type": "skos:Concept",
          },
          {
            "dcterms:type": "date",
            "id": "urn:uuid:0be10500-0000-4000-8000-000000000004",
            "skos:inScheme": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "skos:prefLabel": "date",
            "skos:topConceptOf": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "type": "skos:Concept",
          },
          {
            "dcterms:type": "plain",
            "id": "urn:uuid:2a1073a6-e67f-8e5f-89a5-957c659503c6",
            "skos:inScheme": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "skos:prefLabel": "Örtlichkeit",
            "skos:topConceptOf": {
              "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#codebook",
            },
            "type": "skos:Concept",
          },
        ],
        "type": "skos:ConceptScheme",
      },
      "dcterms:references": [
        {
          "dcterms:source": {
            "format": "text/plain",
            "label": "Emoji.txt",
            "schema:encodingFormat": "text/plain; charset=utf-8",
            "schema:sha256": "006540198a46f696e2e72bd901ebf540e11286f7de2cba658b944c57eb4dfb18",
          },
          "format": "text/plain",
          "generator": {
            "name": "obelus-text/1",
            "type": "Software",
          },
          "id": "urn:sha256:8d909b220dadb293352d5610cb023b319d5d4d56dbbfe7f83cbf61ecf19ee913",
          "label": "Emoji",
          "language": "en",
          "schema:sha256": "8d909b220dadb293352d5610cb023b319d5d4d56dbbfe7f83cbf61ecf19ee913",
          "schema:url": "https://example.org/a b",
          "type": "Text",
        },
      ],
      "first": {
        "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369#page-1",
        "items": [
          {
            "body": [
              {
                "purpose": "tagging",
                "type": "TextualBody",
                "value": "actor",
              },
              {
                "purpose": "classifying",
                "source": {
                  "id": "urn:uuid:0be10500-0000-4000-8000-000000000003",
                  "type": "skos:Concept",
                },
                "type": "SpecificResource",
              },
              {
                "format": "text/plain",
                "purpose": "commenting",
                "type": "TextualBody",
                "value": "A hand.",
              },
            ],
            "created": "2026-02-03T04:05:06.789Z",
            "creator": {
              "id": "urn:uuid:f44ceb06-2e35-8fee-a6ed-7f8524d53bb0",
              "name": "Ada",
              "type": "Person",
            },
            "id": "urn:uuid:f201fbcc-0f0f-8a50-9045-b805e7ef9b4f",
            "modified": "2026-02-03T04:05:06.789Z",
            "motivation": "classifying",
            "target": {
              "selector": [
                {
                  "exact": "👋🏽",
                  "prefix": "Smile 🙂 and wave ",
                  "suffix": " to all 🇫🇷 friends 🙂.",
                  "type": "TextQuoteSelector",
                },
                {
                  "end": 19,
                  "start": 17,
                  "type": "TextPositionSelector",
                },
              ],
              "source": {
                "format": "text/plain",
                "id": "urn:sha256:8d909b220dadb293352d5610cb023b319d5d4d56dbbfe7f83cbf61ecf19ee913",
                "label": "Emoji",
                "language": "en",
                "schema:sha256": "8d909b220dadb293352d5610cb023b319d5d4d56dbbfe7f83cbf61ecf19ee913",
                "schema:url": "https://example.org/a b",
                "type": "Text",
              },
              "type": "SpecificResource",
            },
            "type": "Annotation",
          },
        ],
        "partOf": "urn:uuid:244210e4-8437-8655-a980-a70249a99369",
        "startIndex": 0,
        "type": "AnnotationPage",
      },
      "generator": {
        "name": "Obelus",
        "schema:softwareVersion": "0.1.0",
        "type": "Software",
      },
      "id": "urn:uuid:244210e4-8437-8655-a980-a70249a99369",
      "label": "Sample",
      "total": 1,
      "type": "AnnotationCollection",
    }
  `);
});

test('an empty set has a total of 0 and no page', () => {
  const file = written([]);
  expect(file.total).toBe(0);
  expect(file).not.toHaveProperty('first');
});

test('the same project gives the same text, in whatever order its records come', () => {
  const project = sampleProject();
  const shuffled = {
    ...project,
    documents: [...project.documents].reverse(),
    tags: [...project.tags].reverse(),
    annotations: [...project.annotations].reverse(),
  };
  expect(exportJsonLd(shuffled)).toBe(exportJsonLd(project));
});

test('the text is indented by two spaces, as JSON.stringify writes it', () => {
  const text = exportJsonLd(sampleProject());
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

test('many annotations come in pieces', () => {
  const many = Array.from({ length: 1000 }, (_, number) =>
    annotationOf(number, document, rangeOf(document.text, 'wave')),
  );
  const chunks = [...jsonLdChunks(projectOf([document], many))];
  expect(chunks.length).toBeGreaterThan(3);
  expect((JSON.parse(chunks.join('')) as Written).first?.items).toHaveLength(1000);
});

test('an annotation whose passage is not placed has its quote alone', () => {
  const annotation: ExportAnnotation = {
    ...annotationOf(0, document, rangeOf(document.text, 'wave')),
    passage: { kind: 'unplaced', quote: { exact: 'gone' } },
  };
  expect(written([annotation]).first?.items[0]).toMatchObject({
    target: { selector: [{ type: 'TextQuoteSelector', exact: 'gone' }] },
  });
});

test('a passage without a stored quote is described anew', () => {
  const range = rangeOf(document.text, 'wave');
  const stored = annotationOf(0, document, range);
  const bare: ExportAnnotation = { ...stored, passage: { kind: 'placed', ...range } };
  expect(exportJsonLd(projectOf([document], [bare]))).toBe(
    exportJsonLd(projectOf([document], [stored])),
  );
});

test('halves of characters in a note become U+FFFD', () => {
  const annotation = annotationOf(0, document, rangeOf(document.text, 'wave'), {
    note: 'a\ud800b',
  });
  expect(exportJsonLd(projectOf([document], [annotation]))).toContain('"a\ufffdb"');
});

describe('the state of a text is bounded by when it was retrieved', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    [
      '2022-10-06',
      { sourceDateStart: '2022-10-06T00:00:00Z', sourceDateEnd: '2022-10-06T23:59:59Z' },
    ],
    ['2024-02', { sourceDateStart: '2024-02-01T00:00:00Z', sourceDateEnd: '2024-02-29T23:59:59Z' }],
    ['2021~', { sourceDateStart: '2021-01-01T00:00:00Z', sourceDateEnd: '2021-12-31T23:59:59Z' }],
    [
      '2021-09/2022-09',
      { sourceDateStart: '2021-09-01T00:00:00Z', sourceDateEnd: '2022-09-30T23:59:59Z' },
    ],
    ['2022-10-06T10:11:12Z', { sourceDate: '2022-10-06T10:11:12Z' }],
    ['202X', undefined],
    ['../2020', undefined],
    ['2022-13', undefined],
    ['2023-02-29', undefined],
  ];
  test.each(cases)('%s', (retrieved, bounds) => {
    const metadata: DocumentMetadata = { ...metadataOf('Emoji'), retrieved };
    const dated = documentOf(TEXTS.emoji, metadata);
    const file = written([annotationOf(0, dated, rangeOf(dated.text, 'wave'))], [dated]);
    const target = file.first?.items[0]?.['target'] as { readonly state?: object };
    expect(target.state).toEqual(
      bounds === undefined ? undefined : { type: 'TimeState', ...(bounds as object) },
    );
  });
});

describe('a project that contradicts itself is a mistake', () => {
  const good = annotationOf(0, document, rangeOf(document.text, 'wave'));
  const range = rangeOf(document.text, 'wave');
  const cases: readonly (readonly [string, ExportAnnotation])[] = [
    ['other words', { ...good, passage: { kind: 'placed', ...range, quote: { exact: 'wink' } } }],
    [
      'other words before',
      { ...good, passage: { kind: 'placed', ...range, quote: { exact: 'wave', prefix: 'x' } } },
    ],
    [
      'other words after',
      { ...good, passage: { kind: 'placed', ...range, quote: { exact: 'wave', suffix: 'x' } } },
    ],
    [
      'half a character',
      {
        ...good,
        passage: { kind: 'placed', start: utf16(6), end: utf16(7), quote: { exact: '\ud83d' } },
      },
    ],
    [
      'no words',
      {
        ...good,
        passage: { kind: 'placed', start: utf16(6), end: utf16(6), quote: { exact: '' } },
      },
    ],
    ['an unknown document', { ...good, document: 'f'.repeat(64) as ExportAnnotation['document'] }],
    ['an unknown tag', { ...good, tag: 'nothing' as ExportAnnotation['tag'] }],
    ['a time without a zone', { ...good, created: '2026-01-01T00:00:00' }],
    ['a value without an address', { ...good, node: { id: 'no iri' } }],
    ['an identifier that is none', { ...good, id: 'annotation 7' as ExportAnnotation['id'] }],
  ];
  test.each(cases)('%s', (_, annotation) => {
    expect(() => exportJsonLd(projectOf([document], [annotation]))).toThrow(TypeError);
  });
});
