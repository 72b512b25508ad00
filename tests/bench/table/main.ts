import {
  createTableThread,
  type SortKey,
  type TableAsk,
  type TableColumn,
  type TableGrouping,
  type TableStanding,
  type TableThread,
} from '#renderer/table';
import { fillProject, namesOf, somePack } from './fill-project.ts';

/** What the driver calls, one after another. */

const NAME = 'bench-table';
const COLUMNS: readonly TableColumn[] = [
  'tag',
  'passage',
  'value',
  'document',
  'published',
  'analyst',
  'links',
  'note',
  'made',
  'changed',
];
const GROUPINGS: readonly TableGrouping[] = ['tag', 'document', 'analyst', 'actor', 'month'];
const QUERIES: Readonly<Record<string, string>> = {
  'the first word': 'qua',
  'one word': 'zeb',
  'two words': 'ab er',
  'a phrase': '"ab"',
  'a tag': 'tag:"Tag 3 date"',
  'dates between': 'date:2010..2012',
  'numbers above': 'number:>50000',
  'with a note': 'has:note',
  unresolved: 'is:unresolved',
};
const EVERYTHING: TableAsk = { query: '', sort: [], group: null, folded: new Set() };

let thread: TableThread | null = null;
let standing: TableStanding | null = null;
let watch: ((standing: TableStanding) => void) | null = null;
let documents = 0;

const running = (): TableThread => {
  if (thread === null) throw new Error('Nothing was opened.');
  return thread;
};

const until = (isWanted: (standing: TableStanding) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (told: TableStanding): void => {
      if (!isWanted(told)) return;
      watch = null;
      resolve();
    };
    watch = look;
    if (standing !== null) look(standing);
  });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds until an ask is answered by the next standing. */
async function asking(patch: Partial<TableAsk>): Promise<number> {
  const before = standing?.revision ?? 0;
  return timed(async () => {
    running().ask({ ...EVERYTHING, ...patch });
    await until(({ revision }) => revision > before);
  });
}

/** The longest that a few lines took while something else was done. */
async function slowestLines(work: Promise<unknown>): Promise<number> {
  let slowest = 0;
  let isOver = false;
  void work.finally(() => (isOver = true));
  while (!isOver) {
    slowest = Math.max(slowest, await timed(() => running().lines(0, 50)));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return slowest;
}

const sorted = (by: TableColumn, isDescending = false): readonly SortKey[] => [
  { by, isDescending },
];

/** What is measured, each by itself; between two of them everything is asked for again. */
const ACTS: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(
    Object.entries(QUERIES).map(([name, query]) => [name, () => asking({ query })]),
  ),
  ...Object.fromEntries(
    COLUMNS.flatMap((column) => [
      [`sorted by ${column}`, () => asking({ sort: sorted(column) })],
      [`once more by ${column}`, () => asking({ sort: sorted(column, true) })],
    ]),
  ),
  ...Object.fromEntries(GROUPINGS.map((group) => [`grouped by ${group}`, () => asking({ group })])),
  'one pack read again': () => {
    const before = standing?.revision ?? 0;
    running().stored([somePack(documents)]);
    return until(({ revision }) => revision > before);
  },
  'the overview': () => running().overview(),
  'all picked': () => running().picked(),
  'all ticked': () => {
    running().tickAll(true);
    return until(({ ticked, matched }) => ticked === matched);
  },
};

const bench = {
  fill: async (count: number, annotations: number): Promise<void> => {
    indexedDB.deleteDatabase(NAME);
    await fillProject(NAME, count, annotations);
  },

  /** Milliseconds to the first rows and to the last, and the slowest lines meanwhile. */
  read: async (count: number): Promise<object> => {
    documents = count;
    thread = createTableThread((told) => {
      standing = told;
      watch?.(told);
    });
    thread.names(namesOf(count));
    const began = performance.now();
    thread.open(NAME);
    await until(({ lines }) => lines > 0);
    const first = performance.now() - began;
    const slowest = await slowestLines(until(({ progress }) => progress === null));
    return { first, all: performance.now() - began, slowest, total: standing?.total };
  },

  acts: (): Promise<readonly string[]> => Promise.resolve(Object.keys(ACTS)),

  /** Milliseconds that it took, and the slowest lines meanwhile; how many annotations it left. */
  act: async (name: string): Promise<object> => {
    const act = ACTS[name];
    if (act === undefined) throw new Error(`There is no “${name}”.`);
    const began = performance.now();
    let took = 0;
    const slowest = await slowestLines(act().then(() => (took = performance.now() - began)));
    const matched = standing?.matched;
    return { took, slowest, matched };
  },

  everything: async (): Promise<void> => {
    await asking({});
  },

  lines: async (): Promise<readonly number[]> => {
    const times: number[] = [];
    for (let time = 0; time < 100; time++) {
      const from = Math.floor(((standing?.lines ?? 0) * time) / 100);
      times.push(await timed(() => running().lines(from, from + 50)));
    }
    return times.sort((a, b) => a - b);
  },
};

Object.assign(globalThis, { bench });
