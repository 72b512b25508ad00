import * as nodeFiles from 'node:fs/promises';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BIRTH, replay, type Change } from '#core/model';
import { uniteChanges } from '#core/merge';
import { disk, type FileLayer } from '#main/services/files';
import { openJournal, type JournalMark } from '#main/services/journal';
import { readProject } from '#main/services/project';
import {
  checkSnapshot,
  listSnapshots,
  takeSnapshot,
  type Snapshot,
  type SnapshotWish,
} from '#main/services/snapshots';
import type { Result } from '#contract';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, messageOf, PROJECT, valueOf } from '../project/sample-projects.ts';
import { FailingFiles } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TIME = Date.UTC(2026, 10, 22, 10);
const NOW = new Date('2026-11-23T08:00:00.000Z');

/** A journal, and snapshots of it, a minute after one another. */
async function world() {
  const folder = await temporaryFolder();
  const journalFolder = join(folder, 'journal');
  const snapshots = join(folder, 'snapshots');
  // So small that a few changes make several segments.
  const journal = openJournal({ folder: journalFolder, now: () => NOW, segmentBytes: 1_500 });
  onTestFinished(() => journal.close());
  let minute = 0;
  const wish = (mark: JournalMark): SnapshotWish => ({
    ...{ folder: snapshots, journalFolder, why: 'time', project: PROJECT },
    mark: { journal: mark.journal ?? '', last: mark.last },
    at: new Date(TIME + 60_000 * minute++).toISOString(),
  });
  return {
    folder: snapshots,
    journalFolder,
    keep: async (changes: readonly Change[]) => valueOf(await journal.append(changes)),
    lose: () => rm(journalFolder, { recursive: true }),
    takeAny: (mark: JournalMark): Promise<Result<Snapshot | null>> => takeSnapshot(wish(mark)),
    take: async (mark: JournalMark, layer?: FileLayer): Promise<Result<Snapshot>> => {
      const taken = await takeSnapshot(wish(mark), layer);
      if (taken.ok && taken.value === null) throw new Error('None was taken.');
      return taken as Result<Snapshot>;
    },
  };
}

const annotation = (n: number): Change =>
  changeOf(
    `annotation/${uuid(100 + n)}`,
    BIRTH,
    {
      alive: true,
      created: '2026-01-02T03:04:05.006Z',
      creator: uuid(1),
      passage: {
        ...{ document: 'a'.repeat(64), exact: 'word', prefix: '', suffix: '' },
        ...{ start: n, end: n + 4 },
      },
      tag: uuid(3),
    },
    { seq: n },
  );

const HISTORY: readonly Change[] = [
  changeOf(`project/${PROJECT}`, 'name', 'Levies', { seq: 90 }),
  changeOf(`document/${'a'.repeat(64)}`, BIRTH, { alive: true, title: 'A text' }, { seq: 91 }),
  ...Array.from({ length: 12 }, (_, n) => annotation(n + 1)),
];
const DELETED = changeOf(`annotation/${uuid(101)}`, 'alive', false, {
  seq: 50,
  after: [annotation(1)],
});

const pathOf = (folder: string, { id }: Snapshot): string => join(folder, `snapshot-${id}.obelus`);

