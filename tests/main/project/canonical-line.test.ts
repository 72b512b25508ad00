import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeChange, type Change } from '#core/model';
import { decodeChanges, encodeChanges } from '#main/services/project';
import {
  decodeCanonical,
  encodeCanonical,
} from '../../../src/main/services/project/canonical-line.ts';
import { histories, uuid } from '../../core/model/histories.ts';
import { changeOf, lineOf } from './sample-projects.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const sample = changeOf(`entity/${uuid(5)}`, 'note', 'A “note” \\ with "all" of it:\n\u0001 é 😀', {
  seq: 7,
});
const line = lineOf(sample);

/** A line whose id is the hash of its own text without the id, whatever that text is. */
function forged(text: string): string {
  const without = text.replace(/"id":"[0-9a-f]{64}",\s*/, '');
  return text.replace(/[0-9a-f]{64}/, createHash('sha256').update(without).digest('hex'));
}

describe('a line of canonical JSON', () => {
  it('is read as it is read with more care, and written as it was, whatever the change', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        for (const change of replicas.flatMap(({ changes }) => [...changes.values()])) {
          const text = lineOf(change);
          expect(decodeCanonical(bytesOf(text))).toEqual(change);
          expect(encodeCanonical(change)).toBe(text);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is written in order whatever the order of its members', () => {
    const value = { b: [{ z: 1, a: { y: null, x: true } }], a: '', '10': 1, '9': 2 };
    const change = changeOf(`entity/${uuid(5)}`, 'later', value);
    expect(encodeCanonical(change)).toBe(lineOf(change));
    expect(decodeCanonical(bytesOf(lineOf({ ...change })))).toBeNull();
    expect(decodeChanges(encodeChanges([change]), change.replica)).toEqual({
      ok: true,
      value: [change],
    });
  });

  it.each<readonly [string, (text: string) => string]>([
    ['with white space', (text) => text.replace('"depth":', '"depth": ')],
    [
      'with its members in another order',
      (text) => text.replace(/("analyst":"[^"]*",)("at":"[^"]*",)/, '$2$1'),
    ],
    ['with a letter escaped', (text) => text.replace('note', '\\u006eote')],
    ['with a number written otherwise', (text) => text.replace('"seq":7', '"seq":7.0')],
    ['with a number in powers', (text) => text.replace('"seq":7', '"seq":7e0')],
    ['with a member twice', (text) => text.replace('"seq":7', '"seq":6,"seq":7')],
    [
      'with a member of the value twice',
      (text) => text.replace(/"value":"/, '"value":"x","value":"'),
    ],
    ['with one member more', (text) => text.replace('"seq":7', '"seq":7,"tip":1')],
    ['with the id elsewhere', (text) => text.replace(/("id":"[^"]*",)("preds":\[\],)/, '$2$1')],
    ['with a line end in it', (text) => `${text} `],
  ])('is not taken %s, though its id is the hash of its own text', (_, alter) => {
    const text = alter(line);
    expect(text).not.toBe(line);
    for (const said of [text, forged(text)]) {
      expect(decodeCanonical(bytesOf(said))).toBeNull();
      const json = decodeChanges(bytesOf(said), sample.replica);
      // Read with care, it is the very change or none.
      if (json.ok) expect(json.value).toEqual([sample]);
    }
  });

  it('is not taken with any one letter changed', () => {
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.constantFrom(...'0a"{}:,x1\\ '), (at, letter) => {
        const text = line.slice(0, at) + letter + line.slice(at + 1);
        const read = decodeCanonical(bytesOf(text));
        if (text === line) expect(read).toEqual(sample);
        else expect(read).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('is refused with the same words as with care', () => {
    const cut: Change = { ...sample, seq: 0 };
    const said = decodeChanges(bytesOf(JSON.stringify(cut)), sample.replica);
    const care = decodeChange(JSON.parse(JSON.stringify(cut)));
    expect(care.ok).toBe(false);
    expect(said.ok ? '' : said.reason).toBe(
      'is refused for line 1: as a change it has no sequence number',
    );
  });
});
