import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { isWithinLimits } from '../../src/renderer/ui/markdown-limits.ts';
import { draw } from '../../src/renderer/ui/markdown-rendered.tsx';

/** Notes come with other people's files: whatever one holds, it is drawn as text that leads nowhere. */

const drawn = (text: string): Tree.DocumentFragment =>
  parseFragment(renderToStaticMarkup(draw(text, undefined)));

function* elementsOf(node: Tree.ParentNode): Generator<Tree.Element> {
  for (const child of node.childNodes)
    if ('tagName' in child) {
      yield child;
      yield* elementsOf(child);
    }
}

const ALLOWED = new Set(
  (
    'p h3 h4 h5 h6 em strong del code pre blockquote ul ol li hr br span div ' +
    'table thead tbody tr th td sup'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  'dir class role tabindex aria-label aria-description style start data-rac data-react-aria-pressable'.split(
    ' ',
  ),
);

/** What of a drawn text could do something; empty where nothing could. */
const dangers = (text: string): readonly string[] =>
  [...elementsOf(drawn(text))].flatMap(({ tagName, attrs }) => [
    ...(ALLOWED.has(tagName) ? [] : [tagName]),
    ...attrs
      .filter(({ name }) => !ATTRIBUTES.has(name))
      .map(({ name, value }) => `${tagName} ${name}=${value}`),
    ...attrs
      .filter(
        ({ name, value }) => name === 'style' && !/^text-align:(?:left|right|center)$/.test(value),
      )
      .map(({ value }) => `style ${value}`),
  ]);

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<script>',
          '</script>',
          '<img src=x onerror=y>',
          '<a href="javascript:x">',
          '<!--',
          '-->',
        ],
        ...[
          '<style>',
          '<svg onload=x>',
          '<iframe src=x>',
          '<base href=//x>',
          '<form action=x>',
          '<![CDATA[',
        ],
        ...[
          '[a](javascript:x)',
          '[a](data:text/html,x)',
          '![a](https://x/y.png)',
          '<javascript:x>',
          '<https://x>',
        ],
        ...[
          '[a]: javascript:x',
          '[a]',
          '![a][a]',
          '[^1]',
          '[^1]: x',
          'www.x.y',
          'https://x.y/?<z>',
          'a@b.c',
          'xmpp:a@b.c',
        ],
        ...[
          '|a|b|',
          '|:-|-:|',
          '- [ ] ',
          '- [x] ',
          '> ',
          '# ',
          '```',
          '~~~ x"y',
          '**',
          '~~',
          '`',
          '\\',
          '&#106;avascript:',
          '\n',
          '\n\n',
          '    ',
        ],
        ...['\u202e', '\u2066', '\u0000', '\ud800', '{{x}}', '${x}', '"', "'", '=', '/'],
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test('nothing that a note holds becomes more than text', () => {
  fc.assert(
    fc.property(soup, (text) => {
      expect(isWithinLimits(text)).toBe(true);
      expect(dangers(text)).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test('what would be dangerous in a page is told from what is not', () => {
  const page = parse('<p onclick="x"><a href="y">z</a></p>');
  const found = [...elementsOf(page)].map(({ tagName }) => tagName);
  expect(found.filter((name) => !ALLOWED.has(name))).toContain('a');
});

const many = (part: string, count: number): string => part.repeat(count);

test.each([
  ['quotations within one another', many('>', 24)],
  ['lists within one another', `${many('- ', 24)}a`],
  [
    'lists further and further in',
    Array.from({ length: 22 }, (_, at) => `${many('  ', at)}- a`).join('\n'),
  ],
  ['brackets', many('[', 2_999)],
  ['links never closed', many('[a](', 290)],
  ['emphasis never closed', many('*a **b ', 990)],
  ['emphasis within emphasis', `${many('*', 1_500)}a${many('*', 1_500)}`],
  ['a table', `|a|b|\n|-|-|\n${many('|a|b|\n', 480)}`],
  ['items', many('- a\n', 990)],
  ['paragraphs', many('a\n\n', 990)],
  ['addresses', many('https://a.b/( ', 370)],
])('as many %s as are taken for Markdown are drawn', (_, text) => {
  expect(isWithinLimits(text)).toBe(true);
  expect(dangers(text)).toEqual([]);
});

test.each([
  ['items', many('- a\n', 1_001)],
  ['cells', `|a|b|\n|-|-|\n${many('|a|b|\n', 500)}`],
  ['quoted lines', many('> a\n\n', 751)],
  ['lines', many('a\n', 2_001)],
])('of more %s a note is shown as it is written', (_, text) => {
  expect(isWithinLimits(text)).toBe(false);
});
