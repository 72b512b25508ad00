import { idOf, kindOf, readAnalystName, toldApart, type AnalystId } from '#core/model';
import { nameOfAnalyst, type Context } from '../context.ts';
import type { Analyst } from '../workbench.ts';

const collator = new Intl.Collator(undefined, { numeric: true });

const called = new WeakMap<Context, ReadonlyMap<AnalystId, string>>();

/**
 * Everyone whose work is here, by name, as they are called wherever they are shown: two of one name are
 * told apart by their ids. Made anew when an analyst's record changes; `shownAnalyst` follows it.
 */
export function analystsOf(context: Context): readonly Analyst[] {
  const all = [...context.records.values()]
    .filter(({ record }) => kindOf(record) === 'analyst')
    .map((state) => ({ id: idOf(state.record) as AnalystId, name: readAnalystName(state) }))
    .sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const names = toldApart(all);
  const told = all.map(({ id, name }, at) => ({ id, name: names[at] ?? name }));
  called.set(context, new Map(told.map(({ id, name }) => [id, name])));
  return told;
}

/** What an analyst is called wherever others stand beside them. */
export const shownAnalyst = (context: Context, id: AnalystId): string =>
  called.get(context)?.get(id) ?? nameOfAnalyst(context, id);
