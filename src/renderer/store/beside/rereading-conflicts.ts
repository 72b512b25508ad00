import { isConflictRow } from '#renderer/database';
import type { Context } from '../context.ts';

/** Reads what people are at odds over anew, after a thread has stored what arrived. */
export async function rereadConflicts(context: Context): Promise<void> {
  const rows = await context.database.conflicts.toArray();
  context.conflictIndex.replace(rows.filter(isConflictRow));
  context.state.setState({ conflicts: context.conflictIndex.state });
}
