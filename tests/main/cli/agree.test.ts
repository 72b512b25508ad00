import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADJUDICATED, BIRTH, builtInTags, type Change, type Json } from '#core/model';
import { projectBytes, type ProjectContents } from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, documentOf, PROJECT, valueOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allChosen, chosen, toldNames } from '../../../src/main/cli/named-choice.ts';
import { obelusHere as obelus } from './obelus-here.ts';

const TEXT = 'One 😀 two three four five six seven eight nine ten.\n';
const tagCalled = (name: string): string =>
  builtInTags.find(({ label }) => label === name)?.id ?? '';

const one = documentOf(TEXT, 'one.txt');
const other = documentOf('Another text, which says other things.\n', 'other.txt');

/** "who word tag": three numbers or words, all in the first document. */
function annotation(
  number: number,
  who: number,
  exact: string,
  tag: string,
  creator: string = uuid(who),
): Change {
  const start = [...TEXT.slice(0, TEXT.indexOf(exact))].length;
  const passage: Json = {
    document: one.summary.id,
    start,
    end: start + [...exact].length,
    exact,
    prefix: '',
    suffix: '',
  };
  return changeOf(
    `annotation/${uuid(number)}`,
    BIRTH,
    { alive: true, passage, tag, creator, created: '2026-01-01T00:00:00.000Z' },
    { by: who, seq: number },
  );
}

/** Ann and Ben agree on one of four passages; a second Ben has done nothing but one. */
function project(): ProjectContents {
  const [date, statistic] = [tagCalled('date'), tagCalled('statistic')];
  const people = ['Ann', 'Ben', 'Ben', '=1+1'].map((name, at) =>
    changeOf(`analyst/${uuid(at + 1)}`, BIRTH, { alive: true, name }, { by: at + 1, seq: 1 }),
  );
  return {
    project: { id: PROJECT, name: 'Two' },
    documents: [one, other].sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1)),
    changes: [
      ...people,
      annotation(11, 1, 'two', date),
      annotation(12, 2, 'two', date),
      annotation(13, 1, 'four', date),
      annotation(14, 2, 'four', statistic),
      annotation(15, 1, 'six seven', statistic),
      annotation(16, 2, 'seven eight', statistic),
      annotation(17, 1, 'ten', date),
      annotation(18, 3, 'nine', date),
      annotation(19, 4, 'nine', date),
      annotation(20, 1, 'two', date, ADJUDICATED),
    ],
  };
}

async function inFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'p.obelus'), valueOf(await projectBytes('p', project())));
  return folder;
}

const ANN = ['--analyst', 'Ann'];
const BEN = ['--analyst', uuid(2)];

describe('agree', () => {
  it('counts what was decided as nobody’s, unless it is named', async () => {
    const folder = await inFolder();
    const everybody = await obelus(['agree', 'p.obelus', '--json'], { cwd: folder });
    const { analysts } = JSON.parse(everybody.out.toString()) as { analysts: { id: string }[] };
    expect(analysts.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4].map(uuid).sort());
    const named = await obelus(['agree', 'p.obelus', ...ANN, '--analyst', ADJUDICATED, '--json'], {
      cwd: folder,
    });
    expect(JSON.parse(named.out.toString())).toMatchObject({
      analysts: [{ id: uuid(1) }, { id: ADJUDICATED }],
    });
  });

  it('measures what two annotated, for programs', async () => {
    const folder = await inFolder();
    const words = ['agree', 'p.obelus', ...ANN, ...BEN, '--json'];
    const { status, out, said } = await obelus(words, { cwd: folder });
    expect([status, said]).toEqual([0, '']);
    const report = JSON.parse(out.toString()) as Record<string, unknown>;
    expect(report).toMatchObject({
      analysts: [
        { id: uuid(1), name: 'Ann' },
        { id: uuid(2), name: 'Ben' },
      ],
      all: {
        counts: {
          units: [4, 3],
          groups: { same: 1, retagged: 1, overlapping: 1, alone: 1 },
          agreed: 1,
        },
        measures: {
          f1Exact: { value: expect.closeTo(2 / 7, 10) as number },
          f1Partial: { value: expect.closeTo(3 / 7, 10) as number },
        },
      },
      tags: [{ name: 'date' }, { name: 'statistic', counts: { units: [1, 2] } }],
      documents: [{ id: one.summary.id, counts: { units: [4, 3] } }],
    });
  });

  it('tells it as tables, of some tags', async () => {
    const cwd = await inFolder();
    const words = ['agree', 'p.obelus', ...ANN, ...BEN, '--tag', 'DATE'];
    const { status, out } = await obelus(words, { cwd });
    const told = out.toString();
    expect(status).toBe(0);
    expect(told).toMatch(/Ann +3\n +Ben [^\n]*\) +1\n/);
    expect(told).toMatch(/all agree on range and tag +1\n/);
    expect(told).toMatch(/F1, same passage and tag +0\.500\n/);
    expect(told).toMatch(/tags of the same passages +– {2}\(there is one category only\)\n/);
    expect(told).toMatch(/gamma \(\d+ samples\) +-?\d\.\d{3}\n/);
    expect(told).toMatch(/\nBy tag +Ann .* gamma\ndate +3 +1 /);
    expect(told).not.toContain('statistic');
  });

  it('writes a table that no spreadsheet takes for formulas', async () => {
    const folder = await inFolder();
    const words = ['agree', 'p.obelus', '--csv', '--no-gamma', ...ANN, '--analyst', '=1+1'];
    const { status, out } = await obelus(words, { cwd: folder });
    const lines = out.toString().split('\r\n');
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^part,id,name,annotations Ann,annotations =1\+1,same,/);
    expect(lines[1]).toMatch(/^all,,,4,1,0,0,0,5,0,0,0,/);
    const parts = lines.map((line) => line.split(',')[0]);
    expect(parts).toEqual(['part', 'all', 'tag', 'tag', 'document', '']);
  });

  it('says what it does not know, what may be several, and what makes no sense', async () => {
    const folder = await inFolder();
    const cases: readonly (readonly [words: readonly string[], status: number, said: RegExp])[] = [
      [
        [...ANN, '--analyst', 'Ben'],
        1,
        /“Ben” may be any of “Ben \(\S{36}\)”, “Ben \(\S{36}\)”: say which by one of these/,
      ],
      [[...ANN], 1, /takes two analysts at least: say --analyst for each/],
      [[...ANN, ...BEN, '--seed', 'x'], 2, /A seed is a whole number/],
    ];
    for (const [words, status, said] of cases) {
      const outcome = await obelus(['agree', 'p.obelus', ...words], { cwd: folder });
      expect([words, outcome.status, outcome.out.length]).toEqual([words, status, 0]);
      expect(outcome.said).toMatch(said);
    }
  });

  it('takes everybody who annotated where nobody is named', async () => {
    const folder = await inFolder();
    const { status, out } = await obelus(['agree', 'p.obelus', '--json'], { cwd: folder });
    expect(status).toBe(0);
    expect(JSON.parse(out.toString())).toMatchObject({
      analysts: [{ name: '=1+1' }, { name: 'Ann' }, { name: 'Ben' }, { name: 'Ben' }],
      all: { counts: { groups: { same: 2 }, agreed: 0 } },
    });
  });
});

