import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  builtInTags,
  canonicalJson,
  isAlive,
  readAnnotation,
  type AnnotationId,
  type Json,
  type TagId,
} from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { decodePack } from '../../../src/renderer/database/decode-rows.ts';
import {
  inTransaction,
  openDatabase,
  reopenDatabase,
  type WorkbenchDatabase,
} from '../../../src/renderer/database/database.ts';
import { toColumns } from '../../../src/renderer/database/pack-columns.ts';
import { derive, rebuild } from '../../../src/renderer/store/healing/rebuild.ts';
import { fakeHost, idOfText } from './fake-host.ts';
import { freshName, range, steady } from './surroundings.ts';

/** A text in which every word occurs once, so that a range is known by its words. */
const TEXT = Array.from({ length: 60 }, (_, at) => `w${at}${at % 7 === 0 ? '𝒜' : ''}`).join(' ');
const WORDS = [...TEXT.matchAll(/\S+/g)].map((match) =>
  range(match.index, match.index + match[0].length),
);
const tags = builtInTags.map(({ id }) => id);
const OTHER = 'Another text, to be opened in between.';

/** What a person can do, by small numbers; each takes what there is to take. */
type Act =
  | { readonly kind: 'annotate'; readonly word: number; readonly tag: number }
  | { readonly kind: 'retag'; readonly which: number; readonly tag: number }
  | { readonly kind: 'adjust'; readonly which: number; readonly word: number }
  | { readonly kind: 'note'; readonly which: number; readonly note: number }
  | { readonly kind: 'remove'; readonly which: number }
  | { readonly kind: 'undo' | 'redo' | 'reload' | 'elsewhere' };

const which = fc.nat(9);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('annotate' as const),
      word: fc.nat(WORDS.length - 1),
      tag: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('retag' as const), which, tag: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      which,
      word: fc.nat(WORDS.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('note' as const), which, note: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), which }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('reload' as const, 'elsewhere' as const) }),
  },
);

/** An annotation as a line. Its id tells it apart, so that undo brings back the very same. */
interface Line {
  readonly id: AnnotationId;
  readonly word: number;
  readonly tag: number;
  readonly note: string;
}

/** The simplest thing that could be right: every state there was, and where in them one is. */
class Model {
  #states: (readonly Line[])[] = [[]];
  #at = 0;

  get lines(): readonly Line[] {
    return this.#states[this.#at] ?? [];
  }

  pick(number: number): Line | undefined {
    const { lines } = this;
    return lines.length === 0 ? undefined : lines[number % lines.length];
  }

  do(lines: readonly Line[]): void {
    this.#states = [...this.#states.slice(0, this.#at + 1), lines];
    this.#at++;
  }

  change(line: Line, to: Partial<Line>): void {
    const next = { ...line, ...to };
    if (JSON.stringify(next) === JSON.stringify(line)) return;
    this.do(this.lines.map((each) => (each.id === line.id ? next : each)));
  }