describe('a snapshot', () => {
  it('holds all that the journal held at a record, whatever came after it', async () => {
    const { folder, keep, take } = await world();
    const mark = await keep(HISTORY);
    await keep([DELETED]);
    const then = valueOf(await take(mark));
    const now = valueOf(await take({ ...mark, last: mark.last + 1 }));
    expect(then).toMatchObject({ changes: 14, annotations: 12, documents: 1, last: 14 });
    expect(now).toMatchObject({ changes: 15, annotations: 11, documents: 1 });
    const read = valueOf(await readProject(pathOf(folder, then)));
    expect(read.project).toMatchObject({ id: PROJECT, name: 'Levies' });
    expect(read.changes).toEqual(uniteChanges([HISTORY]));
    expect(replay(read.changes)).toEqual(replay(HISTORY));
  });

  it('holds the same whatever the order in which changes came to the journal', async () => {
    const [one, other] = [await world(), await world()];
    const wrote = valueOf(await one.take(await one.keep(HISTORY)));
    const mark = await other.keep([...HISTORY].reverse());
    const again = valueOf(await other.take(mark));
    const contents = async (folder: string, snapshot: Snapshot) =>
      valueOf(await readProject(pathOf(folder, snapshot))).changes;
    expect(await contents(other.folder, again)).toEqual(await contents(one.folder, wrote));
  });

  it('is listed with what is known of it, the newest first', async () => {
    const { folder, keep, take } = await world();
    expect(valueOf(await listSnapshots(folder)).snapshots).toEqual([]);
    const first = valueOf(await take(await keep(HISTORY)));
    const second = valueOf(await take(await keep([DELETED])));
    const listed = valueOf(await listSnapshots(folder));
    expect(listed).toEqual({ snapshots: [second, first], unknown: [], damaged: [] });
    expect((await readFile(pathOf(folder, first))).length).toBe(first.bytes);
  });

  it('lets go of older ones only once it is there itself', async () => {
    const { folder, keep, take } = await world();
    const mark = await keep(HISTORY);
    for (let turn = 0; turn < 10; turn++) valueOf(await take(mark));
    const ten = valueOf(await listSnapshots(folder)).snapshots;
    const full = Object.assign(new Error('There is no room.'), { code: 'ENOSPC' });
    const open: FileLayer['open'] = (path, flags, mode) =>
      flags === 'wx+' ? Promise.reject(full) : disk.open(path, flags, mode);
    expect(messageOf(await take(mark, { ...disk, open }))).toMatch(/the disk is full/);
    expect(valueOf(await listSnapshots(folder)).snapshots).toEqual(ten);
    const last = valueOf(await take(mark));
    const now = valueOf(await listSnapshots(folder)).snapshots;
    expect(now).toEqual([last, ...ten.slice(0, 9)]);
    expect(await readdir(folder)).toHaveLength(20);
  });

  it('is there whole or not at all, whichever call to the file system fails', async () => {
    const { folder, keep, take } = await world();
    const mark = await keep(HISTORY);
    const first = valueOf(await take(mark));
    for (let at = 1; ; at++) {
      const files = new FailingFiles(at, { kind: at % 2 === 0 ? 'crash' : 'fails', code: 'EIO' });
      const taken = await take(mark, files.layer as FileLayer);
      const { snapshots, unknown, damaged } = valueOf(await listSnapshots(folder));
      expect(damaged).toEqual([]);
      expect(snapshots).toContainEqual(first);
      // One that a crash left before it was known is whole: it is read, and known.
      expect(at % 2 === 0 ? [] : unknown).toEqual([]);
      for (const id of [...snapshots.map((each) => each.id), ...unknown])
        valueOf(await checkSnapshot(folder, id, NOW));
      if (taken.ok) break;
      expect(files.hasFailed).toBe(true);
    }
  });

  it('is not taken of a journal that does not lead so far', async () => {
    const { folder, journalFolder, keep, take } = await world();
    let mark = await keep([]);
    for (const change of HISTORY) mark = await keep([change]);
    expect(messageOf(await take({ ...mark, last: 40 }))).toMatch(/cannot be read to its end/);
    const segments = (await readdir(journalFolder)).filter((name) => name.endsWith('.jsonl'));
    expect(segments.length).toBeGreaterThan(2);
    await rm(join(journalFolder, segments.sort()[1] ?? ''));
    expect(messageOf(await take(mark))).toBe('The journal cannot be read to its end.');
    expect(valueOf(await listSnapshots(folder)).snapshots).toEqual([]);
  });
});

