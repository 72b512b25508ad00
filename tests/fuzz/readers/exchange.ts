import fc from 'fast-check';
import { readCodebookFile, readJsonLd } from '#core/interchange';
import { sha256Hex } from '#core/model';
import { hold, holdPrototypes, holdSentence, textsFrom, type Target } from '../target.ts';

const TEXT = 'In 2023 the group met.';
const ANNOTATION = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:uuid:7f4a6ad2-6c0e-4a2c-9d39-1d6c0f5f0001',
  type: 'Annotation',
  created: '2026-01-02T03:04:05Z',
  creator: { id: 'urn:uuid:7f4a6ad2-6c0e-4a2c-9d39-1d6c0f5f0002', type: 'Person', name: 'Ann' },
  body: [
    { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
    { type: 'TextualBody', purpose: 'commenting', value: 'Who says?', format: 'text/markdown' },
    {
      type: 'SpecificResource',
      purpose: 'identifying',
      source: { id: 'urn:x:1', type: 'Person', 'schema:name': 'Bo' },
    },
  ],
  target: {
    source: { id: `urn:sha256:${sha256Hex(TEXT)}`, 'dcterms:title': 'A text' },
    selector: [
      { type: 'TextQuoteSelector', exact: '2023', prefix: 'In ', suffix: ' the' },
      { type: 'TextPositionSelector', start: 3, end: 7 },
    ],
  },
};
const PAGE = {
  '@context': ANNOTATION['@context'],
  type: 'AnnotationCollection',
  label: 'x',
  first: { type: 'AnnotationPage', items: [ANNOTATION], next: 'http://x.example/2' },
};
const HYPOTHESIS = {
  rows: [
    {
      id: 'abc',
      user: 'acct:ann@hypothes.is',
      uri: 'https://x.example/',
      text: 'note',
      tags: ['claim'],
      created: '2026-01-02T03:04:05.000000+00:00',
      target: [{ source: 'https://x.example/', selector: ANNOTATION.target.selector }],
      document: { title: ['A'] },
    },
  ],
};
const LD_PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'null',
    'true',
    '-1',
    '1e400',
    '1.5',
    '9007199254740993',
    '"id"',
    '"type"',
    '"Annotation"',
    '"body"',
    '"target"',
    '"selector"',
    '"source"',
    '"items"',
    '"first"',
    '"next"',
    '"@graph"',
    '"@context"',
    '"@id"',
    '"@type"',
    '"value"',
    '"purpose"',
    '"tagging"',
    '"linking"',
    '"exact"',
    '"start"',
    '"end"',
    '"created"',
    '"creator"',
    '"http://x.example/c"',
    '"urn:uuid:0"',
    '"refinedBy"',
    '"rows"',
    '"skos:broader"',
    '"__proto__"',
    '\\u0000',
    '\\ud800',
    '\ufeff',
    '\0',
    ' ',
  ],
];

/** A value in which one place holds something else. */
function replaced(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[place % (keys.length + 1)];
  if (key === undefined) return by;
  const inner = replaced(
    (value as Record<string, unknown>)[key],
    Math.floor(place / (keys.length + 1)),
    by,
  );
  return Array.isArray(value)
    ? (value as unknown[]).map((each, index) => (String(index) === key ? inner : each))
    : { ...value, [key]: inner };
}

const roots = [ANNOTATION, [ANNOTATION], PAGE, HYPOTHESIS];
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    [[]],
    [null],
    0,
    -1,
    1.5,
    2 ** 53,
    true,
    '',
    'x',
    '\ud800',
    '\0',
    'tomorrow',
    '-1601-01-01',
    'javascript:x',
    'data:text/html,x',
    ANNOTATION,
    ANNOTATION.body,
    ANNOTATION.target,
    ANNOTATION.target.selector,
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const spoilt = fc
  .tuple(
    fc.constantFrom<unknown>(...roots),
    fc.array(fc.tuple(fc.nat(1_000_000), values), { minLength: 1, maxLength: 4 }),
  )
  .map(([root, edits]) =>
    JSON.stringify(edits.reduce<unknown>((value, [place, by]) => replaced(value, place, by), root)),
  );

