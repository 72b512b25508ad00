import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { methods } from '#contract';
import { readCodebookFile } from '#core/interchange';
import { BIRTH, checkFieldValue, documentFields, type Json } from '#core/model';
import { prepareSearch, searchableBody } from '#core/search';
import { readPlainText } from '#core/text';
import { extractSource } from '#main/services/corpus';
import { prepareDocument } from '#main/services/library';
import { messageOf, valueOf } from '../main/project/sample-projects.ts';

/** Rows of the list of hostile input that stand alone. */

const SOURCES = join(import.meta.dirname, '../../src');

describe('what is not read is refused', () => {
  it.each([
    ['a.docx', 'PK\x03\x04'],
    ['a.docm', 'PK\x03\x04'],
    ['a.txt', 'PK\x03\x04[Content_Types].xml word/document.xml'],
    ['a.html', 'PK\x03\x04[Content_Types].xml word/document.xml'],
    ['a.md', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ])('office documents, as %s', (name, bytes) => {
    expect(messageOf(extractSource(Buffer.from(bytes, 'latin1'), name))).toMatch(
      /^“a\.(docx|docm)” is a \.(docx|docm) file;|looks like a(n old|.*) .*office document/,
    );
  });

  it.each(['a.pdf', 'a.txt', 'a.html', 'a.md'])('PDF files, as %s', (name) => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(evil)>>>>');
    expect(messageOf(extractSource(bytes, name))).toMatch(/is a \.pdf file|looks like a PDF/);
  });
});

const concept = (at: number, broader: number): object => ({
  '@id': `urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-${String(at).padStart(12, '0')}`,
  '@type': 'skos:Concept',
  'skos:prefLabel': `T${at}`,
  'skos:broader': {
    '@id': `urn:uuid:6b0c6a4e-0d6f-4c55-9a9f-${String(broader).padStart(12, '0')}`,
  },
});

test.each([
  ['a circle of one', [concept(1, 1)]],
  ['a circle of three', [concept(1, 2), concept(2, 3), concept(3, 1)]],
  ['a chain of 10,000', Array.from({ length: 10_000 }, (_, at) => concept(at, at + 1))],
  ['a circle of 10,000', Array.from({ length: 10_000 }, (_, at) => concept(at, (at + 1) % 10_000))],
])('J17: tags in %s come to an end', (_, graph) => {
  const context = { skos: 'http://www.w3.org/2004/02/skos/core#' };
  const outcome = readCodebookFile(JSON.stringify({ '@context': context, '@graph': graph }));
  const { entries } = outcome.ok ? outcome.value : { entries: [] };
  expect(entries.length).toBe(graph.length);
  const parents = new Map(entries.map(({ id, parent }) => [id, parent] as const));
  let steps = 0;
  for (let at = entries[0]?.id ?? null; at !== null; at = parents.get(at) ?? null) steps++;
  expect(steps).toBeLessThanOrEqual(graph.length);
});

test('what a page states of itself without end comes to a record that can be kept', () => {
  const long = 'Ann '.repeat(5_000);
  const page = `<html lang="${'x'.repeat(5_000)}"><head><title>${long}</title><meta name=author content="${long}"><meta property="og:site_name" content="${long}"><meta property="article:published_time" content="2021-05-06${long}"><link rel=canonical href="https://x.example/${'y'.repeat(20_000)}"></head><body><p>Words.</p></body></html>`;
  const notes = `---\ntitle: ${long}\nauthor: ${long}\nlang: ${long}\nurl: https://x.example/${'y'.repeat(20_000)}\npublisher: ${long}\n---\nWords.\n`;
  for (const [name, text] of [
    ['a.html', page],
    ['a.md', notes],
  ] as const) {
    const bytes = Buffer.from(text);
    const { body, metadata } = valueOf(extractSource(bytes, name));
    const { summary } = prepareDocument(body, metadata, bytes);
    const record = `document/${summary.id}` as const;
    expect(checkFieldValue(record, BIRTH, documentFields(summary) as Json)).toBeNull();
    expect(methods.importSource.output.shape.document.safeParse(summary).success).toBe(true);
    expect(
      methods.importSource.output.shape.document.safeParse({
        ...summary,
        metadata: { ...summary.metadata, title: long },
      }).success,
    ).toBe(false);
  }
});

test('U01: marks that turn the direction of a text are kept, and told of', () => {
  const text = 'if access \u202e\u2066// check\u2069\u2066 begin\n';
  const { body, remarks } = valueOf(extractSource(Buffer.from(text), 'a.txt'));
  expect(body.text).toBe(text);
  expect(remarks).toEqual(['4 invisible marks turn the direction of its text; they are kept']);
  expect(valueOf(extractSource(Buffer.from('قال إن \u200fنعم'), 'b.txt')).remarks).toEqual([]);
});

test('U04: a word with what is not seen in it is found, and marked from its first sign to its last', () => {
  const text = 'The vil\u200bla\u00adge\u2060s burnt.';
  const options = { matchCase: false, matchDiacritics: false, includeBoilerplate: true };
  const prepared = prepareSearch({ text: 'villages', mode: 'word', ...options });
  const found = prepared.ok ? prepared.matcher.find(searchableBody(readPlainText(text).body)) : [];
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
    'vil\u200bla\u00adge\u2060s',
  ]);
});

test('U09: of mixed ends of lines comes one kind, and next line and separators stay', () => {
  const { body } = valueOf(extractSource(Buffer.from('a\rb\r\nc\nd\u0085e\u2028f'), 'a.txt'));
  expect(body.text).toBe('a\nb\nc\nd\u0085e\u2028f');
});

test('R03: nothing is looked for as nothing, and everything no further than the limit', () => {
  const options = { matchCase: false, matchDiacritics: false, includeBoilerplate: true };
  for (const text of ['', ' ', '\u200b'])
    expect(prepareSearch({ text, mode: 'plain', ...options })).toMatchObject({ ok: false });
  const body = searchableBody(readPlainText('a'.repeat(1_000_000)).body);
  const all = prepareSearch({ text: '.*?', mode: 'regex', ...options });
  expect(all.ok && all.matcher.find(body, 10).length).toBeLessThanOrEqual(10);
  const each = prepareSearch({ text: 'a', mode: 'plain', ...options });
  expect(each.ok && each.matcher.find(body, 1_000).length).toBe(1_000);
});

test('X09: nothing in the program opens an address, runs a program’s text or listens to the world', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  const calls =
    /\b(?:openExternal|setAsDefaultProtocolClient|crashReporter|autoUpdater|eval|new Function)\b\s*[.(]|innerHTML\s*=|dangerouslySetInnerHTML|document\.write|insertAdjacentHTML/;
  const found = files.filter((name) => calls.test(readFileSync(join(SOURCES, name), 'utf8')));
  expect(found).toEqual([]);
});
