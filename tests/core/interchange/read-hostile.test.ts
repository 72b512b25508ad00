import { describe, expect, test } from 'vitest';
import { readJsonLd, type ImportedFile, type ReadOutcome } from '#core/interchange';
import { sha256Hex, type DocumentId } from '#core/model';
import { codePointIndex } from '#core/text';
import { placeImported } from './place-imported.ts';

const TEXT = 'In 2023 the 👩‍👩‍👧 group met.\nIt met again.';
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

type Json = Record<string, unknown>;

const annotation = (selector: unknown, rest: Json = {}): Json => ({
  '@context': CONTEXT,
  id: 'urn:uuid:7f4a6ad2-6c0e-4a2c-9d39-1d6c0f5f0001',
  type: 'Annotation',
  body: [{ type: 'TextualBody', purpose: 'tagging', value: 'claim' }],
  target: { source: `urn:sha256:${sha256Hex(TEXT)}`, selector },
  ...rest,
});
const quote = (exact: unknown, rest: Json = {}): Json => ({
  type: 'TextQuoteSelector',
  exact,
  ...rest,
});
const position = (start: unknown, end: unknown): Json => ({
  type: 'TextPositionSelector',
  start,
  end,
});

const readText = (text: string): ReadOutcome => readJsonLd(text);
const readValue = (value: unknown): ReadOutcome => readText(JSON.stringify(value));

/** The outcome in one line: why the file is refused, or what became of its annotations. */
function summary(outcome: ReadOutcome): string {
  if (!outcome.ok) return `${outcome.code}: ${outcome.message}`;
  const { annotations, refused } = outcome.value;
  return [`${annotations.length} read`, ...refused].join(' | ');
}

/** What placing a file's annotations in the text above comes to: "exact 3-7". */
function verdicts(file: ImportedFile): readonly string[] {
  const document = {
    id: sha256Hex(TEXT) as DocumentId,
    title: 'Text',
    text: TEXT,
    index: codePointIndex(TEXT),
  };
  return placeImported(file, [document]).map(({ anchoring }) =>
    anchoring.kind === 'orphan'
      ? `orphan: ${anchoring.reason}`
      : `${anchoring.kind}: ${TEXT.slice(anchoring.start, anchoring.end)}`,
  );
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('a file is refused whole', () => {
  const good = JSON.stringify(annotation(quote('2023')));
  const inside = (key: string): string => good.replace('{', `{${key},`);
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['J01: a million brackets', '['.repeat(1_000_000), /^damaged: .*nested more than 64 deep/],
    ['J02: objects nested 5,000 deep', nested(5000), /^damaged: .*nested more than 64 deep/],
    ['J03: __proto__', inside('"__proto__":{"isAdmin":true}'), /^damaged: .*the key "__proto__"/],
    [
      'J03: __proto__ deep inside',
      JSON.stringify(annotation([JSON.parse('{"__proto__":{"isAdmin":true}}')])),
      /the key "__proto__"/,
    ],
    ['J03: __proto__ in disguise', inside('"\\u005f_proto__":{}'), /the key "__proto__"/],
    [
      'J04: constructor',
      inside('"constructor":{"prototype":{"isAdmin":true}}'),
      /the key "constructor"/,
    ],
    ['J05: a key twice', inside('"id":"urn:uuid:0"'), /^damaged: .*the key "id" twice/],
    ['J05: a key twice, in disguise', inside('"\\u0069d":"urn:uuid:0"'), /the key "id" twice/],
    ['J07: no JSON', '<html>', /^damaged: .*not JSON/],
    ['J07: UTF-16 read as something else', '\ufffd\ufffd{\0"\0', /^damaged: .*not JSON/],
    ['cut off', good.slice(0, -5), /^damaged: .*cut off/],
    ['more brackets closed than opened', ']]]}}}', /^damaged: .*not JSON/],
    ['empty', '', /^damaged: .*not JSON/],
    ['NaN', good.replace('"Annotation"', 'NaN'), /^damaged: .*not JSON/],
    [
      'something else',
      '{"type":"FeatureCollection","features":[]}',
      /^unsupported-type: .*no annotations/,
    ],
    ['a number', '42', /^unsupported-type/],
    [
      'L01: a remote context',
      good.replace(CONTEXT, 'https://evil.example/c.jsonld'),
      /it asks for a context this program does not load: "https:\/\/evil\.example\/c\.jsonld"/,
    ],
    ['L01: a file as context', good.replace(CONTEXT, 'file:///etc/passwd'), /does not load/],
    [
      'L01: a remote context beside the known one',
      JSON.stringify(annotation(quote('2023'), { '@context': [CONTEXT, 'http://x.example/'] })),
      /does not load/,
    ],
    [
      'L01: a remote context deep inside',
      JSON.stringify(annotation({ ...quote('2023'), '@context': 'http://x.example/' })),
      /does not load/,
    ],
    [
      'L02: a term redefined',
      JSON.stringify(
        annotation(quote('2023'), { '@context': [CONTEXT, { exact: 'http://x.example/prefix' }] }),
      ),
      /gives "exact" a meaning of its own/,
    ],
    [
      'L02: a keyword redefined',
      JSON.stringify(annotation(quote('2023'), { '@context': { '@vocab': 'http://x.example/' } })),
      /sets "@vocab"/,
    ],
    [
      'L02: type redefined deep inside',
      JSON.stringify(annotation({ ...quote('2023'), '@context': { type: '@id' } })),
      /gives "type"/,
    ],
    [
      'a context that is none',
      JSON.stringify(annotation(quote('2023'), { '@context': 7 })),
      /its context is not one/,
    ],
    [
      'L03: blank nodes that know one another',
      JSON.stringify({
        '@graph': Array.from({ length: 100 }, (_, n) => ({
          '@id': `_:b${n}`,
          'http://x.example/p': [{ '@id': `_:b${(n * 7) % 100}` }],
        })),
      }),
      /^0 read/,
    ],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(summary(readText(text))).toMatch(expected);
    expect(({} as Json)['isAdmin']).toBeUndefined();
  });

  test('J06: larger than the limit', () => {
    expect(summary(readJsonLd('[1234567890]', { longest: 10 }))).toBe(
      'too-large: The file is too large: it has more than 10 characters.',
    );
  });

  test('more annotations than the limit', () => {
    expect(summary(readJsonLd('[1,2,3]', { mostAnnotations: 2 }))).toBe(
      'too-large: The file has more than 2 annotations.',
    );
  });
});

