import type { Context } from './context.ts';

/** Work of commands that goes on after they returned, so that closing and settling can wait for it. */
const underWay = new WeakMap<Context, Set<Promise<void>>>();

/** Does work after the command returned. It tells its own failures. */
export function later(context: Context, work: () => Promise<void>): void {
  const all = underWay.get(context) ?? new Set();
  underWay.set(context, all);
  const done: Promise<void> = work().finally(() => void all.delete(done));
  all.add(done);
}

/** The last work that was to begin when the one before it is done. */
const lastInTurn = new WeakMap<Context, Promise<void>>();

/** Does work later, one after the other. It tells its own failures. */
export function laterInTurn(context: Context, work: () => Promise<void>): void {
  const done: Promise<void> = (lastInTurn.get(context) ?? Promise.resolve())
    .then(work)
    .finally(() => {
      if (lastInTurn.get(context) === done) lastInTurn.delete(context);
    });
  lastInTurn.set(context, done);
  later(context, () => done);
}

/** Whether work waits for its turn, or has it: what is to come after it must wait, too. */
export const isInTurn = (context: Context): boolean => lastInTurn.has(context);

/** Resolves when what is under way now is done, whatever is begun meanwhile. */
export const workBegun = async (context: Context): Promise<void> =>
  void (await Promise.allSettled([...(underWay.get(context) ?? [])]));

/** Resolves when none is under way; null where none is. */
export function workDone(context: Context): Promise<void> | null {
  const all = underWay.get(context);
  if (all === undefined || all.size === 0) return null;
  return Promise.all(all).then(() => workDone(context) ?? undefined);
}
