import { nameOfAnalyst, type Context } from './context.ts';
import { commit } from './edit.ts';

const LONGEST = 200;

/** The analyst's name, on what they make and on what they made. */
export function setAnalystName(context: Context, name: string): void {
  const value = name.trim().slice(0, LONGEST);
  const { analyst } = context.identity;
  const former = nameOfAnalyst(context, analyst);
  if (value === '' || value === former) return;
  commit(context, 'change name', [
    { record: `analyst/${analyst}`, home: null, field: 'name', value },
  ]);
}
