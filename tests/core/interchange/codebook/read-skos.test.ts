import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import type { JsonLdObj } from 'jsonld/jsonld-spec.js';
import { describe, expect, test } from 'vitest';
import { readCodebookFile, readJsonLd, writeSkos } from '#core/interchange';
import { uuidFromName } from '#core/model';
import { ownContext } from '../own-context.ts';
import { codebookOf, read, sample, tagId } from './codebooks.ts';

const STANDARD = join(import.meta.dirname, '../../../../../shared/standards/anno.jsonld');
const contexts: readonly (readonly [string, object])[] = [
  ['the terms as this program knows them', ownContext],
  ...(existsSync(STANDARD)
    ? [['the context as published', JSON.parse(readFileSync(STANDARD, 'utf8')) as object] as const]
    : []),
];

describe.each(contexts)('what is written, expanded with %s', (_, context) => {
  const options = {
    documentLoader: async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asked for ${url}`);
      return { contextUrl: undefined, documentUrl: url, document: context as JsonLdObj };
    },
    safe: true,
  } as const;
  const written = JSON.parse(writeSkos(codebookOf(sample))) as object;

  test('says in RDF what it says in JSON', async () => {
    const quads = (await jsonld.toRDF(written, {
      ...options,
      format: 'application/n-quads',
    })) as unknown as string;
    const count = (predicate: string): number =>
      quads.match(new RegExp(`${predicate}> `, 'g'))?.length ?? 0;
    expect(count('core#prefLabel')).toBe(sample.length);
    expect(count('core#inScheme')).toBe(sample.length);
    expect(count('core#broader')).toBe(2);
    expect(count('core#narrower')).toBe(2);
    expect(count('core#hasTopConcept')).toBe(sample.length - 2);
    expect(count('core#topConceptOf')).toBe(sample.length - 2);
    expect(quads).toContain(
      `<urn:uuid:${tagId('Örtlichkeit 🗺️')}> <http://www.w3.org/2002/07/owl#deprecated> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>`,
    );
  });

  test('no term is dropped', async () => {
    const keys = new Set<string>();
    JSON.stringify(await jsonld.expand(written, options), (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
      return value;
    });
    for (const key of keys) expect(key).toMatch(/^(@|https?:\/\/)/);
  });
});

const outline = (value: unknown): readonly string[] => {
  const { entries } = read(JSON.stringify(value));
  const labels = new Map(entries.map(({ id, label }) => [id, label]));
  return entries.map(({ label, kind, parent }) =>
    [
      parent === null ? '' : `${labels.get(parent) ?? '?'} > `,
      label,
      `, ${kind ?? 'no kind'}`,
    ].join(''),
  );
};

const concept = (id: string, label: unknown, rest: object = {}): object => ({
  '@id': `http://example.org/${id}`,
  '@type': 'skos:Concept',
  'skos:prefLabel': label,
  ...rest,
});

