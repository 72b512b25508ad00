import fc from 'fast-check';
import { BIRTH, checkFieldValue, documentFields, type Json } from '#core/model';
import { canonicalise, checkBody } from '#core/text';
import { extractSource } from '#main/services/corpus';
import { decodeRecord, prepareDocument } from '#main/services/library';
import {
  bytesFrom,
  hold,
  holdPrototypes,
  holdSentence,
  textsFrom,
  type Target,
} from '../target.ts';

const PAGES = [
  '<!doctype html><html lang=en><head><meta charset=utf-8><title>Levies &amp; dues</title><meta name=author content="Ann"></head><body><nav>Home</nav><article><h1>Levies</h1><p>First <b>words</b>, <i>then</i> more.<sup>1</sup></p><ul><li>one<li>two<ol><li value=7>deep</ol></ul><table><tr><th>a<td>b</table><blockquote>Said.</blockquote><pre> kept\n as is</pre><figure><img src="http://t.example/x.png" alt="map"><figcaption>A map</figcaption></figure><p id=fn1>1. A note.</p></article></body></html>',
  '<p>a<script>evil()</script><svg><a href="javascript:x"><text>b</text></svg><math><mi>c</math><template><p>d</template><noscript>e</noscript>',
  '<dl><dt>a<dd>b</dl><details open><summary>c</summary>d</details><select><option>e</select><textarea>\nf</textarea><ruby>g<rt>h</ruby>',
];
const MARKUP = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<a href=',
    '"javascript:x"',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
  ],
  ...[
    '<ul>',
    '<li>',
    '<li value=-9999999999>',
    '<ol start=1e9 reversed>',
    '<svg>',
    '<math>',
    '<mtext>',
    '<mglyph>',
    '<style>',
    '</style>',
    '<script>',
    '</script>',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '&#xd800;',
    '&notit;',
    '<plaintext>',
    '<xmp>',
    '<textarea>',
    '<select>',
    '<option>',
  ],
  ...[
    '<frameset>',
    '<template>',
    '</template>',
    '<title>',
    '<base href=//x>',
    '<meta charset=utf-7>',
    '<sup>',
    '</sup>',
    '<img alt="',
    '">',
    "'",
    '>',
    '<',
    '=',
    '/',
    '\0',
    '\u202e',
    '\ud800',
    ' style="display:none"',
    '<br>',
    '<hr>',
    '<h1>',
    '<h6>',
    '<figure>',
    '<figcaption>',
    '<pre>\n',
    '\t',
    '\n',
    ' ',
    'word',
    '1',
    '[1]',
    '12.',
  ],
];
const MARKDOWN = [
  '# Levies\n\nFirst *words*, **then** more.[^1] `code`\n\n- one\n  - two\n1. three\n\n> Said.\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nx\n```\n\n[^1]: A note.\n',
  '---\ntitle: Levies\ndate: 2021-05\n---\n\nSetext\n===\n\n[a](javascript:x "t") ![b](http://t.example/x.png) <https://x> [r]\n\n[r]: x\n\n<div onclick=x>raw</div>\n',
];
const MARKS = [
  ...[
    '# ',
    '## ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '999999999. ',
    '> ',
    '```',
    '~~~',
    '    ',
    '\t',
    '|',
    '|-|',
    ':-:',
    '***',
    '**',
    '*',
    '_',
    '__',
    '~~',
    '`',
    '\\',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[^1]',
    '[^1]: ',
    '[r]: ',
    '<',
    '>',
    '<b>',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
    '---\n',
    '===\n',
    '\n',
    '\n\n',
    ' ',
    '  \n',
    'word',
    '1',
    'https://x.y/',
    'a@b.c',
    '- [ ] ',
    '\0',
    '\u202e',
    '\ud800',
    'title: x\n',
  ],
];
const PLAIN = [
  'LEVIES IN THE EAST\n\nBy Ann Example\n12 May 2021\n\n1. Introduction\n\nThe first paragraph ends here.1 A second\nline of it.\n\n• one\n• two\n\nNotes\n\n1 A note on that.\n2 Ibid.\n',
  'Page 1 of 3\n\nA head\n\ntext.12 more\n\n\fPage 2 of 3\n\nA head\n\nand on.[13]\n\n13. The note.\n',
];
const LINES = [
  ...[
    '\n',
    '\n\n',
    '\f',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '    ',
    'A HEAD\n',
    'Notes\n',
    'References\n',
    '1 ',
    '1. ',
    '(1) ',
    '[1]',
    '.1',
    '¹',
    '²³',
    'a) ',
    'iv. ',
    '• ',
    '- ',
    '– ',
    '* ',
    'Page 1 of 2\n',
  ],
  ...[
    'By Ann Example\n',
    '12 May 2021',
    'Published: ',
    'word ',
    'Words of a sentence. ',
    '1.5',
    '2 ',
    '999999999999 ',
    '\0',
    '\u2028',
    '\u0085',
    '\u202e',
    '\ud800',
    'e\u0301',
    '👩‍👩‍👧',
    '\u200b',
    '___\n',
    '=====\n',
    '|',
  ],
];

/** Whatever the bytes, a document that can be kept and read back as it is, or one sentence. */
function check(name: string, bytes: Uint8Array): void {
  const answer = extractSource(bytes, name);
  holdPrototypes();
  if (!answer.ok) return holdSentence(answer.message);
  const { body, metadata, remarks } = answer.value;
  hold(checkBody(body) === null, `has a body in which ${checkBody(body) ?? ''}`);
  hold(canonicalise(body.text) === body.text, 'has a text that is not canonical');
  hold(
    remarks.every((remark) => /^[^\n\p{Cc}]+$/u.test(remark)),
    'has a remark of several lines',
  );
  const prepared = prepareDocument(body, metadata, bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const back = decodeRecord(decoder.decode(prepared.record), decoder.decode(prepared.text));
  hold(back !== null, 'cannot be read back');
  const record = `document/${prepared.summary.id}` as const;
  const wrong = checkFieldValue(record, BIRTH, documentFields(prepared.summary) as Json);
  hold(wrong === null, `comes to a record that ${String(wrong)}`);
  hold(JSON.stringify(back?.body) === JSON.stringify(body), 'is read back as something else');
}

const encoder = new TextEncoder();

function target(
  name: string,
  file: string,
  seeds: readonly string[],
  pieces: readonly string[],
): Target {
  const texts = textsFrom(seeds, pieces);
  const encodings = seeds.flatMap((seed) => [
    encoder.encode(seed),
    Buffer.from(`\ufeff${seed}`),
    Buffer.from(`\ufeff${seed}`, 'utf16le'),
    Buffer.from(seed, 'latin1'),
  ]);
  return {
    name,
    known: seeds,
    inputs: fc.oneof(
      { weight: 5, arbitrary: texts },
      { weight: 1, arbitrary: bytesFrom(encodings) },
    ),
    check: (input) => {
      check(file, typeof input === 'string' ? encoder.encode(input) : input);
    },
  };
}

export const documents: readonly Target[] = [
  target('html', 'a.html', PAGES, MARKUP),
  target('markdown', 'a.md', MARKDOWN, MARKS),
  target('text', 'a.txt', PLAIN, LINES),
];
