import { describe, expect, it } from 'vitest';
import type { Change } from '#core/model';
import {
  linesFrom,
  PackingLines,
  projectBytes,
  ProjectPacking,
  readProject,
  readProjectInParts,
} from '#main/services/project';
import { uuid } from '../../core/model/histories.ts';
import { changeOf, lineOf, sampleProject, valueOf } from './sample-projects.ts';

const MEBIBYTE = 1024 * 1024;

/** More than is packed in one go of each of two, in lines of very different length that hardly pack. */
const changes: readonly Change[] = Array.from({ length: 60 }, (_, index) => {
  const noise = Array.from({ length: index % 7 === 0 ? 4_000 : 3 }, (__, at) =>
    Math.sin(index * 1e4 + at).toString(36),
  );
  const by = index % 2;
  return changeOf(`annotation/${uuid(50 + by)}`, `f${index}`, `é${noise.join('')}`.repeat(6), {
    seq: 1 + (index >> 1),
    by: 1 + by,
  });
});
const contents = { ...sampleProject(), documents: [], changes };
const { project } = contents;

describe('lines that are held packed', () => {
  it('are those of the file, from any line on, as many as are asked for', async () => {
    const bytes = valueOf(await projectBytes('p', contents));
    const packing = new PackingLines();
    valueOf(await readProjectInParts({ name: 'p', bytes }, null, (read) => packing.add(read)));
    const packed = packing.end();
    const wanted = valueOf(await readProject({ name: 'p', bytes })).changes;
    const lines = wanted.map((change) => `${lineOf(change)}\n`);
    expect(packed.count).toBe(lines.length);
    expect(packed.pieces.length).toBeGreaterThan(2);
    for (const most of [1, 100_000, 1_300_000, 9 * MEBIBYTE])
      for (let from = 0; from <= lines.length; from += most === 1 ? 1 : 7) {
        const part = linesFrom(packed, from, most);
        const to = part.next ?? lines.length;
        expect(part.lines === lines.slice(from, to).join('')).toBe(true);
        const length = Buffer.byteLength(part.lines);
        if (to > from + 1) expect(length).toBeLessThanOrEqual(most);
        if (part.next !== null)
          expect(length + Buffer.byteLength(lines[to] ?? '')).toBeGreaterThan(most);
      }
  });

  it('come to the same file in whatever parts and order, and quickly packed to the same changes', async () => {
    const once = valueOf(await projectBytes('p', contents));
    for (const all of [changes, [...changes.toReversed(), ...changes.slice(20)]]) {
      const [slow, quick] = [new ProjectPacking(), new ProjectPacking({ isQuick: true })];
      for (const change of all)
        for (const packing of [slow, quick]) packing.addLines(Buffer.from(`${lineOf(change)}\n`));
      const bytes = valueOf(await slow.end(project, 'p', null));
      expect(Buffer.compare(bytes, once)).toBe(0);
      const other = valueOf(await quick.end(project, 'p', null));
      expect(valueOf(await readProject({ name: 'p', bytes: other })).changes).toEqual(
        valueOf(await readProject({ name: 'p', bytes })).changes,
      );
    }
  });
});