describe('SKOS of other programs', () => {
  test('a graph with full IRIs', () => {
    const skos = (name: string): string => `http://www.w3.org/2004/02/skos/core#${name}`;
    const graph = [
      { '@id': 'http://example.org/scheme', '@type': [skos('ConceptScheme')] },
      {
        '@id': 'http://example.org/a',
        '@type': [skos('Concept')],
        [skos('prefLabel')]: [
          { '@language': 'de', '@value': 'Ort' },
          { '@language': 'en', '@value': 'Place' },
        ],
        [skos('example')]: [{ '@value': 'Kabul' }, { '@value': 'Herat' }],
      },
      {
        '@id': 'http://example.org/b',
        '@type': [skos('Concept')],
        [skos('prefLabel')]: [{ '@language': 'de', '@value': 'Dorf' }],
        [skos('broader')]: [{ '@id': 'http://example.org/a' }],
      },
    ];
    expect(outline(graph)).toEqual(['Place, no kind', 'Place > Dorf, no kind']);
    expect(outline({ '@graph': graph })).toEqual(['Place, no kind', 'Place > Dorf, no kind']);
    expect(read(JSON.stringify(graph))).toMatchObject({
      entries: [{ id: uuidFromName('tag http://example.org/a'), example: 'Kabul\n\nHerat' }, {}],
      remarks: ['Of 1 concepts, labels in further languages were not read.'],
    });
  });

  test('terms of its own context, with keywords under other names', () => {
    const text = {
      '@context': {
        skos: 'http://www.w3.org/2004/02/skos/core#',
        uri: '@id',
        type: '@type',
        graph: '@graph',
        prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
        broader: 'skos:broader',
        Concept: 'skos:Concept',
        ex: 'http://example.org/',
      },
      graph: [
        { uri: 'ex:a', type: 'Concept', prefLabel: { fr: 'Acteur', 'en-GB': 'Actors' } },
        { uri: 'ex:b', type: 'Concept', prefLabel: { en: 'Army' }, broader: { uri: 'ex:a' } },
      ],
    };
    expect(outline(text)).toEqual(['Actors, actor', 'Actors > Army, no kind']);
    expect(read(JSON.stringify(text)).entries[0]?.id).toBe(
      uuidFromName('tag http://example.org/a'),
    );
  });

  test('a vocabulary in place of prefixes, one concept within another', () => {
    const text = {
      '@context': { '@vocab': 'http://www.w3.org/2004/02/skos/core#' },
      '@type': 'ConceptScheme',
      hasTopConcept: {
        '@id': 'http://example.org/a',
        '@type': 'Concept',
        prefLabel: 'Claims',
        narrower: [{ '@id': 'http://example.org/b', '@type': 'Concept', prefLabel: 'Denial' }],
      },
    };
    expect(outline(text)).toEqual(['Claims, claim', 'Claims > Denial, no kind']);
  });

  const circle = [
    concept('a', 'a', { 'skos:broader': { '@id': 'http://example.org/c' } }),
    concept('b', 'b', { 'skos:broader': { '@id': 'http://example.org/a' } }),
    concept('c', 'c', { 'skos:broader': 'http://example.org/b' }),
  ];
  const cases: readonly (readonly [string, unknown, readonly string[], readonly string[]])[] = [
    [
      'concepts in a circle',
      circle,
      ['a, no kind', 'a > b, no kind', 'b > c, no kind'],
      ['“a” stands below itself in the file: here it is at the top.'],
    ],
    [
      'a concept below two',
      [
        concept('a', 'a'),
        concept('b', 'b'),
        concept('c', 'c', { 'skos:broader': ['http://example.org/b', 'http://example.org/a'] }),
      ],
      ['a, no kind', 'b, no kind', 'b > c, no kind'],
      ['“c” has several broader concepts: it stands below the first of them.'],
    ],
    [
      'a concept without a label',
      [concept('a', []), concept('b', ' '), concept('c', 'c')],
      ['c, no kind'],
      [
        'A concept without a label was not read: “http://example.org/a”.',
        'A concept without a label was not read: “http://example.org/b”.',
      ],
    ],
    [
      'other names',
      [concept('a', 'a', { 'skos:altLabel': ['b', 'c'] })],
      ['a, no kind'],
      ['Of 1 concepts, other names were not read.'],
    ],
  ];
  test.each(cases)('%s', (_, graph, expected, remarks) => {
    expect(outline(graph)).toEqual(expected);
    expect(read(JSON.stringify(graph)).remarks).toEqual(remarks);
  });
});

test('a file of annotations has the codebook in it', () => {
  const scheme = JSON.parse(writeSkos(codebookOf(sample))) as object;
  const collection = JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    conformsTo: { ...scheme, '@context': undefined },
    first: { type: 'AnnotationPage', items: [] },
  });
  expect(read(collection).entries).toHaveLength(sample.length);
  const file = readJsonLd(collection);
  const tags = file.ok ? file.value.tags : [];
  expect(tags.map(({ entry }) => entry)).toEqual(
    expect.arrayContaining([...read(collection).entries]),
  );
  expect(tags).toHaveLength(sample.length);
});

describe('a file is refused whole', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'a context that would be fetched',
      '{"@context":"http://example.org/c"}',
      /^damaged: .*does not load: "http:\/\/example.org\/c"/,
    ],
    ['a key twice', '{"@id":"a","@id":"b"}', /^damaged: .*twice/],
    ['__proto__', '{"__proto__":{}}', /^damaged: .*the key "__proto__"/],
    ['a million brackets', '['.repeat(1_000_000), /^damaged: .*nested more than 64 deep/],
    ['cut off', '{"@graph":[', /^damaged: .*cut off/],
    ['no concepts', '{"a":1}', /^unsupported-type: .*no concepts/],
    [
      '20,001 concepts',
      JSON.stringify(Array.from({ length: 20_001 }, (_, at) => concept(String(at), 'x'))),
      /^too-large: .*more than 20000 concepts/,
    ],
    ['more than ten million characters', `{"a":"${'x'.repeat(10_000_000)}"}`, /^too-large: /],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const outcome = readCodebookFile(text);
    expect(outcome.ok ? 'read' : `${outcome.code}: ${outcome.message}`).toMatch(expected);
  });
});