describe('an annotation that cannot be read is refused alone', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      'J09: an offset beyond safe integers',
      annotation(position(0, 9007199254740993)),
      'whole numbers',
    ],
    ['J09: a fraction', annotation(position(1.5, 3)), 'whole numbers'],
    ['J09: text', annotation(position('1', 3)), 'whole numbers'],
    ['J09: nothing', annotation(position(null, 3)), 'whole numbers'],
    ['J10: negative', annotation(position(-4, 3)), 'whole numbers'],
    ['J10: reversed', annotation(position(9, 3)), 'ends (3) before it starts (9)'],
    ['J10: empty', annotation(position(3, 3)), 'holds no text'],
    ['J08: half a character in the quote', annotation(quote('a\ud800')), 'half a character'],
    [
      'J08: half a character in the note',
      annotation(quote('2023'), { bodyValue: '\udc00' }),
      'half a character',
    ],
    ['a quote that is not text', annotation(quote(7)), 'quote is not text'],
    [
      'a context that is not text',
      annotation(quote('2023', { prefix: {} })),
      'context of its quote is not text',
    ],
    [
      'a note that is not text',
      annotation(quote('2023'), { body: { type: 'TextualBody', value: 9 } }),
      'note is not text',
    ],
    [
      'J18: a note too long',
      annotation(quote('2023'), { bodyValue: 'x'.repeat(100_001) }),
      'note is longer',
    ],
    ['a quote too long', annotation(quote('x'.repeat(200_001))), 'quote is longer'],
    [
      'a tag too long',
      annotation(quote('2023'), { body: { purpose: 'tagging', value: 'x'.repeat(201) } }),
      'tag is longer',
    ],
    ['no selector', annotation(undefined), 'marks no passage'],
    [
      'only selectors of other kinds',
      annotation([{ type: 'XPathSelector', value: '/p' }]),
      'marks no passage',
    ],
    ['no target', { ...annotation(quote('2023')), target: [] }, 'no target'],
    ['another type', { ...annotation(quote('2023')), type: 'Note' }, 'type is not Annotation'],
    ['no object', 'hello', 'not an object'],
  ];
  test.each(cases)('%s', (_, broken, reason) => {
    const good = annotation(quote('2023'));
    const line = summary(readValue([good, broken, good]));
    expect(line).toMatch(/^2 read \| Annotation 2( \(urn:uuid:7f4a6ad2[^)]*\))? was not read: /);
    expect(line).toContain(reason);
  });

  test('J09: 1e400 and -0', () => {
    const text = JSON.stringify([annotation(position(11, 22)), annotation(position(33, 44))]);
    const line = summary(readText(text.replace('22', '1e400').replace('33', '-0')));
    expect(line).toMatch(/^0 read.*whole numbers.*whole numbers/);
  });

  test('a sentence is not rewritten by the identifier it names', () => {
    const id = `urn:x:\u202e\n${'y'.repeat(500)}`;
    const outcome = readValue([annotation(position(3, 1), { id })]);
    const [sentence = ''] = outcome.ok ? outcome.value.refused : [];
    expect(sentence).not.toMatch(/[\u202e\n]/);
    expect(sentence.length).toBeLessThan(200);
  });
});

