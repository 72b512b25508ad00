import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileLayer } from '#main/services/files';
import { copyInto, inFolder, openIn, recordsOf, reopened, ROOT, stateOf } from './vault-in.ts';

/** What may be done to a few files, one after another. */
type Act =
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly size: number }
  | { readonly kind: 'append'; readonly file: number; readonly size: number }
  | { readonly kind: 'cut'; readonly file: number; readonly length: number }
  | { readonly kind: 'move'; readonly file: number; readonly to: number }
  | { readonly kind: 'remove'; readonly file: number }
  | { readonly kind: 'sync' };

const file = fc.integer({ min: 0, max: 3 });
const size = fc.integer({ min: 1, max: 40 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), file, at: fc.nat(30), size }),
  fc.record({ kind: fc.constant('append' as const), file, size }),
  fc.record({ kind: fc.constant('cut' as const), file, length: fc.nat(50) }),
  fc.record({ kind: fc.constant('move' as const), file, to: file }),
  fc.record({ kind: fc.constant('remove' as const), file }),
  { weight: 2, arbitrary: fc.constant({ kind: 'sync' as const }) },
);

const pathOf = (number: number): string =>
  join(ROOT, number % 2 === 0 ? 'a' : 'b', `file-${String(number)}`);

let counter = 0;
const someBytes = (length: number): Buffer => Buffer.alloc(length, ++counter % 251);

async function doAct(files: FileLayer, given: Act): Promise<void> {
  switch (given.kind) {
    case 'write':
    case 'cut':
    case 'sync': {
      const path = given.kind === 'sync' ? ROOT : pathOf(given.file);
      const flags = given.kind === 'sync' ? 'r' : 'r+';
      const handle = await files
        .open(path, flags)
        .catch(() => (given.kind === 'write' ? files.open(path, 'wx+') : null));
      if (given.kind === 'write')
        await handle?.write(someBytes(given.size), 0, given.size, given.at);
      else if (given.kind === 'cut') await handle?.truncate(given.length);
      else await handle?.sync();
      return handle?.close();
    }
    case 'append':
      return files.appendFile(pathOf(given.file), someBytes(given.size));
    case 'move':
      return files.rename(pathOf(given.file), pathOf(given.to)).catch(() => undefined);
    case 'remove':
      return files.unlink(pathOf(given.file)).catch(() => undefined);
  }
}

/** The states that there were, one after another, and which of them was the last to be promised. */
interface History {
  readonly states: readonly Record<string, string>[];
  /** After how many records which state was promised. */
  readonly promised: readonly number[];
  /** What tells how far it had come, as it was when it was opened. */
  readonly mark: Buffer;
}

const MARK = 'reached.age';

async function played(folder: string, acts: readonly Act[]): Promise<History> {
  const vault = await openIn(folder);
  const mark = await readFile(join(folder, MARK));
  const states = [await stateOf(vault.files)];
  const promised: number[] = [0];
  for (const name of ['a', 'b']) await vault.files.mkdir(join(ROOT, name), { recursive: true });
  for (const each of [...acts, { kind: 'sync' } as const]) {
    await doAct(vault.files, each);
    states.push(await stateOf(vault.files));
    if (each.kind === 'sync') promised[(await recordsOf(folder)).length] = states.length - 1;
  }
  await vault.end();
  return { states, promised, mark };
}

const runs = { numRuns: 6 };

