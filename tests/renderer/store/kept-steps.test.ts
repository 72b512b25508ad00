import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkbench, type Workbench } from '#renderer/store';
import { openDatabase, type WorkbenchDatabase } from '../../../src/renderer/database/database.ts';
import { History } from '../../../src/renderer/store/steps/history.ts';
import { soundSteps } from '../../../src/renderer/store/steps/kept-steps.ts';
import {
  benchOn,
  claim,
  closing,
  reopened,
  statistic,
  tag,
  told,
  type Bench,
} from './surroundings.ts';

const TEXT = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');

const shown = ({ state }: Workbench): string =>
  (state.getState().open?.annotations.inOrder() ?? [])
    .map(({ exact, tag: of, note }) =>
      [exact, of === claim ? 'claim' : 'statistic', note].join(' '),
    )
    .join(', ');

interface Worked extends Bench {
  readonly database: WorkbenchDatabase;
  /** What was shown after each step, from the beginning. */
  readonly states: readonly string[];
}

/** Eight steps, several of them on one annotation; the last ones undone; closed. */
async function worked(undone: number): Promise<Worked> {
  const bench = await benchOn([TEXT]);
  const { workbench } = bench;
  const states = [shown(workbench)];
  const step = (act: () => void): void => {
    act();
    states.push(shown(workbench));
  };
  step(() => tag(workbench, 'word3', claim));
  const [first] = workbench.state.getState().open?.annotations.inOrder() ?? [];
  const id =
    first?.id ??
    (() => {
      throw new Error('There is no annotation.');
    })();
  step(() => workbench.retag(id, statistic));
  step(() => workbench.setNote(id, 'first'));
  step(() => tag(workbench, 'word9', claim));
  step(() => workbench.setNote(id, 'second'));
  step(() => workbench.retag(id, claim));
  step(() => tag(workbench, 'word12', statistic));
  step(() => workbench.setNote(id, 'third'));
  for (let time = 0; time < undone; time++) workbench.undo();
  await workbench.settled();
  workbench.close();
  const database = openDatabase(bench.options.databaseName ?? '');
  onTestFinished(() => database.dexie.close());
  return { ...bench, database, states };
}

/** What is shown, press by press, until there is nothing more to take. */
function pressed(workbench: Workbench, which: 'undo' | 'redo'): readonly string[] {
  const label = (): string | null => workbench.state.getState()[`${which}Label`];
  const seen: string[] = [];
  while (label() !== null) {
    const before = shown(workbench);
    workbench[which]();
    if (shown(workbench) !== before) seen.push(shown(workbench));
  }
  return seen;
}

const spoil = async ({ steps }: WorkbenchDatabase, at: number, more: object): Promise<void> =>
  void (await steps.update(at, more));

