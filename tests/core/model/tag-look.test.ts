import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  builtInTags,
  freeKey,
  LooksTaken,
  nextLook,
  tagColours,
  tagLines,
  type TagLook,
} from '#core/model';

const grown = (count: number): readonly TagLook[] => {
  const tags: TagLook[] = [...builtInTags];
  for (let at = 0; at < count; at++) tags.push(nextLook(tags));
  return tags;
};

test('new tags take every colour before any is taken twice', () => {
  const tags = grown(tagColours.length - builtInTags.length);
  expect(new Set(tags.map(({ colour }) => colour)).size).toBe(tagColours.length);
});

test('new tags are drawn alike only when every colour has every line', () => {
  const tags = grown(tagColours.length * tagLines.length - builtInTags.length);
  expect(new Set(tags.map(({ colour, line }) => `${colour} ${line}`)).size).toBe(
    tagColours.length * tagLines.length,
  );
});

test('many new tags look as each would by itself', () => {
  const taken = new LooksTaken(builtInTags);
  const looks = grown(400).slice(builtInTags.length);
  expect(
    looks.map(() => {
      const next = taken.next();
      taken.add(next);
      return next;
    }),
  ).toEqual(looks);
});

test.each([
  ['Camp', '', 'c'],
  ['Camp', 'c', 'a'],
  ['Örtlichkeit', '', 'ö'],
  ['قرية', '', 'ق'],
  ['– 4!', '', '4'],
  ['cc', 'c123456789', 'a'],
  ['a', 'abcdefghijklmnopqrstuvwxyz123456789', ''],
  ['', '1', '2'],
])('the key of a new tag “%s” beside “%s” is “%s”', (label, taken, expected) => {
  expect(freeKey(label, (key) => taken.includes(key))).toBe(expected);
});

test('a key is one character, in lower case, and free', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aAÖ–🙂ق 1\0') }),
      fc.string(),
      (label, taken) => {
        const key = freeKey(label, (each) => taken.includes(each));
        expect([...key].length).toBeLessThanOrEqual(1);
        expect(key !== '' && taken.includes(key)).toBe(false);
      },
    ),
  );
});
