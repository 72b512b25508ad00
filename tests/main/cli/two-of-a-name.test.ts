import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BIRTH,
  builtInTags,
  sealChange,
  type Change,
  type Json,
  type RecordRef,
} from '#core/model';
import { projectBytes, type ProjectContents } from '#main/services/project';
import { documentOf, PROJECT, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { obelusHere as obelus } from './obelus-here.ts';

/** Two people of one name, who are at odds over about everything. */

const TEXT = 'The mill was closed in June, its owner said in a letter to all who worked there.\n';
const document = documentOf(TEXT, 'mill.txt');
const id = (start: string): string => `${start}0000-0000-4000-8000-000000000000`;
const BENS = [id('3d11'), id('9f20')] as const;
const tagCalled = (name: string): string =>
  builtInTags.find(({ label }) => label === name)?.id ?? '';

let seqs = [0, 0];

function change(
  by: 0 | 1,
  record: RecordRef,
  field: string,
  value: Json,
  after: readonly Change[] = [],
): Change {
  seqs = seqs.map((seq, at) => (at === by ? seq + 1 : seq));
  return sealChange({
    record,
    field,
    value,
    preds: after.map((each) => each.id).sort(),
    depth: after.length === 0 ? 0 : Math.max(...after.map(({ depth }) => depth)) + 1,
    analyst: BENS[by] as never,
    replica: id(`e${by}00`) as never,
    seq: seqs[by] ?? 1,
    at: '2026-01-02T03:04:05.006Z',
  });
}

const annotation = (start: string): RecordRef => `annotation/${id(start)}`;

function birth(by: 0 | 1, record: RecordRef, exact: string, tag: string): Change {
  const start = TEXT.indexOf(exact);
  const passage: Json = {
    document: document.summary.id,
    start,
    end: start + exact.length,
    exact,
    prefix: TEXT.slice(Math.max(0, start - 16), start),
    suffix: TEXT.slice(start + exact.length, start + exact.length + 16),
  };
  const creator = BENS[by];
  const created = '2026-01-01T00:00:00.000Z';
  return change(by, record, BIRTH, { alive: true, passage, tag: tagCalled(tag), creator, created });
}

async function twoProjects(): Promise<string> {
  seqs = [0, 0];
  const folder = await temporaryFolder();
  const people = [0, 1].map((by) =>
    change(by as 0 | 1, `analyst/${BENS[by as 0 | 1]}`, BIRTH, { alive: true, name: 'Ben' }),
  );
  const owner: RecordRef = `entity/${id('aaaa')}`;
  const actor = change(0, owner, BIRTH, { alive: true, name: 'The owner' });
  const [june, said, letter, mill] = ['a1', 'a2', 'a3', 'a4'].map((start) =>
    annotation(`${start}00`),
  ) as [RecordRef, RecordRef, RecordRef, RecordRef];
  const bornJune = birth(0, june, 'June', 'date');
  const bornSaid = birth(0, said, 'its owner', 'actor');
  const bornLetter = birth(0, letter, 'in a letter', 'claim');
  const bornMill = birth(0, mill, 'The mill', 'actor');
  const text = change(0, `document/${document.summary.id}`, BIRTH, { alive: true, title: 'Mill' });
  const base = [...people, text, actor, bornJune, bornSaid, bornLetter, bornMill];
  const one = [
    change(0, june, 'value', { kind: 'date', edtf: '2021-06' }),
    change(0, said, 'value', { kind: 'actor', entity: id('aaaa') }),
    change(0, letter, 'alive', false, [bornLetter]),
    change(0, mill, 'tag', tagCalled('claim'), [bornMill]),
  ];
  const other = [
    change(1, june, 'value', { kind: 'date', edtf: '2022-06' }),
    change(1, said, 'value', { kind: 'actor', entity: id('bbbb') }),
    change(1, letter, 'note', 'Who  has it?\nAsk.'),
    change(1, mill, 'tag', tagCalled('statistic'), [bornMill]),
    birth(1, annotation('a500'), 'closed', 'claim'),
  ];
  const contents = (changes: readonly Change[]): ProjectContents => ({
    project: { id: PROJECT, name: 'Mill' },
    documents: [document],
    changes,
  });
  const projects = { a: [...base, ...one], b: [...base, ...other] };
  for (const [name, changes] of Object.entries(projects))
    await writeFile(
      join(folder, `${name}.obelus`),
      valueOf(await projectBytes(name, contents(changes))),
    );
  return folder;
}

describe('two analysts of one name', () => {
  it('are told apart wherever people are named', async () => {
    const cwd = await twoProjects();
    const stats = await obelus(['stats', 'b.obelus'], { cwd });
    expect(stats.out.toString()).toMatch(/ 4 {2}Ben \(3d11\)\n +1 {2}Ben \(9f20\)\n/);
    const diff = await obelus(['diff', 'a.obelus', 'b.obelus'], { cwd });
    expect(diff.out.toString()).toContain('annotation by Ben (9f20): 1 new');
    const agree = await obelus(['agree', 'b.obelus', '--no-gamma'], { cwd });
    expect(agree.out.toString()).toMatch(/Ben \(3d11\) +4\n +Ben \(9f20\) +1\n/);
  });

  it('are taken as they are named', async () => {
    const cwd = await twoProjects();
    const words = ['agree', 'b.obelus', '--no-gamma', '--json'];
    for (const [one, other] of [
      ['Ben (3d11)', 'Ben (9f20)'],
      ['3d11', '9f200000'],
      ['ben (3D11)', BENS[1]],
    ] as const) {
      const { said, out } = await obelus([...words, '--analyst', one, '--analyst', other], { cwd });
      expect(said).toBe('');
      expect(JSON.parse(out.toString())).toMatchObject({
        analysts: BENS.map((ben) => ({ id: ben })),
      });
    }
    const { said } = await obelus([...words, '--analyst', 'Ben', '--analyst', '3d11'], { cwd });
    expect(said).toBe(
      '“Ben” may be any of “Ben (3d11)”, “Ben (9f20)”: say which by one of these, or by more of the id.\n',
    );
  });

  it('are at odds in words', async () => {
    const cwd = await twoProjects();
    const { out } = await obelus(['diff', 'a.obelus', 'b.obelus'], { cwd });
    const lines = [...new Set(out.toString().match(/conflict .*/g))].map((line) =>
      line.replace(/: (Ben \(.*), (Ben \(.*)$/, (_, one: string, other: string) =>
        [':', ...[one, other].sort()].join(' '),
      ),
    );
    expect(lines.sort()).toEqual([
      'conflict over the tag of annotation “The mill” in “Mill”: Ben (3d11) says claim Ben (9f20) says statistic',
      'conflict over the value of annotation “June” in “Mill”: Ben (3d11) says June 2021 Ben (9f20) says June 2022',
      'conflict over the value of annotation “its owner” in “Mill”: Ben (3d11) says The owner Ben (9f20) says unknown actor (bbbb0000)',
      'conflict over whether annotation “in a letter” in “Mill” stays: Ben (3d11) says delete it Ben (9f20) says keep it, note “Who has it? Ask.”',
    ]);
  });
});
