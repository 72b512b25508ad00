import { describe, expect, test } from 'vitest';
import type { Batch } from '../../../src/renderer/store/storing/materialise.ts';
import { createWriter } from '../../../src/renderer/store/storing/writer.ts';
import type { SavingState } from '#renderer/store';

const TIMING = { patience: 40, patiencePerChange: 0, firstRetry: 5, lastRetry: 10 };

const batch = (seq: number): Batch => ({ changes: [], history: null, meta: { seq } });

/** A disk that answers as told: one answer an attempt, and then always well. */
function disk(...answers: readonly ('well' | 'full' | 'silent')[]) {
  const script = [...answers];
  const stored: number[] = [];
  const shown: SavingState[] = [];
  let reopened = 0;
  const writer = createWriter(
    {
      store: async (batches) => {
        const answer = script.shift() ?? 'well';
        if (answer === 'silent') return new Promise(() => undefined);
        if (answer === 'full') throw new DOMException('no room', 'QuotaExceededError');
        stored.push(...batches.map(({ meta }) => meta.seq ?? 0));
      },
      reopen: async () => void reopened++,
      show: (saving) => shown.push(saving),
    },
    TIMING,
  );
  return { writer, stored, shown, reopened: () => reopened };
}

describe('the writer', () => {
  test('stores in order, groups what waits, and says saved once', async () => {
    const { writer, stored, shown } = disk();
    for (const seq of [1, 2, 3, 4]) writer.enqueue(batch(seq));
    await writer.settled();
    expect(stored).toEqual([1, 2, 3, 4]);
    expect(shown).toEqual([{ kind: 'saved' }]);
    expect(writer.pending()).toEqual([]);
  });

  test('keeps what a full disk refuses, says so, and stores it once there is room', async () => {
    const { writer, stored, shown } = disk('full', 'full');
    writer.enqueue(batch(1));
    writer.enqueue(batch(2));
    await writer.settled();
    expect(stored).toEqual([1, 2]);
    expect(shown.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'saved']);
    expect(shown[0]).toMatchObject({ message: expect.stringContaining('disk is full') });
  });

  test('gives up a transaction that never ends, and tries on a database opened anew', async () => {
    const { writer, stored, shown, reopened } = disk('silent');
    writer.enqueue(batch(1));
    await writer.settled();
    expect(stored).toEqual([1]);
    expect(reopened()).toBe(1);
    expect(shown.map(({ kind }) => kind)).toEqual(['failed', 'saved']);
  });

  test('counts as pending all that is not stored, also while it is being stored', async () => {
    const { writer } = disk('full');
    writer.enqueue(batch(1));
    writer.enqueue(batch(2));
    expect(writer.pending().map(({ meta }) => meta.seq)).toEqual([1, 2]);
    await writer.settled();
    expect(writer.pending()).toEqual([]);
  });
});