describe('of steps that the database has lost', () => {
  /** @param left how many of the steps that were done can be undone, and of those undone, redone */
  test.each<{
    readonly what: string;
    readonly harm: (database: WorkbenchDatabase) => Promise<unknown>;
    readonly undone?: number;
    readonly left: readonly [undo: number, redo: number];
    readonly isTold?: false;
  }>([
    { what: 'none', harm: async () => undefined, left: [8, 0], isTold: false },
    {
      what: 'none, where all is undone',
      harm: async () => undefined,
      undone: 8,
      left: [0, 8],
      isTold: false,
    },
    { what: 'all', harm: ({ steps }) => steps.clear(), left: [0, 0] },
    { what: 'all, some undone', harm: ({ steps }) => steps.clear(), undone: 3, left: [0, 0] },
    { what: 'the last', harm: ({ steps }) => steps.delete(8), left: [0, 0] },
    { what: 'one between', harm: ({ steps }) => steps.delete(5), left: [3, 0] },
    {
      what: 'one between, some undone',
      harm: ({ steps }) => steps.delete(4),
      undone: 2,
      left: [2, 2],
    },
    { what: 'one of those undone', harm: ({ steps }) => steps.delete(7), undone: 3, left: [5, 1] },
    { what: 'what one says', harm: (all) => spoil(all, 6, { entries: 7 }), left: [2, 0] },
    {
      what: 'how far undoing has come',
      harm: ({ meta }) => meta.delete('undoneAt'),
      undone: 2,
      left: [0, 0],
    },
    {
      what: 'a number of it',
      harm: ({ meta }) => meta.put({ key: 'undoneAt', value: 'x' }),
      left: [0, 0],
    },
  ])(
    '$what: those after it are undone, nothing else; the person is told once',
    async ({ harm, undone = 0, left: [undo, redo], isTold = true }) => {
      const work = await worked(undone);
      const at = work.states.length - 1 - undone;
      await harm(work.database);
      const workbench = closing(await createWorkbench(work.host.api, work.options));
      expect(shown(workbench)).toBe(work.states[at]);
      expect(told(workbench)).toEqual(
        isTold ? [expect.stringContaining('problem: Your work is whole, but steps')] : [],
      );
      expect(pressed(workbench, 'undo')).toEqual(work.states.slice(at - undo, at).reverse());
      pressed(workbench, 'redo');
      expect(shown(workbench)).toBe(work.states[at + redo]);
      tag(workbench, 'word20', claim);
      workbench.undo();
      expect(shown(workbench)).toBe(work.states[at + redo]);
      workbench.redo();
      const next = await reopened({ ...work, workbench });
      expect(told(next)).toEqual([]);
      next.undo();
      expect(shown(next)).toBe(work.states[at + redo]);
    },
  );

  test('what one did, it is noticed when its turn comes, and what lies beyond it stays', async () => {
    const work = await worked(2);
    await spoil(work.database, 4, { entries: '[{"record":7}]' });
    await spoil(work.database, 8, { entries: 'no JSON' });
    const workbench = closing(await createWorkbench(work.host.api, work.options));
    expect(told(workbench)).toEqual([]);
    expect(pressed(workbench, 'redo')).toEqual([work.states[7]]);
    expect(told(workbench).join()).toContain('cannot be done again');
    expect(pressed(workbench, 'undo')).toEqual([work.states[6], work.states[5], work.states[4]]);
    expect(told(workbench).join()).toContain('cannot be undone');
    const next = await reopened({ ...work, workbench });
    expect(told(next)).toEqual([]);
    expect(next.state.getState().undoLabel).toBeNull();
    expect(pressed(next, 'redo')).toEqual([work.states[5], work.states[6], work.states[7]]);
  });

  test('an older database knows nothing of what the journal brings, and undoes nothing under it', async () => {
    const bench = await benchOn([TEXT]);
    const { workbench, host, options } = bench;
    const id = tag(workbench, 'word3', claim);
    await workbench.settled();
    const database = openDatabase(options.databaseName ?? '');
    onTestFinished(() => database.dexie.close());
    const tables = database.dexie.tables;
    const older = await Promise.all(tables.map((table) => table.toArray()));
    workbench.retag(id, statistic);
    workbench.setNote(id, 'later');
    const before = shown(workbench);
    await workbench.settled();
    workbench.close();
    for (const [at, table] of tables.entries()) {
      await table.clear();
      await table.bulkPut(older[at] ?? []);
    }
    const again = closing(await createWorkbench(host.api, options));
    expect(shown(again)).toBe(before);
    expect(told(again)).toEqual([expect.stringContaining('done: You have worked elsewhere')]);
    again.undo();
    expect(shown(again)).toBe(before);
    tag(again, 'word8', claim);
    again.undo();
    expect(shown(again)).toBe(before);
    expect(told(await reopened({ ...bench, workbench: again }))).toEqual([]);
  });
});

describe('a place that is kept for a step', () => {
  const row = (at: number) => ({ at, label: `step ${at}`, entries: '[]' });
  /** What the database holds, once it follows. */
  const following = (all: readonly { readonly at: number; readonly label: string }[]) => {
    const table = new Map(all.map((step) => [step.at, step.label]));
    const standing = { undoneAt: 0 };
    return {
      standing,
      take: (write: ReturnType<History['standing']>) => {
        for (const at of write.dropped) table.delete(at);
        for (const { at, label } of write.put) table.set(at, label);
        standing.undoneAt = write.undoneAt;
      },
      get rows() {
        return [...table]
          .sort(([a], [b]) => a - b)
          .map(([at, label]) => ({ at, label, entries: '[]' }));
      },
    };
  };

  test.each([0, 1, 3])('is no gap where the step came to nothing, with %i later', (later) => {
    const begun = [1, 2, 3, 4].map(row);
    const history = new History(begun, 2);
    const database = following(begun);
    const { fill } = history.reserve('opening');
    const writes = Array.from({ length: later }, (_, at) => history.add(`later ${at}`, []));
    const filled = fill(null);
    for (const write of [...writes, ...(filled === null ? [] : [filled])]) database.take(write);
    const undoneAt = later === 0 ? 2 : database.standing.undoneAt;
    const kept = soundSteps(database.rows, undoneAt);
    expect(kept.areLost).toBe(false);
    const after = later === 0 ? ['step 3', 'step 4'] : [];
    const labels = ['step 1', 'step 2', ...Array.from({ length: later }, (_, at) => `later ${at}`)];
    expect(kept.steps.map(({ label }) => label)).toEqual([...labels, ...after]);
    expect(history.toUndo?.label).toBe(labels.at(-1));
    expect(new History(kept.steps, kept.undoneAt).toUndo?.label).toBe(labels.at(-1));
  });
});