  undo(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  redo(): void {
    this.#at = Math.min(this.#states.length - 1, this.#at + 1);
  }
}

const wordRange = (word: number) => WORDS[word] ?? range(0, 1);
const tagAt = (tag: number): TagId => tags[tag] as TagId;

function perform(workbench: Workbench, model: Model, step: Act): void {
  if (step.kind === 'annotate') {
    const { word, tag } = step;
    workbench.select(wordRange(word));
    const id = workbench.annotate(tagAt(tag));
    const isThere = model.lines.some((line) => line.word === word && line.tag === tag);
    if (!isThere && id !== null) model.do([...model.lines, { id, word, tag, note: '' }]);
    return;
  }
  if (step.kind === 'undo') {
    workbench.undo();
    return model.undo();
  }
  if (step.kind === 'redo') {
    workbench.redo();
    return model.redo();
  }
  const line = 'which' in step ? model.pick(step.which) : undefined;
  if (line === undefined) return;
  if (step.kind === 'retag') {
    workbench.retag(line.id, tagAt(step.tag));
    model.change(line, { tag: step.tag });
  } else if (step.kind === 'adjust') {
    workbench.adjust(line.id, wordRange(step.word));
    model.change(line, { word: step.word });
  } else if (step.kind === 'note') {
    const note = step.note === 0 ? '' : `note ${step.note}`;
    workbench.setNote(line.id, note);
    model.change(line, { note });
  } else if (step.kind === 'remove') {
    workbench.remove([line.id]);
    model.do(model.lines.filter(({ id }) => id !== line.id));
  }
}

const asText = (lines: readonly (readonly [string, number, string, string])[]): string =>
  JSON.stringify([...lines].sort((a, b) => (a[0] < b[0] ? -1 : 1)));

const expected = (model: Model): string =>
  asText(
    model.lines.map(({ id, word, tag, note }) => [id, wordRange(word).start, tagAt(tag), note]),
  );

const found = (workbench: Workbench): string =>
  asText(
    (workbench.state.getState().open?.annotations.inOrder() ?? []).map(
      ({ id, start, tag, note }) => [id, start, tag, note],
    ),
  );

/** Everything the tables hold, as one text in one order. */
async function tables(database: WorkbenchDatabase): Promise<string> {
  const annotations = (await database.annotations.toArray()).flatMap(
    (pack) => decodePack(pack).states,
  );
  const records = (await database.records.toArray()).map(({ state }) => state);
  return written([...annotations, ...records], await database.counters.toArray());
}

async function replayed(database: WorkbenchDatabase): Promise<string> {
  const derived = await derive(database);
  const states = [
    ...derived.annotations.flatMap((pack) => decodePack(pack).states),
    ...derived.records.map(({ state }) => state),
  ];
  return written(states, derived.counters);
}

function written(
  states: readonly { readonly record: string }[],
  counters: readonly {
    readonly document: string;
    readonly counts: readonly (readonly [string, number])[];
  }[],
): string {
  const sorted = [...states].sort((a, b) => (a.record < b.record ? -1 : 1));
  const counts = counters
    .map(({ document, counts: pairs }) => [document, [...pairs].sort()] as const)
    .filter(([, pairs]) => pairs.length > 0)
    .sort();
  return canonicalJson([sorted, counts] as unknown as Json);
}

describe('whatever one does, undoes and does again, across reloads', () => {
  test('is what a list of states says, in memory, in the tables and in a replay', async () => {
    const textId = idOfText(TEXT);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const host = fakeHost();
        host.give('sample', 'a.txt', TEXT);
        host.give('sample', 'b.txt', OTHER);
        const databaseName = freshName();
        const options = { databaseName, ...steady() };
        let workbench = await createWorkbench(host.api, options);
        const model = new Model();
        const reload = async (): Promise<void> => {
          await workbench.settled();
          workbench.close();
          workbench = await createWorkbench(host.api, options);
        };
        try {
          for (const step of acts) {
            if (step.kind === 'reload') await reload();
            else if (step.kind === 'elsewhere') {
              await workbench.openDocument(idOfText(OTHER));
              perform(workbench, model, { kind: 'undo' });
              await workbench.settled();
              await workbench.openDocument(textId);
            } else perform(workbench, model, step);
            expect(found(workbench)).toBe(expected(model));
          }
          await reload();
          expect(found(workbench)).toBe(expected(model));
          const counts = workbench.state
            .getState()
            .documents.find(({ summary }) => summary.id === textId)?.counts;
          for (const [tag, id] of tags.entries())
            expect(counts?.get(id) ?? 0).toBe(
              model.lines.filter((line) => line.tag === tag).length,
            );
          expect(workbench.state.getState().open?.annotations.counts()).toEqual(counts);
        } finally {
          await workbench.settled();
          workbench.close();
        }
        const database = openDatabase(databaseName);
        const kept = await tables(database);
        expect(kept).toBe(await replayed(database));
        expect(await rebuild(database)).toBe(0);
        expect(await tables(database)).toBe(kept);
        database.dexie.close();
      }),
      { numRuns: 12 },
    );
  });
});

