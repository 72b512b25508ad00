import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContainer } from '../../../src/main/services/project/container/read-container.ts';
import type { ContainerRules } from '../../../src/main/services/project/container/rules.ts';
import {
  writeContainer,
  type ContainerEntry,
} from '../../../src/main/services/project/container/write-container.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { CONTAINER_ROWS, descriptor, good, text } from '../../hostile/projects/container-rows.ts';
import { forgedZip, type Forged } from '../../hostile/projects/forged-zip.ts';

const MEBIBYTE = 1024 * 1024;

const rules: ContainerRules = {
  maxFile: 8 * MEBIBYTE,
  maxEntries: 1_000,
  maxEntry: 16 * MEBIBYTE,
  maxTotal: 20 * MEBIBYTE,
  maxRatio: 200,
  allows: (name) => !name.endsWith('.zip'),
  mimetype: null,
};

const read = (bytes: Uint8Array, own: ContainerRules = rules) =>
  readContainer({ name: 'p.obelus', bytes }, own);

describe('a container', () => {
  it.each(CONTAINER_ROWS)('is refused for %s', async (_, entries, file, says) => {
    const answer = await read(forgedZip(entries, file));
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(says) as string });
    if (answer.ok) return;
    expect(answer.message).toMatch(/^“p\.obelus” was not opened: [^\n\p{C}]*\.$/u);
    expect(answer.message.length).toBeLessThan(300);
  });

  it('is refused for any length it is cut to', async () => {
    const bytes = forgedZip([good, { name: 'b.txt', content: text('more'.repeat(20)), method: 8 }]);
    expect((await read(bytes)).ok).toBe(true);
    for (let length = 0; length < bytes.length; length++)
      expect([length, (await read(bytes.subarray(0, length))).ok]).toEqual([length, false]);
  });

  it('is refused in clear words where it is no ZIP file', async () => {
    const messages = await Promise.all(
      ['', 'x', 'Plain words, and nothing else than these plain words.'].map(async (words) => {
        const answer = await read(text(words));
        return answer.ok ? null : answer.message;
      }),
    );
    expect(messages).toEqual([
      '“p.obelus” was not opened: it is empty.',
      '“p.obelus” was not opened: it is no ZIP file, or was cut off.',
      '“p.obelus” was not opened: it is no ZIP file, or was cut off.',
    ]);
  });

  it('is read with whatever date it bears', async () => {
    for (const date of [0, 0x21, 0xffff])
      expect((await read(forgedZip([{ ...good, date }]))).ok).toBe(true);
  });

  it('is read with sizes behind the data, as programs write that do not know them before', async () => {
    const content = text('streamed');
    const trailer = descriptor(crc32(content), content.length, content.length);
    for (const behind of [trailer, trailer.subarray(4)]) {
      const bytes = forgedZip([{ name: 'a', content, flags: 0x808, trailer: behind }]);
      const answer = await read(bytes);
      expect(answer.ok && answer.value.get('a')).toEqual(content);
    }
  });

  it('is opened only where it is a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'real.zip');
    await writeFile(file, forgedZip([good]));
    await symlink(file, join(folder, 'link.zip'));
    await mkdir(join(folder, 'folder.zip'));
    execFileSync('mkfifo', [join(folder, 'pipe.zip')]);
    expect((await readContainer(file, rules)).ok).toBe(true);
    for (const [name, what] of [
      ['link.zip', 'a link'],
      ['folder.zip', 'a folder'],
      ['pipe.zip', 'a pipe'],
      ['none.zip', 'not there'],
    ] as const) {
      const answer = await readContainer(join(folder, name), rules);
      expect(answer.ok ? '' : answer.message).toContain(what);
    }
    const device = await readContainer('/dev/zero', rules);
    expect(device.ok ? '' : device.message).toContain('a device');
  });

  it('is refused by size before it is read', async () => {
    const answer = await read(Buffer.alloc(20), { ...rules, maxFile: 10 });
    expect(answer).toMatchObject({ ok: false, code: 'too-large' });
  });

  it.each([
    ['is not there', [good], /does not begin with its mimetype/],
    ['is packed', [{ name: 'mimetype', content: text('a/b'), method: 8 }], /mimetype is packed/],
    ['is not the first', [good, { name: 'mimetype', content: text('a/b') }], /does not begin/],
    ['says something else', [{ name: 'mimetype', content: text('a/c') }], /of another kind/],
  ] satisfies readonly (readonly [string, readonly Forged[], RegExp])[])(
    'is refused where its mimetype %s',
    async (_, entries, says) => {
      const answer = await read(forgedZip(entries), { ...rules, mimetype: 'a/b' });
      expect(answer.ok ? '' : answer.message).toMatch(says);
    },
  );
});

const entry = fc.record({
  // None of the reserved names begins so.
  name: fc.stringMatching(/^x[a-z0-9ßéж]{0,11}$/),
  bytes: fc.uint8Array({ maxLength: 400 }),
  isStored: fc.boolean(),
});
const entries: fc.Arbitrary<ContainerEntry[]> = fc.uniqueArray(entry, {
  maxLength: 8,
  selector: ({ name }) => name.normalize('NFC').toUpperCase(),
});

describe('a container that is written', () => {
  it('is read as the very same entries in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (given) => {
        const answer = await read(writeContainer(given, rules.maxRatio));
        if (!answer.ok) throw new Error(answer.message);
        expect([...answer.value].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          given.map(({ name, bytes }) => [name, [...bytes]]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has the same bytes at any time and in any time zone', () => {
    const given = [{ name: 'a.txt', bytes: text('words '.repeat(100)) }];
    const zone = process.env['TZ'];
    const once = writeContainer(given, 200);
    process.env['TZ'] = 'Pacific/Auckland';
    const again = writeContainer(given, 200);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(once, again)).toBe(0);
  });

  it('can be read again also where it holds nothing but one letter', async () => {
    const bytes = Buffer.alloc(4 * MEBIBYTE, 'a');
    const answer = await read(writeContainer([{ name: 'a.txt', bytes }], rules.maxRatio));
    expect(answer.ok && answer.value.get('a.txt')?.length).toBe(bytes.length);
  });

  it('is what another reader takes for a ZIP file', () => {
    const read = unzipSync(writeContainer([{ name: 'é/a.txt', bytes: text('words') }], 200));
    expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['é/a.txt', 'words'],
    ]);
  });
});
