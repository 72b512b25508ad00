import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { refused } from '#contract';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import {
  benchOn,
  claim,
  closing,
  date,
  freshName,
  reopened,
  statistic,
  steady,
  tag,
  told,
  until,
  type Bench,
} from './surroundings.ts';

const TEXT = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');

/** Takes the page's database away, as clearing the browser's data does. */
const lose = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('It was not deleted.'));
  });

/** What a person sees of the open document's annotations, by passage. */
const shown = (workbench: Workbench): readonly string[] =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).map(
    ({ exact, tag: of, note }) => `${exact} ${of} ${note}`,
  );

async function closed({ workbench }: Pick<Bench, 'workbench'>): Promise<void> {
  await workbench.settled();
  workbench.close();
}

const ids = (host: FakeHost): readonly string[] =>
  host.journal.lines.map((line) => (JSON.parse(line) as { id: string }).id);

const saving = (workbench: Workbench) => workbench.state.getState().saving;

/** Resolves when it is said that nothing could be saved. */
const failed = (workbench: Workbench): Promise<string> =>
  new Promise((resolve) => {
    workbench.state.subscribe(({ saving: now }) => {
      if (now.kind === 'failed') resolve(now.message);
    });
  });

describe('what is saved', () => {
  test('is in the journal, each change once', async () => {
    const bench = await benchOn([TEXT]);
    const id = tag(bench.workbench, 'word3', claim);
    bench.workbench.setNote(id, 'seen twice');
    bench.workbench.undo();
    await closed(bench);
    const kept = ids(bench.host);
    expect(new Set(kept).size).toBe(kept.length);
    expect(bench.host.journal.lines.filter((line) => line.includes(id))).toHaveLength(3);
  });

  test('is not called saved before the journal has it', async () => {
    const { workbench, host } = await benchOn([TEXT]);
    await workbench.settled();
    host.journal.refusal = '“journal-0001.jsonl” could not be written: the disk is full.';
    const told = failed(workbench);
    tag(workbench, 'word5', claim);
    expect(await told).toBe('“journal-0001.jsonl” could not be written: the disk is full.');
    host.journal.refusal = null;
    await workbench.settled();
    expect(saving(workbench).kind).toBe('saved');
    expect(host.journal.lines.join()).toContain('word5');
  });

  test('that the journal did not take before the page went, it is brought at the next start', async () => {
    const bench = await benchOn([TEXT]);
    await bench.workbench.settled();
    bench.host.journal.refusal = 'The disk is full.';
    const known = failed(bench.workbench);
    tag(bench.workbench, 'word7', statistic);
    await known;
    bench.workbench.close();
    bench.host.journal.refusal = null;
    const again = closing(await createWorkbench(bench.host.api, bench.options));
    await again.settled();
    expect(bench.host.journal.lines.join()).toContain('word7');
    expect(new Set(ids(bench.host)).size).toBe(ids(bench.host).length);
  });
});

describe('what was stored and not journaled before everything was killed', () => {
  test('is brought to the journal at the next start, and nothing twice', async () => {
    const bench = await benchOn([TEXT]);
    tag(bench.workbench, 'word3', claim);
    await bench.workbench.settled();
    tag(bench.workbench, 'word7', statistic);
    await closed(bench);
    const all = [...ids(bench.host)].sort();
    expect(bench.host.journal.lines.pop()).toContain('word7');
    const again = await reopened({ ...bench, workbench: bench.workbench });
    await again.settled();
    expect([...ids(bench.host)].sort()).toEqual(all);
    again.close();
    const last = await reopened({ ...bench, workbench: again });
    await last.settled();
    expect([...ids(bench.host)].sort()).toEqual(all);
    expect(told(last)).toEqual([]);
  });
});

