import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
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
