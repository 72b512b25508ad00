import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePassage } from '#core/anchoring';
import { uniteChanges } from '#core/merge';
import {
  BIRTH,
  builtInTags,
  documentFields,
  headsOf,
  readAnnotation,
  readField,
  replay,
  type Json,
  type RecordRef,
} from '#core/model';
import { codePointIndex, utf16 } from '#core/text';
import { projectBytes, readProject, uniteProjects } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, documentOf, PROJECT, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { obelusHere as obelus } from './obelus-here.ts';

const OLDER = `Mill closes\n
The mill at Brandt was closed on 3 June 2022 after 41 years, its owner said.\n
Its 180 workers were told by letter, and most of them found other work within a year.\n
The town had offered to buy the wheel and the weir. The owner did not answer.\n`;

const NEWER = OLDER.replace('41 years', '42 years').replace('most of them', 'nearly all of them');

const OTHER = 'A recipe for bread with caraway, baked slowly in a covered pot for an hour or so.\n';

const TAGGED = ['3 June 2022', '41 years', 'The town had offered to buy the wheel'];

/** A folder with a project of two texts, one annotated, and the newer version of that. */
async function folderWithProject(): Promise<string> {
  const folder = await temporaryFolder();
  const documents = [documentOf(OLDER, 'mill.txt'), documentOf(OTHER, 'bread.txt')];
  documents.sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1));
  const older = documentOf(OLDER).summary.id;
  const index = codePointIndex(OLDER);
  const births = documents.map(({ summary }, at) =>
    changeOf(`document/${summary.id}`, BIRTH, documentFields(summary), { seq: at + 1 }),
  );
  const analyst = changeOf(`analyst/${uuid(1)}`, BIRTH, { alive: true, name: 'Ann' }, { seq: 9 });
  const annotations = TAGGED.map((words, at) => {
    const start = OLDER.indexOf(words);
    const range = { start: utf16(start), end: utf16(start + words.length) };
    const passage = { document: older, ...describePassage(OLDER, index, range) };
    const value = {
      alive: true,
      passage: passage as unknown as Json,
      tag: builtInTags[0]?.id ?? '',
      creator: uuid(1),
      created: '2026-01-02T03:04:05.006Z',
    };
    return changeOf(`annotation/${uuid(50 + at)}`, BIRTH, value, { seq: 20 + at });
  });
  const contents = {
    project: { id: PROJECT, name: 'Mills' },
    documents,
    changes: uniteChanges([births, annotations, [analyst]]),
  };
  await writeFile(join(folder, 'p.obelus'), valueOf(await projectBytes('p', contents)));
  await writeFile(join(folder, 'anything.txt'), NEWER);
  return folder;
}

describe('obelus anchor', () => {
  it('pairs by content and tells of each annotation what becomes of it', async () => {
    const cwd = await folderWithProject();
    const { status, out, said } = await obelus(
      ['anchor', 'p.obelus', '--document', 'anything.txt'],
      {
        cwd,
      },
    );
    expect(status).toBe(0);
    expect(said).toBe('A newer version of “mill”: 3 annotations: 1 exact, 1 moved, 1 orphan.\n');
    const lines = out.toString().trimEnd().split('\n');
    const at = NEWER.indexOf(TAGGED[0] as string);
    expect(lines).toEqual([
      `moved\t${at}-${at + 11}\t3 June 2022`,
      'orphan\t-\t41 years',
      expect.stringMatching(/^exact\t\d+-\d+\tThe town had offered to buy the wheel$/),
    ]);
    const json = await obelus(
      ['anchor', 'p.obelus', '--document', 'anything.txt', '--for', 'MILL', '--json'],
      { cwd },
    );
    expect(JSON.parse(json.out.toString())).toMatchObject({
      older: { id: documentOf(OLDER).summary.id },
      counts: { exact: 1, moved: 1, folded: 0, fuzzy: 0, orphan: 1 },
      annotations: [{ after: { start: at } }, { verdict: 'orphan', after: null }, {}],
    });
  });

  it('writes the project with the annotations on the newer text, whoever did it the same', async () => {
    const cwd = await folderWithProject();
    const words = ['anchor', 'p.obelus', '--document', 'anything.txt', '--analyst'];
    const mine = await obelus([...words, 'Ann', '-o', 'a.obelus'], { cwd });
    expect([mine.status, mine.said]).toMatchObject([0, expect.stringContaining('by Ann.')]);
    const piped = await obelus([...words, 'Ben', '-o', '-'], { cwd });
    await writeFile(join(cwd, 'b.obelus'), piped.out);
    const [a, b] = [
      valueOf(await readProject(join(cwd, 'a.obelus'))),
      valueOf(await readProject(join(cwd, 'b.obelus'))),
    ];
    const newer = documentOf(NEWER).summary.id;
    const states = replay(uniteProjects([a, b]).changes);
    const state = (record: RecordRef) => states.get(record) ?? expect.fail(`${record} is gone`);
    for (const at of TAGGED.keys()) {
      const annotation = state(`annotation/${uuid(50 + at)}`);
      const { passage } = readAnnotation(annotation) ?? expect.fail('It is gone.');
      expect(passage.document).toBe(newer);
      const said = new Set(
        headsOf(annotation, 'passage').map(({ value }) => JSON.stringify(value)),
      );
      expect(said.size).toBe(1);
      expect(readField(annotation, 'review')).toBe(['moved', 'orphan'][at]);
    }
    expect(readField(state(`document/${newer}`), 'replaces')).toEqual([
      documentOf(OLDER).summary.id,
    ]);
    const check = await obelus(['check', 'a.obelus'], { cwd });
    expect(check.status).toBe(0);
    const again = await obelus(['anchor', 'a.obelus', '--document', 'anything.txt'], { cwd });
    expect(again.said).toContain('0 annotations');
  });

  it('refuses with status 1 what is no version of anything, and asks with 2 for what is missing', async () => {
    const cwd = await folderWithProject();
    await writeFile(
      join(cwd, 'else.txt'),
      'Something that nobody else in this project has ever said.',
    );
    const before = await readFile(join(cwd, 'p.obelus'));
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [['--document', 'else.txt'], 1, 'No document of the project says much the same'],
      [['--document', 'anything.txt', '--for', 'Mull'], 1, 'There is no document “Mull”'],
      [[], 2, '--document'],
      [['--document', 'anything.txt', '-o', 'else.txt'], 1, '--force'],
    ];
    for (const [words, expected, reason] of cases) {
      const { status, out, said } = await obelus(['anchor', 'p.obelus', ...words], { cwd });
      expect([words, status, out.length]).toEqual([words, expected, 0]);
      expect(said).toContain(reason);
    }
    expect(await readFile(join(cwd, 'p.obelus'))).toEqual(before);
  });
});
