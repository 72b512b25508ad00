import { expect, onTestFinished, test, vi } from 'vitest';
import { isSilent, openDatabase } from '#renderer/database';
import { freshName } from '../store/surroundings.ts';

/** Requests that are made now are answered only by what is returned. */
function hang(): { readonly answer: () => void } {
  const asked: (() => void)[] = [];
  const spy = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    const request = { result: { key: 'seq', value: 7 } } as unknown as IDBRequest<unknown>;
    asked.push(() => request.onsuccess?.({ target: request } as unknown as Event));
    return request;
  });
  onTestFinished(() => spy.mockRestore());
  return {
    answer: () => {
      for (const each of asked) each();
    },
  };
}

async function database(silent: number, late = 20) {
  const told: string[] = [];
  const opened = openDatabase(freshName(), { late, silent, tell: (how) => told.push(how) });
  await opened.dexie.open();
  onTestFinished(() => opened.dexie.delete());
  return { ...opened, told };
}

test('a request that is never answered ends with an error, and is told of before', async () => {
  const { meta, told } = await database(60);
  hang();
  const why: unknown = await meta.get('seq').catch((error: unknown) => error);
  expect(isSilent(why)).toBe(true);
  expect(told).toEqual(['late', 'well', 'silent']);
});

test('a request that is answered late is as any other, and told of', async () => {
  const { meta, told } = await database(600_000);
  const { answer } = hang();
  const asked = meta.get('seq');
  await expect.poll(() => told).toEqual(['late']);
  answer();
  expect((await asked)?.value).toBe(7);
  expect(told).toEqual(['late', 'well']);
});

test('transactions go on over requests that are waited for', async () => {
  const { dexie, meta, told } = await database(600_000, 600_000);
  await dexie.transaction('rw', meta, async () => {
    await meta.put({ key: 'seq', value: 1 });
    const row = await meta.get('seq');
    await meta.put({ key: 'undoneAt', value: Number(row?.value) + 1 });
  });
  expect((await meta.toArray()).map(({ value }) => value)).toEqual([1, 2]);
  await expect(
    dexie.transaction('rw', meta, async () => {
      await meta.put({ key: 'seq', value: 9 });
      throw new Error('given up');
    }),
  ).rejects.toThrow('given up');
  expect((await meta.get('seq'))?.value).toBe(1);
  expect(told).toEqual([]);
});