describe('a journal that was lost', () => {
  it('has its last snapshot until another one holds all of that, however many are taken', async () => {
    const { folder, keep, take, lose } = await world();
    const full = valueOf(await take(await keep(HISTORY)));
    await lose();
    for (let n = 1; n <= 12; n++) {
      const thin = valueOf(await take(await keep([annotation(100 + n)])));
      expect(thin.holds).toBeUndefined();
    }
    expect(valueOf(await listSnapshots(folder)).snapshots).toContainEqual(full);
    const again = valueOf(await take(await keep(HISTORY)));
    expect(again.holds).toEqual([full.journal]);
    expect(valueOf(await checkSnapshot(folder, again.id, NOW))).toEqual(again);
    expect(valueOf(await listSnapshots(folder)).snapshots).not.toContainEqual(full);
    // What a journal held it still does.
    const next = valueOf(await take(await keep([annotation(200)])));
    expect(next.holds).toEqual([full.journal]);
  });

  it('is followed by no snapshot before something was done', async () => {
    const { folder, keep, take, takeAny, lose } = await world();
    const begun = changeOf(`analyst/${uuid(1)}`, BIRTH, { alive: true, name: 'Anna' }, { seq: 1 });
    const mark = await keep([begun]);
    const first = valueOf(await take(mark));
    expect(first).toMatchObject({ documents: 0, annotations: 0 });
    const full = valueOf(await take(await keep(HISTORY)));
    await lose();
    expect(valueOf(await takeAny(await keep([begun])))).toBeNull();
    expect(valueOf(await listSnapshots(folder)).snapshots).toEqual([full, first]);
  });
});

describe('a damaged snapshot', () => {
  it('is kept aside, told, and never listed again, whichever byte is another', async () => {
    const { folder, keep, take } = await world();
    const mark = await keep(HISTORY);
    const { bytes } = valueOf(await take(mark));
    let kept = 0;
    for (let at = 3; at < bytes; at += Math.ceil(bytes / 12)) {
      const snapshot = valueOf(await take(mark));
      const content = await readFile(pathOf(folder, snapshot));
      content[at] = (content[at] ?? 0) ^ 0x10;
      await writeFile(pathOf(folder, snapshot), content);
      expect(messageOf(await checkSnapshot(folder, snapshot.id, NOW))).toMatch(
        /^A snapshot is damaged and was kept aside: “snapshot-2026-.*\.$/,
      );
      const { snapshots, damaged } = valueOf(await listSnapshots(folder));
      expect(snapshots.map(({ id }) => id)).not.toContain(snapshot.id);
      expect(damaged).toHaveLength(++kept);
      const aside = damaged.find((name) => name.includes(snapshot.id)) ?? '';
      expect((await readFile(join(folder, aside))).equals(content)).toBe(true);
    }
  });

  it('is one that holds something else, though whole', async () => {
    const { folder, keep, take } = await world();
    const first = valueOf(await take(await keep(HISTORY)));
    const second = valueOf(await take(await keep([DELETED])));
    await nodeFiles.copyFile(pathOf(folder, first), pathOf(folder, second));
    expect(messageOf(await checkSnapshot(folder, second.id, NOW))).toMatch(/kept aside/);
    expect(valueOf(await checkSnapshot(folder, first.id, NOW))).toEqual(first);
  });

  it('is not one of which only what is known of it was lost', async () => {
    const { folder, keep, take } = await world();
    const snapshot = valueOf(await take(await keep(HISTORY)));
    await writeFile(join(folder, `snapshot-${snapshot.id}.json`), '{"half');
    const listed = valueOf(await listSnapshots(folder));
    expect(listed).toEqual({ snapshots: [], unknown: [snapshot.id], damaged: [] });
    expect(valueOf(await checkSnapshot(folder, snapshot.id, NOW))).toEqual(snapshot);
    expect(valueOf(await listSnapshots(folder)).snapshots).toEqual([snapshot]);
  });
});