describe('a vault', () => {
  it('that is cut off behind any record holds what was promised by then, as it was at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        await inFolder(async (folder) => {
          const whole = join(folder, 'whole');
          const { states, promised, mark } = await played(whole, acts);
          const records = await recordsOf(whole);
          for (let count = records.length; count >= 0; count--) {
            const cut = join(folder, `cut-${String(count)}`);
            await copyInto(whole, cut);
            for (const name of records.slice(count)) await unlink(join(cut, name));
            await writeFile(join(cut, MARK), mark);
            const { state, problems } = await reopened(cut);
            expect(problems).toEqual([]);
            // What is sealed by itself a moment later may be there as well.
            const least = promised[count] ?? 0;
            expect(states.slice(least)).toContainEqual(state);
            if (count === records.length) expect(state).toEqual(states.at(-1));
          }
        });
      }),
      runs,
    );
  });

  it('tells of what is gone of the last that there was when it ended, and of the mark that is', async () => {
    await inFolder(async (folder) => {
      const whole = join(folder, 'whole');
      await played(whole, [
        { kind: 'append', file: 0, size: 9 },
        { kind: 'sync' },
        { kind: 'append', file: 1, size: 9 },
      ]);
      const records = await recordsOf(whole);
      const gone = [
        [records, /no\. 1 to 2 are gone/],
        [records.slice(1), /no\. 2 is gone/],
        [[MARK], /“reached\.age” is gone/],
        [[MARK, ...records], /“reached\.age” is gone/],
      ] as const;
      for (const [at, [names, sentence]] of gone.entries()) {
        const cut = join(folder, `cut-${String(at)}`);
        await copyInto(whole, cut);
        for (const name of names) await unlink(join(cut, name));
        const { state, problems } = await reopened(cut);
        expect(problems).toHaveLength(1);
        expect(problems[0]).toMatch(sentence);
        expect(await reopened(cut)).toEqual({ state, problems: [] });
      }
      await copyInto(join(whole, records[0] as string), join(whole, MARK));
      expect((await reopened(whole)).problems[0]).toMatch(/“reached\.age” is damaged/);
    });
  });

  it('tells of any bit that is another, keeps the file aside, and is whole the next time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 6, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        async (acts, which, bit) => {
          await inFolder(async (folder) => {
            const { states } = await played(folder, acts);
            const records = await recordsOf(folder);
            const name = records[which % records.length] as string;
            const bytes = await readFile(join(folder, name));
            const at = (bit >> 3) % bytes.length;
            bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
            await writeFile(join(folder, name), bytes);
            const { state, problems } = await reopened(folder);
            expect(problems[0]).toMatch(
              `“${name}” is damaged and was kept aside as “${name}.damaged-`,
            );
            if (name === records.at(-1)) expect(states).toContainEqual(state);
            expect(
              await readFile(join(folder, `${name}.damaged-2026-11-22T10-00-00-000Z`)),
            ).toEqual(bytes);
            expect(await reopened(folder)).toEqual({ state, problems: [] });
          });
        },
      ),
      runs,
    );
  });

  it('reads records that have each other’s names in their own order, and tells of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 6, maxLength: 20 }),
        fc.nat(),
        async (acts, seed) => {
          await inFolder(async (folder) => {
            const synced = acts.flatMap((each) => [each, { kind: 'sync' } as const]);
            const { states } = await played(folder, synced);
            const records = await recordsOf(folder);
            fc.pre(records.length >= 2);
            const one = records[seed % (records.length - 1)] as string;
            const two = records[(seed % (records.length - 1)) + 1] as string;
            await rename(join(folder, one), join(folder, 'aside'));
            await rename(join(folder, two), join(folder, one));
            await rename(join(folder, 'aside'), join(folder, two));
            const { state, problems } = await reopened(folder);
            expect(state).toEqual(states.at(-1));
            expect(problems).toHaveLength(1);
            expect(problems[0]).toMatch(/had the names of others/);
            expect(await reopened(folder)).toEqual({ state, problems: [] });
          });
        },
      ),
      runs,
    );
  });

  it('tells of a record that is gone, of one that is there twice and of an older one', async () => {
    await inFolder(async (folder) => {
      const whole = join(folder, 'whole');
      const writes = Array.from({ length: 6 }, (_, file): readonly Act[] => [
        { kind: 'append', file: file % 4, size: 9 },
        { kind: 'sync' },
      ]);
      const { states } = await played(whole, writes.flat());
      const records = await recordsOf(whole);
      expect(records).toHaveLength(6);
      const damaged = async (damage: (to: string) => Promise<unknown>): Promise<string> => {
        const copy = join(folder, 'copy');
        await mkdir(copy, { recursive: true });
        await copyInto(whole, copy);
        await damage(copy);
        const { state, problems } = await reopened(copy);
        expect(await reopened(copy)).toEqual({ state, problems: [] });
        for (const name of await recordsOf(copy)) await unlink(join(copy, name));
        return problems.join(' ');
      };
      const [first = '', second = '', third = ''] = records;
      expect(await damaged((to) => unlink(join(to, third)))).toMatch(/no\. 3 is gone/);
      expect(
        await damaged(async (to) => {
          await unlink(join(to, first));
          await unlink(join(to, second));
        }),
      ).toMatch(/no\. 1 to 2 are gone/);
      expect(await damaged((to) => copyInto(join(to, second), join(to, '00000020.age')))).toMatch(
        /“00000020\.age” holds what another one holds already/,
      );
      // Of another row of records under the same key.
      const other = join(folder, 'other');
      await mkdir(other);
      await copyInto(join(whole, 'key.age'), join(other, 'key.age'));
      await played(other, writes.flat());
      expect(await damaged((to) => copyInto(join(other, third), join(to, third)))).toMatch(
        /no\. 3 is not the one that was written last/,
      );
      expect((await reopened(whole)).state).toEqual(states.at(-1));
    });
  });
});
