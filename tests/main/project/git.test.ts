import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uniteChanges } from '#core/merge';
import {
  applyChange,
  BIRTH,
  sealChange,
  succession,
  unborn,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import { readProject, writeProjectFolder, type ProjectContents } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { belowFrom } from '../../dice.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { comparable, documentOf, messageOf, PROJECT, valueOf } from './sample-projects.ts';

/** Without any setting of the machine's or the account's. */
const SETTINGS = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};
const git = (folder: string, ...words: readonly string[]): string =>
  execFileSync('git', words, { cwd: folder, env: SETTINGS, encoding: 'utf8', stdio: 'pipe' });

/** One installation at work on a project folder. */
class Person {
  readonly #random: (below: number) => number;
  readonly #replica: ReplicaId;
  readonly #analyst: AnalystId;
  readonly #states = new Map<RecordRef, RecordState>();
  contents: ProjectContents;
  #seq: number;

  constructor(number: number, seed: number, contents: ProjectContents, replica = 1000 + number) {
    this.#random = belowFrom(seed);
    this.#replica = uuid(replica) as ReplicaId;
    this.#analyst = uuid(number) as AnalystId;
    this.contents = contents;
    for (const change of contents.changes) this.#apply(change);
    const own = contents.changes.filter((change) => change.replica === this.#replica);
    this.#seq = Math.max(0, ...own.map(({ seq }) => seq));
  }

  #apply(change: Change): void {
    const before = this.#states.get(change.record) ?? unborn(change.record);
    this.#states.set(change.record, applyChange(before, change));
  }

  #say(record: RecordRef, field: string, value: Json): void {
    const state = this.#states.get(record) ?? unborn(record);
    const change = sealChange({
      record,
      field,
      value,
      ...(field === BIRTH ? { preds: [], depth: 0 } : succession(state, field, value)),
      analyst: this.#analyst,
      replica: this.#replica,
      seq: ++this.#seq,
      at: '2026-01-02T03:04:05.006Z',
    });
    this.#apply(change);
    const { changes } = this.contents;
    this.contents = { ...this.contents, changes: [...changes, change] };
  }

  addDocument(text: string, name: string): void {
    const document = documentOf(text, name);
    const { documents } = this.contents;
    this.contents = { ...this.contents, documents: [...documents, document] };
    this.#say(`document/${document.summary.id}`, BIRTH, { alive: true, title: name });
  }

  /** An annotation more, or a field of one there is. */
  act(): void {
    const random = this.#random;
    const annotations = [...this.#states.keys()].filter((ref) => ref.startsWith('annotation/'));
    const target = annotations[random(annotations.length)];
    if (target === undefined || random(3) === 0) return this.#annotate();
    const [field, value] = [
      ['tag', uuid(50 + random(4))],
      ['note', `Note ${random(1000)}\nwith “two” lines`],
      ['alive', random(2) === 0],
    ][random(3)] as [string, Json];
    this.#say(target, field, value);
  }

  #annotate(): void {
    const { documents } = this.contents;
    const document = documents[this.#random(documents.length)]?.summary.id ?? '';
    const id = uuid(this.#seq * 2 + 100_000 * Number(this.#analyst.slice(-2)) + this.#random(2));
    this.#say(`annotation/${id}`, BIRTH, {
      alive: true,
      passage: { document, start: 2, end: 7, exact: 'first', prefix: 'A ', suffix: ' text.' },
      tag: uuid(50),
      creator: this.#analyst,
    });
  }

  async save(folder: string): Promise<void> {
    const mine = (replica: string): boolean => replica === this.#replica;
    valueOf(await writeProjectFolder(folder, this.contents, mine));
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'Work');
  }
}

const beginning: ProjectContents = {
  project: { id: PROJECT, name: 'Shared' },
  documents: [documentOf('A first text.\n')],
  changes: [],
};

/** A folder in git with some work in it, and a clone. */
async function twoClones(): Promise<readonly [string, string]> {
  const [first, second] = [
    join(await temporaryFolder(), 'ours'),
    join(await temporaryFolder(), 'theirs'),
  ];
  execFileSync('git', ['init', '-q', '-b', 'main', first], { env: SETTINGS });
  const ann = new Person(1, 1, beginning);
  ann.addDocument('Windows line ends.\r\nKept as they came.\r\n', 'windows.txt');
  for (let act = 0; act < 30; act++) ann.act();
  await ann.save(first);
  execFileSync('git', ['clone', '-q', first, second], { env: SETTINGS });
  return [first, second];
}

