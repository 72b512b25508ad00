import { describe, expect, test } from 'vitest';
import {
  matchDocument,
  matchTag,
  readJsonLd,
  type ImportedFile,
  type MatchableDocument,
} from '#core/interchange';
import { sha256Hex, type DocumentId } from '#core/model';
import { codePointIndex } from '#core/text';
import { placeImported } from './place-imported.ts';
import { TAGS } from './sample-project.ts';

const TEXT = '👍 “Thirty-four” villages were burnt, said the minister. Villages were burnt.';
const ID = sha256Hex(TEXT) as DocumentId;
const DOCUMENT = {
  id: ID,
  title: 'Villages burnt',
  fileName: 'villages.txt',
  url: 'https://www.example.org/report/',
  text: TEXT,
  index: codePointIndex(TEXT),
};

function fileOf(value: unknown): ImportedFile {
  const outcome = readJsonLd(JSON.stringify(value));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** What a file comes to in one line each: tag, verdict, words, note, by whom. */
function lines(value: unknown, fallback?: DocumentId): readonly string[] {
  const file = fileOf(value);
  const placed = placeImported(file, [DOCUMENT], fallback).map(
    ({ annotation, document, anchoring }) => {
      const { tag, note, creator } = annotation;
      const words =
        anchoring.kind === 'orphan' ? anchoring.reason : TEXT.slice(anchoring.start, anchoring.end);
      return [
        tag?.kind ?? tag?.label ?? '-',
        document?.by ?? '-',
        anchoring.kind,
        words,
        note,
        creator?.name ?? '-',
      ].join(' | ');
    },
  );
  const notes = file.notes.map(({ document, text }) => {
    const about = file.documents.get(document ?? '');
    const match = about === undefined ? null : matchDocument(about, [DOCUMENT]);
    return `note | ${match?.by ?? '-'} | ${text}`;
  });
  return [...placed, ...notes, ...file.refused];
}

const recogito = (body: readonly object[], selector: readonly object[]): object => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: '0f7b4a52-6b0e-4e5f-9c8e-2f3a1f0c0d01',
  type: 'Annotation',
  body,
  creator: { id: 'guest', isGuest: true },
  created: '2026-01-02T03:04:05.678Z',
  target: [{ id: 'a', source: 'https://example.org/report', selector }],
});