describe('a database that is lost', () => {
  test('comes back from the journal, and so does whose it was', async () => {
    const bench = await benchOn([TEXT, 'Another text.']);
    bench.workbench.setAnalystName('Anna Weber');
    const id = tag(bench.workbench, 'word3', claim);
    tag(bench.workbench, 'word9', date);
    bench.workbench.setNote(id, 'as told in 2021');
    const before = shown(bench.workbench);
    const { analyst } = bench.workbench.state.getState();
    await closed(bench);
    await lose(bench.options.databaseName ?? '');
    const again = closing(await createWorkbench(bench.host.api, bench.options));
    expect(again.state.getState().analyst).toBe(analyst);
    expect(again.state.getState().analystName).toBe('Anna Weber');
    expect(again.state.getState().documents).toHaveLength(2);
    await again.openDocument(again.state.getState().documents[0]?.summary.id as never);
    expect(shown(again)).toEqual(before);
    expect(told(again)).toEqual([expect.stringMatching(/^done: .*was brought from the journal/)]);
    tag(again, 'word11', claim);
    await closed({ workbench: again });
    expect(new Set(ids(bench.host)).size).toBe(ids(bench.host).length);
  });

  test('in part is filled up, and the person told', async () => {
    const bench = await benchOn([TEXT]);
    const { host, options } = bench;
    const startWith = async (lines: readonly string[]): Promise<Workbench> => {
      host.journal.lose();
      host.journal.lines.push(...lines);
      return closing(await createWorkbench(host.api, options));
    };
    tag(bench.workbench, 'word3', claim);
    await bench.workbench.settled();
    const early = [...host.journal.lines];
    tag(bench.workbench, 'word5', claim);
    await closed(bench);
    const all = [...host.journal.lines];
    await lose(options.databaseName ?? '');
    await closed({ workbench: await startWith(early) });
    const healed = await startWith(all);
    expect(shown(healed)).toHaveLength(2);
    expect(told(healed)).toEqual([expect.stringMatching(/^problem: .* lacked 1 entry /)]);
  });
});

describe('a journal that is lost', () => {
  test('is written anew with everything', async () => {
    const bench = await benchOn([TEXT]);
    tag(bench.workbench, 'word3', claim);
    await closed(bench);
    const all = [...ids(bench.host)].sort();
    bench.host.journal.lose();
    const again = await reopened({ ...bench, workbench: bench.workbench });
    await again.settled();
    expect([...ids(bench.host)].sort()).toEqual(all);
    expect(told(again)).toEqual([
      expect.stringMatching(/^problem: .* journal .* written anew .*:/),
    ]);
    again.close();
    const last = await reopened({ ...bench, workbench: again });
    await last.settled();
    expect(told(last)).toEqual([]);
  });

  test.each(['wholly', 'in part'])(
    '%s while the window works is noticed by the next edit, and nothing is called saved before it is whole',
    async (how) => {
      const bench = await benchOn([TEXT]);
      const { workbench, host } = bench;
      tag(workbench, 'word3', claim);
      tag(workbench, 'word5', claim);
      await workbench.settled();
      const all = [...ids(host)];
      const rest = [...host.journal.lines].slice(0, -2);
      host.journal.lose();
      if (how === 'in part') host.journal.lines.push(...rest);
      const called: string[] = [];
      const stop = workbench.state.subscribe(({ saving: { kind } }, before) => {
        const there = new Set(ids(host));
        if (kind === 'saved' && before.saving.kind !== kind && !all.every((id) => there.has(id)))
          called.push(kind);
      });
      tag(workbench, 'word7', statistic);
      await workbench.settled();
      stop();
      expect(called).toEqual([]);
      expect(saving(workbench).kind).toBe('saved');
      expect(new Set(ids(host)).size).toBe(ids(host).length);
      expect(ids(host)).toEqual(expect.arrayContaining(all));
      expect(host.journal.lines.join()).toContain('word7');
      expect(told(workbench)).toEqual([
        expect.stringMatching(
          how === 'wholly' ? /^problem: .*written anew/ : /^problem: .* lacked 2 /,
        ),
      ]);
      await closed(bench);
      const again = closing(await createWorkbench(host.api, bench.options));
      expect(told(again)).toEqual([]);
      expect(shown(again)).toHaveLength(3);
    },
  );

  test('while nothing is done is noticed by looking, and brought back', async () => {
    const bench = await benchOn([TEXT], undefined, { diskEvery: 20 });
    tag(bench.workbench, 'word3', claim);
    await bench.workbench.settled();
    const all = [...ids(bench.host)].sort();
    bench.host.journal.lose();
    await until(bench.workbench, () => told(bench.workbench).length > 0);
    await bench.workbench.settled();
    expect([...ids(bench.host)].sort()).toEqual(all);
  });
});

