import fc from 'fast-check';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '#contract';
import type { DocumentId } from '#core/model';
import { extractSource } from '#main/services/corpus';
import {
  openLibrary,
  prepareDocument,
  type Library,
  type PreparedDocument,
} from '#main/services/library';
import { temporaryFolder } from '../support/temporary-folder.ts';

function prepared(text: string, name = 'a.txt'): PreparedDocument {
  const bytes = Buffer.from(text);
  const extracted = extractSource(bytes, name);
  if (!extracted.ok) throw new Error(extracted.message);
  return prepareDocument(extracted.value.body, extracted.value.metadata, bytes);
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const open = (folder: string): Library =>
  openLibrary({ folder, now: () => new Date('2024-05-06T07:08:09Z') });

describe('the library', () => {
  it('gives back what it was given, to another that opens it too', async () => {
    const folder = await temporaryFolder();
    const text = 'Emoji 😀 first.\n\nNotes\n\n[1] 😀 One.\n[2] Two 😀.\n[3] Three.\n';
    const { document } = valueOf(await open(folder).add(prepared(text)));
    const other = open(folder);
    expect(valueOf(await other.list())).toEqual([document]);
    const body = valueOf(await other.read(document.id));
    const extracted = extractSource(Buffer.from(text), 'a.txt');
    expect(extracted.ok && extracted.value.body).toEqual(body);
  });

  it('gives several texts at a time, in order, as many as make one answer', async () => {
    const library = open(await temporaryFolder());
    const texts = ['One.\n', 'Two.\n', `Long ${'and longer '.repeat(50_000)}.\n`, 'Last.\n'];
    const ids: DocumentId[] = [];
    for (const text of texts) ids.push(valueOf(await library.add(prepared(text))).document.id);
    const [one, two, long, last] = ids as [DocumentId, DocumentId, DocumentId, DocumentId];
    const gone = '0'.repeat(64) as DocumentId;
    const told = async (...asked: readonly DocumentId[]): Promise<readonly unknown[]> =>
      (await library.readSome(asked)).map((body) => body?.text ?? null);
    expect(await told(two, gone, one, last)).toEqual(['Two.\n', null, 'One.\n', 'Last.\n']);
    expect(await told(one, long, last)).toEqual(['One.\n']);
    expect(await told(long, last)).toEqual([texts[2]]);
  });

  it('holds offsets in code points in its files', async () => {
    const folder = await temporaryFolder();
    const { document } = valueOf(await open(folder).add(prepared('😀😀\nA line.\n')));
    const record = JSON.parse(
      await readFile(join(folder, `${document.id}.json`), 'utf8'),
    ) as unknown;
    expect(record).toMatchObject({
      formatVersion: 1,
      offsetUnit: 'codepoint',
      blocks: [
        { start: 0, end: 2 },
        { start: 3, end: 10 },
      ],
    });
  });

  it('keeps the file as it came where its bytes are not the text', async () => {
    const folder = await temporaryFolder();
    const library = open(folder);
    const same = valueOf(await library.add(prepared('The same.\n')));
    const other = valueOf(await library.add(prepared('Line ends.\r\n')));
    const names = await readdir(folder);
    expect(names).not.toContain(`${same.document.id}.source.txt`);
    expect(await readFile(join(folder, `${other.document.id}.source.txt`), 'utf8')).toBe(
      'Line ends.\r\n',
    );
  });

  it('keeps the first record of a text, also when two come at once', async () => {
    const library = open(await temporaryFolder());
    const both = await Promise.all(
      ['a.txt', 'b.txt'].map((name) => library.add(prepared('Text.', name))),
    );
    const [first, second] = both.map(valueOf);
    expect([first?.alreadyPresent, second?.alreadyPresent]).toEqual([false, true]);
    expect(second?.document).toEqual(first?.document);
    expect(second?.document.metadata.fileName).toBe('a.txt');
  });

  it('knows no document that it does not hold', async () => {
    const { summary } = prepared('Elsewhere.');
    expect(await open(await temporaryFolder()).read(summary.id)).toMatchObject({
      code: 'not-found',
    });
  });

  it('says of a text that is gone which it was, and takes the file anew', async () => {
    const folder = await temporaryFolder();
    const library = open(folder);
    const { document } = valueOf(await library.add(prepared('Some text.')));
    await rm(join(folder, `${document.id}.txt`));
    const answer = await library.read(document.id);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('“Some text.”') });
    expect(JSON.stringify(answer)).not.toContain(document.id);
    expect(valueOf(await library.add(prepared('Some text.'))).alreadyPresent).toBe(false);
    expect(valueOf(await library.read(document.id)).text).toBe('Some text.');
  });

  it('tells which texts are not there, and takes their files anew though it knew them', async () => {
    const folder = await temporaryFolder();
    const library = open(folder);
    const [one, other] = [
      valueOf(await library.add(prepared('Some text.'))).document.id,
      valueOf(await library.add(prepared('Another.'))).document.id,
    ];
    expect(valueOf(await library.missing([one, other]))).toEqual([]);
    await rm(join(folder, `${one}.txt`));
    expect(valueOf(await library.missing([one, other]))).toEqual([one]);
    expect(valueOf(await library.add(prepared('Some text.'))).alreadyPresent).toBe(false);
    expect(valueOf(await library.missing([one, other]))).toEqual([]);
    await rm(folder, { recursive: true });
    expect(valueOf(await library.missing([one, other]))).toEqual([one, other]);
    expect(valueOf(await library.add(prepared('Another.'))).alreadyPresent).toBe(false);
    expect(valueOf(await library.read(other)).text).toBe('Another.');
  });

  it.each([
    ['a changed text', 'txt', async (path: string) => writeFile(path, 'Some teXt.')],
    ['a cut text', 'txt', async (path: string) => truncate(path, 3)],
    ['a cut record', 'json', async (path: string) => truncate(path, 40)],
    ['a foreign record', 'json', async (path: string) => writeFile(path, '{"formatVersion":1}')],
  ])('puts %s aside and takes the file anew', async (_, suffix, damage) => {
    const folder = await temporaryFolder();
    const { document } = valueOf(await open(folder).add(prepared('Some text.')));
    await damage(join(folder, `${document.id}.${suffix}`));
    const library = open(folder);
    const answer = await library.read(document.id);
    expect(answer).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('Some text'),
    });
    const names = await readdir(folder);
    expect(names).toContain(`${document.id}.${suffix}.damaged-2024-05-06T07-08-09-000Z`);
    expect(valueOf(await library.list())).toEqual([]);
    expect(valueOf(await library.add(prepared('Some text.'))).alreadyPresent).toBe(false);
    expect(valueOf(await library.read(document.id)).text).toBe('Some text.');
  });

  it.each([
    ['missing', async (path: string) => rm(path)],
    ['cut', async (path: string) => truncate(path, (await stat(path)).size - 20)],
    ['noise', async (path: string) => writeFile(path, '\0\n{"id":1}\n[]\n')],
  ])('lists the same when its index is %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const library = open(folder);
    for (const text of ['One.', 'Two.', 'Three.']) await library.add(prepared(text));
    const before = valueOf(await library.list());
    await damage(join(folder, 'index.jsonl'));
    const after = valueOf(await open(folder).list());
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
    expect(valueOf(await open(folder).list())).toHaveLength(3);
  });

  it('says in words that its folder cannot be used', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, 'in the way');
    expect(await open(join(folder, 'library')).list()).toMatchObject({
      ok: false,
      message: expect.stringContaining('could not be read'),
    });
  });

  it('passes over leftovers of a write that power cut short', async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    const { summary, text } = prepared('Half written.');
    await writeFile(join(folder, `${summary.id}.txt`), text);
    await writeFile(join(folder, '.abc-0.tmp'), 'x');
    const library = open(folder);
    expect(valueOf(await library.list())).toEqual([]);
    expect(valueOf(await library.add(prepared('Half written.'))).alreadyPresent).toBe(false);
  });

  it('loses nothing of any text', async () => {
    const library = open(await temporaryFolder());
    const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const bytes = Buffer.from(lines.join('\n'));
        const extracted = extractSource(bytes, 'a.txt');
        if (!extracted.ok) return;
        const { body, metadata } = extracted.value;
        const added = valueOf(await library.add(prepareDocument(body, metadata, bytes)));
        expect(valueOf(await library.read(added.document.id))).toEqual(body);
      }),
      { numRuns: 60 },
    );
  });
});
