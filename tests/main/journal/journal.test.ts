import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IdSum, type Change } from '#core/model';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { change, changes, longChanges } from './changes.ts';
import { contentOf, journalIn, reopened } from './open.ts';

describe('a journal', () => {
  it('is empty at first, and has no name before it holds anything', async () => {
    const journal = journalIn(await temporaryFolder());
    expect(await journal.standing()).toEqual({ ok: true, value: { journal: null, last: 0 } });
    expect(await contentOf(journal)).toEqual([]);
  });

  it('gives back what was appended, in order, to whoever opens it next', async () => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    await journal.append(changes(1, 3));
    await journal.append([]);
    const mark = await journal.append([change(4, 'line\nbreak \u2028 “quotes”, "n":7,"prev":"')]);
    await journal.close();
    const { content, journal: next } = await reopened(folder);
    expect(content).toEqual([
      ...changes(1, 3),
      change(4, 'line\nbreak \u2028 “quotes”, "n":7,"prev":"'),
    ]);
    expect(await next.standing()).toEqual(mark);
    expect(next.damages()).toEqual([]);
  });

  it('goes on over many segments, each a file that is never changed again', async () => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    for (let at = 1; at <= 91; at += 10) await journal.append(longChanges(at, at + 9));
    expect((await readdir(folder)).sort()).toEqual([
      'journal-0001.jsonl',
      'journal-0002.jsonl',
      'journal-0003.jsonl',
    ]);
    expect(await contentOf(journal)).toEqual(longChanges(1, 100));
    const { content, journal: next } = await reopened(folder);
    expect(content).toEqual(longChanges(1, 100));
    await next.append(changes(101, 102));
    expect(await next.verify()).toEqual({ ok: true, value: 102 });
    expect((await reopened(folder)).content.slice(100)).toEqual(changes(101, 102));
  });

  it('writes together what is appended meanwhile, and answers each', async () => {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    const marks = await Promise.all(
      Array.from({ length: 20 }, (_, index) => journal.append([change(index + 1)])),
    );
    expect(marks.every(({ ok }) => ok)).toBe(true);
    expect((await reopened(folder)).content).toEqual(changes(1, 20));
  });

  it('tells what comes after a number, and which changes it lacks', async () => {
    const journal = journalIn(await temporaryFolder());
    await journal.append(changes(1, 5));
    expect(await journal.read(3)).toMatchObject({ ok: true, value: { last: 5, isEnd: true } });
    expect(await journal.read(9)).toMatchObject({ ok: true, value: { lines: '', isEnd: true } });
    const ids = changes(4, 7).map(({ id }) => id);
    expect(await journal.missing(ids)).toEqual({ ok: true, value: ids.slice(2) });
  });
});

describe('a journal that is looked through', () => {
  /** Some dozens of segments, each of which is one stretch of reading. */
  async function longJournal() {
    const folder = await temporaryFolder();
    const journal = journalIn(folder);
    for (let at = 1; at <= 1_401; at += 50) await journal.append(longChanges(at, at + 49));
    return { folder, journal };
  }

  const sumOf = (all: readonly Change[]) => {
    const sum = new IdSum();
    for (const { id } of all) sum.add(id);
    return { count: sum.count, sum: sum.sum };
  };

  it('takes what is appended meanwhile, and tells of no more than was there', async () => {
    const { journal } = await longJournal();
    const told: string[] = [];
    const summing = journal.sum().then((sum) => {
      told.push('sum');
      return sum;
    });
    const verifying = journal.verify().then((count) => {
      told.push('verified');
      return count;
    });
    expect((await journal.append(changes(2_000, 2_000))).ok).toBe(true);
    told.push('appended');
    const sum = await summing;
    await verifying;
    expect(told[0]).toBe('appended');
    if (!sum.ok) throw new Error(sum.message);
    const { mark, ...rest } = sum.value;
    const all = [...longChanges(1, 1_450), ...changes(2_000, 2_000)];
    expect(rest).toEqual(sumOf(all.slice(0, mark.last)));
    expect(await journal.sum()).toMatchObject({ ok: true, value: sumOf(all) });
  });

  it('counts what stands in it twice once', async () => {
    const journal = journalIn(await temporaryFolder());
    await journal.append(changes(1, 5));
    await journal.append(changes(3, 8));
    const { ok, value } = (await journal.sum()) as { ok: true; value: object };
    expect({ ok, value }).toMatchObject({ ok: true, value: sumOf(changes(1, 8)) });
    expect(value).toMatchObject({ mark: { last: 11 } });
    await journal.append(changes(9, 9));
    expect(await journal.sum()).toMatchObject({ ok: true, value: sumOf(changes(1, 9)) });
  });

  it('knows what is in it, and not what was, once it was begun anew', async () => {
    const { folder, journal } = await longJournal();
    const known = await journal.missing([
      change(2_000).id,
      longChanges(1_400, 1_400)[0]?.id ?? change(1).id,
    ]);
    expect(known).toEqual({ ok: true, value: [change(2_000).id] });
    const [name = ''] = (await readdir(folder)).sort();
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.indexOf('x'.repeat(3))] = 0x79;
    await writeFile(join(folder, name), bytes);
    expect(await journal.verify()).toEqual({ ok: true, value: 1_449 });
    expect(journal.damages()).toHaveLength(1);
    expect(await journal.sum()).toMatchObject({ ok: true, value: { count: 1_449 } });
  });

  it('lets go of a long reading when it is closed', async () => {
    const { journal } = await longJournal();
    const summing = journal.sum();
    await journal.close();
    const sum = await summing;
    expect(sum.ok ? sum.value.count : sum.code).toBe('not-available');
    expect(await journal.standing()).toMatchObject({ ok: true, value: { last: 1_450 } });
  });
});