describe('a word that names something', () => {
  const named = [
    { id: 'abcd1', name: 'Ann' },
    { id: 'abcd2', name: 'ben' },
    { id: 'bbbb3', name: 'Ben' },
    { id: 'ann', name: 'abcd' },
    { id: '3d11-1', name: 'Cy' },
    { id: '3d12-2', name: 'Cy' },
    { id: '3e00-3', name: 'Cy (3d12)' },
    { id: 'f001', name: `Dee ${'e'.repeat(60)}` },
    { id: 'f002', name: `Dee ${'e'.repeat(60)}` },
  ];
  const called = toldNames(named);
  const all = named.map((each) => ({ ...each, called: called(each.id) }));
  const cases: readonly (readonly [word: string, id: string])[] = [
    ['Ann', 'abcd1'],
    ['ann', 'ann'],
    ['ANN', 'abcd1'],
    ['ben', 'abcd2'],
    ['Ben', 'bbbb3'],
    ['bbbb', 'bbbb3'],
    ['abcd', 'ann'],
    ['abcd2', 'abcd2'],
    ['Cy (3d11)', '3d11-1'],
    ['cy (3D11)', '3d11-1'],
    ['3d12-', '3d12-2'],
    [`Dee ${'e'.repeat(20)}… (f002)`, 'f002'],
  ];
  it.each(cases)(
    'is an id, a name, a name in any case, or the beginning of an id: %s',
    (word, id) => {
      expect(chosen(word, all, 'analyst')).toMatchObject({ ok: true, value: { id } });
    },
  );

  it.each([
    ['BEN', /“BEN” may be any of “ben”, “Ben”: say which by one of these, or by more of the id/],
    ['Cy', /“Cy” may be any of “Cy \(3d11\)”, “3d12-2”: /],
    ['Cy (3d12)', /“Cy \(3d12\)” may be any of “3d12-2”, “3e00-3”: /],
    ['abc', /There is no analyst “abc”; there is “Ann”, “ben”, /],
  ])('is refused where it may be several or none: %s', (word, said) => {
    const refusal = chosen(word, all, 'analyst');
    expect(refusal.ok ? '' : refusal.message).toMatch(said);
  });

  it('is whatever stands for it where one is to say which', () => {
    for (const { id } of all) {
      const listed = chosen('nobody', all, 'analyst');
      const words = listed.ok ? [] : [...listed.message.matchAll(/“([^”]+)”/g)].slice(1);
      expect(words.map(([, word = '']) => chosen(word, all, 'analyst'))).toContainEqual({
        ok: true,
        value: expect.objectContaining({ id }) as unknown,
      });
    }
  });

  it('counts once', () => {
    const found = allChosen(['Ann', 'abcd1', 'Ben'], all, 'analyst');
    expect(found).toMatchObject({ ok: true, value: [{ id: 'abcd1' }, { id: 'bbbb3' }] });
  });
});
