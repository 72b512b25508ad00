import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#core/model';
import { inFileOrder } from '#core/merge';
import { decodeChanges, encodeChanges, projectBytes, readProject } from '#main/services/project';
import { decodeChangesFile } from '../../../src/main/services/project/changes-file.ts';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, lineOf, projects, sampleProject, valueOf } from './sample-projects.ts';

/** Notes of one installation, of any lengths, in the order of its file. */
const files = fc
  .array(fc.oneof(fc.nat(200), fc.integer({ min: 20_000, max: 90_000 })), { maxLength: 12 })
  .map((lengths) =>
    lengths
      .map((length, at) =>
        changeOf(`entity/${uuid(5)}`, 'note', `${at} “é😀” ${'n'.repeat(length)}`, { seq: at + 1 }),
      )
      .sort(inFileOrder),
  );

const textOf = (changes: readonly Change[]): string =>
  changes.map((change) => `${lineOf(change)}\n`).join('');

describe('a file of changes', () => {
  it('is read as it was written, however long it and its lines are', () => {
    fc.assert(
      fc.property(files, (changes) => {
        const bytes = encodeChanges(changes);
        expect(decodeChangesFile(bytes, null)).toEqual({
          ok: true,
          value: { changes, isCanonical: changes.length > 0, isAsWritten: changes.length > 0 },
        });
      }),
      { numRuns: 30 },
    );
  });

  it('is refused for the line that is wrong, wherever that is', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(9), (changes, any, before) => {
        const lines = textOf(changes).split('\n').slice(0, -1);
        const at = any % (lines.length + 1);
        lines.splice(at, 0, '{"id":1}');
        expect(decodeChanges(Buffer.from(lines.join('\n')), null, before)).toEqual({
          ok: false,
          reason: `is refused for line ${before + at + 1}: as a change it is no change`,
        });
      }),
      { numRuns: 30 },
    );
  });

  const [one, two] = [1, 2].map((seq) =>
    changeOf(`entity/${uuid(5)}`, 'note', `${seq} é`, { seq }),
  ) as [Change, Change];
  const [first, second] = [lineOf(one), lineOf(two)];

  it.each<readonly [string, string, readonly Change[], boolean]>([
    ['in another order', `${second}\n${first}\n`, [two, one], true],
    ['with a line twice', `${first}\n${first}\n${second}\n`, [one, one, two], true],
    ['without a line end', `${first}\n${second}`, [one, two], false],
    ['with a byte order mark', `\ufeff${first}\n${second}\n`, [one, two], false],
    ['with one further on', `${first}\n\ufeff${second}\n`, [one, two], false],
    ['with white space', `${first}\n${second.replace(':', ': ')}\n`, [one, two], false],
    ['with the line ends of Windows', `${first}\r\n${second}\r\n`, [one, two], false],
  ])('is read, and known not to be as it is written, %s', (_, text, changes, isCanonical) => {
    const bytes = Buffer.from(text);
    expect(decodeChangesFile(bytes, null)).toEqual({
      ok: true,
      value: { changes, isCanonical, isAsWritten: false },
    });
  });
});

describe('a project that was read', () => {
  it('is written as any other of the same contents', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.boolean(), async (contents, isLess) => {
        const bytes = valueOf(await projectBytes('p', contents));
        const read = valueOf(await readProject({ name: 'p', bytes }));
        const changes = isLess ? read.changes.slice(1) : read.changes;
        const again = valueOf(await projectBytes('p', { ...read, changes }));
        const known = new Set(changes.map(({ id }) => id));
        const same = contents.changes.filter(({ id }) => known.has(id));
        const anew = valueOf(await projectBytes('p', { ...contents, changes: same }));
        expect(Buffer.compare(again, anew)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('is written with what was added to it', async () => {
    const base = sampleProject();
    const bytes = valueOf(await projectBytes('p', base));
    const read = valueOf(await readProject({ name: 'p', bytes }));
    const more = changeOf(`entity/${uuid(5)}`, 'note', 'More.', { seq: 9 });
    const again = valueOf(await projectBytes('p', { ...read, changes: [...read.changes, more] }));
    const anew = valueOf(await projectBytes('p', { ...base, changes: [...base.changes, more] }));
    expect(Buffer.compare(again, anew)).toBe(0);
  });
});
