import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import type { JsonLdObj } from 'jsonld/jsonld-spec.js';
import { describe, expect, test } from 'vitest';
import { exportJsonLd } from '#core/interchange';
import { codePointIndex, codePoint } from '#core/text';
import { ownContext } from './own-context.ts';
import { projectOf, sampleProject } from './sample-project.ts';

const STANDARDS = join(import.meta.dirname, '../../../../shared/standards');
const SCHEMAS = join(STANDARDS, 'wadm-tests');

const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

interface Selector {
  readonly type: string;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
}
interface Item {
  readonly id: string;
  readonly motivation: string;
  readonly target: {
    readonly source: { readonly 'schema:sha256': string };
    readonly selector: readonly Selector[];
  };
}
interface Collection {
  readonly '@context': string;
  readonly first?: { readonly items: readonly Item[] };
}

const project = sampleProject();
const full = JSON.parse(exportJsonLd(project)) as Collection;
const empty = JSON.parse(exportJsonLd(projectOf([], []))) as Collection;
const items = full.first?.items ?? [];

/** The assertions of one of the working group's test manifests, as validators. */
function musts(
  manifest: string,
): readonly { readonly name: string; readonly holds: (value: unknown) => boolean }[] {
  const path = join(SCHEMAS, manifest);
  if (!existsSync(path)) return [];
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats(ajv);
  const definitions = readdirSync(join(SCHEMAS, 'definitions')).filter((file) =>
    file.endsWith('.json'),
  );
  for (const file of definitions) ajv.addSchema(readJson(join(SCHEMAS, 'definitions', file)));
  const { assertions } = readJson(path) as { readonly assertions: readonly string[] };
  return assertions.map((name) => {
    const { $schema: _, ...schema } = readJson(join(SCHEMAS, name)) as { $schema?: string };
    const validate = ajv.compile(schema);
    return { name, holds: (value) => validate(value) === true };
  });
}

test('every annotation meets what the W3C working group says that annotations must', () => {
  for (const { name, holds } of musts('annotations/annotationMusts.test'))
    for (const item of items) {
      const alone = { '@context': full['@context'], ...item };
      expect(holds(alone), `${name}: ${item.id}`).toBe(true);
    }
});

test('what W3C forbids is told from what it allows', () => {
  const assertions = musts('annotations/annotationMusts.test');
  const [item] = items;
  const wrongs = [
    { ...item, id: 'no address' },
    { ...item, created: 'yesterday' },
    {
      ...item,
      target: { ...item?.target, selector: [{ type: 'TextPositionSelector', start: -1 }] },
    },
    { ...item, body: [{ type: 'SpecificResource', purpose: 'classifying' }] },
  ];
  for (const wrong of assertions.length > 0 ? wrongs : [])
    expect(assertions.every(({ holds }) => holds({ '@context': full['@context'], ...wrong }))).toBe(
      false,
    );
});

test('the collection and its page meet what they must', () => {
  for (const { name, holds } of musts('collections/collectionMusts.test')) {
    expect(holds(full), name).toBe(true);
    expect(holds(empty), `${name}, empty`).toBe(true);
  }
  for (const { name, holds } of musts('collections/pages/pageMusts.test'))
    expect(holds(full), name).toBe(true);
});

/** The context document: the W3C's own where it is at hand, and always a subset of ours. */
const contexts: readonly (readonly [string, object])[] = [
  ['the terms as this program knows them', ownContext],
  ...(existsSync(join(STANDARDS, 'anno.jsonld'))
    ? [['the context as published', readJson(join(STANDARDS, 'anno.jsonld'))] as const]
    : []),
];

const loaderOf = (context: object) => async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asked for ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: context as JsonLdObj };
};

/** Number of members of all nodes, keywords of the context left out. */
function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countMembers(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, member]) => sum + (key === '@context' ? 0 : 1 + countMembers(member)),
    0,
  );
}

/** The same for expanded JSON-LD, where plain literals, references and lists are objects too. */
function countExpanded(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce<number>((sum, each) => sum + countExpanded(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, member]) => sum + (key === '@list' ? 0 : 1) + countExpanded(member),
    0,
  );
}

describe.each(contexts)('expanded with %s', (_, context) => {
  const options = { documentLoader: loaderOf(context), safe: true } as const;

  test('no term is dropped', async () => {
    const expanded = await jsonld.expand(full as object, options);
    const keys = new Set<string>();
    JSON.stringify(expanded, (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
      return value;
    });
    for (const key of keys) expect(key).toMatch(/^(@|https?:\/\/)/);
    expect(countExpanded(expanded)).toBeGreaterThanOrEqual(countMembers(full));
  });

  test('a term that the context lacks would be noticed', async () => {
    const extended = { ...full, 'no term': 1 };
    await expect(jsonld.expand(extended, options)).rejects.toThrow(/[Ss]afe mode/);
  });

  test('every type is an absolute IRI', async () => {
    const expanded = await jsonld.expand(full as object, options);
    const types: string[] = [];
    JSON.stringify(expanded, (key, value: unknown) => {
      if (key === '@type') types.push(...[value].flat().map(String));
      return value;
    });
    expect(types.length).toBeGreaterThan(items.length);
    for (const type of types) expect(type).toMatch(/^https?:\/\//);
  });

  test('it says in RDF what it says in JSON', async () => {
    const quads = (await jsonld.toRDF(full as object, {
      ...options,
      format: 'application/n-quads',
    })) as unknown as string;
    const typed = quads.match(/#type> <http:\/\/www\.w3\.org\/ns\/oa#Annotation>/g) ?? [];
    expect(typed).toHaveLength(items.length);
    expect(quads).toContain('"34"^^<http://www.w3.org/2001/XMLSchema#decimal>');
    expect(quads).toContain(
      '<http://www.w3.org/ns/oa#motivatedBy> <http://www.w3.org/ns/oa#classifying>',
    );
    expect(quads).toContain('"2021-09/2022-09"^^<http://id.loc.gov/datatypes/edtf/EDTF>');
  });
});

test('both selectors of every placed target lead to the quote', () => {
  const texts = new Map<string, string>(project.documents.map(({ id, text }) => [id, text]));
  let placed = 0;
  for (const { id, target } of items.filter(({ motivation }) => motivation === 'classifying')) {
    const text = texts.get(target.source['schema:sha256']) ?? '';
    const [quote, position] = target.selector;
    if (position === undefined) continue;
    placed++;
    const { exact = '', prefix = '', suffix = '' } = quote ?? {};
    const { start = -1, end = -1 } = position;
    expect([...text].slice(start, end).join(''), id).toBe(exact);
    const at = codePointIndex(text).toUtf16(codePoint(start));
    expect(text.slice(at - prefix.length).startsWith(prefix + exact + suffix), id).toBe(true);
  }
  expect(placed).toBe(project.annotations.length - 1);
});
