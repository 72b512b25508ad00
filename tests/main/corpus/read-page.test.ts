import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody } from '#core/text';
import { extractSource } from '#main/services/corpus';
import { extracted, outline } from './outline.ts';

const page = (html: string): string[] => outline(html, 'a.html');

describe('a page', () => {
  it.each([
    [
      'blocks',
      '<h1>A</h1>text<p>b\n  c</p><div>d<p>e</div>',
      ['heading1: A', 'paragraph: text', 'paragraph: b c', 'paragraph: d', 'paragraph: e'],
    ],
    ['line breaks', '<p>a<br>b<br><br>c</p>', ['paragraph: a\nb', 'paragraph: c']],
    ['inline markup', '<p>a <b>b</b> <i> c</i>,<a href="x">d</a></p>', ['paragraph: a b c,d']],
    [
      'lists',
      '<ol start=3><li>c<ul><li>x</ul><li value=9>d</ol><ol type=a><li>y</ol>',
      ['listItem1<3>: 3. c', 'listItem2: x', 'listItem1<9>: 9. d', 'listItem1<a>: a. y'],
    ],
    [
      'items of several paragraphs, each under one marker',
      '<ul><li><p>a</p><p>b</p><ul><li>c</ul><p>d</p><li>e<br><br>f</ul>',
      [
        'listItem1: a',
        'listItem1+: b',
        'listItem2: c',
        'listItem1+: d',
        'listItem1: e',
        'listItem1+: f',
      ],
    ],
    [
      'quotes',
      '<blockquote><p>a</p><blockquote>b</blockquote></blockquote><p>say <q>c</q></p>',
      ['quote1: a', 'quote2: b', 'paragraph: say “c”'],
    ],
    ['preformatted text', '<pre>\n a\n  b </pre>', ['preformatted:  a\n  b']],
    [
      'tables of data',
      '<table><caption>T</caption><tr><th>a<th>b<tr><td>1<td><p>2</p></table>',
      ['caption: T', 'paragraph: a\tb', 'paragraph: 1\t2'],
    ],
    [
      'tables of layout',
      '<table><tr><td><h2>a</h2><p>b</p><td>c</table>',
      ['heading2: a', 'paragraph: b', 'paragraph: c'],
    ],
    [
      'pictures',
      '<figure><img src="https://x.org/a.png" alt="A map"><figcaption>b</figcaption></figure>',
      ['caption: Image from x.org: A map', 'caption: b'],
    ],
    ['decoration', '<p>a<img src="https://x.org/a.png" alt="">b</p>', ['paragraph: ab']],
    [
      'exponents',
      '<p>10<sup>6</sup> people on 5 km<sup>2</sup> of H<sub>2</sub>O</p>',
      ['paragraph: 10⁶ people on 5 km² of H₂O'],
    ],
    ['entities', '<p>a&nbsp;b &amp; &#x2014; &#xD800;</p>', ['paragraph: a\u00a0b & — \uFFFD']],
  ])('keeps %s', (_, html, blocks) => {
    expect(page(html)).toEqual(blocks);
  });

  it('links marks to notes, and leaves the way back out', () => {
    const html = `<p>Said so.<sup id="r1"><a href="#fn1">1</a></sup> Again.<a href="#fn2" role="doc-noteref">[2]</a></p>
      <section role="doc-endnotes"><ol><li id="fn1">First. <a href="#r1">↩</a></li><li id="fn2"><p>Second.</p></li></ol></section>`;
    expect(page(html)).toEqual([
      'paragraph: Said so.⟨1|1⟩ Again.⟨[2]|2⟩',
      'note<1>: 1. First.',
      'note<2>: 2. Second.',
    ]);
  });

  it('tells its article from what surrounds it', () => {
    const html = `<header><nav><a>Home</a></nav></header><main><p class=crumbs>World</p><article><h1>T</h1><p>${'Own words. '.repeat(20)}</p>
      <div class="share-buttons">Send</div><aside>See also</aside><footer>By us</footer></article><div id=comments><p>Nice.</p></div></main><footer>©</footer>`;
    expect(page(html).map((line) => line.slice(0, 18))).toEqual([
      '~paragraph: Home',
      '~paragraph: World',
      'heading1: T',
      'paragraph: Own wor',
      '~paragraph: Send',
      '~paragraph: See al',
      'paragraph: By us',
      '~paragraph: Nice.',
      '~paragraph: ©',
    ]);
  });

  it('is not taken for its own sidebar, whatever its wrapper is called', () => {
    const html =
      '<div class="page with-sidebar"><h1>T</h1><p>a</p></div><div class="sidebar">b</div>';
    expect(page(html)).toEqual(['heading1: T', 'paragraph: a', '~paragraph: b']);
  });

  it('says what is hidden in it', () => {
    const html =
      '<p>a <span style="display: none">b</span> c</p><div hidden>d</div><p style="font-size:0">e</p>';
    const lines = [
      'paragraph: a',
      '~paragraph: b',
      'paragraph: c',
      '~paragraph: d',
      '~paragraph: e',
    ];
    expect(page(html)).toEqual(lines);
    expect(extracted(html, 'a.html').remarks).toEqual([
      '3 passages are hidden in the source; they are kept, and dimmed',
    ]);
  });

  it('states its title, authors, date and place', () => {
    const html = `<html lang="en-GB"><title>T | Site</title><meta name=author content="Jane Roe"><meta property="og:site_name" content="Site">
      <link rel=canonical href="https://x.org/a"><meta property="article:published_time" content="2021-09-27T06:40:00Z"><h1>T</h1><p>a`;
    expect(extracted(html, 'a.html').metadata).toMatchObject({
      title: 'T',
      authors: ['Jane Roe'],
      publisher: 'Site',
      url: 'https://x.org/a',
      published: '2021-09-27',
      language: 'en-GB',
    });
  });

  it.each([
    [
      '{"@type":"NewsArticle","headline":"H","author":{"name":"A B"},"datePublished":"2020-01-02"}',
      { title: 'H', authors: ['A B'], published: '2020-01-02' },
    ],
    [
      '{"@graph":[{"@type":"Person"},{"@type":["Article"],"headline":"H","author":["A"]}]}',
      { title: 'H', authors: ['A'] },
    ],
    ['{"__proto__":{"@type":"Article","headline":"H"}}', { title: 'T' }],
    [
      '{"@type":"Article","headline":{"a":1},"author":7,"datePublished":"03/04/2020"}',
      { title: 'T' },
    ],
    [`${'['.repeat(100_000)}`, { title: 'T' }],
    ['{not json', { title: 'T' }],
  ])('takes from its data only what is plainly said: %.60s', (json, expected) => {
    const html = `<title>T</title><script type="application/ld+json">${json}</script><p>a`;
    const { title, authors, published } = extracted(html, 'a.html').metadata;
    expect({ title, authors, published }).toEqual({
      authors: undefined,
      published: undefined,
      ...expected,
    });
  });

  it('is well formed text whatever its markup, and always the same', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'table',
      'tr',
      'td',
      'li',
      'ol',
      'ul',
      'sup',
      'a href=#x',
      'h2',
      'pre',
      'q',
      'br',
      'img alt=x src=//h/i',
      'svg',
      'template',
      'article',
      'span hidden',
      'select',
      'textarea',
      'math',
      'form',
    );
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0] ?? ''}>`),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('a', ' ', '\n', '1', '<!--', '-->', '&#13;', '&lt;', '<plaintext>'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 50 }), (parts) => {
        const bytes = Buffer.from(parts.join(''));
        const once = extractSource(bytes, 'a.html');
        expect(extractSource(bytes, 'a.html')).toEqual(once);
        if (!once.ok) return;
        expect(checkBody(once.value.body)).toBe(null);
        expect(once.value.body.text).not.toMatch(/\r|\p{Surrogate}/u);
        for (const { start, end, kind } of once.value.body.blocks)
          if (kind !== 'preformatted')
            expect(once.value.body.text.slice(start, end)).not.toMatch(/^[ \n\t]|[ \n\t]$/);
      }),
      { numRuns: 400 },
    );
  });
});
