import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#core/model';
import { projectBytes, ProjectPacking, type ProjectContents } from '#main/services/project';
import { lineOf, messageOf, projects, sampleProject, valueOf } from './sample-projects.ts';

const linesOf = (changes: readonly Change[]): Uint8Array =>
  Buffer.from(changes.map((change) => `${lineOf(change)}\n`).join(''));

/** The same lines, as another program may write them: to be read, and never to be written. */
const otherwise = (changes: readonly Change[]): Uint8Array =>
  Buffer.from(changes.map((change) => `${JSON.stringify(change)}\n`).join(''));

function packingOf({ documents }: ProjectContents): ProjectPacking {
  const packing = new ProjectPacking();
  for (const document of documents.toReversed()) packing.addDocument(document);
  return packing;
}

describe('a project file put together from parts', () => {
  it('has the bytes of one written at once, whatever the parts, their order and their ends', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.infiniteStream(fc.nat(99)), async (contents, dice) => {
        const roll = (): number => dice.next().value ?? 0;
        const packing = packingOf(contents);
        const loose = contents.changes.filter(() => roll() < 20);
        const all = [
          ...loose,
          ...contents.changes.filter((each) => roll() < 10 || !loose.includes(each)),
        ];
        for (let from = 0; from < all.length;) {
          const to = from + 1 + (roll() % 9);
          const part = all.slice(from, to);
          packing.addLines(roll() < 20 ? otherwise(part) : linesOf(part));
          from = to;
        }
        const bytes = valueOf(await packing.end(contents.project, 'p', null));
        const once = valueOf(await projectBytes('p', contents));
        expect(Buffer.compare(bytes, once)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('says in the end which of its parts is none', async () => {
    const packing = packingOf(sampleProject());
    packing.addLines(linesOf(sampleProject().changes));
    packing.addLines(Buffer.from('{}\n'));
    packing.addLines(linesOf(sampleProject().changes));
    expect(messageOf(await packing.end(sampleProject().project, 'p.obelus', null))).toMatch(
      /^“p\.obelus” was not written: a part of its changes is refused for line 1: as a change/,
    );
  });
});