describe('what other programs write is read', () => {
  const at = TEXT.indexOf('villages');
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    [
      'Recogito, whose positions are UTF-16 units',
      [
        recogito(
          [
            { type: 'TextualBody', purpose: 'tagging', value: 'Claims' },
            { type: 'TextualBody', purpose: 'commenting', value: 'Who counted?' },
          ],
          [
            { type: 'TextQuoteSelector', exact: 'villages were burnt', prefix: '', suffix: '' },
            { type: 'TextPositionSelector', start: at, end: at + 19 },
          ],
        ),
      ],
      ['claim | url | exact | villages were burnt | Who counted? | guest'],
    ],
    [
      'Hypothesis, as its API answers',
      {
        total: 2,
        rows: [
          {
            id: 'abc',
            created: '2026-01-02T03:04:05.678901+00:00',
            updated: '2026-01-02T03:04:05.678901+00:00',
            user: 'acct:ada@hypothes.is',
            uri: 'https://example.org/report#page',
            text: 'A **number**.',
            tags: ['statistic', 'to check'],
            document: { title: ['Another title'] },
            target: [
              {
                source: 'https://example.org/report',
                selector: [
                  {
                    type: 'RangeSelector',
                    startContainer: '/p[1]',
                    startOffset: 0,
                    endContainer: '/p[1]',
                    endOffset: 4,
                  },
                  { type: 'TextPositionSelector', start: 812, end: 825 },
                  {
                    type: 'TextQuoteSelector',
                    exact: '"Thirty-four"',
                    prefix: '👍 ',
                    suffix: ' villages',
                  },
                ],
              },
            ],
          },
          {
            id: 'def',
            uri: 'https://example.org/report',
            text: 'A page note',
            tags: ['method', 'to check'],
            target: [{ source: 'https://example.org/report' }],
          },
          {
            id: 'ghi',
            uri: 'https://example.org/report',
            text: 'I agree.',
            tags: [],
            references: ['abc'],
            target: [{ source: 'https://example.org/report' }],
          },
          {
            id: 'jkl',
            uri: 'https://example.org/report',
            text: '',
            tags: ['method'],
            target: [{ source: 'https://example.org/report' }],
          },
        ],
      },
      [
        'statistic | url | folded | “Thirty-four” | A **number**. | ada',
        'to check | url | folded | “Thirty-four” |  | ada',
        'note | url | A page note\n\nTags: method, to check',
        'Annotation 3 (ghi) was not read: it answers another annotation, and answers are not read.',
        'Annotation 4 (jkl) was not read: it marks no passage: it has neither quoted words nor a position in the text.',
      ],
    ],
    [
      'notes on whole pages, as W3C Web Annotation has them',
      [
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'https://example.org/anno1',
          type: 'Annotation',
          bodyValue: 'Of the page.',
          target: 'https://example.org/report',
        },
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'https://example.org/anno2',
          type: 'Annotation',
          motivation: 'describing',
          body: { type: 'TextualBody', value: 'Of its *text*.', format: 'text/markdown' },
          target: { id: `urn:sha256:${ID}`, type: 'Text' },
        },
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'https://example.org/anno3',
          type: 'Annotation',
          motivation: 'replying',
          bodyValue: 'Yes.',
          target: 'https://example.org/anno1',
        },
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'https://example.org/anno4',
          type: 'Annotation',
          bodyValue: 'Of a part.',
          target: 'https://example.org/report#part',
        },
      ],
      [
        'note | url | Of the page.',
        'note | text | Of its *text*.',
        'Annotation 3 (https://example.org/anno3) was not read: it answers another annotation, and answers are not read.',
        'Annotation 4 (https://example.org/anno4) was not read: it marks no passage: it has neither quoted words nor a position in the text.',
      ],
    ],
    [
      'CATMA, which states positions alone, several for one annotation',
      [
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          type: 'Annotation',
          id: 'collections/C_1/annotations/CATMA_2',
          body: {
            '@context': {
              tag: 'https://www.catma.de/tag',
              tagset: 'https://www.catma.de/tagset',
              CATMA_9: 'x',
            },
            type: 'Dataset',
            tag: 'tagsets/CATMA_3/CATMA_4',
            tagset: 'tagsets/CATMA_3',
            properties: {
              system: { 'CATMA_AB27F1D4-303A-3622-BB2C-72C310D0C1BF': ['ada'] },
              user: {},
            },
          },
          target: {
            type: 'List',
            items: [
              {
                source: 'villages.txt',
                selector: { type: 'TextPositionSelector', start: 2, end: 15 },
              },
              {
                source: 'villages.txt',
                selector: { type: 'TextPositionSelector', start: 16, end: 24 },
              },
            ],
          },
        },
      ],
      [
        'CATMA_4 | title | position-only | “Thirty-four” |  | ada',
        'CATMA_4 | title | position-only | villages |  | ada',
      ],
    ],
    [
      'the smallest annotation of the standard',
      {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://example.org/anno1',
        type: 'Annotation',
        bodyValue: 'Comment text',
        target: {
          source: 'http://example.org/report',
          selector: { type: 'TextQuoteSelector', exact: 'the minister' },
        },
      },
      ['- | url | exact | the minister | Comment text | -'],
    ],
    [
      'a fragment of characters',
      {
        type: 'Annotation',
        target: {
          source: `urn:sha256:${ID}`,
          selector: {
            type: 'FragmentSelector',
            conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
            value: 'char=2,15',
          },
        },
      },
      ['- | text | position-only | “Thirty-four” |  | -'],
    ],
    [
      'words within a wider selection',
      {
        type: 'Annotation',
        body: { type: 'TextualBody', purpose: 'tagging', value: 'ACTOR' },
        target: {
          source: { id: 'x', title: 'Villages  Burnt' },
          selector: {
            type: 'CssSelector',
            value: 'p',
            refinedBy: { type: 'TextQuoteSelector', exact: 'minister' },
          },
        },
      },
      ['actor | title | exact | minister |  | -'],
    ],
    [
      'a document that is not here',
      {
        type: 'Annotation',
        target: {
          source: 'https://elsewhere.example/',
          selector: { type: 'TextQuoteSelector', exact: 'minister' },
        },
      },
      ['- | - | orphan | its document is not here |  | -'],
    ],
  ];
  test.each(cases)('%s', (_, value, expected) => {
    expect(lines(value)).toEqual(expected);
  });

  test('a document that is not here is the one fallen back on', () => {
    const value = {
      type: 'Annotation',
      target: {
        source: 'https://elsewhere.example/',
        selector: { type: 'TextQuoteSelector', exact: 'minister' },
      },
    };
    expect(lines(value, ID)).toEqual(['- | fallback | exact | minister |  | -']);
  });

  test('reading a file again gives the same identifiers, and each its own', () => {
    const value = [
      recogito(
        [
          { purpose: 'tagging', value: 'a' },
          { purpose: 'tagging', value: 'b' },
        ],
        [{ type: 'TextQuoteSelector', exact: 'villages' }],
      ),
      {
        type: 'Annotation',
        target: { selector: { type: 'TextQuoteSelector', exact: 'minister' } },
      },
    ];
    const ids = fileOf(value).annotations.map(({ id }) => id);
    expect(fileOf(value).annotations.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
  });

  test('times are stated in UTC', () => {
    const value = {
      ...recogito([], [{ type: 'TextQuoteSelector', exact: 'villages' }]),
      created: '2026-01-02T03:04:05+02:00',
    };
    expect(fileOf([value]).annotations[0]?.created).toBe('2026-01-02T01:04:05.000Z');
  });
});

