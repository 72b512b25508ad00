import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalystId, AnnotationId, DocumentId, TagId } from '#core/model';
import type { Annotation, AnnotationDelta } from '#renderer/store';
import { byPlace, CellIndex } from '../../../src/renderer/store/records/annotation-index.ts';
import { range } from './surroundings.ts';

/** Long enough for annotations that touch one cell, a few, and more than are kept by cell. */
const LENGTH = 400_000;

const place = fc
  .tuple(
    fc.nat(LENGTH),
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: LENGTH }) },
    ),
  )
  .map(([start, length]) => range(start, start + length));

let serial = 0;
const annotation = fc.tuple(place, fc.nat(2)).map(([{ start, end }, tag]): Annotation => ({
  id: String(++serial).padStart(8, '0') as AnnotationId,
  document: '' as DocumentId,
  tag: `tag ${tag}` as TagId,
  exact: '',
  note: '',
  value: null,
  creator: '',
  creatorId: '' as AnalystId,
  created: '',
  modified: '',
  start,
  end,
}));

/** What comes, and which of those there are (by position) goes with it. */
const steps = fc.array(
  fc.record({
    added: fc.array(annotation, { maxLength: 90 }),
    removed: fc.array(fc.nat(99), { maxLength: 6 }),
    isOrderRead: fc.boolean(),
  }),
  { maxLength: 12 },
);

const ids = (list: readonly Annotation[]): string[] => list.map(({ id }) => id).sort();

test('the index answers as a plain list does, after any deltas', () => {
  fc.assert(
    fc.property(
      fc.array(annotation, { maxLength: 40 }),
      steps,
      fc.array(place),
      (first, deltas, asked) => {
        const index = new CellIndex(first);
        let list = first;
        const told: AnnotationDelta[] = [];
        const end = index.subscribe((delta) => told.push(delta));
        const expectedTold: AnnotationDelta[] = [];
        for (const { added, removed: places, isOrderRead } of deltas) {
          const removed = [...new Set(places)].flatMap((at) => list[at] ?? []);
          const delta = { removed, added };
          list = [...list.filter((each) => !removed.includes(each)), ...added];
          index.apply(delta);
          if (removed.length + added.length > 0) expectedTold.push(delta);
          if (isOrderRead) expect(index.inOrder()).toEqual([...list].sort(byPlace));
        }
        end();
        expect(told).toEqual(expectedTold);
        expect(index.revision).toBe(expectedTold.length);
        expect(index.size).toBe(list.length);
        expect(index.inOrder()).toEqual([...list].sort(byPlace));
        expect(index.inOrder()).toBe(index.inOrder());
        for (const each of list) expect(index.get(each.id)).toBe(each);
        for (const { removed } of told)
          for (const { id } of removed) expect(index.get(id)).toBe(undefined);
        for (const { start, end: stop } of asked)
          expect(ids(index.overlapping(range(start, stop)))).toEqual(
            ids(list.filter((each) => each.start < stop && start < each.end)),
          );
        const counts = new Map<TagId, number>();
        for (const { tag } of list) counts.set(tag, (counts.get(tag) ?? 0) + 1);
        expect(new Map(index.counts())).toEqual(counts);
      },
    ),
    { numRuns: 60 },
  );
});

test('an order that was handed out stays as it was', () => {
  fc.assert(
    fc.property(fc.array(annotation, { minLength: 2, maxLength: 30 }), (list) => {
      const index = new CellIndex(list);
      const before = index.inOrder();
      const copy = [...before];
      index.apply({ removed: list.slice(0, 1), added: [] });
      expect(index.inOrder()).toHaveLength(list.length - 1);
      expect(before).toEqual(copy);
    }),
  );
});
