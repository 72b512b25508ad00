import type { LockAfter } from '#contract';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';

/** What a private workbench is locked with. */
export interface Locking {
  /** Resolves when all that is under way is done, and stored. */
  readonly settled: () => Promise<void>;
  /** Takes no more commands, ends every thread, and lets the database go. */
  readonly close: () => void;
}

/** What counts as use of a window. */
const USES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

const MINUTE = 60_000;
/** Milliseconds between two looks whether it is left alone. */
const EVERY = 5_000;

/** Whether saving fails, or comes to fail before all is stored. */
function failsBefore({ state }: Context, stored: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (state.getState().saving.kind === 'failed') resolve(true);
    };
    const end = state.subscribe(look);
    look();
    void stored.then(() => resolve(false)).finally(end);
  });
}

/** What the page keeps beside the workbench's own: a private window has one database, and no more. */
async function forget(name: string): Promise<void> {
  const isGone = new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = () => resolve();
  });
  // Where a thread has it open still, it goes with the page.
  const enough = new Promise<void>((resolve) => {
    setTimeout(resolve, 2_000);
  });
  await Promise.race([isGone, enough]);
}

/**
 * Locks a private workbench: what is done is stored first, then its host lets go of the key and of all that
 * it holds, and the page of its database and of itself. Where something cannot be stored, it stays open,
 * and says so.
 */
export async function lockPrivate(context: Context, locking: Locking): Promise<void> {
  const { host, state, database, surroundings } = context;
  const { isPrivate, isLocked, isLocking } = state.getState();
  if (!isPrivate || isLocked || isLocking || context.isClosed) return;
  // What is being typed is done with the field.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  state.setState({ isLocking: true });
  if (await failsBefore(context, locking.settled())) {
    state.setState({ isLocking: false });
    return notify(state, 'problem', strings.private.lock.notStored);
  }
  const { name } = database.dexie;
  locking.close();
  const locked = await host.lockPrivate({});
  if (locked.ok && locked.value.isReplaced) return;
  // A host that gives no answer has let go of all.
  await forget(name);
  surroundings.leaveLocked();
}

/** Locks it once nobody has used it for as long as was chosen. Returns what ends the watch. */
export function lockWhenLeft(context: Context, lock: () => Promise<void>): () => void {
  const { state, surroundings } = context;
  if (!state.getState().isPrivate) return () => undefined;
  let used = surroundings.now();
  const look = (): void => {
    const { lockAfter, saving } = state.getState();
    const isLeft = lockAfter !== 0 && surroundings.now() - used >= lockAfter * MINUTE;
    // What cannot be saved would be lost: it is tried again.
    if (isLeft && saving.kind !== 'failed') void lock();
  };
  // A machine that slept wakes by being used: it was left alone all the same.
  const use = (): void => {
    look();
    used = surroundings.now();
  };
  const listening = { capture: true, passive: true };
  for (const kind of USES) globalThis.addEventListener(kind, use, listening);
  const timer = setInterval(look, EVERY);
  return () => {
    clearInterval(timer);
    for (const kind of USES) globalThis.removeEventListener(kind, use, listening);
  };
}

/** Keeps when it locks by itself. */
export async function setLockAfter({ host, state }: Context, minutes: LockAfter): Promise<void> {
  const kept = await host.setLockAfter({ minutes });
  if (kept.ok) state.setState({ lockAfter: minutes });
  else notify(state, 'problem', kept.message);
}

/** What was wrong with the one that it has, or with keeping the other, in a sentence; null where it is done. */
export async function changePassphrase(
  { host, state }: Context,
  passphrase: string,
  next: string,
): Promise<{ readonly isOld: boolean; readonly text: string } | null> {
  const changed = await host.changePassphrase({ passphrase, next });
  if (changed.ok) {
    notify(state, 'done', strings.private.change.isDone);
    return null;
  }
  const isOld = changed.code === 'locked';
  return { isOld, text: isOld ? strings.private.change.isWrong : changed.message };
}