/** A workbench with one annotation, closed again; its database is open. */
async function storedWork(): Promise<{
  databaseName: string;
  database: WorkbenchDatabase;
  again: () => Promise<Workbench>;
}> {
  const host = fakeHost();
  host.give('sample', 'a.txt', TEXT);
  const databaseName = freshName();
  // All ids end alike, so that all annotations share one row.
  let serial = 0;
  const randomUuid = (): string =>
    `${(++serial).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const options = { databaseName, ...steady(), randomUuid };
  const workbench = await createWorkbench(host.api, options);
  workbench.select(wordRange(3));
  workbench.annotate(tagAt(0));
  await workbench.settled();
  workbench.close();
  const database = openDatabase(databaseName);
  onTestFinished(() => database.dexie.close());
  const again = async (): Promise<Workbench> => {
    const next = await createWorkbench(host.api, options);
    onTestFinished(() => next.close());
    return next;
  };
  return { databaseName, database, again };
}

describe('a full disk', () => {
  test('is told of, loses nothing, and is forgotten once there is room', async () => {
    const { database, again } = await storedWork();
    const workbench = await again();
    await workbench.settled();
    const put = IDBObjectStore.prototype.put;
    let isFull = true;
    IDBObjectStore.prototype.put = function (...given) {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
    onTestFinished(() => {
      IDBObjectStore.prototype.put = put;
    });
    const seen: string[] = [];
    workbench.state.subscribe(({ saving }) => {
      if (seen.at(-1) !== saving.kind) seen.push(saving.kind);
      if (saving.kind === 'failed') isFull = false;
    });
    workbench.select(wordRange(5));
    workbench.annotate(tagAt(1));
    expect(workbench.state.getState().open?.annotations.size).toBe(2);
    await workbench.settled();
    expect(seen).toEqual(['saved', 'saving', 'failed', 'saved']);
    expect((await derive(database)).counters).toHaveLength(1);
    const packs = await database.annotations.toArray();
    expect(packs.flatMap((pack) => decodePack(pack).states)).toHaveLength(2);
    expect(await tables(database)).toBe(await replayed(database));
  });
});

describe('what the database had no time for as the page went', () => {
  /** Work, and then more that the database does not take before the page is gone. */
  async function cutShort() {
    const { database, again } = await storedWork();
    const workbench = await again();
    await workbench.settled();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('too late', 'AbortError');
    };
    onTestFinished(() => {
      IDBObjectStore.prototype.put = put;
    });
    const [first] = workbench.state.getState().open?.annotations.inOrder() ?? [];
    if (first === undefined) throw new Error('There is no annotation.');
    workbench.setNote(first.id, 'the last words');
    workbench.select(wordRange(5));
    workbench.annotate(tagAt(1));
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
    workbench.close();
    // It is given up once closing has run out of patience.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    IDBObjectStore.prototype.put = put;
    const key = Object.keys(localStorage).find((each) => each.endsWith(database.dexie.name)) ?? '';
    onTestFinished(() => localStorage.removeItem(key));
    return { database, again, first, key };
  }

  test('is stored at the next start, and can be undone', { timeout: 30_000 }, async () => {
    const { database, again, first, key } = await cutShort();
    const workbench = await again();
    expect(localStorage.getItem(key)).toBeNull();
    const { annotations } = workbench.state.getState().open ?? {};
    expect(annotations?.size).toBe(2);
    expect(annotations?.get(first.id)?.note).toBe('the last words');
    workbench.undo();
    workbench.undo();
    expect(annotations?.size).toBe(1);
    expect(annotations?.get(first.id)?.note).toBe('');
    await workbench.settled();
    expect(await tables(database)).toBe(await replayed(database));
  });

  test('is let go where it is damaged', { timeout: 30_000 }, async () => {
    const { again, key } = await cutShort();
    localStorage.setItem(key, (localStorage.getItem(key) ?? '').replaceAll('"field"', '"Field"'));
    const workbench = await again();
    expect(workbench.state.getState().phase).toBe('ready');
    expect(workbench.state.getState().open?.annotations.size).toBe(1);
    expect(localStorage.getItem(key)).toBeNull();
  });
});

test('a transaction that does not end is given up, and the database works again', async () => {
  const { database } = await storedWork();
  const held = inTransaction(database, 'rw', async () => {
    for (let turn = 0; turn < 100_000; turn++) await database.meta.get('seq');
  }).catch((error: unknown) => String(error));
  await database.dexie.open();
  await reopenDatabase(database);
  expect(await held).toContain('Abort');
  expect(await rebuild(database)).toBe(0);
});

describe('a database', () => {
  test.each([
    ['by its security', 'SecurityError', 'lets this page store nothing'],
    ['for want of room', 'QuotaExceededError', 'disk is full'],
    ['without a reason', 'UnknownError', 'could not be opened'],
  ])(
    'that the browser refuses %s is told of, and can be tried again',
    async (_, name, sentence) => {
      const host = fakeHost();
      host.give('sample', 'text.txt', TEXT);
      const options = { databaseName: freshName(), ...steady() };
      const refusal = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
        throw new DOMException('refused', name);
      });
      const refused = await createWorkbench(host.api, options);
      refusal.mockRestore();
      expect(refused.state.getState().phase).toBe('failed');
      expect(refused.state.getState().failure).toContain(sentence);
      refused.close();
      const again = await createWorkbench(host.api, options);
      onTestFinished(() => again.close());
      expect(again.state.getState().phase).toBe('ready');
    },
  );

  test('behind a lock that the browser refuses is told of as refused, not as held', async () => {
    const refusal = vi
      .spyOn(LockManager.prototype, 'request')
      .mockRejectedValue(new DOMException('refused', 'SecurityError'));
    const refused = await createWorkbench(fakeHost().api, { databaseName: freshName() });
    refusal.mockRestore();
    expect(refused.state.getState().failure).toContain('lets this page store nothing');
  });

  test('written by a newer version is refused in words, and left as it is', async () => {
    const { database, again } = await storedWork();
    await database.meta.put({ key: 'formatVersion', value: 99 });
    const before = await tables(database);
    const state = (await again()).state.getState();
    expect(state.phase).toBe('failed');
    expect(state.failure).toContain('newer version');
    expect(await tables(database)).toBe(before);
  });

  test('with a damaged record is made whole from its history, and the person is told', async () => {
    const { database, again } = await storedWork();
    const [row] = await database.records.toArray();
    if (row === undefined) throw new Error('There is no record.');
    await database.records.put({ ...row, state: { damaged: true } as never });
    const state = (await again()).state.getState();
    expect(state.documents).toHaveLength(1);
    expect(state.open?.annotations.size).toBe(1);
    expect(state.notices.map(({ kind }) => kind)).toEqual(['problem']);
  });

  test('with a damaged annotation shows the rest, says so, and keeps the damaged one', async () => {
    const { database, again } = await storedWork();
    const [pack] = await database.annotations.toArray();
    if (pack === undefined) throw new Error('There is no pack.');
    const [state] = decodePack(pack).states;
    const empty = toColumns(pack.document, []).columns;
    const damaged = { ...state, live: 7 } as never;
    await database.annotations.put({ ...pack, columns: empty, states: [damaged] });
    const workbench = await again();
    expect(workbench.state.getState().notices.map(({ kind }) => kind)).toEqual(['problem']);
    workbench.annotateAll(tagAt(1), WORDS.slice(0, 40));
    await workbench.settled();
    const after = await database.annotations.toArray();
    expect(after.flatMap((row) => decodePack(row).states)).toHaveLength(40);
    expect(after.flatMap((row) => decodePack(row).damaged)).toMatchObject([{ live: 7 }]);
  });

  test('that another page works on is refused in words', async () => {
    const host = fakeHost();
    const options = { databaseName: freshName(), lockPatience: 100 };
    const first = await createWorkbench(host.api, options);
    const second = await createWorkbench(host.api, options);
    expect(second.state.getState().failure).toContain('another window or tab');
    expect(second.annotate(tagAt(0))).toBeNull();
    await first.settled();
    first.close();
    const third = await createWorkbench(host.api, { ...options, lockPatience: 10_000 });
    expect(third.state.getState().phase).toBe('ready');
    third.close();
  });

  test('holds deleted annotations, so that they can come back', async () => {
    const { database, again } = await storedWork();
    const workbench = await again();
    const [annotation] = workbench.state.getState().open?.annotations.inOrder() ?? [];
    if (annotation === undefined) throw new Error('There is no annotation.');
    workbench.remove([annotation.id]);
    await workbench.settled();
    const states = (await database.annotations.toArray()).flatMap(
      (pack) => decodePack(pack).states,
    );
    expect(states.map(isAlive)).toEqual([false]);
    expect(states.map(readAnnotation)).toEqual([null]);
  });
});