describe('an annotation that points amiss is kept, and never shifted in silence', () => {
  const points = (part: string): readonly [number, number] => {
    const start = [...TEXT.slice(0, TEXT.indexOf(part))].length;
    return [start, start + [...part].length];
  };
  const units = (part: string): readonly [number, number] => {
    const start = TEXT.indexOf(part);
    return [start, start + part.length];
  };
  const bytes = (part: string): readonly [number, number] => {
    const start = Buffer.byteLength(TEXT.slice(0, TEXT.indexOf(part)));
    return [start, start + Buffer.byteLength(part)];
  };
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['J10: beyond the end, with words', [position(5000, 5004), quote('2023')], 'moved: 2023'],
    [
      'J10: beyond the end, without words',
      position(5000, 5004),
      'orphan: its position is outside the text, and it quotes no words',
    ],
    [
      'J11: inside a family',
      position(13, 14),
      'orphan: its position cuts a character in two, and it quotes no words',
    ],
    ['J12: in code points', [position(...points('group')), quote('group')], 'exact: group'],
    ['J12: in UTF-16 units', [position(...units('group')), quote('group')], 'exact: group'],
    ['J12: in bytes', [position(...bytes('group')), quote('group')], 'moved: group'],
    [
      'J13: words that are not there',
      [position(3, 7), quote('2024')],
      'orphan: its words are not in the text',
    ],
    ['lines that end in CR LF', quote('met.\r\nIt'), 'exact: met.\nIt'],
  ];
  test.each(cases)('%s', (_, selector, expected) => {
    const outcome = readValue(annotation(selector));
    expect(outcome.ok && verdicts(outcome.value)).toEqual([expected]);
  });
});

describe('L04: an identifier is a text and nothing else', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '../../x', ''])(
    '%s',
    (id) => {
      const outcome = readValue(annotation(quote('2023'), { id }));
      const [first] = outcome.ok ? outcome.value.annotations : [];
      expect(first?.origin).toBe(id);
      expect(first?.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    },
  );
});

test('J07: a byte order mark is passed over', () => {
  expect(summary(readText(`\ufeff${JSON.stringify(annotation(quote('2023')))}`))).toBe('1 read');
});

test('J21: a time that is none is left out', () => {
  const times = ['tomorrow', '2026-13-45T00:00:00Z', '2026-01-01T00:00:00', 7, {}];
  for (const created of times) {
    const outcome = readValue(annotation(quote('2023'), { created }));
    expect(outcome.ok && outcome.value.annotations[0]?.created).toBeNull();
  }
});

test('pages that are elsewhere are not fetched, and that is said', () => {
  const outcome = readValue({
    '@context': CONTEXT,
    type: 'AnnotationCollection',
    total: 5,
    first: {
      type: 'AnnotationPage',
      items: [annotation(quote('2023'))],
      next: 'https://x.example/2',
    },
  });
  expect(outcome.ok && outcome.value.annotations).toHaveLength(1);
  expect(outcome.ok && outcome.value.remarks).toEqual([
    'Further annotations are on other pages, which were not fetched.',
  ]);
});
