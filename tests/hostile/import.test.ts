import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSources } from '#main/services/corpus';
import { safeFileName } from '#main/host';
import { createImportRunner, type ImportAnswer, type RunImport } from '#main/services/importing';
import { buildWorker } from '../main/support/built-worker.ts';

/**
 * Imports that mean harm. What they become is text: the words that a reader was to see, and none
 * of the machinery. Numbers are those of the list of hostile input.
 */
let folder = '';
let worker: URL;
/** Within what the list allows: half a gibibyte, and the time that the product gives. */
let run: RunImport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obelus-hostile-'));
  worker = await buildWorker(folder);
  run = createImportRunner({ worker, memory: 512 });
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (answer: ImportAnswer): string =>
  answer.ok ? Buffer.from(answer.value.prepared.text).toString() : answer.message;

const read = async (content: string | Buffer, name: string): Promise<string> =>
  textOf(await run(Buffer.from(content), name));

describe('hostile pages become text', () => {
  it.each([
    ['H01', 'a<script>evil()</script><svg><script>evil()</script><text>x</text></svg>b', 'ab'],
    [
      'H02',
      '<p onclick=evil()>a<details ontoggle=evil() open>b</details><input onfocus=evil() autofocus>',
      'a\n\nb',
    ],
    [
      'H03',
      '<a href="javascript:evil()">a</a> <a href="JaVa\tScript:evil()">b</a> <a href="&#106;avascript:evil()">c</a>',
      'a b c',
    ],
    [
      'H04',
      '<img src="http://t.example/p.gif" srcset="http://u.example/q 2x"><picture><source srcset=http://v.example/x></picture><input type=image src=http://w.example/>a',
      'Image from t.example\n\na',
    ],
    [
      'H05',
      '<style>@import "http://t.example";p{background:url(http://t.example)}</style><p style="background:url(http://t.example)">a',
      'a',
    ],
    [
      'H06',
      '<link rel=preconnect href=http://t.example><link rel=stylesheet href=http://t.example><link rel=manifest href=//t.example>a',
      'a',
    ],
    ['H07', '<meta http-equiv=refresh content="0;url=http://t.example">a', 'a'],
    ['H08', '<base href=http://t.example/><img src=x alt="pic">a', 'Image: pic\n\na'],
    [
      'H09',
      'a<iframe srcdoc="<p>evil" src=http://t.example>evil</iframe><object data=x>evil</object><embed src=x><applet>evil</applet>b',
      'ab',
    ],
    ['H10', 'a<video src=x poster=y>evil</video><audio src=x>evil</audio>b', 'ab'],
    [
      'H11',
      '<form action=http://t.example><input value=evil autofocus><textarea>kept</textarea><select><option>evil</select>a</form>',
      'kept\n\na',
    ],
    [
      'H12',
      'a<svg><image href=http://t.example /><use href=#x /><a href="javascript:evil()"><text>evil</text></a></svg>b',
      'ab',
    ],
    [
      'H13',
      '<img src="data:text/html,<script>evil()</script>" alt="a"><a href="data:text/html,evil">b</a>',
      'Image: a\n\nb',
    ],
    [
      'H14',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=evil()&gt;">a',
      '',
    ],
    ['H14', '<noscript><p title="</noscript><img src=x onerror=evil()>">a', '">a'],
    [
      'H17',
      '<form id=getElementById name=__proto__>a</form><img name=documentElement alt="">',
      'a',
    ],
    ['H18', 'a<!-- b <p>c', 'a<!-- b\n\nc'],
    ['H18', 'a<plaintext>b<p>', 'a\n\nb<p>'],
    ['H18', 'a<xmp><b>b</b></xmp><textarea>c<p>', 'a\n\n<b>b</b>\n\nc<p>'],
    ['H19', '<meta charset=utf-7>+ADw-script+AD4-evil()', '+ADw-script+AD4-evil()'],
    ['H20', 'a<p style="display:none">b<p style="visibility: hidden">c', 'a\n\nb\n\nc'],
    [
      'H22',
      '<a ping=http://t.example href=x>a</a><script type=speculationrules>{"prefetch":[]}</script>',
      'a',
    ],
    [
      'H25',
      '<div style="position:fixed;z-index:9999;inset:0">Your session has ended</div>',
      'Your session has ended',
    ],
    ['U01', '<p>a\u202Eb\u2066c', 'a\u202Eb\u2066c'],
  ])('%s: %s', async (_, html, text) => {
    const answer = await run(Buffer.from(html), 'a.html');
    const became = textOf(answer);
    if (text === '') expect(became).not.toMatch(/evil|onerror/);
    else expect(became).toBe(text);
  });

  it('finishes or refuses in words, however deep or long a page is (H15, H16)', async () => {
    const pages = {
      'divs.html': '<div>'.repeat(100_000),
      'bold.html': '<b>'.repeat(100_000),
      'tables.html': '<table><tr><td>'.repeat(100_000),
      'elements.html': '<i></i>'.repeat(700_000),
    };
    for (const [name, html] of Object.entries(pages)) {
      const answer = await run(Buffer.from(`${html}text`), name);
      expect(answer.ok ? '' : answer.message).toContain(`“${name}”`);
    }
    const fonts = await run(Buffer.from(`${'<font a=1><p>'.repeat(3000)}text`), 'fonts.html');
    expect(fonts.ok).toBe(true);
    const long = await run(Buffer.from(`<p>${'All in one node. '.repeat(200_000)}`), 'long.html');
    expect(long.ok).toBe(true);
  });
});

