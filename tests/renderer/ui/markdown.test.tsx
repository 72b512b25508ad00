import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { firstLine, Markdown } from '#renderer/ui';
import { after, frame, render } from '../panels/render.tsx';

/** Draws a text, and waits until what lays it out is there. */
async function drawn(text: string, follow?: (address: string) => (() => void) | null) {
  const props = follow === undefined ? {} : { follow };
  const box = await render(<Markdown text={text} {...props} />);
  const isThere = (): boolean => box.querySelector('p, h3, ul, table, pre, hr') !== null;
  await after(() => vi.waitUntil(isThere, 20_000));
  return box;
}

test('headings, lists, tables, tasks, code and footnotes are laid out', async () => {
  const box = await drawn(
    [
      '# One\n\n## Two\n\nSome *emphasis*, **more**, ~~less~~, `code`.[^1]',
      '- [x] done\n- [ ] open\n\n3. third',
      '| a | b |\n| :-- | --: |\n| 1 | 2 |',
      '```\nblock\n```\n\n> quoted\n\n[^1]: Below.',
    ].join('\n\n'),
  );
  expect(box.querySelector('h3')?.textContent).toBe('One');
  expect(box.querySelector('h4')?.textContent).toBe('Two');
  expect(box.querySelector('ol')?.getAttribute('start')).toBe('3');
  const marks = [...box.querySelectorAll('[role="img"]')];
  expect(marks.map((each) => [each.textContent, each.getAttribute('aria-label')])).toEqual([
    ['☑', 'Done'],
    ['☐', 'Not done'],
  ]);
  expect(box.querySelector('[role="group"] > table')).not.toBeNull();
  expect([...box.querySelectorAll('td')].map(({ style }) => style.textAlign)).toEqual([
    'left',
    'right',
  ]);
  for (const name of ['em', 'strong', 'del', 'code', 'pre', 'blockquote', 'sup'])
    expect(box.querySelector(name), name).not.toBeNull();
  expect(box.textContent).toContain('Below.');
  expect(box.querySelector('[id]'), 'no name that another note may have too').toBeNull();
  expect(box.querySelector('input, button')).toBeNull();
});

test('a line that ends ends where it is read, too', async () => {
  const box = await drawn('one\ntwo *and\nthree*\n\n- four\n  five');
  expect([...box.querySelectorAll('p, li')].map((each) => each.innerHTML)).toEqual([
    'one<br>\ntwo <em>and<br>\nthree</em>',
    'four<br>\nfive',
  ]);
});

test('a quotation’s rule and an item’s marker stand where their words begin', async () => {
  const box = await drawn('> قالت الوزارة\n>\n> نعم\n\n- عربي\n\n- Latin\n\n> Latin');
  const [quoted, latinQuoted] = [...box.querySelectorAll('blockquote')].map((each) =>
    getComputedStyle(each),
  );
  expect(quoted?.borderRightWidth).toBe('2px');
  expect(quoted?.borderLeftWidth).toBe('0px');
  expect(latinQuoted?.borderLeftWidth).toBe('2px');
  const [item, latinItem] = [...box.querySelectorAll('li')].map((each) => getComputedStyle(each));
  expect(Number.parseFloat(item?.marginRight ?? '')).toBeGreaterThan(10);
  expect(item?.marginLeft).toBe('0px');
  expect(Number.parseFloat(latinItem?.marginLeft ?? '')).toBeGreaterThan(10);
});

test('each block stands in the direction of its own script', async () => {
  const box = await drawn('English\n\nقالت الوزارة\n\n- عربي\n- Latin');
  const blocks = [...box.querySelectorAll('p, li')];
  expect(blocks.map((each) => getComputedStyle(each).direction)).toEqual([
    'ltr',
    'rtl',
    'rtl',
    'ltr',
  ]);
});

test('a link to a page copies its address, says so, and is none that could be followed', async () => {
  const box = await drawn('See [there](https://example.org/a?b=c#d) and www.example.com.');
  const written: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    written.push(text);
    return Promise.resolve();
  });
  const links = [...box.querySelectorAll<HTMLElement>('[role="link"]')];
  expect(links.map(({ textContent }) => textContent)).toEqual(['there', 'www.example.com']);
  expect(box.querySelector('a, [href], [src]')).toBeNull();
  await after(() => links[0]?.click());
  await after(() => {
    links[1]?.focus();
    return userEvent.keyboard('{Enter}');
  });
  expect(written).toEqual(['https://example.org/a?b=c#d', 'http://www.example.com']);
  expect([...box.querySelectorAll('[role="status"]')].map((each) => each.textContent)).toEqual([
    'Address copied.',
    'Address copied.',
  ]);
});

