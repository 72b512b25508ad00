import { kindOf } from '#core/model';
import type { Context } from '../context.ts';
import { eachChange } from './changes.ts';
import type { Sitting } from '../shapes.ts';

/** Milliseconds without a change after which work counts as begun anew. */
const PAUSE = 30 * 60 * 1_000;

/** The stretches of work among moments, newest first. */
function sittingsAmong(moments: readonly string[]): readonly Sitting[] {
  const sittings: { from: string; to: string; changes: number }[] = [];
  for (const at of [...moments].sort()) {
    const last = sittings.at(-1);
    if (last === undefined || Date.parse(at) - Date.parse(last.to) > PAUSE)
      sittings.push({ from: at, to: at, changes: 1 });
    else {
      last.to = at;
      last.changes++;
    }
  }
  return sittings.reverse();
}

/** An analyst's own record is of no sitting: going back leaves it as it is. */
export async function sittingsOf(context: Context): Promise<readonly Sitting[]> {
  const moments: string[] = [];
  await eachChange(context, ({ record, at }) => {
    if (kindOf(record) !== 'analyst') moments.push(at);
  });
  return sittingsAmong(moments);
}
