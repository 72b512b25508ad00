import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeChange, type Change } from '#core/model';
import { readProject, writeProjectFolder } from '#main/services/project';
import { openSharedFolder, type Positions, type SharedFolder } from '#main/services/shared-folder';
import { uuid } from '../../core/model/histories.ts';
import {
  changeOf,
  documentOf,
  lineOf,
  messageOf,
  PROJECT,
  sampleProject,
  valueOf,
} from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const record = `document/${sampleProject().documents[0]?.summary.id ?? ''}` as const;
const mine = (seq: number, words = `Mine ${seq}`): Change =>
  changeOf(record, 'note', words, { seq });
const hers = (seq: number): Change => changeOf(record, 'note', `Hers ${seq}`, { by: 2, seq });
const [ours, theirs] = [1001, 1002].map((replica) => `changes/${uuid(replica)}.jsonl`) as [
  string,
  string,
];
const lines = (...changes: readonly Change[]): string =>
  changes.map((change) => `${lineOf(change)}\n`).join('');

const open: SharedFolder[] = [];
afterEach(() => {
  for (const shared of open.splice(0)) shared.close();
});

function opened(path: string, taken: Positions = new Map()): SharedFolder {
  const shared = openSharedFolder({ path, project: PROJECT, replica: uuid(1001), taken });
  open.push(shared);
  return shared;
}

async function folderOf(): Promise<string> {
  const folder = join(await temporaryFolder(), 'project');
  valueOf(await writeProjectFolder(folder, sampleProject(), () => true));
  return folder;
}

/** Looks, and takes all that arrived. */
async function arrived(shared: SharedFolder): Promise<readonly Change[]> {
  const { mark } = await shared.look(true);
  const changes: Change[] = [];
  for (let next = shared.next(0); next !== null; next = shared.next(next.mark))
    for (const line of next.lines.split('\n').filter((each) => each !== '')) {
      const decoded = decodeChange(JSON.parse(line));
      if (!decoded.ok) throw new Error(decoded.reason);
      changes.push(decoded.value);
    }
  shared.taken(mark);
  return changes;
}

const ids = (changes: readonly Change[]): readonly string[] => changes.map(({ id }) => id).sort();

