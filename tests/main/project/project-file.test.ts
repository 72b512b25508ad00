import fc from 'fast-check';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  projectBytes,
  readProject,
  uniteProjects,
  writeProjectFile,
  type ProjectContents,
} from '#main/services/project';
import {
  altered,
  CONTENT_ROWS,
  lines,
  manifest,
  own,
  utf8,
} from '../../hostile/projects/content-rows.ts';
import { uuid } from '../../core/model/histories.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  comparable,
  documentOf,
  messageOf,
  projects,
  sampleProject,
  valueOf,
} from './sample-projects.ts';

const bytesOf = async (contents = sampleProject()): Promise<Uint8Array> =>
  valueOf(await projectBytes('p.obelus', contents));

const read = (bytes: Uint8Array) => readProject({ name: 'p.obelus', bytes });

describe('a project file', () => {
  it('is read as what was written, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (contents) => {
        const again = valueOf(await read(await bytesOf(contents)));
        expect(comparable(again)).toEqual(comparable(contents));
      }),
      { numRuns: 60 },
    );
  });

  it('has the same bytes for the same contents in any order', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (contents) => {
        const turned = {
          ...contents,
          documents: [...contents.documents].reverse(),
          changes: [...contents.changes].reverse(),
        };
        expect(Buffer.compare(await bytesOf(contents), await bytesOf(turned))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is united with others to the same bytes in all six orders', async () => {
    const [a, b, c] = [sampleProject(), sampleProject(), sampleProject()];
    const three = [
      { ...a, documents: a.documents.slice(0, 1) },
      { ...b, project: { id: uuid(6), name: 'Another' }, changes: b.changes.slice(1) },
      { ...c, documents: [documentOf('A first text.\n', 'other-name.txt')], changes: [] },
    ] as const;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const;
    const all = await Promise.all(
      orders.map((order) => bytesOf(uniteProjects(order.map((at) => three[at])))),
    );
    for (const bytes of all) expect(Buffer.compare(bytes, all[0] as Uint8Array)).toBe(0);
    const united = valueOf(await read(all[0] as Uint8Array));
    expect(united.changes).toEqual(a.changes);
    expect(united.documents).toHaveLength(2);
  });

  it('takes the place of another whole, and can be read from there', async () => {
    const path = join(await temporaryFolder(), 'p.obelus');
    await writeFile(path, 'what was there');
    expect((await writeProjectFile(path, sampleProject())).ok).toBe(true);
    expect(comparable(valueOf(await readProject(path)))).toEqual(comparable(sampleProject()));
    expect((await stat(path)).isFile()).toBe(true);
    expect((await readFile(path)).subarray(30, 38).toString()).toBe('mimetype');
  });
});

const { changes } = sampleProject();

describe('a project file that someone altered', () => {
  it.each(CONTENT_ROWS)('is refused for %s', async (_, alter, says) => {
    const answer = await read(await altered(alter));
    expect(messageOf(answer)).toMatch(says);
    expect(messageOf(answer)).toMatch(/^“p\.obelus” was not opened: [^\n]*[^.]\.$/);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('is the same with its lines in any order, twice, or without the last line end', async () => {
    const twice = utf8([...lines].reverse().concat(lines).join('\n'));
    const again = valueOf(await read(await altered((e) => e.set(own, twice))));
    expect(again.changes).toEqual(changes);
  });

  it('is read where a newer Obelus says that it may be, and what that added is kept', async () => {
    const project = { id: uuid(7), name: 'Ours', colour: 'red', 'a%': 1.5 };
    const said = { formatVersion: 2, project, licence: { b: 2, a: [{ d: 4, c: null }] } };
    const newer = valueOf(await read(await altered((e) => e.set('obelus.json', manifest(said)))));
    expect(newer.project).toEqual({
      id: uuid(7),
      name: 'Ours',
      more: { project: { colour: 'red', 'a%': 1.5 }, licence: said.licence },
    });
    const again = valueOf(await read(await bytesOf(newer)));
    expect(again.project).toEqual(newer.project);
    expect(Buffer.compare(await bytesOf(again), await bytesOf(newer))).toBe(0);
  });

  it('keeps what several newer ones say, whichever is named first', async () => {
    const saying = (more: Record<string, unknown>): ProjectContents => ({
      ...sampleProject(),
      project: { id: uuid(7), name: 'Ours', more },
    });
    const a = saying({ one: 1, both: 'b', project: { colour: 'red' } });
    const b = saying({ two: [2], both: 'a', project: { shape: 'round' } });
    const united = uniteProjects([a, b, sampleProject()]);
    expect(united.project.more).toEqual({
      one: 1,
      two: [2],
      both: 'a',
      project: { colour: 'red', shape: 'round' },
    });
    const turned = await bytesOf(uniteProjects([sampleProject(), b, a]));
    expect(Buffer.compare(turned, await bytesOf(united))).toBe(0);
  });

  it('is read whatever its export says, which is not looked at', async () => {
    const bytes = await altered((e) => e.set('export/annotations.jsonld', utf8('{')));
    expect(comparable(valueOf(await read(bytes)))).toEqual(comparable(sampleProject()));
  });

  it('is refused at every length it is cut to', async () => {
    const bytes = await bytesOf();
    for (let length = 0; length < bytes.length; length += 1)
      expect([length, (await read(bytes.subarray(0, length))).ok]).toEqual([length, false]);
  });
});
