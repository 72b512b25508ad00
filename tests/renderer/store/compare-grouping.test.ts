import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf } from '#core/agreement';
import type { AnalystId, AnnotationId, DocumentId, TagId } from '#core/model';
import { groupDocument } from '../../../src/renderer/store/compare/grouping.ts';
import type { Compared } from '../../../src/renderer/store/compare/reading.ts';
import { keyOf } from '../../../src/renderer/store/records/decisions.ts';

const ANALYSTS = ['anna', 'ben', 'cleo'] as unknown as readonly AnalystId[];

const compared = (
  analyst: AnalystId,
  at: number,
  { start, length, isClaim }: { start: number; length: number; isClaim: boolean },
): Compared => {
  const id = `${analyst}-${String(at)}` as AnnotationId;
  const tag = (isClaim ? 'claim' : 'actor') as TagId;
  const text = { exact: '', prefix: '', suffix: '', note: '' };
  return {
    member: { ...text, analyst, id, tag, value: null, changed: [], start, end: start + length },
    said: { id, exact: '', tag, value: null },
  };
};

test('put together part by part, annotations come into the groups they would come into at once', () => {
  const unit = fc.record({
    start: fc.nat(9_000),
    length: fc.integer({ min: 1, max: 40 }),
    isClaim: fc.boolean(),
  });
  const units = fc.array(unit, { minLength: 260, maxLength: 300, size: 'max' });
  fc.assert(
    fc.property(fc.tuple(units, units, units), (all) => {
      const byAnalyst = new Map(
        ANALYSTS.map((analyst, coder) => [
          analyst,
          (all[coder] ?? []).map((each, at) => compared(analyst, at, each)),
        ]),
      );
      const document = 'd' as DocumentId;
      const parts = [...groupDocument(document, byAnalyst, ANALYSTS)];
      const coders = ANALYSTS.map((id) => ({
        id,
        units: (byAnalyst.get(id) ?? []).map(({ member }) => member),
      }));
      const whole = groupsOf({ document, length: 10_000, coders });
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.flat().map(({ row }) => row.key)).toEqual(
        whole.map(({ members }) => keyOf(members.map(({ unit: { id } }) => id))),
      );
    }),
    { numRuns: 5 },
  );
});
