import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { disk, writeFileAtomically, type FileLayer } from '#main/services/files';
import { messageOf, valueOf } from '../project/sample-projects.ts';
import { FailingFiles, type Fault } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  bytesIn,
  copyInto,
  inFolder,
  openIn,
  PASSPHRASE,
  recordsOf,
  reopened,
  ROOT,
  stateOf,
  vaultIn,
} from './vault-in.ts';

/** A passphrase that takes the place of the usual one. */
const NEXT = 'seven white storks';

const text = (words: string): Buffer => Buffer.from(words, 'utf8');
const base64 = (words: string): string => text(words).toString('base64');

/** Adds to a file, and has it on the disk. */
async function keep(files: FileLayer, name: string, words: string): Promise<void> {
  await files.mkdir(ROOT, { recursive: true });
  const path = join(ROOT, name);
  const handle = await files.open(path, 'r+').catch(() => files.open(path, 'wx+'));
  const { size } = await handle.stat();
  await handle.write(text(words), 0, text(words).length, size);
  await handle.datasync();
  await handle.close();
}

describe('the files of a vault', () => {
  it.each([
    ['a file that is not there', 'ENOENT', (files) => files.readFile(join(ROOT, 'x'))],
    ['a folder read as a file', 'EISDIR', (files) => files.readFile(ROOT)],
    ['a file listed as a folder', 'ENOTDIR', (files) => files.readdir(join(ROOT, 'a'))],
    ['a folder that is not there', 'ENOENT', (files) => files.readdir(join(ROOT, 'x'))],
    ['a new file where there is one', 'EEXIST', (files) => files.open(join(ROOT, 'a'), 'wx+')],
    ['a file in no folder', 'ENOENT', (files) => files.open(join(ROOT, 'x', 'a'), 'w')],
    ['a folder in no folder', 'ENOENT', (files) => files.mkdir(join(ROOT, 'x', 'y'))],
    ['a folder where there is a file', 'EEXIST', (files) => files.mkdir(join(ROOT, 'a'))],
    [
      'what is not there moved',
      'ENOENT',
      (files) => files.rename(join(ROOT, 'x'), join(ROOT, 'y')),
    ],
    ['a file moved out', 'EXDEV', (files) => files.rename(join(ROOT, 'a'), '/nowhere/a')],
    ['a file copied in', 'EXDEV', (files) => files.copyFile('/nowhere/a', join(ROOT, 'b'))],
    ['what is not there removed', 'ENOENT', (files) => files.unlink(join(ROOT, 'x'))],
  ] satisfies readonly (readonly [string, string, (files: FileLayer) => Promise<unknown>])[])(
    'are as on the disk: %s is refused as %s',
    async (_, code, act) => {
      const { files } = await openIn(await temporaryFolder());
      await keep(files, 'a', 'one');
      await expect(act(files)).rejects.toMatchObject({ code });
    },
  );

  it('are what they are to whoever has them open, and read only where opened so', async () => {
    const { files } = await openIn(await temporaryFolder());
    await keep(files, 'a', 'grey herons');
    const handle = await files.open(join(ROOT, 'a'), 'r');
    const part = Buffer.alloc(4);
    expect(await handle.read(part, 0, 4, 5)).toEqual({ bytesRead: 4 });
    expect(part.toString()).toBe('hero');
    await expect(handle.write(part, 0, 4, 0)).rejects.toMatchObject({ code: 'EBADF' });
    await files.unlink(join(ROOT, 'a'));
    expect((await handle.stat()).size).toBe(11);
    await handle.close();
    await expect(handle.read(part, 0, 4, 0)).rejects.toMatchObject({ code: 'EBADF' });
    expect(files.readNow(join(ROOT, 'a'), 100)).toBeNull();
  });

  it('elsewhere lie on the disk', async () => {
    const folder = await temporaryFolder();
    const { files } = await openIn(join(folder, 'sealed'));
    valueOf(await writeFileAtomically(join(folder, 'mine.txt'), text('mine'), files));
    expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
    expect((await files.statfs(ROOT)).bsize).toBe((await disk.statfs(folder)).bsize);
  });

  it('hold no more together than they may, and what is refused changes nothing', async () => {
    const folder = await temporaryFolder();
    const { files } = await openIn(folder, { mostBytes: 1_000 });
    await keep(files, 'a', 'x'.repeat(900));
    const written = await writeFileAtomically(join(ROOT, 'b'), Buffer.alloc(200), files);
    expect(written).toMatchObject({ ok: false, code: 'too-large' });
    expect(messageOf(written)).toMatch(
      /“b” could not be written: the private workbench would hold/,
    );
    expect(Object.keys(await stateOf(files))).toEqual(['a']);
    valueOf(await writeFileAtomically(join(ROOT, 'b'), Buffer.alloc(100), files));
    expect(Object.keys((await reopened(folder)).state)).toEqual(['a', 'b']);
  });
});