describe('a tag is matched', () => {
  const claim = TAGS[0];
  const cases: readonly (readonly [
    string,
    { iri: string | null; label: string },
    string | undefined,
  ])[] = [
    ['by its concept', { iri: `urn:uuid:${claim?.id}`, label: 'Behauptung' }, claim?.id],
    ['by its label', { iri: null, label: 'claim' }, claim?.id],
    [
      'by its label in capitals and the plural',
      { iri: 'https://x.example/c', label: ' CLAIMS ' },
      claim?.id,
    ],
    ['by a label of the codebook', { iri: null, label: 'örtlichkeit' }, TAGS[4]?.id],
    ['by nothing', { iri: null, label: 'claimant' }, undefined],
  ];
  test.each(cases)('%s', (_, tag, expected) => {
    expect(matchTag({ ...tag, kind: null }, TAGS)).toBe(expected ?? null);
  });
});

describe('a document is matched', () => {
  const twins: readonly MatchableDocument[] = [
    { id: 'a' as DocumentId, title: 'Same', url: 'https://example.org/1' },
    { id: 'b' as DocumentId, title: 'Same', url: 'https://example.org/2' },
  ];
  const imported = (metadata: object, sha256: string | null = null) => ({
    key: 'k',
    sha256,
    metadata,
  });
  const cases: readonly (readonly [string, ReturnType<typeof imported>, string])[] = [
    [
      'by its text before its address',
      imported({ url: 'https://example.org/2' }, 'a'),
      'a by text',
    ],
    [
      'by its address, whatever the scheme',
      imported({ url: 'http://www.example.org/2/#top' }),
      'b by url',
    ],
    ['not by a title that two have', imported({ title: 'Same' }), 'none'],
    ['by nothing', imported({}), 'none'],
  ];
  test.each(cases)('%s', (_, document, expected) => {
    const match = matchDocument(document, twins);
    expect(match === null ? 'none' : `${match.id} by ${match.by}`).toBe(expected);
  });
});
