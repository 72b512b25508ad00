import { readFileSync } from 'node:fs';
import { copyFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { change, changes, longChanges } from './changes.ts';
import { journalIn, reopened } from './open.ts';

const FIRST = 'journal-0001.jsonl';
const SECOND = 'journal-0002.jsonl';
const THIRD = 'journal-0003.jsonl';

async function journalOf(...batches: readonly (readonly ReturnType<typeof change>[])[]) {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  for (const batch of batches) await journal.append(batch);
  await journal.close();
  return folder;
}

/** Where a line of a file begins, in bytes, and how long it is. */
function lineIn(folder: string, name: string, line: number): readonly [at: number, length: number] {
  const lines = readFileSync(join(folder, name)).toString('latin1').split('\n');
  const at = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  return [at, lines[line]?.length ?? 0];
}

/** Flips a bit in a line of a file, at a part of its length. */
async function flip(folder: string, name: string, line: number, part = 0.5): Promise<void> {
  const [at, length] = lineIn(folder, name, line);
  const bytes = readFileSync(join(folder, name));
  const place = at + Math.floor(length * part);
  bytes[place] = (bytes[place] as number) ^ 0x01;
  await writeFile(join(folder, name), bytes);
}

/** What is lost, after which nothing else is, and the journal goes on. */
async function expectHealed(folder: string, rest: readonly ReturnType<typeof change>[]) {
  const { content, journal } = await reopened(folder);
  const verified = await journal.verify();
  expect(verified).toEqual({ ok: true, value: rest.length });
  expect(content).toEqual(rest);
  await journal.append([change(999)]);
  await journal.close();
  const again = await reopened(folder);
  expect(again.content).toEqual([...rest, change(999)]);
  expect(again.journal.damages()).toEqual([]);
  return journal.damages();
}

describe('a journal that was cut off', () => {
  it('keeps every whole record, wherever it ends', async () => {
    const folder = await journalOf(changes(1, 3));
    const whole = readFileSync(join(folder, FIRST));
    const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a).map((at) => at + 1);
    for (let length = ends[0] as number; length < whole.length; length += 37) {
      const copy = await temporaryFolder();
      await copyFile(join(folder, FIRST), join(copy, FIRST));
      await truncate(join(copy, FIRST), length);
      const kept = ends.filter((end) => end <= length).length - 1;
      const damages = await expectHealed(copy, changes(1, kept));
      expect(damages.length).toBe(ends.includes(length) ? 0 : 1);
      if (damages.length > 0)
        expect(readFileSync(join(copy, damages[0]?.kept[0] ?? '')).length).toBe(length);
    }
  });

  it('that lost its only header begins anew', async () => {
    const folder = await journalOf(changes(1, 1));
    await truncate(join(folder, FIRST), 40);
    const damages = await expectHealed(folder, []);
    expect(damages).toHaveLength(1);
  });
});

describe('a journal that is damaged within', () => {
  const cases: readonly {
    readonly what: string;
    readonly harm: (folder: string) => Promise<void>;
    readonly lost: (n: number) => boolean;
  }[] = [
    { what: 'a byte of a record', harm: (folder) => flip(folder, FIRST, 3), lost: (n) => n === 3 },
    { what: 'its first line', harm: (folder) => flip(folder, FIRST, 0, 0.1), lost: () => false },
    {
      what: 'a hash of its chain',
      harm: (folder) => flip(folder, SECOND, 2, 0.97),
      lost: () => false,
    },
    {
      what: 'the last record of a closed segment',
      harm: (folder) => flip(folder, FIRST, 50),
      lost: (n) => n === 50,
    },
    {
      what: 'the first line of a later segment',
      harm: (folder) => flip(folder, SECOND, 0, 0.9),
      lost: () => false,
    },
    {
      what: 'a segment that is gone',
      harm: (folder) => rm(join(folder, SECOND)),
      lost: (n) => n > 50 && n <= 100,
    },
    {
      what: 'a beginning that is gone',
      harm: (folder) => rm(join(folder, FIRST)),
      lost: (n) => n <= 50,
    },
    {
      what: 'two segments in each other’s place',
      harm: async (folder) => {
        await rename(join(folder, FIRST), join(folder, 'aside'));
        await rename(join(folder, SECOND), join(folder, FIRST));
        await rename(join(folder, 'aside'), join(folder, SECOND));
      },
      lost: () => false,
    },
    {
      what: 'a closed segment that was cut off',
      harm: (folder) => truncate(join(folder, SECOND), lineIn(folder, SECOND, 6)[0] + 20),
      lost: (n) => n > 55 && n <= 100,
    },
    {
      what: 'a segment emptied',
      harm: (folder) => truncate(join(folder, SECOND), 0),
      lost: (n) => n > 50 && n <= 100,
    },
    {
      what: 'zeros in its midst',
      harm: async (folder) => {
        const [at, length] = lineIn(folder, FIRST, 11);
        const bytes = readFileSync(join(folder, FIRST));
        bytes.fill(0, at + 20, at + length - 20);
        await writeFile(join(folder, FIRST), bytes);
      },
      lost: (n) => n === 11,
    },
  ];

  it.each(cases)('by $what keeps all the rest, and what was there', async ({ harm, lost }) => {
    const folder = await journalOf(longChanges(1, 50), longChanges(51, 100), longChanges(101, 110));
    const before = await readdir(folder);
    expect(before.sort()).toEqual([FIRST, SECOND, THIRD]);
    await harm(folder);
    const there = (await readdir(folder)).length;
    const all = longChanges(1, 110);
    const rest = all.filter((_, index) => !lost(index + 1));
    const { content, journal } = await reopened(folder);
    await journal.verify();
    const ids = new Set((await reopened(folder)).content.map(({ id }) => id));
    expect([...ids].sort()).toEqual(rest.map(({ id }) => id).sort());
    expect(content.length).toBeLessThanOrEqual(rest.length);
    const [damage] = journal.damages();
    expect(damage).toMatchObject({ kind: 'within' });
    expect(damage?.kept).toHaveLength(there);
    expect(await readdir(folder)).toEqual(expect.arrayContaining([...(damage?.kept ?? [])]));
    await journal.append([change(999)]);
    await journal.close();
    const again = await reopened(folder);
    expect(again.content).toHaveLength(rest.length + 1);
    expect(again.journal.damages()).toEqual([]);
  });

  it('says between which times something may be missing', async () => {
    const folder = await journalOf(changes(1, 9));
    await flip(folder, FIRST, 5);
    const { journal } = await reopened(folder);
    expect(journal.damages()).toMatchObject([{ from: change(4).at, to: change(6).at }]);
  });

  it('without its folder begins anew, under another name', async () => {
    const folder = await journalOf(changes(1, 2));
    const first = await (await reopened(folder)).journal.standing();
    await rm(folder, { recursive: true });
    await expectHealed(folder, []);
    const second = await (await reopened(folder)).journal.standing();
    expect(second.ok && first.ok && second.value.journal !== first.value.journal).toBe(true);
  });
});
