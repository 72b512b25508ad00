import { wellFormed } from '#core/model';
import { strings } from '#renderer/words';
import { nameOfAnalyst, type Context } from './context.ts';
import { commit } from './steps/edit.ts';
import { projectNameOf, projectRef } from './records/project-note.ts';

/** UTF-16 code units. */
const LONGEST = 200;

/** A name as records hold it: not too long, and not cut through a character; empty for no name. */
export const plainName = (name: string): string =>
  wellFormed(
    name
      .trim()
      .slice(0, LONGEST)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );

/** The analyst's name, on what they make and on what they made. */
export function setAnalystName(context: Context, name: string): void {
  const value = plainName(name);
  const { analyst } = context.identity;
  const former = nameOfAnalyst(context, analyst);
  if (value === '' || value === former) return;
  commit(context, 'change name', [
    { record: `analyst/${analyst}`, home: null, field: 'name', value },
  ]);
}

/** What the project is called, here and on the files it is saved as. */
export function setProjectName(context: Context, name: string): void {
  const value = plainName(name);
  if (value === projectNameOf(context)) return;
  commit(context, strings.saveProject.nameStep, [
    { record: projectRef(context), home: null, field: 'name', value },
  ]);
}