describe('hostile Markdown becomes text', () => {
  it.each([
    [
      'M01',
      '<script>evil()</script>\n\n[x](javascript:evil()) ![](http://t.example/a.png) ![b](http://t.example/b.png)',
      '<script>evil()</script>\n\nx [Image from t.example: b]',
    ],
    ['M03', '---\ntitle: !!js/function "evil"\nx: &a [*a, *a]\n---\na', 'a'],
    ['M04', 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]', 'a[1]\n\n[1] b[2]\n\n[2] c[1]'],
  ])('%s: %s', async (_, markdown, text) => {
    expect(await read(markdown, 'a.md')).toBe(text);
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['stars', `a${'*'.repeat(50_000)}b`],
    ['quotes', `${'>'.repeat(50_000)} a`],
    ['emphasis', 'a**a'.repeat(12_500)],
    ['links', '[a](b'.repeat(10_000)],
    ['items', `${'- '.repeat(20_000)}a`],
    ['references', Array.from({ length: 100_000 }, (_, i) => `[r${i}]: x\n[r${i}]`).join('\n')],
    ['entities', '&'.repeat(50_000)],
  ])('is done with 50,000 %s (M02, M04)', async (_, markdown) => {
    const answer = await run(Buffer.from(markdown), 'a.md');
    expect(answer.ok ? '' : answer.message).toMatch(/^$|could not be read within 10 seconds/);
  });
});

describe('what takes more than there is, is ended by the limits of its thread, in words (I3)', () => {
  const ENDLESS = Buffer.from('<p>a<b>b</b>'.repeat(500_000));

  it('of memory', async () => {
    const answer = await createImportRunner({ worker, memory: 24 })(ENDLESS, 'endless.html');
    expect(answer).toMatchObject({
      code: 'too-large',
      message: '“endless.html” takes too much memory to be read.',
    });
  });

  it('of time', async () => {
    const answer = await createImportRunner({ worker, deadline: 1 })(ENDLESS, 'endless.html');
    expect(answer).toMatchObject({
      code: 'unreadable',
      message: '“endless.html” could not be read within 0 seconds and was given up.',
    });
  });

  it('and what is read gives out no more than a few times what it was', async () => {
    const inputs: readonly (readonly [string, string])[] = [
      ['references.md', Array.from({ length: 20_000 }, (_, i) => `[r${i}]: x\n[r${i}]`).join('\n')],
      ['entities.html', '&nGt;&CounterClockwiseContourIntegral;'.repeat(20_000)],
      ['alts.html', '<img alt="words" src=http://t.example/>'.repeat(20_000)],
      ['lists.html', '<ul><li>a'.repeat(5_000)],
      ['breaks.txt', '\r'.repeat(1_000_000) + 'words'],
      ['notes.md', `a${'[^1]'.repeat(20_000)}\n\n[^1]: b`],
    ];
    for (const [name, content] of inputs) {
      const answer = await run(Buffer.from(content), name);
      const given = answer.ok ? answer.value.prepared : null;
      const bytes = (given?.text.length ?? 0) + (given?.record.length ?? 0);
      expect([name, bytes < 50 * content.length]).toEqual([name, true]);
      expect([name, answer.ok ? '' : answer.message.includes(`“${name}”`)]).not.toEqual([
        name,
        false,
      ]);
    }
  });
});

describe('hostile text stays as it is', () => {
  it.each([
    ['U06', `${'a'.repeat(200)}\0b\u0085c\uFFFEd\u2028e`],
    ['U07', 'é e\u0301 \u212B'],
    ['U05', `a${'\u0301'.repeat(10_000)}`],
    ['R02', `${' '.repeat(60_000)}x${'\t'.repeat(60_000)}.`],
    ['R02', `${'Aaaa'.repeat(40)}!\n`.repeat(50)],
  ])('%s', async (_, text) => {
    expect(await read(text, 'a.txt')).toBe(text);
  });
});

describe('names that would part a sentence or turn it round are shown in it as signs (U02)', () => {
  const NAMES = [
    'a\nb.xyz',
    'report\u202Etxt.exe',
    '\u001b[31mred.bin',
    'x\u2028y.pdf',
    'a.\u2066b',
  ];
  const STEERING = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;

  it.each(NAMES)('%j where it is refused', async (name) => {
    const message = await read('words', name);
    expect(message).toMatch(/^“.*\ufffd.*are read\.$/);
    expect(message).not.toMatch(STEERING);
  });

  it('where they are found in a folder', async () => {
    const there = join(folder, 'names');
    await mkdir(there);
    for (const name of NAMES) await writeFile(join(there, name), 'words');
    const { refused } = await findSources([there]);
    expect(refused.join(' ')).toContain('report\ufffdtxt.exe');
    for (const sentence of refused) expect(sentence).not.toMatch(STEERING);
  });
});

describe('names to save under (E04)', () => {
  it.each([
    ['../../x.csv', 'x.csv'],
    ['a/b\\c:d*e?.txt', 'a-b-c-d-e.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['..', 'Untitled'],
    ['', 'Untitled'],
    ['.bashrc', 'bashrc'],
    ['trail. ', 'trail'],
    ['report\u202Etxt.exe', 'reporttxt.exe'],
    ['a\0b\n.md', 'ab.md'],
    [`${'x'.repeat(300)}.jsonld`, `${'x'.repeat(120)}.jsonld`],
    ['Été – 2021.md', 'Été – 2021.md'],
  ])('%j becomes %j', (suggested, safe) => {
    expect(safeFileName(suggested)).toBe(safe);
  });
});
