import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTags, type TagId, type TagLine } from '#core/model';
import type { Tag } from '#renderer/store';
import { groupsOf } from '../../../src/renderer/document/codebook-order.ts';
import { looksOf } from '../../../src/renderer/document/tag-looks.ts';

const own = (id: string, more: Partial<Tag> = {}): Tag => ({
  id: id as TagId,
  ...{ label: id, kind: 'plain', colour: 'rose', line: 'solid', key: '', parent: null },
  ...{ definition: '', whenToUse: '', example: '', isRetired: false },
  ...more,
});

const lines: readonly TagLine[] = ['none', 'solid', 'dotted', 'dashed', 'double', 'wavy'];
const anyTags = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.constantFrom(...lines)), { selector: ([id]) => id })
  .map((made) => made.map(([id, line]) => own(id, { line })));

test('the built-in tags look as they always did, whatever else is in the codebook', () => {
  fc.assert(
    fc.property(anyTags, (tags) => {
      const looks = looksOf([...tags, ...builtInTags]);
      expect(builtInTags.map(({ id }) => looks.get(id))).toEqual([
        { colour: 'claim', line: 'none', thickness: 0, offset: 0 },
        { colour: 'statistic', line: 'dotted', thickness: 2, offset: 6 },
        { colour: 'actor', line: 'solid', thickness: 2, offset: 4 },
        { colour: 'date', line: 'double', thickness: 1, offset: 5 },
      ]);
    }),
  );
});

test('tags of equal line differ in its height or thickness, as far as there are any', () => {
  fc.assert(
    fc.property(anyTags, (tags) => {
      const looks = [...looksOf(tags).values()];
      for (const line of lines.filter((each) => each !== 'none')) {
        const strokes = looks
          .filter((look) => look.line === line)
          .map(({ thickness, offset }) => `${thickness} at ${offset}`);
        expect(new Set(strokes).size).toBe(
          Math.min(strokes.length, line === 'double' || line === 'wavy' ? 3 : 4),
        );
      }
    }),
  );
});

test('neither order nor names change a look', () => {
  fc.assert(
    fc.property(anyTags, (tags) => {
      const renamed = tags.toReversed().map((tag) => ({ ...tag, label: `${tag.label}!` }));
      const looks = looksOf(renamed);
      for (const [id, look] of looksOf(tags)) expect(looks.get(id)).toEqual(look);
    }),
  );
});

test.each([
  ['a flat codebook', [['a'], ['b']], 'a | b'],
  ['children behind their parents', [['b', 'a'], ['a'], ['c']], 'a >b | c'],
  ['grandchildren', [['a'], ['c', 'b'], ['b', 'a'], ['d', 'a']], 'a >b >>c >d'],
  ['a parent that is not there', [['a', 'gone'], ['b']], 'a | b'],
  ['a circle', [['a', 'b'], ['b', 'a'], ['c']], 'c | a >b'],
  ['its own parent', [['a', 'a']], 'a'],
] as const)('%s is grouped', (_, codebook, expected) => {
  const tags = codebook.map(([id, parent]) =>
    own(id, { parent: (parent ?? null) as TagId | null }),
  );
  const shown = groupsOf(tags).map(({ members }) =>
    members.map(({ tag, depth }) => '>'.repeat(depth) + tag.label).join(' '),
  );
  expect(shown.join(' | ')).toBe(expected);
});

test('every tag that is not retired is offered once, whatever hangs on what', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anyCodebook = fc.tuple(
    ...ids.map((id) =>
      fc
        .tuple(fc.option(fc.constantFrom(...ids)), fc.boolean())
        .map(([parent, isRetired]) => own(id, { parent: parent as TagId | null, isRetired })),
    ),
  );
  fc.assert(
    fc.property(anyCodebook, (tags) => {
      const offered = groupsOf(tags).flatMap(({ members }) => members.map(({ tag }) => tag.id));
      expect(offered.toSorted()).toEqual(tags.filter((tag) => !tag.isRetired).map(({ id }) => id));
    }),
  );
});