describe('a shared folder', () => {
  it('tells what is in it once, and then what is added to it', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    expect(ids(await arrived(shared))).toEqual(ids(sampleProject().changes));
    expect(await arrived(shared)).toEqual([]);
    await appendFile(join(folder, theirs), lines(hers(2)));
    expect(ids(await arrived(shared))).toEqual(ids([hers(2)]));
    const status = await shared.look();
    expect(status.condition).toEqual({ kind: 'there' });
    expect(status.problems).toEqual([]);
    expect(status.changes.get(uuid(1002))).toBe(2);
    expect([...status.documents].sort()).toEqual(
      sampleProject().documents.map(({ summary }) => summary.id),
    );
  });

  it('tells nothing again to who took it before, until a file begins otherwise', async () => {
    const folder = await folderOf();
    const before = opened(folder);
    await arrived(before);
    const taken = before.taken(0);
    await appendFile(join(folder, theirs), lines(hers(2)));
    expect(ids(await arrived(opened(folder, taken)))).toEqual(ids([hers(2)]));
    await writeFile(join(folder, theirs), lines(hers(3), hers(2)));
    expect(ids(await arrived(opened(folder, taken)))).toEqual(ids([hers(2), hers(3)]));
  });

  it('does not count as taken what was only handed out', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await shared.look(true);
    expect(shared.taken(0).size).toBe(0);
    const first = shared.next(0)?.mark ?? 0;
    expect([...shared.taken(first).keys()]).toEqual([ours]);
    expect(ids(await arrived(opened(folder, shared.taken(first))))).toHaveLength(1);
  });

  it('merges the copies that what syncs it makes, and leaves them where they are', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    const copies = ['.sync-conflict-20260101-101500-ABCDEFG.jsonl', ' (Konfliktkopie).jsonl'];
    for (const [at, ending] of copies.entries())
      await writeFile(join(folder, `changes/${uuid(1002)}${ending}`), lines(hers(2), hers(3 + at)));
    expect(ids(await arrived(shared))).toEqual(ids([hers(2), hers(3), hers(4)]));
    expect((await readdir(join(folder, 'changes'))).length).toBe(4);
  });

  it('waits for a file that is there in part, and reads the others meanwhile', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    const line = lines(hers(2));
    await appendFile(join(folder, theirs), line.slice(0, 40));
    await appendFile(join(folder, ours), lines(mine(3)));
    expect(ids(await arrived(shared))).toEqual(ids([mine(3)]));
    const waiting = await shared.look();
    expect([waiting.condition.kind, waiting.problems]).toEqual(['waiting', []]);
    await appendFile(join(folder, theirs), line.slice(40));
    expect(ids(await arrived(shared))).toEqual(ids([hers(2)]));
    expect((await shared.look()).condition.kind).toBe('there');
  });

  it('tells of a merge that git could not finish, and of what does not belong there', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    const text = await readFile(join(folder, theirs), 'utf8');
    await writeFile(join(folder, theirs), `${text}<<<<<<< HEAD\n${lines(hers(2))}=======\n`);
    await writeFile(join(folder, 'changes/notes.txt'), 'x');
    expect(ids(await arrived(shared))).toEqual(
      ids(sampleProject().changes.filter(({ replica }) => replica === uuid(1001))),
    );
    expect((await shared.look()).problems.toSorted()).toEqual([
      `In “project”, “${theirs}” is refused for line 2: it is marked by git as a merge that is not ` +
        'finished; the lines of both sides belong into it, without the marks.',
      'In “project”, “changes/notes.txt” does not belong there, and is not read.',
    ]);
    await writeFile(join(folder, theirs), text + lines(hers(2)));
    await rm(join(folder, 'changes/notes.txt'));
    expect(await arrived(shared)).toHaveLength(2);
    expect((await shared.look()).problems).toEqual([]);
  });

  it('notices another version of the same size and time', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    const long = new Date('2020-01-01');
    await appendFile(join(folder, theirs), lines(hers(2)));
    await utimes(join(folder, theirs), long, long);
    await arrived(shared);
    await writeFile(join(folder, theirs), lines(...sampleProject().changes.slice(2), hers(3)));
    await utimes(join(folder, theirs), long, long);
    expect(ids(await arrived(shared))).toEqual(ids([hers(3)]));
  });

  it('adds to our own file alone, and only what is missing', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    const before = await readFile(join(folder, theirs), 'utf8');
    await appendFile(join(folder, ours), lines(mine(4, 'of a copy of ours')));
    valueOf(await shared.add([mine(3), ...sampleProject().changes], []));
    valueOf(await shared.add([mine(3), mine(5)], []));
    expect(await readFile(join(folder, theirs), 'utf8')).toBe(before);
    const { changes } = valueOf(await readProject(folder));
    expect(changes.filter(({ replica }) => replica === uuid(1001)).map(({ seq }) => seq)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect((await readdir(join(folder, 'changes'))).sort()).toEqual(
      [ours, theirs].map((name) => name.slice(8)),
    );
    expect(ids(await arrived(shared))).toEqual(ids([mine(4, 'of a copy of ours')]));
  });

  it('brings another’s changes in a file that only we write', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    const stranger = changeOf(record, 'note', 'Far', { by: 3, seq: 1 });
    valueOf(await shared.add([hers(7), stranger], []));
    expect(
      await readFile(join(folder, `changes/${uuid(1002)}.from-${uuid(1001)}.jsonl`), 'utf8'),
    ).toBe(lines(hers(7)));
    expect(await readFile(join(folder, `changes/${uuid(1003)}.jsonl`), 'utf8')).toBe(
      lines(stranger),
    );
    expect(valueOf(await readProject(folder)).changes).toHaveLength(5);
    expect(await arrived(shared)).toEqual([]);
  });

  it('takes in documents and gives them out verified', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    const document = documentOf('One more.\r\n', 'more.txt');
    valueOf(await shared.add([], [document]));
    const other = opened(folder);
    expect((await other.look(true)).documents.has(document.summary.id)).toBe(true);
    expect(valueOf(await other.document(document.summary.id)).summary).toEqual(document.summary);
    await writeFile(join(folder, `documents/${document.summary.id}.txt`), 'Another text.');
    expect(messageOf(await other.document(document.summary.id))).toContain(
      'is not the text that its name says',
    );
  });

  it('says that it is gone, loses nothing, and goes on when it is back', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    await rename(folder, `${folder}-away`);
    expect((await shared.look(true)).condition).toEqual({
      kind: 'unreachable',
      message: 'The folder “project” could not be read: it is not there (any more).',
    });
    expect((await shared.add([mine(3)], [])).ok).toBe(false);
    await rename(`${folder}-away`, folder);
    await appendFile(join(folder, theirs), lines(hers(2)));
    expect(ids(await arrived(shared))).toEqual(ids([hers(2)]));
    valueOf(await shared.add([mine(3)], []));
    expect(valueOf(await readProject(folder)).changes).toHaveLength(5);
  });

  it.each([
    [
      'is empty, as where a drive is not mounted',
      null,
      'is no obelus.json in the folder “project”',
    ],
    ['holds another project', uuid(8), 'The folder “project” holds another project now.'],
  ])('neither reads nor writes where it %s', async (_, id, says) => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    await rename(folder, `${folder}-away`);
    await mkdir(folder);
    const other = { ...sampleProject(), project: { id: id ?? '', name: '' } };
    if (id !== null) valueOf(await writeProjectFolder(folder, other, () => true));
    const before = await readdir(folder, { recursive: true });
    const { condition } = await shared.look(true);
    expect(condition.kind).toBe('unreachable');
    expect('message' in condition && condition.message).toContain(says);
    expect((await shared.add([mine(3)], [])).ok).toBe(false);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  it('says what keeps it from being written to, with what was there as it was', async () => {
    const folder = await folderOf();
    const shared = opened(folder);
    await arrived(shared);
    const before = await readFile(join(folder, ours), 'utf8');
    // Nobody, not even root, replaces a file by renaming onto a folder.
    await rm(join(folder, '.gitattributes'));
    await rename(join(folder, 'documents'), join(folder, 'away'));
    await writeFile(join(folder, 'documents'), 'in the way');
    const refused = await shared.add([mine(3)], []);
    expect(messageOf(refused)).not.toBe('');
    await rm(join(folder, 'documents'));
    await rename(join(folder, 'away'), join(folder, 'documents'));
    expect(await readFile(join(folder, ours), 'utf8')).toBe(before);
    valueOf(await shared.add([mine(3)], []));
    expect((await shared.look()).condition.kind).toBe('there');
  });

  it('notices by itself what is written beside it', async () => {
    const folder = await folderOf();
    const shared = openSharedFolder({
      path: folder,
      project: PROJECT,
      replica: uuid(1001),
      taken: new Map(),
      every: 60_000,
    });
    open.push(shared);
    await arrived(shared);
    await appendFile(join(folder, theirs), lines(hers(2)));
    const before = await shared.look();
    await expect.poll(async () => (await shared.look()).mark).toBeGreaterThan(before.mark);
  });
});
