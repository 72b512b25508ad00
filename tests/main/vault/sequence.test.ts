import { describe, expect, it } from 'vitest';
import type { Operation, SealedRecord } from '../../../src/main/services/vault/operations.ts';
import {
  decodeRecord,
  encodeRecord,
  inRecords,
  NO_RECORD,
} from '../../../src/main/services/vault/operations.ts';
import { Sequence } from '../../../src/main/services/vault/sequence.ts';
import { FileTree } from '../../../src/main/services/vault/tree.ts';

const hashOf = (mark: number | string): string => String(mark).padStart(64, 'a');

const written = (path: string, words: string): readonly Operation[] => [
  { kind: 'make', path },
  { kind: 'write', path, at: 0, bytes: Buffer.from(words) },
];

/** One of a row of records, as it is told: "3", a part "5:1/2" of a beginning, or "4!" that is damaged. */
interface Told {
  readonly n: number;
  readonly part: number;
  readonly of: number;
  readonly isDamaged: boolean;
}

function told(word: string): Told {
  const [, n, part = '0', of = '0', damaged] =
    /^(\d+)(?::(\d)\/(\d))?(!)?$/.exec(word) ?? ([] as string[]);
  return { n: Number(n), part: Number(part), of: Number(of), isDamaged: damaged === '!' };
}

/** Each record makes a file of its own, "f3"; a part of a beginning one of its own, "b1". */
function recordOf({ n, part, of }: Told): SealedRecord {
  const path = part === 0 ? `f${String(n)}` : `b${String(part)}`;
  return {
    n,
    prev: n === 1 ? NO_RECORD : hashOf(n - 1),
    anew: part === 0 ? null : { part, of },
    operations: written(path, path),
  };
}

/** What a row of records comes to. */
function read(row: string): {
  readonly files: string;
  readonly leftOver: string;
  readonly problems: string;
  readonly next: number;
} {
  const tree = new FileTree();
  const sequence = new Sequence(tree);
  for (const each of row.split(' ').map(told))
    sequence.take(each.n, {
      name: String(each.n),
      hash: hashOf(each.n),
      size: 10,
      record: each.isDamaged ? null : recordOf(each),
    });
  const { leftOver, problems, next } = sequence.end();
  return {
    files: [...(tree.names('') ?? [])].sort().join(' '),
    leftOver: leftOver.join(' '),
    problems: problems
      .map((problem) =>
        problem.kind === 'missing'
          ? `missing ${String(problem.from)}-${String(problem.to)}`
          : `${problem.kind} ${'name' in problem ? problem.name : ''}`,
      )
      .join(', '),
    next,
  };
}

describe('a row of sealed records', () => {
  it.each([
    ['1 2 3', { files: 'f1 f2 f3', leftOver: '', problems: '', next: 4 }],
    ['1 2 3:1/1 4', { files: 'b1 f4', leftOver: '1 2', problems: '', next: 5 }],
    ['3:1/2 4:2/2 5', { files: 'b1 b2 f5', leftOver: '', problems: '', next: 6 }],
    // A beginning that was not written to its end, beside all that it was made of.
    ['1 2 3:1/2', { files: 'f1 f2', leftOver: '3', problems: '', next: 3 }],
    ['1:1/1 2 3:1/3 4:2/3', { files: 'b1 f2', leftOver: '3 4', problems: '', next: 3 }],
    // What is before a whole beginning does not matter any more.
    ['1 2! 4 5:1/2 6:2/2', { files: 'b1 b2', leftOver: '1 4 2', problems: '', next: 7 }],
    // A beginning of which a part was lost, when what was before it is gone.
    [
      '4:1/3 5! 6:3/3 7',
      { files: 'b1 b3 f7', leftOver: '', problems: 'damaged 5, missing 1-3', next: 8 },
    ],
    ['4! 5:2/2 6', { files: 'b2 f6', leftOver: '', problems: 'damaged 4, missing 1-3', next: 7 }],
    [
      '1 4 5! 8',
      { files: 'f1 f4 f8', leftOver: '', problems: 'missing 2-3, damaged 5, missing 6-7', next: 9 },
    ],
    ['1 2 2 3', { files: 'f1 f2 f3', leftOver: '', problems: 'twice 2', next: 4 }],
    ['1!', { files: '', leftOver: '', problems: 'damaged 1', next: 1 }],
  ])('%s comes to what can be read of it', (row, result) => {
    expect(read(row)).toEqual(result);
  });

  it('reads what it wrote, and nothing that is not one', () => {
    const record: SealedRecord = {
      n: 7,
      prev: hashOf(6),
      anew: null,
      operations: [
        { kind: 'folder', path: 'a' },
        ...written('a/ü\n', 'words\n'),
        { kind: 'cut', path: 'a/ü\n', length: 2 },
        { kind: 'move', path: 'a/ü\n', to: 'b' },
        { kind: 'remove', path: 'b' },
      ],
    };
    const bytes = encodeRecord(record);
    expect(decodeRecord(bytes)).toEqual(record);
    for (const other of [
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.from('x')]),
      Buffer.from('{"format":"obelus-sealed"}\n'),
      Buffer.from('no record'),
      Buffer.alloc(0),
    ])
      expect(decodeRecord(other)).toBeNull();
  });

  it('is parted where a record would be too long, and never within a write', () => {
    const operations = ['a', 'b', 'c'].flatMap((path) => written(path, path.repeat(30)));
    const rows = inRecords(operations, 64);
    expect(rows.flat()).toEqual(operations);
    expect(rows.map((row) => row.length)).toEqual([5, 1]);
    expect(inRecords(written('a', 'a'.repeat(99)), 64)).toHaveLength(2);
    expect(inRecords([], 64)).toEqual([]);
  });
});
