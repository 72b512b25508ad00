import fc from 'fast-check';

/** Strings that have broken readers somewhere, and pieces of them. */
export const nastyStrings: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\u202e',
  '\u2028',
  '../../etc/passwd',
  '..\\..\\x',
  '/etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  '\\\\srv\\share',
  'C:\\x',
  'CON',
  '__proto__',
  'constructor',
  'toString',
  '${7*7}',
  '{{7*7}}',
  '%00',
  '%2e%2e%2f',
  '<script>evil()</script>',
  'javascript:evil()',
  '=cmd|x',
  '0'.repeat(64),
  'f'.repeat(64),
  '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e11',
  'x'.repeat(5_000),
  '('.repeat(500),
  '"'.repeat(99),
  'AAAA',
  'AAA=',
  '{}\n',
  '{"a":1}\n',
  '\n\n',
];

const nastyNumbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 64,
  5e-324,
];

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}),
  fc.constantFrom(...nastyNumbers),
  fc.constantFrom(...nastyStrings),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer(),
);

const keys = fc.oneof(
  fc.constantFrom('a', 'id', 'kind', 'ref', 'length', 'then', 'toJSON', 'constructor', 'ok'),
  fc.string({ maxLength: 6 }),
);

/** Any JSON value, small, with what is nasty in it. */
export const junk: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'junk' },
    leaf,
    fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'junk' }),
    fc.dictionary(keys, tie('node'), { maxKeys: 4, depthIdentifier: 'junk' }),
  ),
})).node;

/** JSON whose text holds what no literal of this language can: reserved keys as keys of its own. */
export const reservedJson: readonly string[] = [
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"a":{"__proto__":null}}',
  '[{"__proto__":[]}]',
];