test('while a lost journal is written anew, nothing is called saved', async () => {
  const bench = await benchOn([TEXT]);
  tag(bench.workbench, 'word3', claim);
  await closed(bench);
  bench.host.journal.lose();
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const api: typeof bench.host.api = {
    ...bench.host.api,
    appendToJournal: async (asked) => {
      await held;
      return bench.host.api.appendToJournal(asked);
    },
  };
  const again = closing(await createWorkbench(api, bench.options));
  expect(saving(again).kind).toBe('saving');
  goOn();
  await again.settled();
  expect(saving(again).kind).toBe('saved');
});

describe('two shells with one journal', () => {
  test('show the same, each after the other', async () => {
    const host = fakeHost();
    const first = await benchOn([TEXT], host);
    tag(first.workbench, 'word3', claim);
    await closed(first);
    const options = { databaseName: freshName(), ...steady() };
    const other = closing(await createWorkbench(host.api, options));
    expect(shown(other)).toHaveLength(1);
    tag(other, 'word5', date);
    await closed({ workbench: other });
    const back = closing(await createWorkbench(host.api, first.options));
    expect(shown(back)).toHaveLength(2);
    expect(told(back)).toEqual([expect.stringContaining('done: You have worked elsewhere')]);
    tag(back, 'word7', date);
    await closed({ workbench: back });
    const numbers = host.journal.lines.map((line) => {
      const { replica, seq } = JSON.parse(line) as { replica: string; seq: number };
      return `${replica} ${seq}`;
    });
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('a page whose host was started again', () => {
  /** A page of a host that does not know it any more once it is `gone`; others it serves. */
  async function pageOf(host: FakeHost): Promise<Bench & { readonly gone: () => void }> {
    let isGone = false;
    const ended = refused('bad-request', 'This page’s session has ended.');
    const wrapped = Object.entries(host.api).map(([name, method]) => [
      name,
      (input: never) => (isGone ? Promise.resolve(ended) : method(input)),
    ]);
    const api = Object.fromEntries(wrapped) as typeof host.api;
    const bench = await benchOn([TEXT], { ...host, api }, { lockPatience: 300 });
    await bench.workbench.settled();
    return { ...bench, gone: () => void (isGone = true) };
  }

  test('lets another one go on, with what it could not save', async () => {
    const host = fakeHost();
    const { workbench, options, gone } = await pageOf(host);
    // As long as it has its host, it stays.
    const early = await createWorkbench(host.api, options);
    expect(early.state.getState().failure).toMatch(/another window/);
    gone();
    tag(workbench, 'word3', claim);
    await until(workbench, () => saving(workbench).kind === 'failed');
    const next = closing(await createWorkbench(host.api, options));
    expect(next.state.getState()).toMatchObject({ phase: 'ready', failure: null });
    expect(workbench.state.getState()).toMatchObject({ phase: 'left', left: { unstored: 0 } });
    expect(shown(next)).toHaveLength(1);
    await next.settled();
    expect(host.journal.lines.join()).toContain('word3');
  });

  test('keeps what cannot be stored, and stores it once the database is free', async () => {
    const host = fakeHost();
    const { workbench, options, gone } = await pageOf(host);
    gone();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    onTestFinished(() => full.mockRestore());
    tag(workbench, 'word3', claim);
    const other = await createWorkbench(host.api, options);
    expect(other.state.getState().phase).toBe('ready');
    const { left } = workbench.state.getState();
    expect(left?.unstored).toBe(1);
    full.mockRestore();
    other.close();
    expect(await left?.store()).toBe(true);
    const again = closing(await createWorkbench(host.api, options));
    expect(shown(again)).toHaveLength(1);
  });
});

test('whatever is lost between starts, one of the two at a time, all work stays', async () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.nat(78).map((word) => ({ kind: 'tag' as const, word })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        { kind: 'restart' as const },
        { kind: 'loseDatabase' as const },
        { kind: 'loseJournal' as const },
      ),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      const bench = await benchOn([TEXT]);
      let { workbench } = bench;
      for (const each of acts) {
        if (each.kind === 'tag') tag(workbench, `word${each.word} `, claim);
        else if (each.kind === 'undo') {
          workbench.undo();
          await workbench.settled();
        } else {
          const before = shown(workbench);
          await closed({ workbench });
          if (each.kind === 'loseDatabase') await lose(bench.options.databaseName ?? '');
          if (each.kind === 'loseJournal') bench.host.journal.lose();
          workbench = await createWorkbench(bench.host.api, bench.options);
          expect([...shown(workbench)].sort()).toEqual([...before].sort());
        }
      }
      await closed({ workbench });
    }),
    { numRuns: 8 },
  );
});
