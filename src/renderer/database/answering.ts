import { Dexie, type DBCore, type DBCoreTable, type Middleware } from 'dexie';

/**
 * The browser's database may give no answer at all, where a disk is full or about to fail: neither does a
 * request succeed then, nor does it fail. So every request is waited for with an end, and whoever waits
 * gets an error they can tell of. That takes so long that a slow machine is no silent one; before, it is
 * told that an answer is late.
 */

/** How requests are answered, as it changes. */
export type Answering =
  /** One is waited for longer than anybody expects. */
  | 'late'
  /** None is any more. */
  | 'well'
  /** One was given up. */
  | 'silent';

export interface Patience {
  /** Milliseconds after which an answer is late. */
  readonly late: number;
  /** Milliseconds after which it is given up. */
  readonly silent: number;
  readonly tell: (answering: Answering) => void;
}

const PATIENCE: Patience = { late: 8_000, silent: 60_000, tell: () => undefined };
/** Milliseconds more for each row that is written. */
const PER_ROW = 5;

const SILENT = 'The database gave no answer in time.';

/** Whether something failed because nothing was answered. */
export const isSilent = (error: unknown): boolean => String(error).includes(SILENT);

/** @param work of Dexie's, so that a transaction goes on with it */
type Waiting = <T>(work: PromiseLike<T>, more: number) => Promise<T>;

function waitingWith({ late, silent, tell }: Patience): Waiting {
  let lateOnes = 0;
  return <T>(work: PromiseLike<T>, more: number) =>
    new Dexie.Promise<T>((resolve, reject) => {
      let isLate = false;
      let timer = setTimeout(() => {
        isLate = true;
        if (lateOnes++ === 0) tell('late');
        timer = setTimeout(
          () => {
            settle();
            tell('silent');
            reject(new Error(SILENT));
          },
          silent - late + more,
        );
      }, late);
      const settle = (): void => {
        clearTimeout(timer);
        if (!isLate) return;
        isLate = false;
        if (--lateOnes === 0) tell('well');
      };
      work.then(
        (value) => {
          settle();
          resolve(value);
        },
        (error: unknown) => {
          settle();
          reject(error as Error);
        },
      );
    });
}

function watched(table: DBCoreTable, wait: Waiting): DBCoreTable {
  return {
    ...table,
    get: (request) => wait(table.get(request), 0),
    getMany: (request) => wait(table.getMany(request), 0),
    query: (request) => wait(table.query(request), 0),
    count: (request) => wait(table.count(request), 0),
    openCursor: (request) => wait(table.openCursor(request), 0),
    mutate: (request) =>
      wait(table.mutate(request), 'values' in request ? request.values.length * PER_ROW : 0),
  };
}

/** Has every request to a database waited for with an end. */
export function waitWithAnEnd(dexie: Dexie, patience: Partial<Patience> = {}): void {
  const wait = waitingWith({ ...PATIENCE, ...patience });
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'waiting with an end',
    create: (core) => ({ ...core, table: (name) => watched(core.table(name), wait) }),
  };
  dexie.use(middleware);
}

/** Opens a database, with an end too: another page may keep it from that, or the disk. */
export const openWithAnEnd = (dexie: Dexie, silent = PATIENCE.silent): Promise<unknown> =>
  Promise.race([
    dexie.open(),
    new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error(SILENT));
      }, silent);
    }),
  ]);