const load = async (folder: string): Promise<ProjectContents> => valueOf(await readProject(folder));

/** Acts in parts, each committed, with documents in between that both sides add. */
async function work(person: Person, folder: string, name: string): Promise<ProjectContents> {
  for (let part = 0; part < 4; part++) {
    for (let act = 0; act < 50; act++) person.act();
    if (part === 1) person.addDocument(`A first text of ${name}’s own.\n`, `${name}.txt`);
    if (part === 2) person.addDocument('A first text that both found.\n', `of ${name}.txt`);
    await person.save(folder);
  }
  return person.contents;
}

const merge = (folder: string, other: string): { status: number | null; said: string } => {
  git(folder, 'fetch', '-q', other, 'main');
  const { status, stdout, stderr } = spawnSync('git', ['merge', '--no-edit', 'FETCH_HEAD'], {
    cwd: folder,
    env: SETTINGS,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

describe('a project folder in git', () => {
  it('is merged by git alone, with all that two people did, on either side', async () => {
    const [ours, theirs] = await twoClones();
    const mine = await work(new Person(1, 2, await load(ours)), ours, 'Ann');
    const hers = await work(new Person(2, 3, await load(theirs)), theirs, 'Ben');
    execFileSync('git', ['clone', '-q', ours, `${ours}-before`], { env: SETTINGS });
    for (const [folder, other] of [
      [ours, theirs],
      [theirs, `${ours}-before`],
    ] as const) {
      const { status, said } = merge(folder, other);
      expect([status, /CONFLICT/.test(said)]).toEqual([0, false]);
      expect(git(folder, 'status', '--porcelain')).toBe('');
      const merged = await load(folder);
      expect(merged.changes).toEqual(uniteChanges([mine.changes, hers.changes]));
      expect(merged.changes.length).toBeGreaterThan(430);
      expect(new Set(merged.documents.map(({ summary }) => summary.id))).toEqual(
        new Set([...mine.documents, ...hers.documents].map(({ summary }) => summary.id)),
      );
    }
    expect(comparable(await load(ours))).toEqual(comparable(await load(theirs)));
  });

  it('is merged also where one installation was copied, and went on in both places', async () => {
    const [ours, theirs] = await twoClones();
    const base = await load(ours);
    const mine = await work(new Person(1, 4, base), ours, 'Ann');
    const copied = await work(new Person(2, 5, base, 1001), theirs, 'Ben');
    const { status, said } = merge(ours, theirs);
    expect([status, /CONFLICT/.test(said)]).toEqual([0, false]);
    expect((await load(ours)).changes).toEqual(uniteChanges([mine.changes, copied.changes]));
  });

  it('is told in one sentence, and whole once settled, where git was not told how to merge', async () => {
    const [ours, theirs] = await twoClones();
    const base = await load(ours);
    for (const folder of [ours, theirs]) await rm(join(folder, '.gitattributes'));
    for (const folder of [ours, theirs])
      await writeFile(join(folder, '.gitattributes'), '* -text\n');
    const [mine, copied] = [new Person(1, 6, base), new Person(2, 7, base, 1001)];
    for (const person of [mine, copied]) person.act();
    await mine.save(ours);
    await copied.save(theirs);
    expect(merge(ours, theirs).status).toBe(1);
    const name = `changes/${uuid(1001)}.jsonl`;
    expect(messageOf(await readProject(ours))).toMatch(
      new RegExp(
        `^“ours” was not opened: its entry “${name}” is refused for line \\d+: it is marked by git as a ` +
          'merge that is not finished; the lines of both sides belong into it, without the marks\\.$',
      ),
    );
    const lines = (await readFile(join(ours, name), 'utf8')).split('\n');
    const settled = lines.filter((line) => !/^[<=>]{7}/.test(line)).join('\n');
    await writeFile(join(ours, name), settled);
    expect((await load(ours)).changes).toEqual(
      uniteChanges([mine.contents.changes, copied.contents.changes]),
    );
  });
});
