import { readdir, rename, rm, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changes, longChanges } from './changes.ts';
import { contentOf, journalIn, reopened } from './open.ts';

const lastOf = async (folder: string): Promise<string> =>
  join(
    folder,
    (await readdir(folder))
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .at(-1) ?? '',
  );

/** What is done to the files of a journal that is in use. */
const losses: readonly (readonly [string, (folder: string) => Promise<void>])[] = [
  ['the folder is deleted', (folder) => rm(folder, { recursive: true })],
  [
    'the folder is put elsewhere',
    async (folder) => rename(folder, join(await temporaryFolder(), 'elsewhere')),
  ],
  ['the last segment is deleted', async (folder) => unlink(await lastOf(folder))],
  ['the first segment is deleted', (folder) => unlink(join(folder, 'journal-0001.jsonl'))],
  ['the last segment is emptied', async (folder) => truncate(await lastOf(folder), 0)],
  ['the last segment is cut', async (folder) => truncate(await lastOf(folder), 700)],
];

describe('a journal in use', () => {
  it.each(losses)('notices with the next entry that %s', async (_, lose) => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    await journal.append(longChanges(1, 100));
    const before = await journal.append(changes(101, 102));
    if (!before.ok) throw new Error(before.message);
    await lose(folder);
    const after = await journal.append(changes(103, 104));
    if (!after.ok) throw new Error(after.message);
    // By that the page knows that all has to be compared.
    expect(after.value.journal).not.toBe(before.value.journal);
    expect(journal.damages()).not.toEqual([]);
    const { content, journal: next } = await reopened(folder);
    expect(content.slice(-2)).toEqual(changes(103, 104));
    expect(content).toEqual(await contentOf(journal));
    expect(next.damages()).toEqual([]);
    expect(await next.verify()).toEqual({ ok: true, value: content.length });
    await journal.close();
  });

  it.each(losses)('mends itself when it is looked through after %s', async (_, lose) => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    await journal.append(longChanges(1, 100));
    await lose(folder);
    const verified = await journal.verify();
    if (!verified.ok) throw new Error(verified.message);
    expect(journal.damages()).not.toEqual([]);
    const known = journal.damages().length;
    expect(verified.value).toBeLessThan(100);
    // What is gone is written anew by whoever has it.
    expect(await journal.sum()).toMatchObject({ ok: true, value: { count: verified.value } });
    const missing = await journal.missing(longChanges(1, 100).map(({ id }) => id));
    expect(missing).toMatchObject({ ok: true, value: { length: 100 - verified.value } });
    await journal.append(longChanges(1, 100));
    expect(await journal.verify()).toEqual({ ok: true, value: verified.value + 100 });
    expect(journal.damages().length).toBe(known);
    await journal.close();
  });

  it('tells how it stands now, not how it stood', async () => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    await journal.append(changes(1, 3));
    await rm(folder, { recursive: true });
    expect(await journal.standing()).toMatchObject({ ok: true, value: { last: 0 } });
    expect(journal.damages()).toEqual([{ kind: 'gone', kept: [], from: null, to: null }]);
    await journal.close();
  });
});
