import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where what is hostile would send something, were it able to. */
export interface Sinks {
  readonly tcp: number;
  readonly udp: number;
}

/** What each document is named for: a row of the list of what is hostile, and the words in its text. */
export interface HostileFile {
  readonly name: string;
  /** Words that are there to be read once it is open; null where the file is refused. */
  readonly shows: string | null;
  readonly content: string | Buffer;
}

/** Marks the page, calls out by every means that scripts have, and leaves. */
const deed = ({ tcp, udp }: Sinks): string =>
  [
    "document.documentElement.dataset.evil='1'",
    `fetch('http://127.0.0.1:${String(tcp)}/f')`,
    `navigator.sendBeacon('http://127.0.0.1:${String(tcp)}/b','x')`,
    `new WebSocket('ws://127.0.0.1:${String(tcp)}/w')`,
    `new Image().src='http://hostile.invalid/i'`,
    `const c=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:${String(udp)}'}]});c.createDataChannel('x');c.createOffer().then(o=>c.setLocalDescription(o))`,
    `window.open('http://127.0.0.1:${String(tcp)}/o')`,
    "location='http://hostile.invalid/'",
  ].join(';');

/** Hostile documents, each of which is imported as words, or refused. */
export function hostileFiles(sinks: Sinks): readonly HostileFile[] {
  const js = deed(sinks);
  const at = `http://127.0.0.1:${String(sinks.tcp)}`;
  const far = 'http://hostile.invalid';
  const page = (name: string, body: string, head = ''): HostileFile => ({
    name: `${name}.html`,
    shows: `Words of ${name}.`,
    content: `<!doctype html><html><head><title>${name}</title>${head}</head><body><p>Words of ${name}.</p>${body}</body></html>`,
  });
  const plain = (name: string, text: string): HostileFile => ({
    name: `${name}.txt`,
    shows: `Words of ${name}.`,
    content: `Words of ${name}.\n\n${text}\n`,
  });
  return [
    page(
      'H01',
      `<script>${js}</script><svg><script>${js}</script></svg><script type=module>${js}</script>`,
    ),
    page(
      'H02',
      `<img src=x onerror="${js}"><svg onload="${js}"></svg><details open ontoggle="${js}">d</details><input autofocus onfocus="${js}"><style>@keyframes k{}</style><b style="animation:k" onanimationstart="${js}">b</b>`,
    ),
    page(
      'H03',
      `<a href="javascript:${js}">one</a> <a href="JaVa\tScript:${js}">two</a> <a href="&#106;avascript:${js}">three</a>`,
    ),
    page(
      'H04',
      `<img src="${at}/img"><img srcset="${far}/a 2x"><picture><source srcset="${at}/p"></picture><input type=image src="${at}/n">`,
    ),
    page(
      'H05',
      `<p style="background:url(${at}/bg);list-style:url(${far}/l)">styled</p>`,
      `<style>@import "${at}/css";@font-face{font-family:f;src:url(${far}/f)}body{background:image-set("${at}/s" 1x);font-family:f}</style>`,
    ),
    page(
      'H06',
      '',
      [
        'preconnect',
        'dns-prefetch',
        'prefetch',
        'preload',
        'modulepreload',
        'icon',
        'manifest',
        'stylesheet',
      ]
        .map((rel) => `<link rel=${rel} href="${rel === 'dns-prefetch' ? far : at}/${rel}">`)
        .join(''),
    ),
    page('H07', '', `<meta http-equiv=refresh content="0;url=${at}/r">`),
    page('H08', '<img src=x alt=pic>', `<base href="${at}/">`),
    page(
      'H09',
      `<iframe src="${at}/i"></iframe><iframe srcdoc="<script>${js.replaceAll('"', '')}</script>"></iframe><object data="${at}/o"></object><embed src="${at}/e"><portal src="${at}/p"></portal>`,
    ),
    page(
      'H10',
      `<video src="${at}/v" poster="${at}/p" autoplay><track src="${at}/t"></video><audio src="${at}/a" autoplay></audio>`,
    ),
    page(
      'H11',
      `<form action="${at}/form" id=f><input name=a><button autofocus>send</button></form><script>f.submit()</script>`,
    ),
    page(
      'H12',
      `<svg><image href="${at}/i"/><use href="${at}/u#x"/><feImage href="${at}/fe"/><a href="javascript:${js}"><text>t</text></a><animate href="#x" attributeName=href values="javascript:${js}"/></svg>`,
    ),
    page(
      'H13',
      `<img src="data:image/svg+xml,<svg onload='${js.replaceAll("'", '')}'>"><a href="data:text/html,<script>${js}</script>">data</a>`,
    ),
    page(
      'H14',
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${js}&gt;">`,
    ),
    page(
      'H17',
      '<form id=body name=__proto__><img name=forms><input id=getElementById name=createElement></form>',
    ),
    page(
      'H20',
      '<p style="display:none">Hidden words.</p><p style="color:#fff;background:#fff">White words.</p>',
    ),
    page(
      'H22',
      `<a ping="${at}/ping" attributionsrc="${at}/as" href="${at}/h">link</a><script type=speculationrules>{"prefetch":[{"urls":["${at}/sp"]}]}</script>`,
    ),
    page(
      'H25',
      '<div style="position:fixed;inset:0;z-index:99999;background:#fff">Your session has ended.</div><dialog open style="position:fixed">Sign in</dialog>',
    ),
    {
      name: 'M01.md',
      shows: 'Words of M01.',
      content: `# Words of M01.\n\n<script>${js}</script>\n\n[x](javascript:evil()) ![y](${at}/m) <img src=x onerror="${js}">\n\n[z]: ${at}/z\n[z] ![z]\n`,
    },
    plain('U01', 'if access \u202e\u2066// check\u2069\u2066 begin'),
    plain('U05', `a${'\u0301'.repeat(10_000)}\n\nNext paragraph.`),
    plain(
      'U06',
      'A\u0001\u0007\u001b[31mred\u0085\u2028B\uFFFEC and enough words that a few signs do not make it anything but a text.',
    ),
    plain('U09', 'one\rtwo\r\nthree\nfour\u0085five'),
    plain('U10', 'An endless line. '.repeat(40_000)),
    { name: 'D01.docx', shows: null, content: Buffer.from('PK\x03\x04') },
    { name: 'P02.pdf', shows: null, content: '%PDF-1.7 /OpenAction /JavaScript' },
    { name: 'disguised.txt', shows: null, content: '%PDF-1.7 /OpenAction /JavaScript' },
    { name: 'X03.url', shows: null, content: `[InternetShortcut]\nURL=${at}/url\n` },
    { name: 'X03.desktop', shows: null, content: `[Desktop Entry]\nExec=touch /tmp/evil\n` },
    {
      name: 'H19.html',
      shows: null,
      content: Buffer.concat([Buffer.from('<meta charset=utf-7>'), Buffer.alloc(400)]),
    },
  ];
}

/** A folder of them all, with a link that leads out of it. */
export async function writeHostileFolder(parent: string, sinks: Sinks): Promise<string> {
  const folder = join(parent, 'hostile');
  await mkdir(folder);
  for (const { name, content } of hostileFiles(sinks)) await writeFile(join(folder, name), content);
  await symlink('/etc/passwd', join(folder, 'passwd.txt'));
  return folder;
}

/** Annotations whose notes, names and identifiers mean harm. */
export function hostileAnnotations(sinks: Sinks): string {
  const js = deed(sinks);
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `javascript:${js}`,
    type: 'Annotation',
    creator: { id: 'javascript:evil()', type: 'Person', name: '<img src=x onerror=evil()>' },
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
      {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/markdown',
        value: `Hostile note <script>${js}</script> ![x](http://127.0.0.1:${String(sinks.tcp)}/note) [y](javascript:evil()) <img src=x onerror="${js}">`,
      },
    ],
    target: { source: 'plain', selector: { type: 'TextQuoteSelector', exact: 'Words of U06.' } },
  });
}
