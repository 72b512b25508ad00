import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import type { Block } from '#core/text';
import { buildDocument } from '../../../src/renderer/document/build-document.ts';
import { planDocument } from '../../../src/renderer/document/plan.ts';
import { toOffset, toPosition } from '../../../src/renderer/document/positions.ts';
import { anyBody, bodyOf, proseOf } from './bodies.ts';

const eager = (node: Node): Node => {
  const children: Node[] = [];
  node.forEach((child) => children.push(eager(child)));
  return node.isText
    ? node
    : node.type.create(node.attrs, Fragment.fromArray(children), node.marks);
};

test('a plan covers every block, in order and without a gap inside', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const plan = planDocument(body);
      const covered = body.blocks.map((block) => block.end - block.start);
      const pieces = new Array<number>(body.blocks.length).fill(0);
      for (let piece = 0; piece < plan.pieceCount; piece++) {
        const block = plan.pieceBlock[piece] as number;
        pieces[block] =
          (pieces[block] as number) +
          (plan.pieceEnd[piece] as number) -
          (plan.pieceStart[piece] as number);
      }
      expect(pieces).toEqual(covered);
    }),
  );
});

test('a document made on demand is the document made at once, and a valid one', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const lazy = buildDocument(planDocument(body));
      const whole = eager(buildDocument(planDocument(body)));
      whole.check();
      expect(lazy.content.size).toBe(whole.content.size);
      expect(lazy.eq(whole)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('every offset inside a block has one position, which leads back to it and to its letter', () => {
  fc.assert(
    fc.property(anyBody, fc.nat(), (body, pick) => {
      const plan = planDocument(body);
      const doc = buildDocument(plan);
      if (body.blocks.length === 0) return;
      const block = body.blocks[pick % body.blocks.length] as Block;
      const offset = block.start + (pick % (block.end - block.start));
      const position = toPosition(plan, offset);
      expect(toOffset(plan, position)).toBe(offset);
      expect(doc.textBetween(position, position + 1)).toBe(body.text[offset]);
    }),
  );
});

test('positions grow with offsets', () => {
  fc.assert(
    fc.property(anyBody, fc.nat(), fc.nat(), (body, a, b) => {
      const plan = planDocument(body);
      const length = body.text.length + 1;
      const [low, high] = [Math.min(a % length, b % length), Math.max(a % length, b % length)];
      expect(toPosition(plan, low)).toBeLessThanOrEqual(toPosition(plan, high));
    }),
  );
});

test('an offset between two blocks goes to the side it is asked for', () => {
  const body = bodyOf(['one', '', 'two']);
  const plan = planDocument(body);
  expect(toOffset(plan, toPosition(plan, 4, 'next'))).toBe(5);
  expect(toOffset(plan, toPosition(plan, 4, 'previous'))).toBe(3);
});

test('a long text is planned in sections of chunks, and its far sections are not made', () => {
  const body = proseOf(2_000_000);
  const plan = planDocument(body);
  expect(plan.sectionCount).toBeGreaterThan(5);
  const doc = buildDocument(plan);
  expect(doc.childCount).toBe(plan.sectionCount);
  const last = body.blocks.at(-1) as Block;
  const position = toPosition(plan, last.start);
  expect(doc.textBetween(position, position + 10)).toBe(
    body.text.slice(last.start, last.start + 10),
  );
});

test('an empty text makes an empty document', () => {
  const plan = planDocument(bodyOf([]));
  expect(buildDocument(plan).childCount).toBe(0);
  expect(toPosition(plan, 0)).toBe(0);
  expect(toOffset(plan, 0)).toBe(0);
});