describe('what a vault keeps on the disk', () => {
  const secret = 'Schattenkraniche';

  it('is the same files for whoever opens it again, and readable nowhere', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder);
    await vault.files.mkdir(join(ROOT, 'library'), { recursive: true });
    const path = join(ROOT, 'library', `${secret}.txt`);
    valueOf(await writeFileAtomically(path, text(`${secret} `.repeat(500)), vault.files));
    const state = await stateOf(vault.files);
    for (const [name, bytes] of await bytesIn(folder)) {
      expect(name).not.toContain(secret);
      expect(bytes.toString('latin1')).not.toContain(secret);
    }
    await vault.end();
    expect(await reopened(folder)).toEqual({ state, problems: [] });
    expect(await recordsOf(folder)).toHaveLength(1);
  });

  it('opens with any program for age: the key with the passphrase, each record with the key', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder);
    await keep(vault.files, 'a', secret);
    await vault.end();
    const byPassphrase = new Decrypter();
    byPassphrase.addPassphrase(PASSPHRASE);
    const key = await byPassphrase.decrypt(await readFile(join(folder, 'key.age')), 'text');
    const byKey = new Decrypter();
    byKey.addIdentity(/^AGE-SECRET-KEY-1\w+$/m.exec(key)?.[0] ?? '');
    const record = await byKey.decrypt(await readFile(join(folder, '00000001.age')), 'text');
    const [head = '', content] = record.split('\n');
    expect(JSON.parse(head)).toMatchObject({ format: 'obelus-sealed', n: 1 });
    expect(content).toBe(secret);
  });

  it('is not changed by a passphrase that is another one, nor by a key that is damaged or gone', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder);
    await keep(vault.files, 'a', secret);
    await vault.end();
    const key = await readFile(join(folder, 'key.age'));
    const refusal = async (passphrase: string) => {
      const before = await bytesIn(folder);
      const opened = await vaultIn(folder).open(passphrase);
      expect(await bytesIn(folder)).toEqual(before);
      return opened;
    };
    expect(await refusal('six gray herons')).toMatchObject({ ok: false, code: 'locked' });
    for (const bytes of [text('no key'), key.subarray(0, 60), Buffer.alloc(0)]) {
      for (const name of ['key.age', 'key-copy.age']) await writeFile(join(folder, name), bytes);
      expect(await refusal(PASSPHRASE)).toMatchObject({ ok: false, code: 'damaged' });
    }
    for (const name of ['key.age', 'key-copy.age']) await unlink(join(folder, name));
    expect(await refusal(PASSPHRASE)).toMatchObject({ ok: false, code: 'damaged' });
    expect(valueOf(await vaultIn(folder).state())).toBe('locked');
    await writeFile(join(folder, 'key.age'), key);
    expect((await reopened(folder)).state).toEqual({ a: base64(secret) });
  });

  it.each([
    ['gone', null],
    ['cut off', (key: Buffer) => key.subarray(0, 60)],
    [
      'altered as if another passphrase had locked it',
      (key: Buffer) => {
        const altered = Buffer.from(key);
        altered[60] = altered[60] === 0x41 ? 0x42 : 0x41;
        return altered;
      },
    ],
  ] as const)(
    'opens with either of its keys where one is %s, and has both afterwards',
    async (_, harm) => {
      const folder = await temporaryFolder();
      const vault = await openIn(folder);
      await keep(vault.files, 'a', secret);
      await vault.end();
      const key = await readFile(join(folder, 'key.age'));
      for (const name of ['key.age', 'key-copy.age']) {
        const path = join(folder, name);
        if (harm === null) await unlink(path);
        else await writeFile(path, harm(key));
        expect(valueOf(await vaultIn(folder).state())).toBe('locked');
        const before = await bytesIn(folder);
        expect(await vaultIn(folder).open('six gray herons')).toMatchObject({ code: 'locked' });
        expect(await bytesIn(folder)).toEqual(before);
        const { state, problems } = await reopened(folder);
        expect(state).toEqual({ a: base64(secret) });
        expect(problems.map((each) => /put back from/.test(each))).toEqual(
          name === 'key.age' ? [true] : [],
        );
        expect(await readFile(path)).toEqual(key);
        expect(await reopened(folder)).toEqual({ state, problems: [] });
      }
    },
  );

  it('opens with another passphrase once it was changed, and with no other', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder);
    await keep(vault.files, 'a', secret);
    await writeFile(join(folder, 'key.age.damaged-before'), 'a key of before');
    expect(await vault.changePassphrase('six gray herons', 'a')).toMatchObject({ code: 'locked' });
    valueOf(await vault.changePassphrase(PASSPHRASE, NEXT));
    await keep(vault.files, 'a', secret);
    await vault.end();
    expect(await vaultIn(folder).open(PASSPHRASE)).toMatchObject({ code: 'locked' });
    const again = valueOf(await vaultIn(folder).open(NEXT));
    expect(await stateOf(again.files)).toEqual({ a: base64(`${secret}${secret}`) });
    await again.end();
    expect(again.problems).toEqual([]);
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith('key'))).toEqual(['key-copy.age', 'key.age']);
  });

  it('keeps the passphrase of the key that is in use, where another key lies in its place', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder);
    const other = join(folder, 'other');
    await (await openIn(other)).end();
    for (const name of ['key.age', 'key-copy.age'])
      await copyInto(join(other, name), join(folder, name));
    expect(await vault.changePassphrase(PASSPHRASE, NEXT)).toMatchObject({ code: 'damaged' });
    await vault.end();
  });

  it('opens with the one passphrase or the other, whatever call of a change fails or breaks off', async () => {
    const whole = await temporaryFolder();
    const vault = await openIn(whole);
    await keep(vault.files, 'a', secret);
    await vault.end();
    const others: readonly Fault[] = [{ kind: 'fails', code: 'ENOSPC' }, { kind: 'alters' }];
    for (let at = 1, isOver = false; !isOver; at++)
      for (const fault of [{ kind: 'crash' }, others[at % 2] as Fault] as const)
        await inFolder(async (folder) => {
          await copyInto(whole, folder);
          let layer: FileLayer = disk;
          const turned = new Proxy(disk, {
            get: (_, name) => Reflect.get(layer, name) as unknown,
          });
          const open = await openIn(folder, { disk: turned });
          const failing = new FailingFiles(at, fault);
          layer = failing.layer;
          const changed = await open.changePassphrase(PASSPHRASE, NEXT);
          await failing.end();
          isOver = !failing.hasFailed;
          const before = await bytesIn(folder);
          const byOld = await vaultIn(folder).open(PASSPHRASE);
          if (byOld.ok) await byOld.value.end();
          else {
            expect(byOld.code).toBe('locked');
            expect(await bytesIn(folder)).toEqual(before);
          }
          // Whoever is told nothing, or that it was refused, has the old one; whoever is told it is done, the new.
          const isCrash = fault.kind === 'crash' && failing.hasFailed;
          if (!isCrash) expect(byOld.ok).toBe(!changed.ok);
          if (!changed.ok)
            expect(changed.message).toMatch(/The passphrase is as it was\.$|could not be read/);
          const passphrase = byOld.ok ? PASSPHRASE : NEXT;
          const again = valueOf(await vaultIn(folder).open(passphrase));
          expect(await stateOf(again.files)).toEqual({ a: base64(secret) });
          expect(again.problems).toEqual([]);
          await again.end();
          expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([]);
        });
  });

  it('opens with the other key where the disk does not give one', async () => {
    const folder = await temporaryFolder();
    await (await openIn(folder)).end();
    const broken: FileLayer = {
      ...disk,
      readFile: async (path) => {
        if (path.endsWith('key.age')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return disk.readFile(path);
      },
    };
    const vault = await openIn(folder, { disk: broken });
    expect(vault.problems).toHaveLength(1);
    await vault.end();
    await unlink(join(folder, 'key-copy.age'));
    expect(await vaultIn(folder, { disk: broken }).open(PASSPHRASE)).toMatchObject({ ok: false });
    expect((await reopened(folder)).problems).toEqual([]);
  });

  it('is begun with a passphrase, and not before', async () => {
    const folder = join(await temporaryFolder(), 'sealed');
    expect(valueOf(await vaultIn(folder).state())).toBe('new');
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    await (await openIn(folder)).end();
    expect(await readdir(folder)).toEqual(['key-copy.age', 'key.age', 'reached.age']);
    expect(valueOf(await vaultIn(folder).state())).toBe('locked');
  });

  it('is one record again where there were many, whatever call fails or breaks off while it is', async () => {
    const folder = await temporaryFolder();
    const many = join(folder, 'many');
    const vault = await openIn(many);
    for (let at = 0; at < 6; at++)
      await keep(vault.files, `file-${String(at % 5)}`, 'xy'.repeat(at));
    const state = await stateOf(vault.files);
    await vault.end();
    expect(await recordsOf(many)).toHaveLength(6);
    for (let at = 1, isOver = false; !isOver; at++) {
      const kinds: readonly Fault[] = [{ kind: 'crash' }, { kind: 'fails', code: 'ENOSPC' }];
      const fault = kinds[at % 2] as Fault;
      const copy = join(folder, `copy-${String(at)}`);
      await mkdir(copy);
      await copyInto(many, copy);
      const failing = new FailingFiles(at, fault);
      const opened = await vaultIn(copy, { disk: failing.layer, manyRecords: 5 }).open(PASSPHRASE);
      if (opened.ok) expect(await stateOf(opened.value.files)).toEqual(state);
      await failing.end();
      expect(await reopened(copy, { manyRecords: 5 })).toEqual({ state, problems: [] });
      expect(await recordsOf(copy)).toHaveLength(1);
      isOver = !failing.hasFailed;
    }
  });

  it('is made few records again while work goes on, where that takes no time', async () => {
    const folder = await temporaryFolder();
    const vault = await openIn(folder, { manyRecords: 2 });
    const counts: number[] = [];
    for (let at = 0; at < 20; at++) {
      await keep(vault.files, `file-${String(at % 3)}`, `${String(at)} `);
      counts.push((await recordsOf(folder)).length);
    }
    expect(Math.max(...counts)).toBe(8);
    expect(counts.at(-1)).toBeLessThan(8);
    const state = await stateOf(vault.files);
    await vault.end();
    expect(await reopened(folder)).toEqual({ state, problems: [] });
  });

  it('holds what was acknowledged, whatever the disk does at whichever call', async () => {
    const faults: readonly Fault[] = [
      { kind: 'fails', code: 'ENOSPC' },
      { kind: 'torn', code: 'ENOSPC' },
      { kind: 'short' },
      { kind: 'alters' },
      { kind: 'crash' },
    ];
    for (let at = 1, isOver = false; !isOver; at += at < 12 ? 1 : 3)
      await inFolder(async (folder) => {
        const fault = faults[at % faults.length] as Fault;
        const failing = new FailingFiles(at, fault);
        const opened = await vaultIn(folder, { disk: failing.layer, manyRecords: 1 }).open(
          PASSPHRASE,
        );
        const kept: string[] = [];
        const tried: string[] = [];
        if (opened.ok)
          for (let number = 1; number <= 5; number++) {
            const words = `line ${String(number)}\n`;
            tried.push(words);
            await keep(opened.value.files, 'lines', words).then(
              () => kept.push(...tried.splice(0)),
              () => undefined,
            );
          }
        else expect(messageOf(opened)).toMatch(/ could not be (written|read): .+\.$/);
        await failing.end();
        const { state, problems } = await reopened(folder);
        const there = Buffer.from(state['lines'] ?? '', 'base64').toString('utf8');
        expect(problems).toEqual([]);
        expect(there.startsWith(kept.join(''))).toBe(true);
        expect([...kept, ...tried].join('').startsWith(there)).toBe(true);
        if (fault.kind !== 'crash' && opened.ok) expect(kept).toHaveLength(5 - tried.length);
        isOver = !failing.hasFailed;
      });
  });
});
