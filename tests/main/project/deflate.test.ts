import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#core/model';
import { deflate } from '../../../src/main/services/project/container/deflate.ts';
import { codesFor, lengthsFor } from '../../../src/main/services/project/container/huffman.ts';

/** What any other program makes of it. */
function unpacked(bytes: Uint8Array): Buffer {
  const packed = deflate(bytes);
  if (packed === null) return Buffer.from(bytes);
  expect(packed.length).toBeLessThan(bytes.length);
  return inflateRawSync(packed);
}

/** Bytes of which some are rarer than any code of fifteen bits allows for. */
const steep = Uint8Array.from(
  Array.from({ length: 24 }, (_, byte) =>
    Array<number>(Math.ceil(1.7 ** byte / 4)).fill(byte),
  ).flat(),
);

/** No two of its bytes are told from one another. */
const noise = (length: number): Buffer =>
  Buffer.from(
    Array.from({ length: Math.ceil(length / 32) }, (_, at) => sha256Hex(String(at))).join(''),
    'hex',
  ).subarray(0, length);

const lines = (count: number): Buffer =>
  Buffer.from(
    Array.from({ length: count }, (_, at) => `{"id":"${sha256Hex(String(at))}","ü":${at}}\n`).join(
      '',
    ),
  );

describe('packing', () => {
  it('is undone by whatever unpacks such bytes', () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.nat(255), fc.nat(400)).map(([byte, times]) => new Uint8Array(times).fill(byte)),
      fc.string({ unit: fc.constantFrom('a', 'b', '"id":', 'ü'), maxLength: 60 }).map(Buffer.from),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
        const bytes = Buffer.concat([...all, ...all]);
        expect(Buffer.compare(unpacked(bytes), bytes)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('a')],
    ['a long run', Buffer.alloc(100_000, 'a')],
    ['as many different bytes as a block holds', noise(32_768)],
    ['one more', noise(32_769)],
    ['a repetition from as far as one may be', Buffer.concat([noise(32_768), noise(32_768)])],
    ['one from too far', Buffer.concat([noise(32_769), noise(32_769)])],
    ['lines of several blocks', lines(6_000)],
    ['bytes of very different rarity', steep],
  ])('is undone for %s', (_, bytes) => {
    expect(Buffer.compare(unpacked(bytes), bytes)).toBe(0);
  });

  it('makes lines of JSON no longer than a common packer does, and noise no longer at all', () => {
    expect(deflate(lines(2_000))?.length).toBeLessThan(105_000);
    expect(deflate(noise(5_000))).toBeNull();
    expect(deflate(Buffer.alloc(258 * 100, 'a'))?.length).toBeLessThan(150);
  });

  it('makes the same of the same, on every machine', () => {
    expect(
      createHash('sha256')
        .update(deflate(lines(1_000)) ?? '')
        .digest('hex'),
    ).toBe('e9eb815742f64786489a6e7cfef9a64881439b70a60064b7caeae6875a3f7b90');
  });

  it('has codes that are full, and none that begins another', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 2, maxLength: 60 }), (counts) => {
        const given = Uint32Array.from(counts, (count, at) =>
          at % 3 === 0 ? 2 ** at % 2 ** 31 : count,
        );
        const lengths = lengthsFor(given, 7);
        const filled = lengths.reduce((sum, bits) => sum + (bits === 0 ? 0 : 2 ** (7 - bits)), 0);
        expect(filled).toBe(2 ** 7);
        expect(given.every((count, at) => count === 0 || (lengths[at] ?? 0) > 0)).toBe(true);
        const codes = [...codesFor(lengths)].flatMap((code, at) =>
          lengths[at] === 0 ? [] : [code.toString(2).padStart(lengths[at] ?? 0, '0')],
        );
        const read = codes.map((code) => [...code].reverse().join('')).reverse();
        for (const code of read)
          expect(
            codes.filter((other) => [...other].reverse().join('').startsWith(code)),
          ).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});
