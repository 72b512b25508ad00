import { kindOf, type Json, type Passage } from '#core/model';
import { packKey, type PackKey } from '#renderer/database';
import type { TableThread } from '#renderer/table';
import type { Context } from '../context.ts';
import type { HomedChange } from '../storing/materialise.ts';
import { areNamesTouched, namesTold } from './names.ts';

/** Milliseconds in which changes of names are gathered before the thread is told. */
const GATHERING = 150;

/** The rows of the database that a change is stored in. */
function packsOf({ change, home }: HomedChange): readonly PackKey[] {
  const { record, field, value } = change;
  if (kindOf(record) !== 'annotation' || home === null) return [];
  const here = packKey(home, record);
  if (field !== 'passage') return [here];
  const { document } = value as Json & Pick<Passage, 'document'>;
  return document === home ? [here] : [here, packKey(document, record)];
}

/**
 * Keeps a table's thread true to what is done: names as they change, packs once they are stored. It
 * is told of all names at once. Returns what ends it.
 */
export function followWith(context: Context, thread: TableThread): () => void {
  const { state, writer, watchers } = context;
  const packs = new Map<string, PackKey>();
  let isTelling = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const tellStored = async (): Promise<void> => {
    if (isTelling) return;
    isTelling = true;
    while (packs.size > 0 && !isOver) {
      await writer.settled();
      // Done between the storing and this moment: it may be of the same packs.
      if (writer.pending().some(({ changes }) => changes.length > 0)) continue;
      if (!isOver) thread.stored([...packs.values()]);
      packs.clear();
    }
    isTelling = false;
  };
  const note = (change: HomedChange): void => {
    for (const key of packsOf(change)) packs.set(key.join('/'), key);
    if (packs.size > 0 && !isTelling) void tellStored();
  };
  const tellNames = (): void => {
    timer = null;
    if (!isOver && !context.isClosed) thread.names(namesTold(context));
  };

  // What arrived is stored already.
  const noteArrived = (arrived: readonly PackKey[]): void => {
    if (!isOver) thread.stored(arrived);
  };

  for (const { changes } of writer.pending()) for (const change of changes) note(change);
  watchers.add(note);
  context.arrivalWatchers.add(noteArrived);
  const unsubscribe = state.subscribe((now, before) => {
    if (areNamesTouched(now, before)) timer ??= setTimeout(tellNames, GATHERING);
  });
  tellNames();
  return () => {
    isOver = true;
    watchers.delete(note);
    context.arrivalWatchers.delete(noteArrived);
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}
