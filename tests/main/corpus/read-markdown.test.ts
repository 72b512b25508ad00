import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody } from '#core/text';
import { extractSource } from '#main/services/corpus';
import { extracted, outline } from './outline.ts';

const markdown = (text: string): string[] => outline(text, 'a.md');

describe('Markdown', () => {
  it.each([
    [
      'headings and paragraphs',
      '# A *b*\n\nc\nd\n\nE\n===',
      ['heading1: A b', 'paragraph: c d', 'heading1: E'],
    ],
    [
      'lists',
      '- a\n  - b\n\n    c\n- d\n\n3. e\n4. f',
      [
        'listItem1: a',
        'listItem2: b',
        'listItem2+: c',
        'listItem1: d',
        'listItem1<3>: 3. e',
        'listItem1<4>: 4. f',
      ],
    ],
    ['tasks', '- [x] a\n- [ ] b', ['listItem1: [x] a', 'listItem1: [ ] b']],
    ['quotes', '> a\n> > b', ['quote1: a', 'quote2: b']],
    ['code', '```js\na\n  b\n```\n\nand `c`', ['preformatted: a\n  b', 'paragraph: and c']],
    ['tables', '| a | b |\n|---|---|\n| 1 | 2 |', ['paragraph: a\tb', 'paragraph: 1\t2']],
    ['links', '[a](http://x "t") <http://y> [b][1]\n\n[1]: z', ['paragraph: a http://y b']],
    ['hard breaks', 'a  \nb\\\nc', ['paragraph: a\nb\nc']],
    [
      'pictures',
      '![A map](https://x.org/m.png)\n\na ![b](c.png)',
      ['caption: Image from x.org: A map', 'paragraph: a [Image: b]'],
    ],
    [
      'raw HTML, as it is written',
      '<div onclick="x()">a</div>\n\nb <b>c</b><br>d',
      ['paragraph: <div onclick="x()">a</div>', 'paragraph: b <b>c</b>\nd'],
    ],
    [
      'footnotes, numbered by their marks',
      'a[^z] b[^y] c[^q]\n\n[^y]: Two.\n[^z]: One.\n[^x]: Left.',
      [
        'paragraph: a⟨[1]|1⟩ b⟨[2]|2⟩ c[^q]',
        'note<1>: [1] One.',
        'note<2>: [2] Two.',
        'note<3>: [3] Left.',
      ],
    ],
  ])('renders %s', (_, text, blocks) => {
    expect(markdown(text)).toEqual(blocks);
  });

  it('takes plain facts from its front matter, and no YAML', () => {
    const text = [
      '---',
      "title: 'It''s a title'",
      'authors:',
      '  - Jane Roe',
      '  - "John Doe"',
      'date: 2021-08-28',
      'source: https://x.org/a',
      'publisher: !!js/function "function () { return 1 }"',
      'a: &a [x, x]',
      'b: *a',
      '---',
      'Text.',
    ].join('\n');
    expect(markdown(text)).toEqual(['paragraph: Text.']);
    expect(extracted(text, 'a.md').metadata).toMatchObject({
      title: "It's a title",
      authors: ['Jane Roe', 'John Doe'],
      published: '2021-08-28',
      url: 'https://x.org/a',
      publisher: '!!js/function "function () { return 1 }"',
    });
  });

  it.each(['---\nno end', '---\n\n---\n\na', 'a\n---\ntitle: x\n---'])(
    'does not take a rule for front matter: %j',
    (text) => {
      expect(extracted(`${text}\n\nb`, 'a.md').metadata.title).not.toBe('x');
      expect(markdown(`${text}\n\nb`).at(-1)).toContain('b');
    },
  );

  it('is read as plain text where no person wrote it so', () => {
    const { remarks, metadata } = extracted(`${'>'.repeat(60)} a`, 'a.md');
    expect(metadata.extractor).toBe('obelus-text/1');
    expect(remarks).toEqual([expect.stringContaining('read as plain text')]);
  });

  it('is well formed text whatever is written, and always the same', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '# ',
        '- ',
        '1. ',
        '> ',
        '\n',
        '\n\n',
        '    ',
        '*',
        '**',
        '_',
        '`',
        '```\n',
        '[^1]',
        '[^1]: ',
        '[a](b)',
        '![a](b)',
        '|',
        '|-|\n',
        '<b>',
        '<br>',
        '~~',
        'www.a.b',
        '---\n',
        'a: b\n',
        '\\',
        '&#13;',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 50 }), (parts) => {
        const bytes = Buffer.from(parts.join(''));
        const once = extractSource(bytes, 'a.md');
        expect(extractSource(bytes, 'a.md')).toEqual(once);
        if (!once.ok) return;
        expect(checkBody(once.value.body)).toBe(null);
        expect(once.value.body.text).not.toMatch(/\r|\p{Surrogate}/u);
      }),
      { numRuns: 300 },
    );
  });
});