test('a link to a place in the program leads there; to one that is not known, nowhere', async () => {
  const went: string[] = [];
  const follow = (address: string): (() => void) | null =>
    address.startsWith('obelus:known') ? () => void went.push(address) : null;
  const box = await drawn('[a](obelus:known/1-2) and [b](obelus:other/1-2)', follow);
  const links = [...box.querySelectorAll<HTMLElement>('[role="link"]')];
  expect(links.map(({ textContent }) => textContent)).toEqual(['a']);
  await after(() => links[0]?.click());
  expect(went).toEqual(['obelus:known/1-2']);
  expect(box.textContent).toBe('a and b');
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#x0a;script:alert(1)',
  'data:text/html,%3Cscript%3Ealert(1)%3C/script%3E',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'obelus:../../x',
  '//example.org/x',
  '#somewhere',
  'ms-settings:x',
])('a link to %s is words alone', async (address) => {
  const box = await drawn(`[words](<${address}>)`);
  expect(box.querySelector('a, [href], [role="link"]')).toBeNull();
  expect(box.textContent).toBe('words');
});

test('images are said and never loaded', async () => {
  const box = await drawn('![a cat](https://example.org/cat.png) ![](x.png)');
  expect(box.querySelector('img, picture, [src], [srcset]')).toBeNull();
  expect(box.textContent).toBe('[image: a cat] [image]');
});

test('HTML is the text it is', async () => {
  const html =
    '<script>window.hit = 1</script>\n\n<img src=x onerror="window.hit = 1">\n\n<a href="javascript:window.hit=1">x</a> <style>*{display:none}</style><svg onload=window.hit=1><iframe srcdoc="x">';
  const box = await drawn(html);
  expect(box.querySelector('script, img, a, style, svg, iframe, object')).toBeNull();
  expect(box.textContent).toContain('<script>window.hit = 1</script>');
  expect(box.textContent).toContain('onerror="window.hit = 1"');
  expect(window).not.toHaveProperty('hit');
});

const many = (part: string, count: number): string => part.repeat(count);

test.each([
  ['quotations within one another', many('>', 10_000) + ' a'],
  ['brackets', many('[', 10_000)],
  ['links never closed', many('[a](', 4_000)],
  ['lists within one another', many('- ', 10_000) + 'a'],
  ['ordered lists within one another', many('1. ', 10_000) + 'a'],
  [
    'lists further and further in',
    Array.from({ length: 600 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n'),
  ],
  ['emphasis never closed', many('*a **b ', 10_000)],
  ['emphasis within emphasis', many('*', 10_000) + 'a' + many('*', 10_000)],
  ['code never closed', Array.from({ length: 500 }, (_, at) => many('`', at + 1)).join(' ')],
  ['a table of 100,000 cells', '|a|b|\n|-|-|\n' + many('|a|b|\n', 50_000)],
  ['a million letters in one line', many('a', 1_000_000)],
  ['ten thousand paragraphs', many('a\n\n', 10_000)],
  ['ten thousand addresses', many('https://a.b/( ', 10_000)],
  ['addresses of mail', many('a@b.c ', 10_000)],
  ['entities', many('&amp;', 10_000)],
  ['definitions', Array.from({ length: 5_000 }, (_, at) => `[a${at}]: b`).join('\n')],
])('%s are shown as they are written, and say so', async (_, text) => {
  const box = await render(<Markdown text={text} />);
  await after(frame);
  expect(box.textContent).toContain(text);
  expect(box.querySelector('p')?.textContent).toMatch(/shown as it is written/);
});

test('letters that turn the direction around stay within their note', async () => {
  const box = await drawn('a \u202e\u2066 b https://example.org/\u202egnp.exe');
  const root = box.firstElementChild;
  expect(root === null ? '' : getComputedStyle(root).unicodeBidi).toBe('isolate');
  const hint = box.querySelector('[role="link"]')?.textContent;
  expect(hint).toContain('example.org');
});

test.each([
  ['## A *heading*\n\nand more', 'A heading', true],
  ['> - [ ] a [link](https://example.org) and `code`', 'a link and code', false],
  ['\n\n---\n\nafter a rule', 'after a rule', false],
  ['```js\nlet a\n```', 'let a', false],
  ['1. **first**\n2. second', 'first', true],
  ['2 * 3 * 4 and snake_case', '2 * 3 * 4 and snake_case', false],
  ['', '', false],
  ['![a cat](cat.png) sits', 'a cat sits', false],
])('the first line of %j', (text, line, isMore) => {
  expect(firstLine(text)).toEqual({ line, isMore });
});