function checkJsonLd(text: string): void {
  const outcome = readJsonLd(text);
  holdPrototypes();
  if (!outcome.ok) return holdSentence(outcome.message);
  for (const said of [...outcome.value.refused, ...outcome.value.remarks]) holdSentence(said);
  for (const { selectors, created, note } of outcome.value.annotations) {
    hold(typeof note === 'string', 'has a note that is no text');
    hold(created === null || !Number.isNaN(Date.parse(created)), 'has a time that is none');
    const { position = null } = selectors as { position?: { start: number; end: number } | null };
    if (position !== null)
      hold(
        Number.isSafeInteger(position.start) &&
          position.start >= 0 &&
          position.end >= position.start,
        'has offsets that are none',
      );
  }
  JSON.stringify([...outcome.value.documents]);
}

const QDC =
  '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes><Code guid="6b0c6a4e-0d6f-4c55-9a9f-000000000001" name="A" isCodable="true" color="#ff0000"><Description>d</Description><Code guid="6b0c6a4e-0d6f-4c55-9a9f-000000000002" name="B"/></Code></Codes><Sets><Set guid="x" name="s"><MemberCode guid="y"/></Set></Sets></CodeBook>';
const SKOS = JSON.stringify({
  '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
  '@graph': [
    {
      '@id': 'urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-000000000001',
      '@type': 'skos:Concept',
      'skos:prefLabel': 'A',
      'skos:narrower': [{ '@id': 'urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-000000000002' }],
    },
    {
      '@id': 'urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-000000000002',
      '@type': 'skos:Concept',
      'skos:prefLabel': { '@language': 'en', '@value': 'B' },
      'skos:broader': { '@id': 'urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-000000000001' },
    },
  ],
});
const XML_PIECES = [
  '<',
  '>',
  '/>',
  '</',
  '<Code ',
  '</Code>',
  '<Codes>',
  '</Codes>',
  '<CodeBook>',
  'guid="',
  'name="',
  'color="#',
  'isCodable="',
  '"',
  '=',
  '&amp;',
  '&x;',
  '&#0;',
  '<!DOCTYPE x [<!ENTITY x "y">]>',
  '<!ENTITY',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  'xmlns:a="b"',
  'a:',
  '\0',
  '\ud800',
  ' ',
  '\n',
  'x',
  '{',
  '}',
  '"@graph"',
  '"skos:prefLabel"',
  '"skos:broader"',
  '"@id"',
  ':',
  ',',
  '[',
];

function checkCodebook(text: string): void {
  const outcome = readCodebookFile(text);
  holdPrototypes();
  if (!outcome.ok) return holdSentence(outcome.message);
  for (const said of outcome.value.remarks) holdSentence(said);
  const { entries } = outcome.value;
  const parents = new Map(entries.map(({ id, parent }) => [id, parent]));
  hold(parents.size === entries.length, 'has an entry twice');
  for (const { id } of entries) {
    let steps = 0;
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null)
      if (++steps > entries.length) return hold(false, 'has entries in a circle');
  }
}

const plain = (input: string | Uint8Array): string =>
  typeof input === 'string' ? input : Buffer.from(input).toString();

export const exchange: readonly Target[] = [
  {
    name: 'json-ld',
    known: roots.map((root) => JSON.stringify(root)),
    inputs: fc.oneof(
      { weight: 3, arbitrary: spoilt },
      {
        weight: 2,
        arbitrary: textsFrom(
          roots.map((root) => JSON.stringify(root)),
          LD_PIECES,
        ),
      },
    ),
    check: (input) => {
      checkJsonLd(plain(input));
    },
  },
  {
    name: 'codebook',
    known: [QDC, SKOS],
    inputs: textsFrom([QDC, SKOS], XML_PIECES),
    check: (input) => {
      checkCodebook(plain(input));
    },
  },
];
