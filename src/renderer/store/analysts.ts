import { idOf, kindOf, readAnalystName, type AnalystId } from '#core/model';
import type { Context } from './context.ts';
import type { Analyst } from './workbench.ts';

const collator = new Intl.Collator(undefined, { numeric: true });

/** Everyone whose work is here, by name; two of one name by id. */
export const analystsOf = ({ records }: Context): readonly Analyst[] =>
  [...records.values()]
    .filter(({ record }) => kindOf(record) === 'analyst')
    .map((state) => ({ id: idOf(state.record) as AnalystId, name: readAnalystName(state) }))
    .sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
